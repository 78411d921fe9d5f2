//! Where the figures come from, with their terms.

use std::sync::Arc;

use maud::{Markup, html};

use super::page_model::PageModel;
use crate::{
    page::{data_words, method, web_address},
    query::Answer,
    trade::Source,
    write::Site,
};

pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    let (language, reader) = (model.state.language, model.state.reader(""));
    let sources = sources(model);
    html! {
        @if !sources.is_empty() {
            section #sources {
                h2 { (language.say("page.sources")) }
                p { (language.say("page.never_mixed")) (method::question(&reader, "source", site)) " " a href=(reader.link("/sources", site)) { (language.say("page.all_sources")) } }
                ul.sources {
                    @for source in sources { (item(model, source, site)) }
                }
            }
        }
    }
}

/// Those of what is shown, then the others of the pair: figures of products may have sources that its totals have not.
fn sources(model: &PageModel) -> Vec<&Arc<Source>> {
    let mut sources: Vec<&Arc<Source>> = model.answer.as_ref().map(Answer::sources).unwrap_or_default();
    for source in &model.summary.sources {
        if sources.iter().all(|known| known.name != source.name) {
            sources.push(source);
        }
    }
    sources
}

fn item(model: &PageModel, source: &Source, site: &Site) -> Markup {
    let language = model.state.language;
    let own_page = model.state.reader("").link(&format!("/sources/{}", source.name), site);
    html! {
        li {
            a href=(own_page) { (data_words::source_title(language, source)) }
            span.small {
                " " span.mark { (language.term("reporting", source.reporting.word())) }
                @if let Some(published) = &source.published { " " (language.date(published)) "." }
                @if let Some(license) = &source.license { " " (language.say("page.terms")) " " (data_words::linked(license)) "." }
                @if let Some((path, host)) = source.path.as_deref().and_then(web_address::web_host) { " " a href=(path) rel="noopener nofollow" dir="ltr" { (host) } }
            }
        }
    }
}
