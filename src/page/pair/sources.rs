//! Where the figures come from, with their terms.

use maud::{Markup, html};

use super::page_model::PageModel;
use crate::{language::Language, page::method, trade::Source, write::Site};

pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    let language = model.state.language;
    html! {
        @if !model.summary.sources.is_empty() {
            section #sources {
                h2 { (language.say("page.sources")) }
                p { (language.say("page.never_mixed")) (method::question(&model.state.reader(""), "source", site)) " " a href=(site.href("/v1/sources")) { (language.say("page.all_sources")) } }
                ul.sources {
                    @for source in &model.summary.sources { (item(language, source)) }
                }
            }
        }
    }
}

fn item(language: Language, source: &Source) -> Markup {
    // Only web addresses become links: a data package may say anything.
    let link = source.path.as_deref().filter(|path| path.starts_with("https://") || path.starts_with("http://"));
    html! {
        li {
            @if let Some(link) = link { a href=(link) rel="noopener nofollow" { bdi { (language.source_title(source)) } } } @else { strong { bdi { (language.source_title(source)) } } }
            span.small {
                " " span.mark { (language.term("reporting", source.reporting.word())) }
                @if let Some(published) = &source.published { " " (language.date(published)) "." }
                @if let Some(license) = &source.license { " " (language.say("page.terms")) " " bdi { (license) } "." }
            }
        }
    }
}
