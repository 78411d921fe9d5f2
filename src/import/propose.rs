//! `dyad import tidy FILE --propose`: a mapping from the header and the first rows, for a person to look through and correct. What
//! is not known is said as such, never made up.

use std::{fmt::Write, io::Read, path::Path};

use encoding_rs::Encoding;

use super::{
    codes::CodeList,
    decode::Decoded,
    delimited_text::{Record, Records},
    error::ImportError,
    header::Header,
    json::read_objects,
    opened_file::{BytesRead, visit_texts},
    period_label,
    propose_columns::{Column, GuessedRole, scale},
    tidy_words,
};
use crate::language::Language;

/// The beginning of a file that is looked at.
const BEGINNING: u64 = 256 << 10;
const ROWS: usize = 2000;

/// A table's beginning.
struct Table {
    skip: u64,
    above: String,
    columns: Vec<Column>,
}

/// The mapping that a file seems to need, as TOML with remarks.
///
/// # Errors
/// [`ImportError`]: a file that cannot be read or holds no table.
pub fn propose(path: &Path, encoding: Option<&str>) -> Result<String, ImportError> {
    let declared = encoding.and_then(|name| Encoding::for_label(name.as_bytes()));
    let mut found: Option<(Table, Option<String>)> = None;
    visit_texts(path, &BytesRead::default(), None, &mut |name, input| {
        if found.is_none() {
            let mut decoded = Decoded::new(input, declared);
            let mut text = Vec::new();
            (&mut decoded)
                .take(BEGINNING)
                .read_to_end(&mut text)
                .map_err(|error| ImportError::Io { place: name.to_owned(), error })?;
            let table = if text.trim_ascii_start().starts_with(b"{") || text.trim_ascii_start().starts_with(b"[") {
                of_json(&text, name)?
            } else {
                of_text(&text, name)?
            };
            found = Some((table, decoded.said().map(str::to_owned)));
        }
        Ok(())
    })?;
    let (table, said) = found.ok_or_else(|| ImportError::input(&path.display().to_string(), "holds no table"))?;
    let mut text =
        String::from("# Proposed by dyad from the header and the first rows: look through every line before you use it.\n");
    if let Some(said) = said {
        let _ = writeln!(text, "# The file {said}.");
    }
    text.push_str(&mapping(&table));
    Ok(text)
}

fn of_json(text: &[u8], name: &str) -> Result<Table, ImportError> {
    let (mut names, mut rows) = (Vec::new(), Vec::new());
    let read = read_objects(&mut &*text, name, &mut |header, record| {
        names = header.spelled().to_vec();
        rows.push(record);
        Ok(())
    });
    // The beginning of a long document ends within it.
    if rows.is_empty() {
        read?;
    }
    Ok(Table { skip: 0, above: String::new(), columns: columns(&names, &rows) })
}

/// The table of a text: the first line from which on the rows have as many fields as it, none of them empty.
fn of_text(text: &[u8], name: &str) -> Result<Table, ImportError> {
    let whole = text.len() as u64 == BEGINNING;
    let end = if whole { text.iter().rposition(|byte| *byte == b'\n').map_or(text.len(), |end| end + 1) } else { text.len() };
    let text = &text[..end];
    let lines: Vec<&[u8]> = text.split(|byte| *byte == b'\n').collect();
    for skip in 0..lines.len().min(40) as u64 {
        let Some((header, rows)) = rows_after(skip, text, name) else { continue };
        let names = header.spelled();
        let fitting = rows.iter().filter(|row| row.len() >= header.width()).count();
        if names.len() > 2 && names.iter().all(|name| !name.is_empty()) && !rows.is_empty() && fitting * 2 >= rows.len() {
            let above = lines[..usize::try_from(skip).unwrap_or(0)].concat();
            let fits = |row: &Record| row.len() >= header.width();
            let rows: Vec<Record> = rows.into_iter().filter(fits).collect();
            return Ok(Table { skip, above: String::from_utf8_lossy(&above).into_owned(), columns: columns(names, &rows) });
        }
    }
    Err(ImportError::input(name, "no line of the first forty is a header of three columns or more with rows below it"))
}

