//! The whole page of a pair.

use maud::{Markup, html};

use super::{
    claims, controls, events, figures, gallery, head, headline, page_model::PageModel, pair_navigation, period, picture, share,
    sources, views,
};
use crate::{
    language::Language,
    page::{context::PageContext, document, site_header},
    query::{QueryError, View},
};

/// The whole page.
pub(super) fn page(model: &PageModel, context: &PageContext) -> Markup {
    let (state, language, site) = (&model.state, model.state.language, context.site);
    let body = html! {
        (site_header::bar(&state.reader(&state.plain_address()), site))
        main #main tabindex="-1" data-address=(state.href(site)) {
            (pair_navigation::navigation(model, site))
            (views::tabs(model, site))
            section.headline {
                (headline::section(model, site))
                (controls::section(model, site))
                @match &model.answer {
                    Err(error) => { (failed(language, error)) }
                    Ok(answer) if state.view.has_picture() => {
                        @if !super::page_model::has_figures(answer) { p.empty role="status" { (language.say("page.no_figures")) } }
                        (picture::section(model, site))
                    }
                    Ok(_) => {}
                }
                @if model.answer.is_ok() { (share::section(model, context)) }
            }
            (period::section(model, context))
            (figures::section(model, site))
            @if state.view == View::Events {
                (events::section(model, site)) (claims::section(model, site))
            } @else {
                (claims::section(model, site)) (events::section(model, site))
            }
            (views::section(model, site))
            (gallery::section(model, site))
            (sources::section(model, site))
        }
        (document::foot(&state.reader(""), site))
    };
    document::frame(language, state.theme, &head::head(model, context.whole), &body, site)
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
