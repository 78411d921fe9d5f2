//! Several series side by side: of one calendar and frequency, amounts in one currency, an index on one base. Never mixed.

use std::collections::BTreeSet;

use super::{
    missing_rows,
    single::{Selection, series_of, shown},
};
use crate::{
    dataset::Catalogue,
    parameter::ParameterError,
    query::{
        CompareAnswer, Compared, Measure, Parameters, Query, QueryError, Resource, SeriesAnswer, View, answer::listing::origin,
        lists::pairs, parameters::series_reference, select::candidate::Candidate,
    },
    series::Series,
    statistics::{default_base, place_of},
    trade::{Calendar, Frequency, Period},
};

/// One entry with the series that could answer it.
struct ComparedEntry<'a> {
    compared: &'a Compared,
    text: String,
    parameters: Parameters,
    selection: Selection,
}

pub(in crate::query) fn compare_answer(catalogue: &Catalogue, parameters: &Parameters) -> Result<CompareAnswer, QueryError> {
    if parameters.series.is_empty() {
        return Err(series_reference::none().into());
    }
    let measure = parameters.measure.unwrap_or_default();
    let entries: Vec<ComparedEntry> =
        parameters.series.iter().map(|entry| found(catalogue, entry, parameters)).collect::<Result<_, _>>()?;
    check_once(&entries)?;
    check_alike(&entries, measure)?;
    let whole = |entry: &ComparedEntry| {
        let chosen = entry.selection.chosen();
        Ok::<Series, QueryError>(series_of(chosen, missing_rows::points(catalogue, chosen)?))
    };
    let wholes: Vec<Series> = entries.iter().map(whole).collect::<Result<_, _>>()?;
    let base = if measure.has_base() { base(&wholes, parameters)? } else { None };
    let mut items = Vec::new();
    for (entry, series) in entries.into_iter().zip(wholes) {
        items.push((entry.text.clone(), item(catalogue, entry, series, base)?));
    }
    // All are of one calendar and frequency.
    let first = items.first().map(|(_, one): &(String, SeriesAnswer)| (one.series.calendar, one.series.frequency));
    let parameters = first.map_or_else(|| parameters.clone(), |(calendar, frequency)| parameters.in_periods(calendar, frequency));
    Ok(CompareAnswer { measure, base, items, origin: origin(catalogue, Resource::Compare, &parameters) })
}

/// The series that could answer an entry; a fault of what the entry itself says is one of `series`.
fn found<'a>(catalogue: &Catalogue, compared: &'a Compared, shared: &Parameters) -> Result<ComparedEntry<'a>, QueryError> {
    let (text, parameters) = (compared.text(&shared.narrowing()), shared.of_entry(compared));
    let told = |error: QueryError| match error {
        QueryError::Parameter(error) if !compared.own.says(&error.parameter) => {
            ParameterError { detail: format!("{text}: {}", error.detail), ..error }
        }
        QueryError::Parameter(error) => series_reference::within(&text, error),
        QueryError::UnknownDyad { detail, .. } => {
            series_reference::fault(&text, &format!("has nothing: {detail}"), &["a pair of /v1/dyads"])
        }
        QueryError::NoData { detail } => {
            series_reference::fault(&text, &format!("has nothing: {detail}"), &["a series that a source has"])
        }
        other => series_reference::fault(&text, &other.to_string(), &[]),
    };
    pairs::known(catalogue, compared.dyad).map_err(told)?;
    let selection = Selection::of(catalogue, compared.dyad, compared.subject, &parameters).map_err(told)?;
    Ok(ComparedEntry { compared, text, parameters, selection })
}

/// An entry that names its default source may be the same series as one that does not.
fn check_once(entries: &[ComparedEntry]) -> Result<(), QueryError> {
    for (place, entry) in entries.iter().enumerate() {
        let chosen = entry.selection.chosen();
        if let Some(first) = entries[..place].iter().find(|other| other.selection.chosen().is(chosen)) {
            let detail = format!("is the same series as {:?}: source {}", first.text, chosen.source.name);
            return Err(series_reference::fault(&entry.text, &detail, &["each series once"]).into());
        }
    }
    Ok(())
}

