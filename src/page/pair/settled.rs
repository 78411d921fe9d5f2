//! The answer to a state: where nothing answers all its choices together, those that stand in the way fall back, and it is said.
//!
//! The order is that of the query: a choice that is narrowed by another falls before it (source, product, calendar, frequency),
//! then what is made of the series (measure, base, day), the window last.

use super::{
    figures_shown::{has_figures, reason},
    mended::{LeftOut, Mended},
    page_state::{PageFrame, PageState},
};
use crate::{
    chart::ChartKind,
    dataset::Catalogue,
    parameter::ParameterError,
    query::{self, Answer, Measure, Parameters, QueryError, Resource, SeriesAnswer},
    trade::Period,
};

/// What can fall back one after another.
const MOST: usize = 40;

/// What falls where an answer has no figures, one at a time.
const FALLING: [&[&str]; 8] =
    [&["from", "to", "last"], &["base"], &["measure"], &["as_of"], &["freq"], &["product"], &["calendar"], &["source"]];

/// The answer to a state, which is mended on the way where it is for a page; a frame in another page shows what was asked for or
/// nothing.
pub(super) fn settle(catalogue: &Catalogue, state: &mut PageState) -> Result<Answer, QueryError> {
    if state.frame == PageFrame::Embed {
        if let Some(kind) = state.kind {
            ChartKind::chosen(kind.word(), &state.query().resource)?;
        }
        return asked(catalogue, state);
    }
    // The view alone first: its own source and product are no fault of what it is compared with.
    let with = std::mem::take(&mut state.with);
    let mut answer = mended(catalogue, state)?;
    if !with.is_empty() {
        state.with = with;
        answer = mended(catalogue, state)?;
    }
    if let Some(kind) = state.kind.filter(|kind| !kind.suits(&answer) || !state.offers(*kind)) {
        state.kind = None;
        state.mended.push(Mended::Fallen { name: "kind", text: kind.word().to_owned(), why: None });
    }
    Ok(answer)
}

fn mended(catalogue: &Catalogue, state: &mut PageState) -> Result<Answer, QueryError> {
    for _ in 0..MOST {
        match asked(catalogue, state) {
            Ok(answer) => match fallen_for_figures(catalogue, state, &answer) {
                Some(fallen) => *state = fallen,
                None => return Ok(answer),
            },
            Err(QueryError::Parameter(error)) if fell(state, &error) => {}
            Err(other) => return Err(other),
        }
    }
    asked(catalogue, state)
}

/// What is asked, with the base that an index has in its window.
fn asked(catalogue: &Catalogue, state: &mut PageState) -> Result<Answer, QueryError> {
    let has_base = state.parameters.measure.is_some_and(Measure::has_base);
    state.base = if has_base && state.parameters.base.is_none() { base_within(catalogue, state) } else { None };
    query::answer(catalogue, &state.query())
}

/// The first period of the window whose figure is above zero, of several series all; surely above, where one is.
fn base_within(catalogue: &Catalogue, state: &PageState) -> Option<Period> {
    let parameters = Parameters { measure: Some(Measure::Yoy), base: None, ..state.parameters.clone() };
    let values = PageState { parameters, base: None, ..state.clone() };
    let answer = query::answer(catalogue, &values.query()).ok()?;
    bases(&answer).first().copied()
}

/// The periods that an index can be based on: those with a figure above zero, of several series in all.
pub(super) fn bases(answer: &Answer) -> Vec<Period> {
    let series: Vec<&SeriesAnswer> = match answer {
        Answer::Series(answer) => vec![answer],
        Answer::Compare(answer) => answer.items.iter().map(|(_, one)| one).collect(),
        _ => Vec::new(),
    };
    let mut with_figures = series.into_iter().filter(|one| one.series.points.iter().any(|point| point.level.is_some()));
    let Some(first) = with_figures.next() else { return Vec::new() };
    let others: Vec<&SeriesAnswer> = with_figures.collect();
    let can = |one: &SeriesAnswer, period: Period| {
        let level = one.series.points.iter().find(|point| point.period == period).and_then(|point| point.level);
        let is_difference = one.series.subject.is_difference();
        level.is_some_and(|level| if is_difference { level.is_surely_positive() } else { level.amount.hundredths() > 0 })
    };
    let periods = first.series.points.iter().map(|point| point.period);
    periods.filter(|period| can(first, *period) && others.iter().all(|other| can(other, *period))).collect()
}

