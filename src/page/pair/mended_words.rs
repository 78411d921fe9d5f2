//! What could not be had, said beside the choices in the language of the reader.

use maud::{Markup, html};

use super::{
    comparing_names::entry_name,
    mended::{LeftOut, Mended},
    page_model::PageModel,
};
use crate::{
    language::Language,
    page::titles,
    query::{Measure, WindowEdge},
    trade::{Calendar, Frequency, Period, Product},
    write::Site,
};

/// What of the address could not be had, and what is shown instead.
pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    html! {
        @if !model.state.mended.is_empty() {
            div #mended.empty.mended role="alert" {
                @for mended in &model.state.mended { p { (sentence(model, mended)) (pairs(model, mended, site)) } }
            }
        }
    }
}

fn sentence(model: &PageModel, mended: &Mended) -> String {
    let language = model.state.language;
    match mended {
        Mended::Refused { name, text, allowed } => refused(language, name, text, allowed),
        Mended::Fallen { name, text, why } => {
            let (name, value) = (label(language, name), value(model, name, text));
            let reason = why.map(|why| language.term("reason", why.word()));
            let parts = [("name", name), ("value", value.as_str()), ("reason", reason.unwrap_or_default())];
            language.fill(if reason.is_some() { "choosing.fallen_because" } else { "choosing.fallen" }, &parts)
        }
        Mended::Exchanged => language.say("choosing.exchanged").to_owned(),
        Mended::Window { from, to } => window(language, *from, *to),
        Mended::LeftOut { entry, why } => {
            let key = match why {
                LeftOut::NoFigures => "comparing.no_figures",
                LeftOut::Twice => "comparing.twice",
                LeftOut::Unlike => "comparing.unlike",
                LeftOut::TooMany => "comparing.too_many",
            };
            language.fill(key, &[("series", &entry_name(model, entry))])
        }
        Mended::Frequency(frequency) => {
            let value = language.frequency(*frequency, model.state.parameters.calendar.unwrap_or_default());
            language.fill("comparing.in_frequency", &[("value", &value)])
        }
        Mended::Calendar(calendar) => language.fill("comparing.in_calendar", &[("value", &language.calendar(*calendar))]),
        Mended::AsIndex => language.say("comparing.as_index").to_owned(),
        Mended::OnlySeries => language.say("comparing.only_series").to_owned(),
        Mended::NoPair(text) => language.fill("comparing.no_pair", &[("text", &language.isolated(text))]),
        Mended::SeveralPairs { text, .. } => language.fill("comparing.which_pair", &[("text", &language.isolated(text))]),
    }
}

/// The pairs that words may mean, each as a link that adds it.
fn pairs(model: &PageModel, mended: &Mended, site: &Site) -> Markup {
    let (state, language) = (&model.state, model.state.language);
    let Mended::SeveralPairs { pairs, .. } = mended else { return html! {} };
    html! {
        @for (dyad, entry) in pairs {
            @let with = state.with.iter().chain([entry]).cloned().collect();
            " " a.pair href=(state.beside(with).href(site)) data-move { (titles::pair_name(language, *dyad)) }
        }
    }
}

fn refused(language: Language, name: &str, text: &str, allowed: &[String]) -> String {
    let text = language.isolated(text);
    if !is_known(name) {
        return language.fill("choosing.unknown", &[("name", &language.isolated(name))]);
    }
    let said = language.fill("choosing.refused", &[("name", label(language, name)), ("text", &text)]);
    format!("{said} {}", language.fill("page.allowed", &[("allowed", &allowed_words(language, name, allowed))]))
}

/// What is allowed, in words where the parameter has some.
fn allowed_words(language: Language, name: &str, allowed: &[String]) -> String {
    match name {
        "from" | "to" | "base" => language.say("choosing.allowed_period").to_owned(),
        "as_of" => language.say("choosing.allowed_day").to_owned(),
        "last" | "level" | "top" | "limit" | "offset" => language.say("choosing.allowed_number").to_owned(),
        "freq" => language.say("choosing.allowed_frequency").to_owned(),
        "product" => language.say("choosing.allowed_product").to_owned(),
        "with" | "add_flow" => language.say("comparing.allowed").to_owned(),
        "calendar" => language.say("choosing.allowed_calendar").to_owned(),
        "measure" | "kind" | "view" => {
            let words = allowed.iter().map(|word| format!("{} ({word})", language.term(name, word)));
            words.collect::<Vec<_>>().join(language.say("page.separator"))
        }
        _ => allowed.join(", "),
    }
}

