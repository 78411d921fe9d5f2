//! What can be chosen of a view, as a form that works without a script: only what answers with figures is offered.

use maud::{Markup, html};

use super::{choice_lists, page_model::PageModel, page_state::PageState, product_field};
use crate::{
    language::Language,
    page::choice::{Choice, select},
    query::{Measure, Parameters, View},
    write::Site,
};

/// A control of the form.
struct Control {
    /// The parameter that it sets.
    name: &'static str,
    markup: Markup,
    /// Does it stand among those that few people need?
    is_rare: bool,
}

pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    let (state, language) = (&model.state, model.state.language);
    let (rare, usual): (Vec<Control>, Vec<Control>) = controls(model).into_iter().partition(|control| control.is_rare);
    let is_asked = |name: &str| rare.iter().chain(&usual).any(|control| control.name == name);
    let is_set = rare.iter().any(|control| state.parameters.canonical().iter().any(|(name, _)| *name == control.name));
    html! {
        form #choices.choices action=(site.href("/")) method="get" aria-label=(language.say("page.choices")) {
            (hidden_fields(state, &is_asked))
            @for control in &usual { (control.markup) }
            @if !rare.is_empty() {
                details #more-choices.more open[is_set] {
                    summary { (language.say("choosing.more")) }
                    div.choices { @for control in &rare { (control.markup) } }
                }
            }
            button type="submit" { (language.say("page.show")) }
        }
    }
}

/// What a form does not ask for and must not lose.
pub(super) fn hidden_fields(state: &PageState, is_asked: &dyn Fn(&str) -> bool) -> Markup {
    let with = super::comparing_entries::text(&state.with);
    html! {
        input type="hidden" name="dyad" value=(state.dyad);
        input type="hidden" name="view" value=(state.view.word());
        @for (name, value) in state.parameters.canonical().into_iter().filter(|(name, _)| !is_asked(name)) {
            input type="hidden" name=(name) value=(value);
        }
        @if let Some(kind) = state.kind.filter(|_| !is_asked("kind")) { input type="hidden" name="kind" value=(kind.word()); }
        @for (name, value) in state.options.pairs() { input type="hidden" name=(name) value=(value); }
        @if let Some(with) = with { input type="hidden" name="with" value=(with); }
        @if let Some(period) = state.period { input type="hidden" name="period" value=(period); }
        (state.reader("").hidden_fields())
    }
}

/// A list of choices; nothing where there is only one and none is made.
fn list(name: &'static str, key: &str, language: Language, choices: &[Choice]) -> Option<Control> {
    let markup = select(name, language.say(key), choices);
    (choices.len() > 1).then_some(Control { name, markup, is_rare: false })
}

fn rare(control: Control) -> Control {
    Control { is_rare: true, ..control }
}

/// Every control of the state, in the order in which they stand.
fn controls(model: &PageModel) -> Vec<Control> {
    let (state, language) = (&model.state, model.state.language);
    let parameters = &state.parameters;
    let has_window = !model.periods.is_empty() && Parameters::names(&state.query().resource).contains(&"from");
    let has_base = parameters.measure.is_some_and(Measure::has_base);
    let list = |name, key, choices: Vec<Choice>| list(name, key, language, &choices);
    let all = [
        list("from", "page.from", choice_lists::periods(model, parameters.from)).filter(|_| has_window),
        list("to", "page.to", choice_lists::periods(model, parameters.to)).filter(|_| has_window),
        list("measure", "page.measure", choice_lists::measures(model)),
        list("base", "choosing.base", choice_lists::bases(model)).filter(|_| has_base),
        list("flow", "page.flow", choice_lists::flows(model)),
        list("level", "page.level", choice_lists::levels(model)),
        list("kind", "page.kind", choice_lists::kinds(model)),
        list("source", "page.source", choice_lists::sources(model)),
        list("freq", "page.frequency", choice_lists::frequencies(model)),
        product(model),
        list("calendar", "page.calendar", choice_lists::calendars(model)).map(rare),
        last(model).filter(|_| has_window),
        list("as_of", "choosing.as_of", choice_lists::days(model)).map(rare),
        another_day(model),
    ];
    all.into_iter().flatten().collect()
}

/// One product of the series, by its name or code.
fn product(model: &PageModel) -> Option<Control> {
    let chosen = model.state.parameters.product;
    if model.state.view.subject().is_none() || !(model.views.contains(&View::Products) || chosen.is_some()) {
        return None;
    }
    Some(Control { name: "product", markup: product_field::field(model), is_rare: false })
}

/// Only the last so many periods.
fn last(model: &PageModel) -> Option<Control> {
    let (language, chosen) = (model.state.language, model.state.parameters.last);
    if model.periods.len() < 2 {
        return None;
    }
    let markup = html! {
        label.choice {
            span { (language.say("choosing.last")) }
            input name="last" type="number" min="1" max=(model.periods.len()) value=[chosen] size="5";
        }
    };
    Some(Control { name: "last", markup, is_rare: true })
}

/// Any day, beside those on which figures came out.
fn another_day(model: &PageModel) -> Option<Control> {
    if choice_lists::days(model).len() < 2 {
        return None;
    }
    let markup = html! {
        label.choice {
            span { (model.state.language.say("choosing.another_day")) }
            input name="as_of_day" type="date";
        }
    };
    Some(Control { name: "as_of_day", markup, is_rare: true })
}
