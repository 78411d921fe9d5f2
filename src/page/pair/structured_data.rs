//! The view as search engines for data read it: a `Dataset` of schema.org.

use std::{collections::BTreeSet, sync::Arc};

use serde_json::{Value, json};

use super::{headline::description, page_model::PageModel, title::title};
use crate::{
    dataset::Dataset,
    language::Language,
    page::{schema_org, web_address::is_web},
    query::{Answer, Format},
    trade::{Calendar, Period, Source},
    write::{Site, citation},
};

/// The view as a `Dataset` of schema.org.
pub(super) fn structured_data(model: &PageModel, site: &Site) -> Value {
    let (state, data) = (&model.state, model.state.data());
    let language = state.language;
    let own_sources = sources(model);
    let place = |area| json!({"@type": "Place", "name": language.area(area)});
    let mut document = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": title(model),
        "description": schema_org::long_enough(language, &description(model)),
        "url": model.canonical(state, site),
        "identifier": site.href(&data),
        "publisher": schema_org::publisher(site),
        "includedInDataCatalog": schema_org::catalogue(site),
        "inLanguage": language.word(),
        "isAccessibleForFree": true,
        "keywords": [language.area(state.dyad.reporter), language.area(state.dyad.partner), language.term("view", state.view.word())],
        "spatialCoverage": [place(state.dyad.reporter), place(state.dyad.partner)],
        "variableMeasured": language.term("view", state.view.word()),
        "distribution": distributions(model, site),
    });
    let mut add = |name: &str, value: Option<Value>| {
        if let (Some(value), Value::Object(members)) = (value, &mut document) {
            members.insert(name.to_owned(), value);
        }
    };
    let based_on: Vec<Value> = own_sources.iter().filter_map(|source| based_on(language, source)).collect();
    add("creator", schema_org::makers(&own_sources));
    add("isBasedOn", (!based_on.is_empty()).then(|| based_on.into()));
    add("temporalCoverage", coverage(model).map(Value::from));
    add("citation", model.answer.as_ref().ok().map(|answer| citation::long(answer, site).into()));
    if let Some(dataset) = &model.dataset {
        add("isPartOf", Some(part_of(language, dataset, site)));
        add("dateModified", dataset.created.as_deref().map(Value::from));
        add("version", dataset.version.as_deref().map(Value::from));
        add("license", schema_org::license(&dataset.license_links));
    }
    document
}

/// Every form of the data, the one that most tools read first.
fn distributions(model: &PageModel, site: &Site) -> Vec<Value> {
    let data = model.state.data();
    let download = |format: Format| json!({"@type": "DataDownload", "encodingFormat": format.essence(), "contentUrl": site.href_as(&data, format)});
    let mut forms: Vec<Format> = model.state.query().resource.offer().linked().filter(|format| !format.is_picture()).collect();
    forms.sort_by_key(|format| *format != Format::Csv);
    forms.into_iter().map(download).collect()
}

/// The dataset that the view is a part of.
fn part_of(language: Language, dataset: &Dataset, site: &Site) -> Value {
    let title = language.own(&dataset.titles).unwrap_or(&dataset.title);
    let described = dataset.description.clone().unwrap_or_else(|| format!("{title}."));
    let mut whole = json!({
        "@type": "Dataset",
        "name": title,
        "description": schema_org::long_enough(language, &described),
        "url": site.href(&format!("/datasets/{}", dataset.name)),
    });
    if let Some(license) = schema_org::license(&dataset.license_links) {
        whole["license"] = license;
    }
    whole
}

/// From the first to the last period that is shown.
fn coverage(model: &PageModel) -> Option<String> {
    let (calendar, periods) = shown(model.answer.as_ref().ok()?)?;
    schema_org::coverage(calendar, &periods)
}

/// The periods that an answer shows, with their calendar.
fn shown(answer: &Answer) -> Option<(Calendar, Vec<Period>)> {
    Some(match answer {
        Answer::Series(answer) => (answer.series.calendar, answer.series.points.iter().map(|point| point.period).collect()),
        Answer::Mirror(answer) => {
            let points = answer.mirror.directions.iter().flat_map(|direction| &direction.points);
            (answer.mirror.calendar, points.map(|point| point.period).collect())
        }
        Answer::DyadProducts(answer) => (answer.family.calendar, answer.period.into_iter().collect()),
        Answer::Revisions(answer) => (answer.series.calendar, answer.revisions.iter().map(|one| one.period).collect()),
        _ => return None,
    })
}

/// A source that has an address.
fn based_on(language: Language, source: &Source) -> Option<Value> {
    let path = source.path.as_ref().filter(|path| is_web(path))?;
    Some(json!({"@type": "CreativeWork", "name": language.source_title(source), "url": path}))
}

/// The sources of the answer, each once.
fn sources(model: &PageModel) -> Vec<Arc<Source>> {
    let named: Vec<_> = match &model.answer {
        Ok(Answer::Series(answer)) => vec![answer.series.source.clone()],
        Ok(Answer::Compare(answer)) => answer.items.iter().map(|(_, one)| one.series.source.clone()).collect(),
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
