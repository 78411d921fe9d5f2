//! What the columns of a CSV are, as CSV on the Web (W3C) has it: readers of `Link: rel="describedby"` know types, definitions and
//! terms without guessing.

use serde_json::{Value, json};

use crate::{
    language::Language,
    query::{Answer, Format},
    write::{
        Dialect, FlatTable, OutputOptions, Separator, Site,
        column::{Kind, definition, kind},
        titles,
    },
};

const ENGLISH: Language = Language::English;

/// What stands behind the address of a table without suffix.
pub const CSVW_SUFFIX: &str = ".csv-metadata.json";

/// Where the columns of the CSV at an address are described, for these ways of writing it.
#[must_use]
pub fn csvw_address(address: &str, options: OutputOptions, site: &Site) -> String {
    beside(address, CSVW_SUFFIX, options, site)
}

/// The address with a suffix, and how the table is written.
fn beside(address: &str, suffix: &str, options: OutputOptions, site: &Site) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let written = options.canonical();
    let parts: Vec<&str> = [query, &written].into_iter().filter(|part| !part.is_empty()).collect();
    let mark = if parts.is_empty() { "" } else { "?" };
    site.href(&format!("{path}{suffix}{mark}{}", parts.join("&")))
}

/// What the columns of an answer are, written as CSV in this way. `address` is that of the answer.
#[must_use]
pub fn csvw(answer: &Answer, table: &FlatTable, address: &str, options: OutputOptions, site: &Site) -> Value {
    let dialect = options.dialect;
    let columns: Vec<Value> = table.columns.iter().map(|name| column(name, answer, dialect)).collect();
    let sources: Vec<&str> = answer.sources().iter().filter_map(|source| source.path.as_deref()).collect();
    let terms: Vec<&str> = answer.sources().iter().filter_map(|source| source.license.as_deref()).collect();
    json!({
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": beside(address, &format!(".{}", Format::Csv.suffix()), options, site),
        "dc:title": titles::title(answer, ENGLISH),
        "dc:description": titles::description(answer, ENGLISH),
        "dc:modified": titles::data_day(answer),
        "dc:source": sources,
        "dc:rights": terms,
        "dialect": {"delimiter": delimiter(dialect), "encoding": "utf-8", "header": true, "doubleQuote": true},
        "tableSchema": {"columns": columns},
    })
}

fn column(name: &'static str, answer: &Answer, dialect: Dialect) -> Value {
    let base = match kind(name) {
        Kind::Text => "string",
        Kind::Date => "date",
        Kind::Flag => "boolean",
        Kind::Count => "integer",
        Kind::Money | Kind::Percent | Kind::Points | Kind::Index => "decimal",
    };
    let datatype = if base == "decimal" && dialect.decimal_comma {
        json!({"base": base, "format": {"decimalChar": ",", "groupChar": "."}})
    } else {
        json!(base)
    };
    let unit = crate::write::unit(name, answer.currency(), ENGLISH);
    json!({"name": name, "titles": name, "dc:description": definition(name, ENGLISH), "schema:unitText": unit, "datatype": datatype, "null": ""})
}

fn delimiter(dialect: Dialect) -> &'static str {
    match dialect.separator {
        Separator::Comma => ",",
        Separator::Semicolon => ";",
        Separator::Tab => "\t",
    }
}