/// One calendar, one frequency, and one currency where amounts are compared.
fn check_alike(entries: &[ComparedEntry], measure: Measure) -> Result<(), QueryError> {
    let calendar = |candidate: &Candidate| candidate.calendar.word().to_owned();
    if let Some(differ) = differing(entries, calendar) {
        let common = common(entries, |candidate| vec![candidate.calendar]);
        return Err(unlike("calendar", &differ, common.into_iter().map(Calendar::word)));
    }
    if let Some(differ) = differing(entries, |candidate| candidate.frequency.letter().to_owned()) {
        // What is published finer can be rolled up.
        let all: Vec<Frequency> = entries.iter().flat_map(|entry| &entry.selection.allowed).map(|one| one.frequency).collect();
        let all = || all.iter().copied().chain([Frequency::Annual, Frequency::Quarterly]);
        let common = common(entries, |own| all().filter(|to| *to == own.frequency || to.is_sum_of(own.frequency)).collect());
        return Err(unlike("freq", &differ, common.into_iter().map(Frequency::letter)));
    }
    if let Some(differ) = differing(entries, |candidate| candidate.currency.clone()).filter(|_| measure.is_money()) {
        let detail = format!("{} compares amounts, which have to be in one currency: {differ}", measure.word());
        return Err(QueryError::parameter("measure", detail, &["index", "yoy", "a source of each in the same currency"]));
    }
    Ok(())
}

/// Which entries are of what, when they are not all of the same.
fn differing(entries: &[ComparedEntry], word: impl Fn(&Candidate) -> String) -> Option<String> {
    let words: Vec<String> = entries.iter().map(|entry| word(entry.selection.chosen())).collect();
    let differ = words.iter().any(|word| *word != words[0]);
    let told = entries.iter().zip(&words).map(|(entry, word)| format!("{} is in {word}", entry.text));
    differ.then(|| told.collect::<Vec<_>>().join(", "))
}

/// What every entry could be answered in.
fn common<T: Ord + Copy>(entries: &[ComparedEntry], of: impl Fn(&Candidate) -> Vec<T>) -> BTreeSet<T> {
    let sets = entries.iter().map(|entry| entry.selection.allowed.iter().flat_map(&of).collect::<BTreeSet<T>>());
    sets.reduce(|all, own| all.intersection(&own).copied().collect()).unwrap_or_default()
}

fn unlike(parameter: &str, differ: &str, common: impl Iterator<Item = &'static str>) -> QueryError {
    let allowed: Vec<&str> = common.collect();
    let adds: Vec<String> = allowed.iter().map(|word| format!("{parameter}={word}")).collect();
    let way = if adds.is_empty() { "they have none in common".to_owned() } else { format!("add {}", adds.join(" or ")) };
    QueryError::parameter(parameter, format!("series of different kinds are never mixed: {differ}; {way}"), &allowed)
}

/// The base of all: the one asked for, else the first period that all series with figures have above zero, else have at all.
fn base(wholes: &[Series], parameters: &Parameters) -> Result<Option<Period>, QueryError> {
    let with_figures: Vec<&Series> = wholes.iter().filter(|series| has_figures(series)).collect();
    let Some(first) = with_figures.first() else { return Ok(parameters.base) };
    let level = |series: &Series, period| series.points[place_of(&series.points, period)?].level;
    if let Some(base) = parameters.base {
        if with_figures.iter().any(|series| level(series, base).is_some()) {
            return Ok(Some(base));
        }
        let all = |period: &Period| with_figures.iter().all(|series| level(series, *period).is_some());
        let common = first.points.iter().map(|point| point.period).filter(all);
        let allowed: Vec<String> = common.map(|period| period.to_string()).collect();
        let detail = format!("none of the series has a figure of {base}");
        return Err(QueryError::Parameter(ParameterError { parameter: "base".to_owned(), detail, allowed }));
    }
    Ok(default_base(&with_figures.iter().map(|series| series.points.as_slice()).collect::<Vec<_>>()))
}

fn has_figures(series: &Series) -> bool {
    series.points.iter().any(|point| point.level.is_some())
}

/// The series of an entry, with the address that shows the same of it alone.
fn item(catalogue: &Catalogue, entry: ComparedEntry, series: Series, base: Option<Period>) -> Result<SeriesAnswer, QueryError> {
    let ComparedEntry { compared, selection, mut parameters, .. } = entry;
    let has_base = base.is_some_and(|base| place_of(&series.points, base).is_some());
    let mut answer = shown(catalogue, &selection, series, base, &parameters)?;
    parameters = parameters.in_periods(answer.series.calendar, answer.series.frequency);
    parameters.base = base;
    if answer.measure.has_base() && !has_base {
        // Alone it has no index on this base: its address shows its values.
        (parameters.base, parameters.measure) = (None, None);
    }
    let query = Query { resource: Resource::View(compared.dyad, View::showing(compared.subject)), parameters };
    answer.origin.address = query.address();
    Ok(answer)
}
