//! What an answer is, for machines: the metadata of Parquet and Arrow files, and the Frictionless descriptor of its CSV.

use serde_json::{Value, json};

use super::{
    FlatTable, Site, TableColumn, citation,
    column::{Kind, definition, kind, unit},
    column_constraints::constraints,
    titles,
};
use crate::{
    language::Language,
    query::{Answer, Format},
    trade::{License, Source, is_web_address},
};

const ENGLISH: Language = Language::English;

/// Keys and values for the metadata of a file; lists and tables are JSON.
#[must_use]
pub fn metadata(answer: &Answer, columns: &[TableColumn], site: &Site) -> Vec<(String, String)> {
    let columns = columns.iter().map(|column| {
        let said = json!({"definition": column.definition(ENGLISH), "unit": column.unit(answer.currency(), ENGLISH)});
        (column.name.clone().into_owned(), said)
    });
    let licenses: Vec<&str> = answer.sources().iter().filter_map(|source| source.license.as_deref()).collect();
    let said = [
        ("title", titles::title(answer, ENGLISH)),
        ("description", titles::description(answer, ENGLISH).to_owned()),
        ("address", site.href(&answer.origin().address)),
        ("sources", Value::from(sources(answer)).to_string()),
        ("license", Value::from(licenses).to_string()),
        ("created", titles::data_day(answer)),
        ("cautions", Value::from(answer.coded_cautions()).to_string()),
        ("citation", citation::long(answer, site)),
        ("columns", Value::Object(columns.collect()).to_string()),
    ];
    said.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// A Frictionless descriptor of `data.csv`, a table of this answer in the default dialect.
#[must_use]
pub fn datapackage(answer: &Answer, table: &FlatTable, site: &Site) -> Value {
    let created = chrono::DateTime::from_timestamp(answer.origin().created, 0);
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": name(&answer.origin().address),
        "title": titles::title(answer, ENGLISH),
        "description": titles::description(answer, ENGLISH),
        "created": created.map(|time| time.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)),
        "citation": citation::long(answer, site),
        "cautions": answer.coded_cautions(),
        "address": site.href(&answer.origin().address),
        "resources": [{
            "profile": "tabular-data-resource",
            "name": "data",
            "path": "data.csv",
            "format": Format::Csv.suffix(),
            "mediatype": Format::Csv.essence(),
            "encoding": "utf-8",
            "schema": {"fields": fields(answer, table), "missingValues": [""]},
        }],
    });
    // The standard wants at least one source where there is the member.
    let sources = sources(answer);
    if !sources.is_empty() {
        package["sources"] = sources.into();
    }
    let licenses = licenses(answer);
    if !licenses.is_empty() {
        package["licenses"] = licenses.into();
    }
    package
}

/// The columns as fields.
fn fields(answer: &Answer, table: &FlatTable) -> Vec<Value> {
    let field = |(place, name): (usize, &&'static str)| {
        let kind = match kind(name) {
            Kind::Text => "string",
            Kind::Date => "date",
            Kind::Flag => "boolean",
            Kind::Count => "integer",
            Kind::Money | Kind::Percent | Kind::Points | Kind::Index => "number",
        };
        let unit = unit(name, answer.currency(), ENGLISH);
        let mut field = json!({"name": name, "type": kind, "description": definition(name, ENGLISH), "unit": unit});
        if let Some(constraints) = constraints(table, place) {
            field["constraints"] = constraints;
        }
        field
    };
    table.columns.iter().enumerate().map(field).collect()
}

/// The licences of its sources, each once.
fn licenses(answer: &Answer) -> Vec<Value> {
    let mut licenses: Vec<Value> = Vec::new();
    for source in answer.sources() {
        let Some(terms) = source.license.as_deref().filter(|terms| !terms.is_empty()) else { continue };
        let License { name, title, path } =
            License::of(terms, &source.name, source.path.as_deref().filter(|path| is_web_address(path)));
        if licenses.iter().any(|known| known["name"] == name) {
            continue;
        }
        let mut license = json!({"name": name, "title": title});
        if let Some(path) = path {
            license["path"] = path.into();
        }
        licenses.push(license);
    }
    licenses
}

fn sources(answer: &Answer) -> Vec<Value> {
    answer.sources().into_iter().map(|source| described(source)).collect()
}

fn described(source: &Source) -> Value {
    let said = [
        ("name", Some(&source.name)),
        ("title", Some(&source.title)),
        ("path", source.path.as_ref().filter(|path| is_web_address(path))),
        ("published", source.published.as_ref()),
        ("license", source.license.as_ref()),
    ];
    let mut described: serde_json::Map<String, Value> =
        said.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?.as_str().into()))).collect();
    described.insert("reporting".to_owned(), source.reporting.word().into());
    Value::Object(described)
}

/// Lower case, digits and hyphens, as the standard wants names.
fn name(address: &str) -> String {
    let path = address.trim_start_matches("/v1/").to_lowercase();
    path.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect()
}
