//! What the columns of a CSV are, as CSV on the Web (W3C) has it: readers of `Link: rel="describedby"` know types, definitions and
//! terms without guessing.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::{
    language::Language,
    query::{Answer, Format},
    trade::is_web_address,
    write::{Dialect, OutputOptions, Separator, Site, TableColumn, column::Kind, formats::spreadsheet_safe, titles},
};

/// What the name of a column is made of there: the same as a variable of a URI template.
const NON_ALPHANUMERIC_BUT_UNDERSCORE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'_');

const ENGLISH: Language = Language::English;

/// What stands behind the address of a table without suffix.
pub const CSVW_SUFFIX: &str = ".csv-metadata.json";

/// Where the columns of the CSV at an address are described, for these ways of writing it.
#[must_use]
pub fn csvw_address(address: &str, options: &OutputOptions, site: &Site) -> String {
    beside(address, CSVW_SUFFIX, options, site)
}

/// The address with a suffix, and how the table is written.
fn beside(address: &str, suffix: &str, options: &OutputOptions, site: &Site) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let written = options.canonical();
    let parts: Vec<&str> = [query, &written].into_iter().filter(|part| !part.is_empty()).collect();
    let mark = if parts.is_empty() { "" } else { "?" };
    site.href(&format!("{path}{suffix}{mark}{}", parts.join("&")))
}

/// What the columns of an answer are, written as CSV in this way. `address` is that of the answer.
#[must_use]
pub fn csvw(answer: &Answer, columns: &[TableColumn], address: &str, options: &OutputOptions, site: &Site) -> Value {
    let dialect = options.dialect;
    let columns: Vec<Value> = columns.iter().map(|own| column(own, answer, dialect)).collect();
    let sources: Vec<&str> =
        answer.sources().iter().filter_map(|source| source.path.as_deref()).filter(|path| is_web_address(path)).collect();
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

fn column(own: &TableColumn, answer: &Answer, dialect: Dialect) -> Value {
    let base = match own.kind() {
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
    // The name is for programs, and is no sentence.
    let name = utf8_percent_encode(&own.key, NON_ALPHANUMERIC_BUT_UNDERSCORE).to_string();
    json!({
        "name": name,
        "titles": spreadsheet_safe(&own.name),
        "dc:description": own.definition(ENGLISH),
        "schema:unitText": own.unit(answer.currency(), ENGLISH),
        "datatype": datatype,
        "null": "",
    })
}

fn delimiter(dialect: Dialect) -> &'static str {
    match dialect.separator {
        Separator::Comma => ",",
        Separator::Semicolon => ";",
        Separator::Tab => "\t",
    }
}
