//! Names beside codes: every column that has the code of an area, a product, a flow or a source is followed by its name in a
//! language, unless the table has a column with that name already, which then is in that language.

use std::sync::Arc;

use super::series_names;
use crate::{
    language::Language,
    query::Answer,
    trade::{Area, Product, Source},
    write::{
        Cell,
        table::{Table, TableColumn},
    },
};

/// What the codes of a column are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Coded {
    Area,
    Product,
    Flow,
    View,
    Source,
    Series,
}

/// A column of codes, and the column of their names.
struct Code {
    column: &'static str,
    name: &'static str,
    of: Coded,
}

const fn code(column: &'static str, name: &'static str, of: Coded) -> Code {
    Code { column, name, of }
}

/// Every column of codes. One that holds several has them between bars.
static CODES: [Code; 20] = [
    code("series", "series_name", Coded::Series),
    code("reporter", "reporter_name", Coded::Area),
    code("partner", "partner_name", Coded::Area),
    code("exporter", "exporter_name", Coded::Area),
    code("importer", "importer_name", Coded::Area),
    code("areas", "areas_name", Coded::Area),
    code("predecessors", "predecessors_name", Coded::Area),
    code("successors", "successors_name", Coded::Area),
    code("same_trade", "same_trade_name", Coded::Area),
    code("flow", "flow_name", Coded::Flow),
    code("view", "view_name", Coded::View),
    code("product", "product_name", Coded::Product),
    code("branch", "branch_name", Coded::Product),
    code("parent", "parent_name", Coded::Product),
    code("source", "source_name", Coded::Source),
    code("exports_source", "exports_source_name", Coded::Source),
    code("imports_source", "imports_source_name", Coded::Source),
    code("against_source", "against_source_name", Coded::Source),
    code("evidence_sources", "evidence_sources_name", Coded::Source),
    code("judge", "judge_name", Coded::Source),
];

/// Columns whose names stand under another name in a kind of answer.
fn own_code(answer: &Answer, column: &str) -> Option<&'static Code> {
    static AREA: Code = code("code", "name", Coded::Area);
    static PRODUCT: Code = code("product", "name", Coded::Product);
    static SOURCE: Code = code("source", "title", Coded::Source);
    static KEY: Code = code("name", "title", Coded::Source);
    match (answer, column) {
        (Answer::Areas(_), "code") => Some(&AREA),
        (Answer::DyadProducts(_) | Answer::Products(_) | Answer::Product(_), "product") => Some(&PRODUCT),
        (Answer::Dyad(_), "source") => Some(&SOURCE),
        (Answer::Sources(_), "name") => Some(&KEY),
        _ => CODES.iter().find(|code| code.column == column),
    }
}

/// Where the cells of a column come from.
enum Origin {
    /// From the column of this place.
    Own(usize),
    /// They are the names of the codes in the column of this place.
    Names(usize, &'static Code),
}

/// The table with names in a language.
pub(super) fn named(table: Table, answer: &Answer, language: Language) -> Table {
    let (sources, series) = (answer.sources(), series_names::of_comparison(answer, language));
    let names = Namer { language, sources, series };
    let (columns, origins) = arranged(&table, answer);
    let mut rows = Vec::with_capacity(table.rows.len());
    let mut last: Vec<Option<(String, Cell)>> = origins.iter().map(|_| None).collect();
    for mut row in table.rows {
        let found: Vec<Option<Cell>> = origins
            .iter()
            .zip(&mut last)
            .map(|(origin, last)| match origin {
                Origin::Own(_) => None,
                Origin::Names(place, code) => Some(names.named(&row[*place], code.of, last)),
            })
            .collect();
        let cells = origins.iter().zip(found).map(|(origin, name)| match origin {
            Origin::Own(place) | Origin::Names(place, _) => {
                name.unwrap_or_else(|| std::mem::replace(&mut row[*place], Cell::Empty))
            }
        });
        rows.push(cells.collect());
    }
    titled(Table { columns, rows }, answer, language)
}

/// The columns with those of names, and where the cells of each come from.
fn arranged(table: &Table, answer: &Answer) -> (Vec<TableColumn>, Vec<Origin>) {
    let code_at = |column: &TableColumn| own_code(answer, &column.key);
    let named_by = |column: &TableColumn| {
        let names = |code: &&'static Code| code.name == column.key;
        table.columns.iter().enumerate().find_map(|(place, other)| code_at(other).filter(names).map(|code| (place, code)))
    };
    let (mut columns, mut origins) = (Vec::new(), Vec::new());
    for (place, column) in table.columns.iter().enumerate() {
        columns.push(column.clone());
        origins.push(named_by(column).map_or(Origin::Own(place), |(place, code)| Origin::Names(place, code)));
        if let Some(code) = code_at(column).filter(|code| table.place(code.name).is_none()) {
            columns.push(code.name.into());
            origins.push(Origin::Names(place, code));
        }
    }
    (columns, origins)
}

/// What has the names.
struct Namer<'a> {
    language: Language,
    sources: Vec<&'a Arc<Source>>,
    /// The series of a comparison, by what they are called in the address.
    series: Vec<(String, String)>,
}

impl Namer<'_> {
    /// The name of a cell's code; that of the row before where it is the same code.
    fn named(&self, cell: &Cell, of: Coded, last: &mut Option<(String, Cell)>) -> Cell {
        let Cell::Text(text) = cell else { return Cell::Empty };
        match last {
            Some((code, name)) if code == text => name.clone(),
            _ => {
                let name = self.name(text, of);
                *last = Some((text.clone(), name.clone()));
                name
            }
        }
    }

    /// The name of a code, or of several between bars; empty where one has none.
    fn name(&self, text: &str, of: Coded) -> Cell {
        let names: Option<Vec<&str>> = text.split(" | ").map(|code| self.one(code, of)).collect();
        names.map_or(Cell::Empty, |names| Cell::Text(names.join(" | ")))
    }

    fn one<'n>(&'n self, text: &'n str, of: Coded) -> Option<&'n str> {
        let language = self.language;
        match of {
            Coded::Area | Coded::Product if text == "all_others" => Some(language.say("page.all_others")),
            Coded::Area => text.parse::<Area>().ok().map(|area| language.area(area)),
            Coded::Product => language.product_or_all(&text.parse::<Product>().ok()?),
            Coded::Flow => Some(language.term("flow", text)),
            Coded::View => Some(language.term("view", text)),
            Coded::Source => self.sources.iter().find(|source| source.name == text).map(|source| language.source_title(source)),
            Coded::Series => self.series.iter().find(|(code, _)| code == text).map(|(_, name)| name.as_str()),
        }
    }
}

/// Titles that the data themselves have in the language: of events beside the title, of datasets in the answer.
fn titled(mut table: Table, answer: &Answer, language: Language) -> Table {
    let Some(place) = table.place("title") else { return table };
    let own: Vec<Option<&str>> = match answer {
        Answer::Datasets(listing) => listing.items.iter().map(|entry| language.own(&entry.titles)).collect(),
        Answer::Dataset(entry, _) => vec![language.own(&entry.titles)],
        Answer::Events(events) => events.listing.items.iter().map(|event| language.own(&event.titles)).collect(),
        _ => Vec::new(),
    };
    for (row, title) in table.rows.iter_mut().zip(own) {
        if let Some(title) = title {
            row[place] = Cell::Text(title.to_owned());
        }
    }
    table
}
