//! The picture of a page, for other people's pages: it takes whatever height its frame has, and its source stays in sight.

use maud::{Markup, html};

use super::{embedded_list, page_model::PageModel, page_state::PageFrame, picture, title::title};
use crate::{
    chart,
    page::{context::PageContext, document},
    query::Answer,
};

/// The page that shows only the picture, for other people's pages.
pub(super) fn page(model: &PageModel, context: &PageContext) -> Markup {
    let (state, language, site) = (&model.state, model.state.language, context.site);
    let page = state.in_frame(PageFrame::Page);
    let drawn = model.answer.as_ref().ok().filter(|answer| answer.has_picture());
    let body = html! {
        main #main.embed data-address=(state.href(site)) {
            // A picture has its title in it.
            h1.hidden[drawn.is_some()] { (title(model)) }
            @match &model.answer {
                Ok(_) if drawn.is_some() => { (picture::section(model, site)) }
                Ok(answer) => { (embedded_list::list(model, answer)) }
                Err(error) => { div.empty role="alert" { p { (language.say("page.nothing_here")) } p lang="en" dir="ltr" { (error) } } }
            }
            p.origin.small {
                @if let Ok(answer) = &model.answer { (source(model, answer)) " " }
                a href=(page.href(site)) target="_blank" rel="noopener" { (title(model)) " · dyad" }
            }
        }
    };
    let head = html! {
        title { (title(model)) " · dyad" }
        meta name="robots" content="noindex";
        link rel="canonical" href=(model.canonical(&page, context.whole));
    };
    document::frame(language, state.theme, &head, &body, site)
}

/// The source as pictures name it; of lists, who is behind them.
fn source(model: &PageModel, answer: &Answer) -> Markup {
    let language = model.state.language;
    let drawn = chart::caption(answer, &model.state.picture_spec()).map(|caption| caption.source);
    let titles = || answer.sources().into_iter().map(|source| language.source_title(source).to_owned()).collect::<Vec<_>>();
    let listed = || Some(titles().join("; ")).filter(|titles| !titles.is_empty());
    let named = drawn.ok().or_else(|| listed().map(|titles| language.fill("reading.source", &[("titles", &titles)])));
    html! { @if let Some(named) = named { span dir="auto" { (named) } } }
}
