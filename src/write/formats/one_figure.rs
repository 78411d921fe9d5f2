//! One figure as plain text, for shells and for Excel's WEBSERVICE: its digits and a line feed. Other columns of its row may
//! stand beside it, with a tabulator between them. What the figure is, its unit and its bounds, [`figure_facts`] says.

use crate::{
    language::Language,
    parameter::ParameterError,
    query::Answer,
    write::{Cell, FlatTable, Number, OutputOptions, Site, WriteError, column::figure, flat_table, shape, table::TableColumn},
};

/// What is said of the figure beside its unit and bounds, where its row has it.
const SAID: [&str; 8] = ["reporter", "partner", "flow", "product", "period", "first_day", "last_day", "source"];

/// The one figure of an answer: of a series the one that is shown, else the columns that are asked for.
///
/// # Errors
/// [`WriteError::Refused`] where several rows answer, or no figure is named; [`WriteError::NoFigure`] where there is none.
pub fn one_figure(answer: &Answer, site: &Site, options: &OutputOptions) -> Result<Vec<u8>, WriteError> {
    let flat = flat_table(answer, site);
    let leaf = shown(answer, &flat, options)?;
    let row = match flat.rows.as_slice() {
        [row] => row.clone(),
        [] => return Err(WriteError::NoFigure("no figure answers: what is asked for holds no period with one".to_owned())),
        _ => return Err(several(&flat).into()),
    };
    let columns = if options.columns.is_empty() { vec![leaf.clone()] } else { options.columns.clone() };
    let missing = missing(&leaf, &flat, &row);
    let table = shape::long(flat, answer, &OutputOptions { columns, ..options.clone() })?;
    let row = table.rows.first().map_or(&[][..], Vec::as_slice);
    if let [Cell::Empty] = row {
        return Err(WriteError::NoFigure(missing));
    }
    let fields: Vec<String> = row.iter().map(|cell| field(cell, options.dialect.decimal_comma)).collect();
    Ok(format!("{}\n", fields.join("\t")).into_bytes())
}

/// Is an answer to be told by one figure: a series of one row or none, or of which columns are named? Where a language is named it is
/// told in words.
#[must_use]
pub fn is_one_figure(answer: &Answer, options: &OutputOptions) -> bool {
    let Answer::Series(series) = answer else { return false };
    options.language.is_none() && (series.series.points.len() < 2 || !options.columns.is_empty())
}

/// What the one figure of an answer is: names and texts, in an order that is always the same; nothing where there is not one row.
#[must_use]
pub fn figure_facts(answer: &Answer, site: &Site, options: &OutputOptions) -> Vec<(&'static str, String)> {
    let flat = flat_table(answer, site);
    let ([row], Ok(leaf)) = (flat.rows.as_slice(), shown(answer, &flat, options)) else { return Vec::new() };
    let at = |name: &str| Some(field(row.get(flat.place(name)?)?, false)).filter(|text| !text.is_empty());
    let own = figure(&leaf).map(|own| {
        let unit = TableColumn::from(own.value).unit(answer.currency(), Language::English).to_owned();
        [("unit", Some(unit)), ("low", at(own.low)), ("high", at(own.high)), ("basis", at("basis")), ("status", at("status"))]
    });
    let common = SAID.into_iter().map(|name| (name, at(name)));
    common.chain(own.into_iter().flatten()).filter_map(|(name, text)| Some((name, text?))).collect()
}

/// The figure that is given: the first of the columns that are asked for, else the one that is shown of such an answer.
fn shown(answer: &Answer, flat: &FlatTable, options: &OutputOptions) -> Result<String, ParameterError> {
    let usual = if let Answer::Series(series) = answer { Some(series.measure.shown().value) } else { None };
    let found = options.columns.first().cloned().or_else(|| usual.map(str::to_owned));
    found.ok_or_else(|| ParameterError::new("columns", "is missing: it names what .txt gives here", &flat.columns))
}

/// That more than one row answers, and how to ask for one.
fn several(flat: &FlatTable) -> ParameterError {
    let count = flat.rows.len();
    let period = |row: Option<&Vec<Cell>>| text(row?, "period", flat);
    match (period(flat.rows.first()), period(flat.rows.last())) {
        (Some(first), Some(last)) if first != last => {
            let detail = format!("{count} periods answer, from {first} to {last}; .txt gives the figure of one");
            ParameterError::new("last", detail, &["last=1", &format!("from={last}&to={last}")])
        }
        _ => ParameterError::new("suffix", format!("{count} rows answer; .txt gives a figure of one"), &["csv", "json"]),
    }
}

/// That the figure of the one row is missing, and why.
fn missing(leaf: &str, flat: &FlatTable, row: &[Cell]) -> String {
    let of = text(row, "period", flat).map(|period| format!(" of {period}")).unwrap_or_default();
    let reason = figure(leaf).and_then(|own| own.reason).or_else(|| (leaf == "value").then_some("value_reason"));
    let why = reason.and_then(|reason| text(row, reason, flat)).map(|reason| format!(" ({reason})")).unwrap_or_default();
    format!("there is no {leaf}{of}{why}; from= and to= ask for another period")
}

fn text(row: &[Cell], name: &str, flat: &FlatTable) -> Option<String> {
    match row.get(flat.place(name)?)? {
        Cell::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// A cell in one field: numbers in plain digits, never with an exponent.
fn field(cell: &Cell, decimal_comma: bool) -> String {
    let digits = |number: &Number| number.plain_digits();
    match cell {
        Cell::Text(text) => text.split(['\t', '\r', '\n']).collect::<Vec<_>>().join(" "),
        Cell::Number(number) if decimal_comma => digits(number).replace('.', ","),
        Cell::Number(number) => digits(number),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Empty => String::new(),
    }
}
