//! The picture of a page, for other people's pages.

use maud::{Markup, html};

use super::{page_model::PageModel, page_state::PageFrame, picture, title::title};
use crate::page::{context::PageContext, document};

/// The page that shows only the picture, for other people's pages.
pub(super) fn page(model: &PageModel, context: &PageContext) -> Markup {
    let (state, language, site) = (&model.state, model.state.language, context.site);
    let page = state.in_frame(PageFrame::Page);
    let body = html! {
        main #main.embed data-address=(state.href(site)) {
            @if model.has_picture() {
                (picture::section(model, site))
            } @else { p.empty { (language.say("page.no_figures")) } }
            p.small { a href=(page.href(site)) target="_blank" rel="noopener" { (title(model)) " · dyad" } }
        }
    };
    let head = html! {
        title { (title(model)) " · dyad" }
        meta name="robots" content="noindex";
        link rel="canonical" href=(model.canonical(&page, context.whole));
    };
    document::frame(language, state.theme, &head, &body, site)
}
