//! A dataset as tools for machine learning read it: Croissant 1.0 of MLCommons. The table of its observations is written when it is
//! asked for, so the dataset is a live one, whose bytes have no fixed hash.

use serde_json::{Value, json};

use super::{about, address, compilers, observations};
use crate::{
    language::Language,
    query::{DatasetDescription, Format},
    write::{
        Site,
        column::{Kind, definition, kind},
    },
};

/// A dataset whose observations have these columns.
#[must_use]
pub fn croissant(described: &DatasetDescription, columns: &[&'static str], site: &Site) -> Value {
    let entry = &described.entry;
    let mut document = json!({
        "@context": context(),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": entry.name,
        "alternateName": entry.title,
        "description": about(described),
        "url": address(described, site),
        "citeAs": entry.citation,
        "creator": compilers(described).into_iter().map(|name| json!({"@type": "sc:Organization", "name": name})).collect::<Vec<_>>(),
        "publisher": {"@type": "sc:Organization", "name": "dyad"},
        "license": license(described),
        "isLiveDataset": true,
        "keywords": ["trade", "exports", "imports", "mirror statistics"],
        "distribution": [{
            "@type": "cr:FileObject",
            "@id": "observations.csv",
            "name": "observations.csv",
            "description": "Every observation of the dataset.",
            "contentUrl": observations(described, Format::Csv, site),
            "encodingFormat": Format::Csv.essence(),
        }],
        "recordSet": [{
            "@type": "cr:RecordSet",
            "@id": "observations",
            "name": "observations",
            "description": "One observation a record.",
            "field": columns.iter().map(|column| field(column)).collect::<Vec<_>>(),
        }],
    });
    if !entry.created.is_empty() {
        document["datePublished"] = entry.created.as_str().into();
        document["dateModified"] = entry.created.as_str().into();
    }
    if let Some(version) = &entry.version {
        document["version"] = version.as_str().into();
    }
    document
}

/// Where the licence stands, else what it is called.
fn license(described: &DatasetDescription) -> Value {
    if described.license_links.is_empty() {
        described.entry.licenses.clone().into()
    } else {
        described.license_links.clone().into()
    }
}

fn field(column: &'static str) -> Value {
    let data_type = match kind(column) {
        Kind::Text => "sc:Text",
        Kind::Date => "sc:Date",
        Kind::Flag => "sc:Boolean",
        Kind::Count => "sc:Integer",
        Kind::Money | Kind::Percent | Kind::Points | Kind::Index => "sc:Float",
    };
    json!({
        "@type": "cr:Field",
        "@id": format!("observations/{column}"),
        "name": column,
        "description": definition(column, Language::English),
        "dataType": data_type,
        "source": {"fileObject": {"@id": "observations.csv"}, "extract": {"column": column}},
    })
}

/// The context that the specification gives.
fn context() -> Value {
    json!({
        "@language": "en",
        "@vocab": "https://schema.org/",
        "citeAs": "cr:citeAs",
        "column": "cr:column",
        "conformsTo": "dct:conformsTo",
        "cr": "http://mlcommons.org/croissant/",
        "data": {"@id": "cr:data", "@type": "@json"},
        "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
        "dct": "http://purl.org/dc/terms/",
        "examples": {"@id": "cr:examples", "@type": "@json"},
        "extract": "cr:extract",
        "field": "cr:field",
        "fileObject": "cr:fileObject",
        "fileProperty": "cr:fileProperty",
        "fileSet": "cr:fileSet",
        "format": "cr:format",
        "includes": "cr:includes",
        "isLiveDataset": "cr:isLiveDataset",
        "jsonPath": "cr:jsonPath",
        "key": "cr:key",
        "md5": "cr:md5",
        "parentField": "cr:parentField",
        "path": "cr:path",
        "rai": "http://mlcommons.org/croissant/RAI/",
        "recordSet": "cr:recordSet",
        "references": "cr:references",
        "regex": "cr:regex",
        "repeated": "cr:repeated",
        "replace": "cr:replace",
        "samplingRate": "cr:samplingRate",
        "sc": "https://schema.org/",
        "separator": "cr:separator",
        "source": "cr:source",
        "subField": "cr:subField",
        "transform": "cr:transform",
    })
}