/// The state with what stands in the way of figures fallen back; nothing where there are figures, or none whatever falls.
fn fallen_for_figures(catalogue: &Catalogue, state: &PageState, answer: &Answer) -> Option<PageState> {
    if has_figures(answer) {
        return None;
    }
    FALLING.into_iter().find_map(|names| {
        let mut fallen = state.clone();
        fallen.parameters = without(&state.parameters, &state.query().resource, names);
        if fallen.parameters == state.parameters {
            return None;
        }
        let has = asked(catalogue, &mut fallen).is_ok_and(|answer| has_figures(&answer));
        let mut said = names.first().and_then(|name| told(state, name));
        if let Some(Mended::Fallen { name: "measure", why, .. }) = &mut said {
            *why = reason(answer);
        }
        fallen.mended.extend(said);
        has.then_some(fallen)
    })
}

/// Does the parameter of this error fall back?
fn fell(state: &mut PageState, error: &ParameterError) -> bool {
    if !state.with.is_empty()
        && let Some(mended) = alike(state, error)
    {
        state.mended.push(mended);
        return true;
    }
    let Some(mended) = told(state, &error.parameter) else { return false };
    state.parameters = without(&state.parameters, &state.query().resource, &[error.parameter.as_str()]);
    state.mended.push(mended);
    true
}

/// What is said of a parameter that falls back; nothing of one that is not set.
fn told(state: &PageState, name: &str) -> Option<Mended> {
    let parameters = &state.parameters;
    if matches!(name, "from" | "to" | "last") {
        let is_set = parameters.from.is_some() || parameters.to.is_some() || parameters.last.is_some();
        return is_set.then_some(Mended::Window { from: parameters.from, to: parameters.to });
    }
    let (name, text) = parameters.canonical().into_iter().find(|(own, _)| *own == name)?;
    Some(Mended::Fallen { name, text, why: None })
}

/// The parameters without some; a base falls with the measure that it is of.
pub(super) fn without(parameters: &Parameters, resource: &Resource, names: &[&str]) -> Parameters {
    let mut kept = Parameters { series: parameters.series.clone(), ..Parameters::default() };
    let falls = |name: &str| names.contains(&name) || name == "base" && names.contains(&"measure");
    for (name, text) in parameters.canonical().into_iter().filter(|(name, _)| !falls(name)) {
        if let Some(parameter) = Parameters::of(resource).find(|parameter| parameter.name == name) {
            // What was read before is read again.
            let _ = parameter.read(&mut kept, &text, Some(resource));
        }
    }
    kept
}

/// What makes series comparable that are not: a frequency or calendar that all have, an index in place of amounts; or one less.
fn alike(state: &mut PageState, error: &ParameterError) -> Option<Mended> {
    let first = error.allowed.first();
    match error.parameter.as_str() {
        "freq" if state.parameters.freq.is_none() => match first.and_then(|word| word.parse().ok()) {
            Some(frequency) => {
                state.parameters.freq = Some(frequency);
                Some(Mended::Frequency(frequency))
            }
            None => left_out(state, None, LeftOut::Unlike),
        },
        "calendar" if state.parameters.calendar.is_none() => match first.and_then(|word| word.parse().ok()) {
            Some(calendar) => {
                state.parameters.calendar = Some(calendar);
                Some(Mended::Calendar(calendar))
            }
            None => left_out(state, None, LeftOut::Unlike),
        },
        "measure" if state.parameters.measure.unwrap_or_default() == Measure::Value => {
            state.parameters.measure = Some(Measure::Index);
            Some(Mended::AsIndex)
        }
        "series" => {
            let why = if error.detail.contains("is the same series as") { LeftOut::Twice } else { LeftOut::NoFigures };
            left_out(state, Some(&error.detail), why)
        }
        _ => None,
    }
}

/// Takes the series that a fault names off the chart; the last one where it names none.
fn left_out(state: &mut PageState, detail: Option<&str>, why: LeftOut) -> Option<Mended> {
    let shared = Parameters { product: None, source: None, ..state.parameters.clone() }.narrowing();
    let named = |detail: &str| state.with.iter().position(|entry| detail.starts_with(&format!("{:?}", entry.text(&shared))));
    let place = detail.and_then(named).or_else(|| state.with.len().checked_sub(1))?;
    Some(Mended::LeftOut { entry: state.with.remove(place), why })
}
