//! The lists: areas, datasets, sources, events.

use super::coverage::areas_with_data;
use crate::{
    dataset::{Catalogue, Entry},
    query::{
        AreasAnswer, DatasetEntry, EventsAnswer, Listing, Parameters, QueryError, Resource, SourceEntry, View,
        answer::listing::page,
    },
    trade::{Area, Calendar, Dyad, Event},
};

pub(in crate::query) fn areas(catalogue: &Catalogue, parameters: &Parameters) -> AreasAnswer {
    let with_data = areas_with_data(catalogue);
    let items = Area::all().map(|area| (area, with_data.contains(&area))).collect();
    AreasAnswer { listing: page(items, catalogue, Resource::Areas, parameters) }
}

pub(in crate::query) fn datasets(catalogue: &Catalogue, parameters: &Parameters) -> Listing<DatasetEntry> {
    let items = catalogue.entries().iter().map(described).collect();
    page(items, catalogue, Resource::Datasets, parameters)
}

pub(in crate::query) fn dataset(catalogue: &Catalogue, name: &str) -> Result<DatasetEntry, QueryError> {
    let names = || catalogue.entries().iter().map(|entry| entry.name.clone()).collect();
    let entry = catalogue.entries().iter().find(|entry| entry.name == name);
    entry.map(described).ok_or_else(|| QueryError::UnknownItem { kind: "dataset", text: name.to_owned(), allowed: names() })
}

pub(super) fn described(entry: &Entry) -> DatasetEntry {
    let dataset = entry.dataset.as_deref();
    let title = dataset.map_or_else(|| entry.name.clone(), |dataset| dataset.title.clone());
    let created = dataset.and_then(|dataset| dataset.created.clone()).unwrap_or_default();
    let version = dataset.and_then(|dataset| dataset.version.clone());
    let day = created.get(..10).unwrap_or("no date");
    let numbered = version.as_ref().map_or_else(String::new, |version| format!(", version {version}"));
    DatasetEntry {
        citation: format!("{title}{numbered} ({day}). Data package \"{}\", served by dyad.", entry.name),
        name: entry.name.clone(),
        title,
        titles: dataset.map_or_else(Default::default, |dataset| dataset.titles.clone()),
        description: dataset.and_then(|dataset| dataset.description.clone()),
        version,
        created,
        licenses: dataset.map_or_else(Vec::new, |dataset| dataset.licenses.clone()),
        sources: dataset.map_or_else(Vec::new, |dataset| dataset.sources.clone()),
        observations: dataset.map_or(0, |dataset| dataset.table.len()),
        claims: dataset.map_or(0, |dataset| dataset.claims.len()),
        events: dataset.map_or(0, |dataset| dataset.events.len()),
        state: entry.state.word(),
        findings: entry.findings.clone(),
    }
}

pub(in crate::query) fn sources(catalogue: &Catalogue, parameters: &Parameters) -> Listing<SourceEntry> {
    let mut items = Vec::new();
    for dataset in catalogue.datasets() {
        let extents = dataset.table.index().sources();
        for (place, source) in dataset.sources.iter().enumerate() {
            let observations = extents.get(place).map_or(0, |extent| extent.observations);
            let claims = dataset.claims.iter().filter(|claim| claim.source == source.name).count();
            items.push(SourceEntry { source: source.clone(), dataset: dataset.name.clone(), observations, claims });
        }
    }
    items.sort_by_key(|entry| (std::cmp::Reverse(entry.source.priority), entry.source.name.clone()));
    page(items, catalogue, Resource::Sources, parameters)
}

pub(in crate::query) fn events(catalogue: &Catalogue, dyad: Dyad, parameters: &Parameters) -> EventsAnswer {
    let mut events: Vec<Event> =
        catalogue.events().iter().filter(|event| event.belongs_to(dyad) && wanted(event, parameters)).cloned().collect();
    events.sort_by(|one, two| (&one.date, &one.title).cmp(&(&two.date, &two.title)));
    parameters.keep_last(&mut events);
    EventsAnswer { dyad, listing: page(events, catalogue, Resource::View(dyad, View::Events), parameters) }
}

/// Dates compare as text: a month is before its days.
fn wanted(event: &Event, parameters: &Parameters) -> bool {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    let from = parameters.from.and_then(|from| day(from.first_day(Calendar::Gregorian)));
    let to = parameters.to.and_then(|to| day(to.last_day(Calendar::Gregorian)));
    let end = event.end_date.as_ref().unwrap_or(&event.date);
    let after = from.is_none_or(|from| end.as_str() >= &from[..end.len().min(from.len())]);
    let before = to.is_none_or(|to| event.date.as_str() <= &to[..event.date.len().min(to.len())]);
    after && before && parameters.source.as_ref().is_none_or(|source| event.source == *source)
}
