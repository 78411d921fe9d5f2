//! The view as search engines for data read it: a `Dataset` of schema.org.

use std::{collections::BTreeSet, sync::Arc};

use serde_json::{Value, json};

use super::{headline::description, page_model::PageModel, title::title};
use crate::{
    dataset::Dataset,
    query::{Answer, Format},
    trade::Source,
    write::{Site, citation},
};

/// The forms that are named; the page has links to the others.
const DISTRIBUTED: [Format; 6] = [Format::Csv, Format::Json, Format::Xlsx, Format::Parquet, Format::Arrow, Format::Zip];

/// The view as a `Dataset` of schema.org.
pub(super) fn structured_data(model: &PageModel, site: &Site) -> Value {
    let (state, data) = (&model.state, model.state.data());
    let language = state.language;
    let download = |format: Format| json!({"@type": "DataDownload", "encodingFormat": format.essence(), "contentUrl": site.href_as(&data, format)});
    let sources: Vec<Value> = sources(model).iter().map(|source| based_on(language.source_title(source), source)).collect();
    let place = |area| json!({"@type": "Place", "name": language.area(area)});
    let mut document = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": title(model),
        "description": description(model),
        "url": model.canonical(state, site),
        "identifier": site.href(&data),
        "publisher": {"@type": "Organization", "name": "dyad"},
        "includedInDataCatalog": {"@type": "DataCatalog", "name": "dyad", "url": site.href("/v1/datasets")},
        "inLanguage": language.word(),
        "isAccessibleForFree": true,
        "keywords": [language.area(state.dyad.reporter), language.area(state.dyad.partner), language.term("view", state.view.word())],
        "spatialCoverage": [place(state.dyad.reporter), place(state.dyad.partner)],
        "variableMeasured": language.term("view", state.view.word()),
        "creator": makers(model).into_iter().map(|name| json!({"@type": "Organization", "name": name})).collect::<Vec<_>>(),
        "isBasedOn": sources,
        "distribution": DISTRIBUTED.map(download),
    });
    let mut add = |name: &str, value: Option<Value>| {
        if let (Some(value), Value::Object(members)) = (value, &mut document) {
            members.insert(name.to_owned(), value);
        }
    };
    let span = model.periods.first().zip(model.periods.last());
    add("temporalCoverage", span.map(|(first, last)| format!("{first}/{last}").into()));
    add("citation", model.answer.as_ref().ok().map(|answer| citation::long(answer, site).into()));
    if let Some(dataset) = &model.dataset {
        add(
            "isPartOf",
            Some(
                json!({"@type": "Dataset", "@id": site.href(&format!("/v1/datasets/{}", dataset.name)), "name": dataset.title, "description": dataset.description.as_deref().unwrap_or(&dataset.title), "license": license(dataset)}),
            ),
        );
        add("dateModified", dataset.created.as_deref().map(Value::from));
        add("version", dataset.version.as_deref().map(Value::from));
        add("license", Some(license(dataset)));
    }
    document
}

/// Where the licences stand; as a work with their name where that is not known.
fn license(dataset: &Dataset) -> Value {
    if dataset.license_links.is_empty() {
        return dataset.licenses.iter().map(|name| json!({"@type": "CreativeWork", "name": name})).collect();
    }
    dataset.license_links.clone().into()
}

/// A source, with its address where it has one, and its terms.
fn based_on(title: &str, source: &Source) -> Value {
    let mut work = json!({"@type": "CreativeWork", "name": title});
    if let Some(path) = source.path.as_ref().filter(|path| path.starts_with("https://") || path.starts_with("http://")) {
        work["url"] = path.as_str().into();
    }
    if let Some(terms) = &source.license {
        work["license"] = json!({"@type": "CreativeWork", "name": terms});
    }
    work
}

/// Who made the figures, each once.
fn makers(model: &PageModel) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for source in sources(model) {
        let name = source.compiler.clone().unwrap_or_else(|| model.state.language.source_title(&source).to_owned());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The sources of the answer, each once.
fn sources(model: &PageModel) -> Vec<Arc<Source>> {
    let named: Vec<_> = match &model.answer {
        Ok(Answer::Series(answer)) => vec![answer.series.source.clone()],
        Ok(Answer::DyadProducts(answer)) => vec![answer.family.source.clone()],
        Ok(Answer::Mirror(answer)) => {
            let ends =
                answer.mirror.directions.iter().flat_map(|direction| [&direction.exports_source, &direction.imports_source]);
            ends.flatten().cloned().collect()
        }
        _ => model.summary.sources.clone(),
    };
    let mut seen = BTreeSet::new();
    named.into_iter().filter(|source| seen.insert(source.name.clone())).collect()
}
