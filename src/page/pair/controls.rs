//! What can be chosen of a view, as a form that works without a script.

use maud::{Markup, html};

use super::{page_model::PageModel, page_state::PageState};
use crate::{
    chart::ChartKind,
    language::Language,
    query::{Answer, Measure, View, WindowEdge},
    trade::{Calendar, Frequency, Product},
    write::Site,
};

/// One choice: its value, its words, and whether it is made.
type Choice = (String, String, bool);

pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    let (state, language) = (&model.state, model.state.language);
    html! {
        form #choices.choices action=(site.href("/")) method="get" aria-label=(language.say("page.choices")) {
            (hidden_fields(state))
            @if !model.periods.is_empty() {
                (select("from", language.say("page.from"), &period_choices(model, state.parameters.from)))
                (select("to", language.say("page.to"), &period_choices(model, state.parameters.to)))
            }
            @if state.view.subject().is_some() { (select("measure", language.say("page.measure"), &measures(state))) }
            @if state.view == View::Products { (product_choices(model)) }
            @let kinds = kinds(model);
            @if kinds.len() > 1 { (select("kind", language.say("page.kind"), &kind_choices(state, &kinds))) }
            (source_choices(model))
            @if state.view.subject().is_some() && (model.views.contains(&View::Products) || state.parameters.product.is_some()) { (product(state)) }
            button type="submit" { (language.say("page.show")) }
        }
    }
}

/// What the form does not ask for and must not lose.
fn hidden_fields(state: &PageState) -> Markup {
    let parameters = &state.parameters;
    let asked = |name: &str| match name {
        "from" | "to" => state.view.has_picture(),
        "measure" | "product" => state.view.subject().is_some(),
        "flow" | "level" => state.view == View::Products,
        "source" | "calendar" | "freq" => state.view.subject().is_some() || state.view == View::Products,
        _ => false,
    };
    html! {
        input type="hidden" name="dyad" value=(state.dyad);
        input type="hidden" name="view" value=(state.view.word());
        @for (name, value) in parameters.canonical().into_iter().filter(|(name, _)| !asked(name)) { input type="hidden" name=(name) value=(value); }
        @if let Some(period) = state.period { input type="hidden" name="period" value=(period); }
        @if state.is_language_named { input type="hidden" name="lang" value=(state.language.word()); }
        @if let Some(theme) = state.theme { input type="hidden" name="theme" value=(theme.word()); }
    }
}

fn select(name: &str, label: &str, choices: &[Choice]) -> Markup {
    html! {
        label.choice {
            span { (label) }
            select name=(name) {
                @for (value, words, chosen) in choices { option value=(value) selected[*chosen] { (words) } }
            }
        }
    }
}

