//! The lists of the form, each with what answers beside what it is narrowed by: the source narrows the calendar, both narrow the
//! frequency; what stands in the way of a choice falls back.

use super::{
    offered::{answering, is_chosen},
    page_model::PageModel,
};
use crate::{
    chart::ChartKind,
    language::Language,
    page::choice::Choice,
    query::{Answer, Measure, Parameters, View, WindowEdge},
    series::Subject,
    trade::{Calendar, Frequency},
};

/// The default, before what can be chosen instead.
fn usual(language: Language, is_chosen: bool) -> Choice {
    (String::new(), language.say("page.usual").to_owned(), is_chosen)
}

/// "All" first, then every period there is; a bound that is no period of the series stays to be seen.
pub(super) fn periods(model: &PageModel, chosen: Option<WindowEdge>) -> Vec<Choice> {
    let language = model.state.language;
    let mut periods = model.periods.clone();
    periods.extend(chosen.and_then(WindowEdge::period));
    periods.sort_unstable();
    periods.dedup();
    let all = (String::new(), language.say("page.all").to_owned(), chosen.is_none());
    let own = periods.into_iter().map(|period| (period.to_string(), language.period(period), chosen == Some(period.into())));
    // A day is none of the periods, and stays what was asked for.
    let day =
        chosen.filter(|chosen| chosen.period().is_none()).map(|day| (day.to_string(), language.date(&day.to_string()), true));
    std::iter::once(all).chain(day).chain(own).collect()
}

pub(super) fn measures(model: &PageModel) -> Vec<Choice> {
    let (language, own) = (model.state.language, model.state.parameters.measure.unwrap_or_default());
    let choice = |measure: Measure| {
        let value = if measure == Measure::default() { "" } else { measure.word() };
        (value.to_owned(), language.term("measure", measure.word()).to_owned(), measure == own)
    };
    model.offered.measures.iter().copied().map(choice).collect()
}

/// The periods that the index can be based on; the default is the first of the window.
pub(super) fn bases(model: &PageModel) -> Vec<Choice> {
    let (language, chosen) = (model.state.language, model.state.parameters.base);
    let own = model.offered.bases.iter().map(|base| (base.to_string(), language.period(*base), chosen == Some(*base)));
    std::iter::once(usual(language, chosen.is_none())).chain(own).collect()
}

/// The kinds that the figures shown can be drawn as.
pub(super) fn kinds(model: &PageModel) -> Vec<Choice> {
    let state = &model.state;
    let Some(answer) = model.answer.as_ref().ok().filter(|answer| answer.has_picture()) else { return Vec::new() };
    let mut kinds = ChartKind::offered(&state.query().resource);
    kinds.retain(|kind| kind.suits(answer));
    if kinds.len() < 2 {
        return Vec::new();
    }
    let words = |kind: &ChartKind| state.language.term("kind", kind.word()).to_owned();
    let own = kinds.iter().map(|kind| (kind.word().to_owned(), words(kind), state.kind == Some(*kind)));
    std::iter::once(usual(state.language, state.kind.is_none())).chain(own).collect()
}

/// The sources that have this view of the product.
pub(super) fn sources(model: &PageModel) -> Vec<Choice> {
    let (language, chosen) = (model.state.language, model.state.parameters.source.as_ref());
    let series = &model.offered.series;
    let of = |name: &str| Parameters { source: Some(name.to_owned()), ..Parameters::default() };
    let mut sources: Vec<_> = series.iter().map(|series| &series.source).collect();
    sources.retain(|source| answering(series, &of(&source.name)).is_some());
    sources.extend(model.offered.others.iter().map(|(source, _)| source));
    if let Some(Answer::DyadProducts(answer)) = model.answer.as_ref().ok().filter(|_| model.state.view == View::Products) {
        sources.extend(std::iter::once(&answer.family).chain(&answer.alternatives).map(|family| &family.source));
    }
    let mut own: Vec<Choice> = Vec::new();
    for source in sources {
        if !own.iter().any(|(name, ..)| *name == source.name) {
            own.push((source.name.clone(), language.source_title(source).to_owned(), chosen == Some(&source.name)));
        }
    }
    list(language, own, chosen.is_some())
}