fn window(language: Language, from: Option<WindowEdge>, to: Option<WindowEdge>) -> String {
    let words = |edge: WindowEdge| match edge.period() {
        Some(period) => language.period(period),
        None => language.date(&edge.to_string()),
    };
    match (from, to) {
        (Some(from), Some(to)) => language.fill("choosing.no_window", &[("from", &words(from)), ("to", &words(to))]),
        (Some(from), None) => language.fill("choosing.none_from", &[("from", &words(from))]),
        (None, Some(to)) => language.fill("choosing.none_to", &[("to", &words(to))]),
        (None, None) => language.say("choosing.none_last").to_owned(),
    }
}

/// Is it something that can be chosen on the page?
fn is_known(name: &str) -> bool {
    crate::query::Parameters::named(name).is_some()
        || matches!(name, "kind" | "view" | "with" | "add_flow" | "axis" | "events" | "event_kind")
}

/// What the page calls a parameter.
fn label(language: Language, name: &str) -> &str {
    match name {
        "from" => language.say("page.from"),
        "to" => language.say("page.to"),
        "measure" => language.say("page.measure"),
        "kind" => language.say("page.kind"),
        "source" => language.say("page.source"),
        "calendar" => language.say("page.calendar"),
        "freq" => language.say("page.frequency"),
        "product" => language.say("page.product"),
        "flow" | "add_flow" => language.say("page.flow"),
        "level" => language.say("page.level"),
        "view" => language.say("page.view"),
        "axis" => language.say("reading.axis"),
        "events" | "event_kind" => language.say("page.events"),
        "base" => language.say("choosing.base"),
        "as_of" => language.say("choosing.as_of"),
        "last" => language.say("choosing.last"),
        "with" => language.say("comparing.on_the_chart"),
        other => other,
    }
}

/// The value of a parameter in words.
fn value(model: &PageModel, name: &str, text: &str) -> String {
    let language = model.state.language;
    let words = match name {
        "measure" | "kind" | "flow" => Some(language.term(name, text).to_owned()),
        "source" => {
            let known = model.summary.sources.iter().find(|source| source.name == text);
            known.map(|source| language.isolated(language.source_title(source)))
        }
        "calendar" => text.parse::<Calendar>().ok().map(|calendar| language.calendar(calendar)),
        "freq" => text.parse::<Frequency>().ok().map(|frequency| language.frequency(frequency, Calendar::Gregorian)),
        "product" => text.parse::<Product>().ok().map(|product| titles::product_name(language, &product)),
        "base" | "from" | "to" => text.parse::<Period>().ok().map(|period| language.period(period)),
        "as_of" => Some(language.date(text)),
        _ => None,
    };
    words.unwrap_or_else(|| language.isolated(text))
}

/// Why a view stands empty, with ways on.
pub(super) fn nothing(model: &PageModel, site: &Site) -> Markup {
    let (state, language) = (&model.state, model.state.language);
    html! {
        div.empty role="alert" {
            strong { (language.say("page.nothing_here")) }
            p { (language.fill("choosing.no_source", &[("title", &titles::view_title(language, state.dyad, state.view))])) }
            @if !model.views.is_empty() {
                p {
                    (language.say("choosing.there_is"))
                    @for view in &model.views {
                        " " a.pair href=(state.of_view(*view).href(site)) data-move { (language.term("view", view.word())) }
                    }
                    @if model.summary.has_mirror {
                        " " a.pair href=(state.of_dyad(state.dyad.mirror()).href(site)) data-move { (titles::pair_title(language, state.dyad.mirror())) }
                    }
                }
            }
        }
    }
}

/// Does a measure have a picture, so that it need not be said that it is a table only?
pub(super) fn table_only(language: Language, measure: Measure) -> Markup {
    html! {
        p.small { (language.fill("choosing.table_only", &[("measure", language.term("measure", measure.word()))])) }
    }
}
