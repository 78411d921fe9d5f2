//! Sources below a page: what each is called, how it came by its figures, when it came out, on which terms.

use std::sync::Arc;

use maud::{Markup, html};

use super::{context::PageContext, data_words};
use crate::trade::Source;

/// The list of these sources, each a link to its own page.
pub(super) fn section<'a>(sources: impl Iterator<Item = &'a Arc<Source>>, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let mut once: Vec<&Arc<Source>> = Vec::new();
    for source in sources {
        if once.iter().all(|known| known.name != source.name) {
            once.push(source);
        }
    }
    html! {
        @if !once.is_empty() {
            section #sources {
                h2 { (language.say("page.sources")) }
                p { (language.say("page.never_mixed")) }
                ul.sources { @for source in once { (item(source, context)) } }
            }
        }
    }
}

fn item(source: &Source, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let page = context.reader.link(&format!("/sources/{}", source.name), context.site);
    html! {
        li {
            a href=(page) { (data_words::source_title(language, source)) }
            span.small {
                " " span.mark { (language.term("reporting", source.reporting.word())) }
                @if let Some(published) = &source.published { " " (language.date(published)) "." }
                @if let Some(license) = &source.license { " " (language.say("page.terms")) " " (data_words::words(license)) "." }
            }
        }
    }
}
