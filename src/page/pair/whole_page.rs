//! The whole page of a pair.

use maud::{Markup, html};

use super::{
    claims, comparing, controls, events, figures, gallery, head, headline, mended_words, page_model::PageModel, pair_navigation,
    period, picture, product_trail, share, sources, views,
};
use crate::{
    page::context::PageContext,
    query::{Answer, View},
};

/// The whole page.
pub(super) fn page(model: &PageModel, context: &PageContext) -> Markup {
    let (state, language, site) = (&model.state, model.state.language, context.site);
    let inside = html! {
        a.skip href="#shown" { (language.say("page.skip_pairs")) }
        (pair_navigation::navigation(model, site))
        (views::tabs(model, site))
        section.headline #shown {
            (product_trail::above_title(model, site))
            (headline::section(model, site))
            (controls::section(model, site))
            (mended_words::section(model, site))
            @match &model.answer {
                Err(_) => { (mended_words::nothing(model, site)) }
                Ok(_) if model.has_picture() => { (picture::section(model, site)) }
                Ok(Answer::Series(_) | Answer::Compare(_)) => { (mended_words::table_only(language, state.parameters.measure.unwrap_or_default())) }
                Ok(_) => {}
            }
            (comparing::section(model, site))
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
        (gallery::section(model, context))
        (sources::section(model, site))
    };
    let here = state.plain_address();
    PageContext { reader: state.reader(&here), ..*context }.page(&head::head(model, context.whole), &inside)
}
