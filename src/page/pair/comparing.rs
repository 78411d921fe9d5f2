//! Several series on one chart: which stand on it, what can be added, and each taken off again.

use maud::{Markup, html};

use super::{
    comparing_entries::most,
    comparing_names::{entry_name, names},
    controls::hidden_fields,
    page_model::PageModel,
    page_state::PageState,
};
use crate::{
    page::{
        choice::{Choice, select},
        titles,
    },
    query::{Answer, Parameters, View},
    write::Site,
};

/// What is on the chart, and the form that adds to it.
pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    let (state, language) = (&model.state, model.state.language);
    if state.view.subject().is_none() || model.answer.is_err() {
        return html! {};
    }
    html! {
        div.comparing {
            @if let Ok(Answer::Compare(answer)) = &model.answer {
                ul.on-chart aria-label=(language.say("comparing.on_the_chart")) {
                    @for (place, name) in names(language, answer).iter().enumerate() {
                        @let remove = language.fill("comparing.remove", &[("series", name)]);
                        li {
                            a href=(alone(state, place).href(site)) data-move { (name) }
                            " " a.remove href=(fewer(state, place).href(site)) title=(remove) aria-label=(remove) data-move { "×" }
                        }
                    }
                }
            }
            @if state.with.len() < most() {
                details #adding.panel open[state.is_comparison()] {
                    summary { (language.say("comparing.add")) }
                    div.inside { (form(model, site)) (suggestions(model, site)) }
                }
            }
        }
    }
}

/// A pair by code or name, a flow and a source.
fn form(model: &PageModel, site: &Site) -> Markup {
    let (state, language) = (&model.state, model.state.language);
    let series = [View::Turnover, View::Exports, View::Imports, View::Balance];
    let is_other = !series.contains(&state.view);
    let flows = series.into_iter().chain(Some(state.view).filter(|_| is_other));
    let flows: Vec<Choice> =
        flows.map(|view| (view.word().to_owned(), language.term("view", view.word()).to_owned(), view == state.view)).collect();
    let usual = (String::new(), language.say("page.usual").to_owned(), true);
    let sources = model.offered.sources.iter();
    let sources = sources.map(|source| (source.name.clone(), language.source_title(source).to_owned(), false));
    let sources: Vec<Choice> = std::iter::once(usual).chain(sources).collect();
    html! {
        form #add.choices action=(site.href("/")) method="get" aria-label=(language.say("comparing.add")) {
            (hidden_fields(state, &|_| false))
            label.choice {
                span { (language.say("comparing.pair")) }
                input name="add" type="text" placeholder=(titles::pair_name(language, state.dyad)) autocomplete="off" list="nearby" size="24";
            }
            datalist #nearby {
                @for dyad in &model.neighbours { option value=(dyad) { (titles::pair_name(language, *dyad)) } }
            }
            (select("add_flow", language.say("page.flow"), &flows))
            @if sources.len() > 2 { (select("add_source", language.say("page.source"), &sources)) }
            button type="submit" { (language.say("comparing.put")) }
        }
    }
}

fn suggestions(model: &PageModel, site: &Site) -> Markup {
    html! {
        @if !model.suggested.is_empty() {
            p.small.suggested {
                (model.state.language.say("comparing.suggested"))
                @for (entry, next) in &model.suggested {
                    " " a.pair href=(next.href(site)) data-move { "+\u{a0}" (entry_name(model, entry)) }
                }
            }
        }
    }
}

/// One of the series without the others.
fn alone(state: &PageState, place: usize) -> PageState {
    let next = promoted(state, place);
    next.beside(Vec::new())
}

/// The comparison without one of its series.
fn fewer(state: &PageState, place: usize) -> PageState {
    let mut with = state.with.clone();
    if let Some(other) = place.checked_sub(1) {
        with.remove(other);
        state.beside(with)
    } else {
        let next = promoted(state, 1);
        with.remove(0);
        next.beside(with)
    }
}

/// The state whose own series is the one at this place; 0 is its own.
fn promoted(state: &PageState, place: usize) -> PageState {
    let Some(entry) = place.checked_sub(1).and_then(|place| state.with.get(place)) else { return state.clone() };
    let own = &entry.own;
    let parameters = Parameters {
        product: own.product,
        source: own.source.clone(),
        calendar: own.calendar.or(state.parameters.calendar),
        freq: own.freq.or(state.parameters.freq),
        ..state.parameters.clone()
    };
    PageState { dyad: entry.dyad, view: View::showing(entry.subject), parameters, ..state.clone() }
}