/// "All" first, then every period there is; a bound that is no period of the series stays to be seen.
fn period_choices(model: &PageModel, chosen: Option<WindowEdge>) -> Vec<Choice> {
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

fn measures(state: &PageState) -> Vec<Choice> {
    let own = state.parameters.measure.unwrap_or_default();
    let drawn = Measure::ALL.into_iter().filter(|measure| measure.has_picture());
    drawn
        .map(|measure| {
            let value = if measure == Measure::default() { String::new() } else { measure.word().to_owned() };
            (value, state.language.term("measure", measure.word()).to_owned(), measure == own)
        })
        .collect()
}

/// The kinds that the figures shown can be drawn as; one that was asked for stays.
fn kinds(model: &PageModel) -> Vec<ChartKind> {
    let mut kinds = ChartKind::offered(&model.state.query().resource);
    kinds.retain(|kind| model.state.kind == Some(*kind) || model.answer.as_ref().is_ok_and(|answer| kind.suits(answer)));
    kinds
}

fn kind_choices(state: &PageState, kinds: &[ChartKind]) -> Vec<Choice> {
    let language = state.language;
    let usual = (String::new(), language.say("page.usual").to_owned(), state.kind.is_none());
    let own = kinds
        .iter()
        .map(|kind| (kind.word().to_owned(), language.term("kind", kind.word()).to_owned(), state.kind == Some(*kind)));
    std::iter::once(usual).chain(own).collect()
}

/// The sources, calendars and frequencies that have this view, where there is more than one.
fn source_choices(model: &PageModel) -> Markup {
    let (state, language) = (&model.state, model.state.language);
    let own: Vec<_> = model
        .summary
        .series
        .iter()
        .map(|item| &item.series)
        .filter(|series| series.view == state.view && series.dyad == state.dyad)
        .collect();
    let mut sources: Vec<(String, String)> =
        own.iter().map(|series| (series.source.name.clone(), language.source_title(&series.source).to_owned())).collect();
    if let Some(Answer::DyadProducts(answer)) = model.answer.as_ref().ok().filter(|_| state.view == View::Products) {
        let families = std::iter::once(&answer.family).chain(&answer.alternatives);
        sources.extend(families.map(|family| (family.source.name.clone(), language.source_title(&family.source).to_owned())));
    }
    let mut calendars: Vec<_> = own.iter().map(|series| series.calendar).collect();
    let mut frequencies: Vec<_> = own
        .iter()
        .filter(|series| state.parameters.source.as_ref().is_none_or(|name| *name == series.source.name))
        .map(|series| series.frequency)
        .collect();
    calendars.sort_unstable();
    calendars.dedup();
    frequencies.sort_unstable();
    frequencies.dedup();
    let mut known = std::collections::BTreeSet::new();
    sources.retain(|(name, _)| known.insert(name.clone()));
    let usual = |chosen: bool| (String::new(), language.say("page.usual").to_owned(), chosen);
    let parameters = &state.parameters;
    html! {
        @if sources.len() > 1 || parameters.source.is_some() {
            (select("source", language.say("page.source"), &std::iter::once(usual(parameters.source.is_none()))
                .chain(sources.into_iter().map(|(name, title)| { let chosen = parameters.source.as_ref() == Some(&name); (name, title, chosen) })).collect::<Vec<_>>()))
        }
        @if calendars.len() > 1 || parameters.calendar.is_some() {
            (select("calendar", language.say("page.calendar"), &std::iter::once(usual(parameters.calendar.is_none()))
                .chain(calendars.into_iter().map(|calendar| (calendar.word().to_owned(), language.calendar(calendar), parameters.calendar == Some(calendar)))).collect::<Vec<_>>()))
        }
        @if frequencies.len() > 1 || parameters.freq.is_some() || frequencies.contains(&Frequency::Monthly) {
            (select("freq", language.say("page.frequency"), &frequency_choices(state, &frequencies, own.first().map_or(Calendar::Gregorian, |series| series.calendar))))
        }
    }
}

/// Years, quarters and months, to which others roll up; and the parts of years that there are.
fn frequency_choices(state: &PageState, there: &[Frequency], calendar: Calendar) -> Vec<Choice> {
    let mut all = vec![Frequency::Annual, Frequency::Quarterly, Frequency::Monthly];
    all.extend(there.iter().chain(&state.parameters.freq).copied());
    all.sort_unstable();
    all.dedup();
    let usual = (String::new(), state.language.say("page.usual").to_owned(), state.parameters.freq.is_none());
    let calendar = state.parameters.calendar.unwrap_or(calendar);
    let own = all.into_iter().map(|frequency| {
        (frequency.letter().to_owned(), state.language.frequency(frequency, calendar), state.parameters.freq == Some(frequency))
    });
    std::iter::once(usual).chain(own).collect()
}

fn product_choices(model: &PageModel) -> Markup {
    let (state, language) = (&model.state, model.state.language);
    let Ok(Answer::DyadProducts(answer)) = &model.answer else { return html! {} };
    let families = || std::iter::once(&answer.family).chain(&answer.alternatives);
    let mut flows: Vec<&str> = families().map(|family| family.subject.word()).collect();
    flows.sort_unstable();
    flows.dedup();
    let own = state.parameters.flow.map(crate::series::Subject::word);
    let flows: Vec<Choice> = flows
        .into_iter()
        .map(|flow| {
            (flow.to_owned(), language.term("flow", flow).to_owned(), own.unwrap_or(answer.family.subject.word()) == flow)
        })
        .collect();
    let levels: Vec<Choice> = answer
        .family
        .levels
        .iter()
        .map(|level| (level.to_string(), language.count("page.digits", *level, &[]), *level == answer.level))
        .collect();
    html! {
        @if flows.len() > 1 { (select("flow", language.say("page.flow"), &flows)) }
        @if levels.len() > 1 { (select("level", language.say("page.level"), &levels)) }
    }
}

/// One product of the series, by its code.
fn product(state: &PageState) -> Markup {
    let language: Language = state.language;
    let value = state.parameters.product.filter(|product| *product != Product::Total).map(|product| product.to_string());
    html! {
        label.choice {
            span { (language.say("page.product")) }
            input name="product" value=[value] placeholder="HS:27" pattern="[A-Z][A-Z0-9]+:[A-Z0-9.]+|TOTAL" autocomplete="off" list="products" size="9";
        }
    }
}