fn rows_after(skip: u64, mut text: &[u8], name: &str) -> Option<(Header, Vec<Record>)> {
    let (mut records, head) = Records::after(skip, &mut text, name).ok()?;
    let mut rows = Vec::new();
    let mut record = Record::default();
    while rows.len() < ROWS && records.read(&mut record).ok()? {
        rows.push(std::mem::take(&mut record));
    }
    Some((Header::from_record(&head), rows))
}

fn columns(names: &[String], rows: &[Record]) -> Vec<Column> {
    let column = |(place, name): (usize, &String)| Column {
        name: name.clone(),
        cells: rows.iter().map(|row| row.field(place).to_owned()).collect(),
    };
    names.iter().enumerate().map(column).collect()
}

/// What is known of a table, part by part.
struct Proposal<'a> {
    table: &'a Table,
    roles: Vec<GuessedRole>,
    hijri: bool,
    wide: Vec<&'a str>,
}

impl<'a> Proposal<'a> {
    fn new(table: &'a Table) -> Self {
        let mut roles: Vec<GuessedRole> = table.columns.iter().map(Column::role).collect();
        let is_label =
            |hijri: bool| move |column: &&Column| period_label::read(&column.name, hijri).is_ok() && column.is_of_figures();
        let hijri_wide = table
            .columns
            .iter()
            .filter(is_label(true))
            .any(|column| column.name.starts_with("13") || column.name.starts_with("14"));
        let wide: Vec<&str> = table.columns.iter().filter(is_label(hijri_wide)).map(|column| column.name.as_str()).collect();
        for (role, column) in roles.iter_mut().zip(&table.columns) {
            if wide.contains(&column.name.as_str()) {
                *role = GuessedRole::Other;
            }
        }
        let hijri = hijri_wide || hijri_labels(table, &roles);
        Self { table, roles, hijri, wide }
    }

    fn of(&self, role: GuessedRole) -> Vec<&'a Column> {
        self.table.columns.iter().zip(&self.roles).filter(|column| *column.1 == role).map(|column| column.0).collect()
    }

    /// Columns of figures that are named as a flow.
    fn flows(&self) -> Vec<(&'a Column, &'static str)> {
        let flow = |column: &'a Column| {
            let name = column.name.to_lowercase();
            let found = [
                ("re-export", "re-export"),
                ("reexport", "re-export"),
                ("export", "export"),
                ("import", "import"),
                ("экспорт", "export"),
                ("импорт", "import"),
                ("صادرات", "export"),
                ("واردات", "import"),
            ];
            found.iter().find(|word| name.contains(word.0)).map(|word| (column, word.1))
        };
        self.of(GuessedRole::Value).into_iter().filter_map(flow).collect()
    }
}

fn hijri_labels(table: &Table, roles: &[GuessedRole]) -> bool {
    let mut columns = table.columns.iter().zip(roles);
    columns.any(|(column, role)| {
        matches!(role, GuessedRole::Year | GuessedRole::Period)
            && column.cells.iter().all(|cell| {
                let cell = super::persian::folded(cell);
                cell.is_empty() || cell.starts_with("13") || cell.starts_with("14")
            })
    })
}

/// A text as TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted + "\""
}

fn mapping(table: &Table) -> String {
    let known = Proposal::new(table);
    let mut text = String::new();
    general(&known, &mut text);
    let (areas_text, reporter, partner) = areas(&known);
    text.push_str(&areas_text);
    shape_of(&known, &mut text);
    let mut lines = FirstLines::default();
    lines.area("reporter", reporter);
    lines.area("partner", partner);
    flow(&known, &mut lines);
    periods(&known, &mut lines);
    rest(&known, &mut lines);
    lines.constants.push("valuation = \"usual\"   # exports FOB, imports CIF; leave it out where that is not known".to_owned());
    let _ = write!(text, "\n[columns]\n{}\n\n[constants]\n{}\n", lines.columns.join("\n"), lines.constants.join("\n"));
    if !lines.flows.is_empty() {
        let _ = write!(
            text,
            "\n[flows]   # UNKNOWN: write export, import, re-export, re-import or turnover for each\n{}\n",
            lines.flows.join("\n")
        );
    }
    text
}