/// The calendars of the source.
pub(super) fn calendars(model: &PageModel) -> Vec<Choice> {
    let (language, chosen) = (model.state.language, model.state.parameters.calendar);
    let (series, source) = (&model.offered.series, &model.state.parameters.source);
    let of = |calendar| Parameters { source: source.clone(), calendar: Some(calendar), ..Parameters::default() };
    let there = series.iter().map(|series| series.calendar).filter(|calendar| answering(series, &of(*calendar)).is_some());
    let is_own = |name: &str| source.as_ref().is_none_or(|source| source == name);
    let others = model.offered.others.iter().filter(|(source, _)| is_own(&source.name)).map(|(_, calendar)| *calendar);
    let mut calendars: Vec<Calendar> = there.chain(others).chain(chosen).collect();
    calendars.sort_unstable();
    calendars.dedup();
    let own = calendars.into_iter();
    let own = own.map(|calendar| (calendar.word().to_owned(), language.calendar(calendar), chosen == Some(calendar))).collect();
    list(language, own, chosen.is_some())
}

/// The frequencies of the source in the calendar.
pub(super) fn frequencies(model: &PageModel) -> Vec<Choice> {
    let (language, chosen) = (model.state.language, model.state.parameters.freq);
    let first = model.offered.series.iter().find(|series| is_chosen(&model.state.parameters, series));
    let calendar = model.state.parameters.calendar.or(first.map(|series| series.calendar)).unwrap_or(Calendar::Gregorian);
    let choice = |frequency: &Frequency| {
        (frequency.letter().to_owned(), language.frequency(*frequency, calendar), chosen == Some(*frequency))
    };
    list(language, model.offered.frequencies.iter().map(choice).collect(), chosen.is_some())
}

/// The default and these; nothing where there is only one, unless it was chosen.
fn list(language: Language, own: Vec<Choice>, is_chosen: bool) -> Vec<Choice> {
    if own.len() < 2 && !is_chosen {
        return Vec::new();
    }
    std::iter::once(usual(language, !is_chosen)).chain(own).collect()
}

/// The flows of products, or those with revisions.
pub(super) fn flows(model: &PageModel) -> Vec<Choice> {
    let (state, language) = (&model.state, model.state.language);
    let chosen = state.parameters.flow;
    let words = |flow: Subject| language.term("flow", flow.word()).to_owned();
    if let Ok(Answer::DyadProducts(answer)) = &model.answer {
        let families = std::iter::once(&answer.family).chain(&answer.alternatives);
        let mut flows: Vec<Subject> = families.map(|family| family.subject).collect();
        flows.sort_unstable_by_key(|flow| flow.word());
        flows.dedup();
        let own = chosen.unwrap_or(answer.family.subject);
        flows.into_iter().map(|flow| (flow.word().to_owned(), words(flow), flow == own)).collect()
    } else {
        let flows = model.offered.revised.iter();
        let own = flows.map(|flow| (flow.word().to_owned(), words(*flow), chosen == Some(*flow))).collect();
        list(language, own, chosen.is_some() && !model.offered.revised.is_empty())
    }
}

/// The levels of products.
pub(super) fn levels(model: &PageModel) -> Vec<Choice> {
    let Ok(Answer::DyadProducts(answer)) = &model.answer else { return Vec::new() };
    let words = |level: usize| model.state.language.count("page.digits", level, &[]);
    answer.family.levels.iter().map(|level| (level.to_string(), words(*level), *level == answer.level)).collect()
}

/// The days on which figures came out but the last, after which they are as they stand.
pub(super) fn days(model: &PageModel) -> Vec<Choice> {
    let (language, chosen) = (model.state.language, model.state.parameters.as_of.map(|day| day.to_string()));
    let known = model.offered.published.split_last().map_or(&[][..], |(_, earlier)| earlier);
    let mut days: Vec<&String> = known.iter().chain(&chosen).collect();
    days.sort_unstable();
    days.dedup();
    if days.is_empty() {
        return Vec::new();
    }
    let latest = (String::new(), language.say("choosing.latest").to_owned(), chosen.is_none());
    let own = days.into_iter().rev().map(|day| (day.clone(), language.date(day), chosen.as_ref() == Some(day)));
    std::iter::once(latest).chain(own).collect()
}
