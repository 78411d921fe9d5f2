//! The frame of the page.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{
    assets, claims, controls, events, facts::Facts, figures, gallery, head, headline, picture, share, sources, top, views,
};
use crate::{
    chart::Theme,
    language::Language,
    query::{QueryError, View},
    write::Site,
};

/// The frame of every page: the language with its direction, the theme, style and script.
pub(super) fn frame(language: Language, theme: Option<Theme>, head: &Markup, body: &Markup, site: &Site) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language.word()) dir=(language.direction()) data-theme=[theme.map(Theme::word)] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content=(theme.map_or("light dark", Theme::word));
                (head)
                link rel="icon" href=(site.href("/favicon.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(site.href(&assets::style_address()));
                script type="module" src=(site.href(&assets::script_address())) {}
            }
            body data-site=(site.public_url) {
                (body)
                script #words type="application/json" { (PreEscaped(spoken(language))) }
            }
        }
    }
}

/// What the script says, as JSON that can stand in HTML.
fn spoken(language: Language) -> String {
    let words: serde_json::Map<String, serde_json::Value> =
        language.below("page.script.").into_iter().map(|(key, text)| (key.to_owned(), text.into())).collect();
    serde_json::Value::Object(words).to_string().replace('<', "\\u003c")
}

/// The whole page.
pub(super) fn page(facts: &Facts, site: &Site) -> Markup {
    let (state, language) = (&facts.state, facts.state.language);
    let body = html! {
        (top::bar(&state.reader(&state.here()), site))
        main #main tabindex="-1" data-address=(state.href(site)) {
            (top::pair(facts, site))
            (views::tabs(facts, site))
            section.headline {
                (headline::section(facts, site))
                (controls::section(facts, site))
                @match &facts.answer {
                    Err(error) => { (failed(language, error)) }
                    Ok(answer) if state.view.has_picture() => {
                        @if !super::facts::has_figures(answer) { p.empty role="status" { (language.say("page.no_figures")) } }
                        (picture::section(facts, site))
                    }
                    Ok(_) => {}
                }
                @if facts.answer.is_ok() { (share::section(facts, site)) }
            }
            (figures::section(facts, site))
            @if state.view == View::Events {
                (events::section(facts, site)) (claims::section(facts, site))
            } @else {
                (claims::section(facts, site)) (events::section(facts, site))
            }
            (views::section(facts, site))
            (gallery::section(facts, site))
            (sources::section(facts, site))
        }
        (foot(language, site))
    };
    frame(language, state.theme, &head::head(facts, site), &body, site)
}

/// Why there is nothing to draw.
fn failed(language: Language, error: &QueryError) -> Markup {
    html! {
        div.empty role="alert" {
            strong { (language.say("page.nothing_here")) }
            p lang="en" dir="ltr" { (error) }
        }
    }
}

pub(super) fn foot(language: Language, site: &Site) -> Markup {
    html! {
        footer {
            p {
                (language.say("page.about")) " "
                @for (address, key) in [("/docs", "docs"), ("/v1/datasets", "datasets"), ("/v1/sources", "sources"), ("/v1/areas", "areas"), ("/v1/charts", "curated_charts")] {
                    a href=(site.href(address)) { (language.term("page", key)) } " "
                }
            }
        }
    }
}
