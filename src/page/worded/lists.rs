//! Lists in words: code lists, datasets, sources, and the first rows of long tables.

use std::sync::Arc;

use super::{
    cells::{self, LONGEST},
    cleaned::clipped,
    model::{LeftOut, Table, Told},
    shown,
};
use crate::{
    language::Language,
    page::titles,
    query::{
        Answer, DatasetEntry, ObservationBatch, ObservationsAnswer, PanelAnswer, PanelBatch, ProductAnswer, ProductEntry,
        SourceEntry,
    },
    series::Reason,
    trade::{Area, Dyad, Product, Source},
};

/// So many letters of a description are told.
const LONGEST_DESCRIPTION: usize = 500;

fn column(language: Language, key: &'static str) -> &'static str {
    language.term("worded.column", key)
}

fn counted(language: Language, key: &'static str) -> &'static str {
    language.term("landing.column", key)
}

fn push(told: &mut Told, answer: &Answer, rows: Vec<Vec<String>>, (words, numbers): (&[&str], &[&str])) {
    let left_out = shown::left_out(answer, rows.len());
    told.tables.push(Table { rows, left_out, ..Table::of(words, numbers) });
}

fn most(answer: &Answer) -> usize {
    shown::most(&answer.origin().parameters)
}

fn product_row(entry: &ProductEntry, language: Language) -> Vec<String> {
    let name = language.product(&entry.product).unwrap_or_default();
    vec![entry.product.to_string(), clipped(&language.isolated(name), LONGEST)]
}

/// What is told of the code list of products.
pub(super) fn products(told: &mut Told, answer: &Answer, items: &[ProductEntry], language: Language) {
    let rows = items.iter().take(most(answer)).map(|entry| product_row(entry, language)).collect();
    push(told, answer, rows, (&[column(language, "code"), column(language, "name")], &[]));
}

/// What is told of a product: what it is part of, and its parts.
pub(super) fn product(told: &mut Told, answer: &ProductAnswer, language: Language) {
    let parents = answer.parents.iter().map(|entry| titles::product_name(language, &entry.product));
    let parents = parents.collect::<Vec<_>>().join(&format!("{} ", language.say("chart.semicolon")));
    if !parents.is_empty() {
        told.notes.push((column(language, "part_of").to_owned(), parents));
    }
    let most = shown::most(&answer.origin.parameters);
    told.tables.push(Table {
        rows: answer.children.iter().take(most).map(|entry| product_row(entry, language)).collect(),
        left_out: LeftOut::Count(answer.children.len().saturating_sub(most)),
        ..Table::of(&[column(language, "code"), column(language, "name")], &[])
    });
}

/// What is told of the code list of areas.
pub(super) fn areas(told: &mut Told, answer: &Answer, items: &[(Area, bool)], language: Language) {
    let row = |(area, _): &(Area, bool)| vec![area.code().to_owned(), language.area(*area).to_owned()];
    let rows = items.iter().take(most(answer)).map(row).collect();
    push(told, answer, rows, (&[column(language, "code"), column(language, "name")], &[]));
}

fn dataset_title(entry: &DatasetEntry, language: Language) -> String {
    language.isolated(language.own(&entry.titles).unwrap_or(&entry.title))
}

/// What is told of the datasets.
pub(super) fn datasets(told: &mut Told, answer: &Answer, items: &[DatasetEntry], language: Language) {
    let rows = items.iter().take(most(answer)).map(|entry| {
        let state = language.term("library.state", entry.state).to_owned();
        let words = [language.isolated(&entry.name), clipped(&dataset_title(entry, language), LONGEST), state];
        words.into_iter().chain([entry.observations, entry.claims].map(|count| cells::count(language, count))).collect()
    });
    let words = [column(language, "key"), column(language, "name"), column(language, "state")];
    let numbers = [counted(language, "figure_count"), counted(language, "claim_count")];
    push(told, answer, rows.collect(), (&words, &numbers));
}

/// What is told of a dataset: what it holds, and its sources.
pub(super) fn dataset(told: &mut Told, entry: &DatasetEntry, language: Language) {
    let description = entry.description.as_deref().map(|text| clipped(&language.isolated(text), LONGEST_DESCRIPTION));
    told.sentences.extend(description.map(super::cleaned::stopped));
    told.sentences.push(language.term("library.state", entry.state).to_owned());
    let mut note = |key: &str, text: String| told.notes.push((language.say(key).to_owned(), text));
    let counts = [
        ("library.figures_count", entry.observations),
        ("library.claims_count", entry.claims),
        ("library.events_count", entry.events),
    ];
    let counts = counts.map(|(key, count)| language.count(key, count, &[])).join(language.say("page.separator"));
    note("library.holds", counts);
    if !entry.licenses.is_empty() {
        note("library.licenses", entry.licenses.join(language.say("page.separator")));
    }
    note("document.label.citation", language.isolated(&entry.citation));
    let most = shown::most(&crate::query::Parameters::default());
    told.tables.push(Table {
        rows: entry.sources.iter().take(most).map(|source| source_row(source, language).into()).collect(),
        left_out: LeftOut::Count(entry.sources.len().saturating_sub(most)),
        ..Table::of(&source_columns(language), &[])
    });
}

fn source_columns(language: Language) -> [&'static str; 4] {
    [column(language, "key"), column(language, "name"), column(language, "reporting"), column(language, "published")]
}

fn source_row(source: &Source, language: Language) -> [String; 4] {
    [
        language.isolated(&source.name),
        clipped(&language.isolated(language.source_title(source)), LONGEST),
        language.term("document.reporting", source.reporting.word()).to_owned(),
        source.published.as_deref().map(|date| language.date(date)).unwrap_or_default(),
    ]
}

/// What is told of the sources.
pub(super) fn sources(told: &mut Told, answer: &Answer, items: &[SourceEntry], language: Language) {
    let rows = items.iter().take(most(answer)).map(|entry| {
        let counts = [entry.observations, entry.claims].map(|count| cells::count(language, count));
        source_row(&entry.source, language).into_iter().chain(counts).collect()
    });
    let numbers = [counted(language, "figure_count"), counted(language, "claim_count")];
    push(told, answer, rows.collect(), (&source_columns(language), &numbers));
}

/// Whose trade with whom in what, by which source: the first columns of long tables.
fn of_row(language: Language, (dyad, flow, product): (Dyad, &str, &Product), source: &Source) -> Vec<String> {
    let flow = language.term("flow", flow);
    let product = if *product == Product::Total { String::new() } else { product.to_string() };
    let words = [flow.to_owned(), product].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    vec![titles::pair_name(language, dyad), words.join(language.say("page.separator")), language.isolated(&source.name)]
}

/// Each source once.
fn named<'a>(sources: impl Iterator<Item = &'a Arc<Source>>) -> Vec<Arc<Source>> {
    let mut once: Vec<Arc<Source>> = Vec::new();
    for source in sources {
        if once.iter().all(|known| known.name != source.name) {
            once.push(Arc::clone(source));
        }
    }
    once
}

fn of_columns(language: Language) -> [&'static str; 4] {
    [counted(language, "pair"), language.say("page.flow"), language.say("page.source"), language.say("page.period")]
}

/// What is told of a page of the long table.
pub(super) fn panel(told: &mut Told, answer: &Answer, panel: &PanelAnswer, language: Language) {
    let shown = panel.batches.iter().flat_map(PanelBatch::rows).take(most(answer));
    told.sources = Some(named(shown.clone().map(|row| &row.series.source)));
    let rows = shown.map(|row| {
        let (series, point) = (row.series, row.point);
        let mut cells = of_row(language, (series.dyad, series.subject.word(), &series.product), &series.source);
        cells.push(cells::period(language, point.period, series.calendar, point.status));
        let why = point.comparable.reason.unwrap_or(Reason::Missing);
        cells.push(cells::money(language, point.comparable.level.as_ref(), &series.unit, why));
        cells.push(cells::percent(language, &row.growth.yoy, false));
        cells
    });
    let numbers = [language.say("page.value"), language.say("page.on_a_year_before")];
    push(told, answer, rows.collect(), (&of_columns(language), &numbers));
}

/// What is told of a page of the observations as they are stored.
pub(super) fn observations(told: &mut Told, answer: &Answer, observations: &ObservationsAnswer, language: Language) {
    let shown = observations.batches.iter().flat_map(ObservationBatch::rows).take(most(answer));
    told.sources = Some(named(shown.clone().map(|row| &row.series.source)));
    let rows = shown.map(|row| {
        let (key, stored) = (&row.series.key, row.stored);
        let mut cells = of_row(language, (key.dyad, key.flow.word(), &key.product), &row.series.source);
        cells.push(cells::period(language, stored.period, key.calendar, stored.status));
        cells.push(language.term("chart.valuation", stored.valuation.word()).to_owned());
        let unit = key.currency.to_string();
        cells.push(cells::money(language, stored.level.as_ref(), &unit, Reason::Missing));
        cells
    });
    let words = [&of_columns(language)[..], &[column(language, "valuation")]].concat();
    push(told, answer, rows.collect(), (&words, &[language.say("page.value")]));
}
