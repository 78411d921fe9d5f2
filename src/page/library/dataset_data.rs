//! A dataset as search engines for data read it: a `Dataset` of schema.org.

use serde_json::{Value, json};

use crate::{
    language::Language,
    page::{schema_org, web_address::is_web},
    query::{DatasetDescription, Format},
    write::Site,
};

/// The forms in which its observations are to be had.
const TABLES: [Format; 4] = [Format::Csv, Format::Parquet, Format::Arrow, Format::Jsonl];

/// The dataset at an address, which is whole.
pub(super) fn structured_data(described: &DatasetDescription, language: Language, address: &str, site: &Site) -> Value {
    let entry = &described.entry;
    let title = language.own(&entry.titles).unwrap_or(&entry.title);
    let based_on: Vec<&str> =
        entry.sources.iter().filter_map(|source| source.path.as_deref()).filter(|path| is_web(path)).collect();
    let mut document = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": title,
        "description": schema_org::long_enough(language, entry.description.as_deref().unwrap_or(title)),
        "url": address,
        "identifier": entry.name,
        "publisher": schema_org::publisher(site),
        "includedInDataCatalog": schema_org::catalogue(site),
        "isAccessibleForFree": true,
        "citation": entry.citation,
        "distribution": distribution(described, site),
    });
    let Value::Object(members) = &mut document else { return document };
    let mut add = |name: &str, value: Value| members.insert(name.to_owned(), value);
    if !based_on.is_empty() {
        add("isBasedOn", based_on.into());
    }
    if let Some(license) = schema_org::license(&described.license_links) {
        add("license", license);
    }
    if let Some((first, last)) = described.days {
        add("temporalCoverage", format!("{first}/{last}").into());
    }
    if let Some(version) = &entry.version {
        add("version", version.as_str().into());
    }
    if !entry.created.is_empty() {
        add("dateModified", entry.created.as_str().into());
    }
    document
}

fn distribution(described: &DatasetDescription, site: &Site) -> Value {
    let download = |format: Format, address: String| json!({"@type": "DataDownload", "encodingFormat": format.essence(), "contentUrl": address});
    let archive = download(Format::Zip, site.href_as(&format!("/v1/datasets/{}", described.entry.name), Format::Zip));
    let tables = TABLES.map(|format| download(format, site.href_as(&observations(&described.entry.name), format)));
    let tables = tables.into_iter().filter(|_| described.entry.observations > 0);
    std::iter::once(archive).chain(tables).collect()
}

/// Where its observations are to be had.
pub(super) fn observations(name: &str) -> String {
    format!("/v1/observations?dataset={name}")
}
