//! The catalogue as portals of open data read it: DCAT 3 (W3C), with what the profile DCAT-AP of the European Union asks for, in
//! JSON-LD. Addresses within the server are relative to the document where no public address is set.

use serde_json::{Map, Value, json};

use super::{about, address, compilers, observations};
use crate::{
    language::Language,
    query::{DatasetDescription, Format},
    trade::{Area, AreaKind, is_web_address},
    write::Site,
};

/// Lists of the Publications Office of the European Union, which DCAT-AP takes its codes from.
const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";

/// Every dataset, in a catalogue that was last changed at this time (RFC 3339).
#[must_use]
pub fn catalog(datasets: &[DatasetDescription], modified: &str, site: &Site) -> Value {
    json!({
        "@context": context(),
        "@id": site.href("/v1/datasets"),
        "@type": "dcat:Catalog",
        "dct:title": text("Bilateral trade statistics", "en"),
        "dct:description": text("Bilateral trade statistics: every figure with its source, its rounding bounds and its mirror.", "en"),
        "dct:publisher": agent("dyad"),
        "dct:language": {"@id": format!("{AUTHORITY}/language/ENG")},
        "dct:modified": time(modified),
        "foaf:homepage": {"@id": site.href("/")},
        "dcat:themeTaxonomy": {"@id": format!("{AUTHORITY}/data-theme")},
        "dcat:service": {
            "@id": site.href("/v1/"),
            "@type": "dcat:DataService",
            "dct:title": text("The dyad API", "en"),
            "dcat:endpointURL": {"@id": site.href("/v1/")},
            "dcat:endpointDescription": {"@id": site.href("/openapi.json")},
        },
        "dcat:dataset": datasets.iter().map(|described| node(described, site)).collect::<Vec<_>>(),
    })
}

/// One dataset as a document of its own.
#[must_use]
pub fn dataset(described: &DatasetDescription, site: &Site) -> Value {
    let mut node = node(described, site);
    node["@context"] = context();
    node
}

fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

fn node(described: &DatasetDescription, site: &Site) -> Value {
    let entry = &described.entry;
    let mut node = json!({
        "@id": address(described, site),
        "@type": "dcat:Dataset",
        "dct:identifier": entry.name,
        "dct:title": titles(described),
        "dct:description": text(about(described), "en"),
        "dct:publisher": agent("dyad"),
        "dct:creator": compilers(described).into_iter().map(agent).collect::<Vec<_>>(),
        "dct:accessRights": {"@id": format!("{AUTHORITY}/access-right/PUBLIC")},
        "dct:bibliographicCitation": entry.citation,
        "dct:spatial": described.areas.iter().map(|area| location(*area)).collect::<Vec<_>>(),
        "dct:source": sources(described),
        "dcat:keyword": keywords(),
        "dcat:landingPage": {"@id": address(described, site)},
        "dcat:theme": {"@id": format!("{AUTHORITY}/data-theme/ECON")},
        "dcat:distribution": distributions(described, site),
    });
    let Value::Object(members) = &mut node else { return node };
    let mut add = |name: &str, value: Value| members.insert(name.to_owned(), value);
    if !entry.created.is_empty() {
        add("dct:issued", time(&entry.created));
        add("dct:modified", time(&entry.created));
    }
    if let Some(version) = &entry.version {
        add("dcat:version", version.as_str().into());
    }
    if let Some((first, last)) = described.days {
        let date = |day: chrono::NaiveDate| json!({"@type": "xsd:date", "@value": day.to_string()});
        add("dct:temporal", json!({"@type": "dct:PeriodOfTime", "dcat:startDate": date(first), "dcat:endDate": date(last)}));
    }
    add("dct:license", licenses(described));
    node
}

/// The data themselves: all files in one archive, and the observations as tables where there are any.
fn distributions(described: &DatasetDescription, site: &Site) -> Vec<Value> {
    let tables = [Format::Csv, Format::Parquet, Format::Arrow, Format::Jsonl]
        .map(|format| (observations(described, format, site), format));
    let tables = tables.into_iter().filter(|_| described.entry.observations > 0);
    let archive = (site.href_as(&format!("/v1/datasets/{}", described.entry.name), Format::Zip), Format::Zip);
    let distribution = |(address, format): (String, Format)| {
        let title = if format == Format::Zip {
            "The data package".to_owned()
        } else {
            format!("The observations as {}", format.suffix())
        };
        json!({
            "@id": format!("{address}#distribution"),
            "@type": "dcat:Distribution",
            "dct:title": text(&title, "en"),
            "dcat:accessURL": {"@id": address},
            "dcat:downloadURL": {"@id": address},
            "dcat:mediaType": {"@id": format!("https://www.iana.org/assignments/media-types/{}", format.essence())},
            "dct:license": licenses(described),
        })
    };
    tables.chain([archive]).map(distribution).collect()
}

/// Where the licences stand; in words where that is not known.
fn licenses(described: &DatasetDescription) -> Value {
    let words = || described.entry.licenses.iter().map(|words| json!({"@type": "dct:LicenseDocument", "dct:title": words}));
    let links: Vec<Value> =
        described.license_links.iter().map(|link| json!({"@id": link, "@type": "dct:LicenseDocument"})).collect();
    if links.is_empty() { words().collect() } else { links.into() }
}

/// What the figures were taken from, with the terms of each.
fn sources(described: &DatasetDescription) -> Vec<Value> {
    let source = |source: &std::sync::Arc<crate::trade::Source>| {
        let mut node = Map::from_iter([("dct:title".to_owned(), Value::from(source.title.as_str()))]);
        if let Some(path) = source.path.as_ref().filter(|path| is_web_address(path)) {
            node.insert("@id".to_owned(), path.as_str().into());
        }
        if let Some(terms) = &source.license {
            node.insert("dct:rights".to_owned(), json!({"@type": "dct:RightsStatement", "skos:prefLabel": terms}));
        }
        Value::Object(node)
    };
    described.entry.sources.iter().map(source).collect()
}

/// Countries by the codes of the Publications Office, which are those of ISO 3166-1; other areas by name.
fn location(area: Area) -> Value {
    let name = text(Language::English.area(area), "en");
    match area.kind() {
        AreaKind::Country => {
            json!({"@id": format!("{AUTHORITY}/country/{}", area.code()), "@type": "dct:Location", "skos:prefLabel": name})
        }
        _ => json!({"@type": "dct:Location", "skos:prefLabel": name}),
    }
}

fn keywords() -> Vec<Value> {
    ["trade", "exports", "imports", "mirror statistics"].iter().map(|word| text(word, "en")).collect()
}

fn titles(described: &DatasetDescription) -> Vec<Value> {
    let others = described.entry.titles.iter().map(|(language, title)| text(title, language));
    std::iter::once(text(&described.entry.title, "en")).chain(others).collect()
}

fn text(text: &str, language: &str) -> Value {
    json!({"@language": language, "@value": text})
}

fn time(text: &str) -> Value {
    let kind = if text.contains('T') { "xsd:dateTime" } else { "xsd:date" };
    json!({"@type": kind, "@value": text})
}

fn agent(name: &str) -> Value {
    json!({"@type": "foaf:Agent", "foaf:name": name})
}