/// The lines of the tables of a mapping.
#[derive(Default)]
struct FirstLines {
    columns: Vec<String>,
    constants: Vec<String>,
    flows: Vec<String>,
}

impl FirstLines {
    fn column(&mut self, ours: &str, column: &Column) {
        self.columns.push(format!("{ours} = {}", quoted(&column.name)));
    }

    fn area(&mut self, ours: &str, column: Option<&Column>) {
        match column {
            Some(column) => self.column(ours, column),
            None => {
                self.constants.push(format!("# {ours} = \"IRN\"   # UNKNOWN: no column seems to be the {ours}; write its code"));
            }
        }
    }
}

fn general(known: &Proposal<'_>, text: &mut String) {
    if known.table.skip > 0 {
        let _ = writeln!(text, "skip = {}   # lines above the header", known.table.skip);
    }
    let names = known.table.columns.iter().map(|column| column.name.as_str());
    let said = names.chain([known.table.above.as_str()]).find_map(|name| scale(name).map(|scale| (scale, name)));
    match said {
        Some((scale, name)) => {
            let _ = writeln!(text, "unit_mult = {scale}   # figures times 10^{scale}, by {}", quoted(name.trim()));
        }
        None => text.push_str("# unit_mult = 6   # where the figures are in millions; as it is, they are in units\n"),
    }
    if known.hijri {
        text.push_str("calendar = \"solar-hijri\"\n");
    }
}

/// The code list, and which columns are the reporter and the partner.
fn areas<'a>(known: &Proposal<'a>) -> (String, Option<&'a Column>, Option<&'a Column>) {
    let (mut reporters, mut partners, mut others) =
        (known.of(GuessedRole::Reporter), known.of(GuessedRole::Partner), known.of(GuessedRole::Area));
    let lists = [
        ("iso3", CodeList::Iso3),
        ("iso2", CodeList::Iso2),
        ("wits", CodeList::Wits),
        ("un", CodeList::Un),
        ("imf", CodeList::Imf),
        ("cow", CodeList::Cow),
    ];
    let all: Vec<&Column> = reporters.iter().chain(&partners).chain(&others).copied().collect();
    let known_by = |list: CodeList| all.iter().map(|column| column.known(list)).sum::<usize>();
    let cells: usize = all.iter().map(|column| column.cells.iter().filter(|cell| !cell.is_empty()).count()).sum();
    let best = lists.into_iter().rev().max_by_key(|list| known_by(list.1)).unwrap_or(lists[0]);
    let best_of = |columns: &mut Vec<&'a Column>| {
        let place = (0..columns.len()).rev().max_by_key(|place| columns[*place].known(best.1))?;
        Some(columns.remove(place))
    };
    let reporter = best_of(&mut reporters);
    let partner = best_of(&mut partners).or_else(|| best_of(&mut others));
    let reporter = reporter.or_else(|| best_of(&mut others)).or_else(|| best_of(&mut partners));
    // Of two columns of countries the one that is named as a partner is the partner.
    let says_partner = |column: &Column| ["partner", "counterpart"].iter().any(|word| column.name.to_lowercase().contains(word));
    let (reporter, partner) = match (reporter, partner) {
        (Some(one), Some(two)) if says_partner(one) && !says_partner(two) => (Some(two), Some(one)),
        sides => sides,
    };
    let missing = cells - known_by(best.1).min(cells);
    let remark =
        if missing > 0 { format!("; {missing} of {cells} cells are not known: see [area_names]") } else { String::new() };
    (
        format!(
            "areas = \"{}\"   # codes; names in {} are known beside them{remark}\n",
            best.0,
            Language::in_english(&Language::ALL)
        ),
        reporter,
        partner,
    )
}

