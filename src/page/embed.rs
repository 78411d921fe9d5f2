//! The picture of a page, for other people's pages.

use maud::{Markup, html};

use super::{document, page_model::PageModel, page_state::PageFrame, picture, titles::title};
use crate::write::Site;

/// The page that shows only the picture, for other people's pages.
pub(super) fn page(model: &PageModel, site: &Site) -> Markup {
    let (state, language) = (&model.state, model.state.language);
    let page = state.in_frame(PageFrame::Page);
    let body = html! {
        main #main.embed data-address=(state.href(site)) {
            @if model.answer.is_ok() && state.view.has_picture() {
                (picture::section(model, site))
            } @else { p.empty { (language.say("page.no_figures")) } }
            p.small { a href=(page.href(site)) target="_blank" rel="noopener" { (title(model)) " · dyad" } }
        }
    };
    let head = html! {
        title { (title(model)) " · dyad" }
        meta name="robots" content="noindex";
        link rel="canonical" href=(model.canonical(&page, site));
    };
    document::frame(language, state.theme, &head, &body, site)
}