/// Figures in one column, in several, or in a column a period.
fn shape_of(known: &Proposal<'_>, text: &mut String) {
    if known.wide.len() > 1 {
        let _ = writeln!(text, "wide = true   # a column a period: {} to {}", known.wide[0], known.wide[known.wide.len() - 1]);
        return;
    }
    let flows = known.flows();
    if flows.len() > 1 && known.of(GuessedRole::Flow).is_empty() {
        let values: Vec<String> = flows
            .iter()
            .map(|(column, flow)| format!("    {{ column = {}, flow = \"{flow}\" }},", quoted(&column.name)))
            .collect();
        let _ = write!(text, "values = [\n{}\n]\n", values.join("\n"));
    }
}

fn flow(known: &Proposal<'_>, lines: &mut FirstLines) {
    let (flows, columns) = (known.flows(), known.of(GuessedRole::Flow));
    match (columns.first(), flows.as_slice()) {
        (Some(column), _) => {
            lines.column("flow", column);
            let unknown = column.words().into_iter().filter(|word| tidy_words::flow(word).is_none());
            lines.flows.extend(unknown.map(|word| format!("# {} = \"export\"", quoted(word))));
        }
        (None, [(_, flow)]) => lines.constants.push(format!("flow = \"{flow}\"")),
        (None, [_, _, ..]) if known.wide.len() < 2 => {}
        (None, _) => lines.constants.push("# flow = \"export\"   # UNKNOWN: no column seems to be the flow".to_owned()),
    }
}

fn periods(known: &Proposal<'_>, lines: &mut FirstLines) {
    if known.wide.len() > 1 {
        return;
    }
    let (periods, years) = (known.of(GuessedRole::Period), known.of(GuessedRole::Year));
    match (periods.first(), years.first()) {
        (Some(period), None) => lines.column("period", period),
        (_, Some(year)) => {
            lines.column("year", year);
            for (ours, role) in [("quarter", GuessedRole::Quarter), ("month", GuessedRole::Month)] {
                if let Some(column) = known.of(role).first() {
                    lines.column(ours, column);
                }
            }
        }
        (None, None) => lines.constants.push("# period = \"2023\"   # UNKNOWN: no column seems to be the period".to_owned()),
    }
}

fn rest(known: &Proposal<'_>, lines: &mut FirstLines) {
    if let Some(product) = known.of(GuessedRole::Product).first() {
        lines.column("product", product);
    }
    let (values, flows) = (known.of(GuessedRole::Value), known.flows());
    let beside = flows.len() > 1 && known.of(GuessedRole::Flow).is_empty();
    if known.wide.len() < 2 && !beside {
        match values.as_slice() {
            [] => lines.columns.push("# value = \"…\"   # UNKNOWN: no column seems to hold figures".to_owned()),
            [only] => lines.column("value", only),
            [first, others @ ..] => {
                let names: Vec<String> = others.iter().map(|column| quoted(&column.name)).collect();
                lines.columns.push(format!("value = {}   # or {}", quoted(&first.name), names.join(" or ")));
            }
        }
    }
    for (ours, role) in [("status", GuessedRole::Status), ("currency", GuessedRole::Currency)] {
        match known.of(role).first() {
            Some(column) => lines.column(ours, column),
            None if ours == "currency" => {
                lines.constants.push("currency = \"USD\"   # by assumption: no column says it".to_owned());
            }
            None => {}
        }
    }
    for column in known.of(GuessedRole::Indicator) {
        let words: Vec<String> = column.words().into_iter().map(quoted).collect();
        lines.columns.push(format!(
            "# {} has several kinds of rows ({}): above [columns] write where = {{ {} = … }} to keep one",
            column.name,
            words.join(", "),
            quoted(&column.name)
        ));
    }
}
