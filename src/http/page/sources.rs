//! Where the figures come from, with their terms.

use maud::{Markup, html};

use super::facts::Facts;
use crate::{trade::Source, write::Site};

pub(super) fn section(facts: &Facts, site: &Site) -> Markup {
    html! {
        @if !facts.summary.sources.is_empty() {
            section #sources {
                h2 { "Sources" }
                p { "None is mixed into another. " a href=(site.href("/v1/sources")) { "All sources" } "." }
                ul.sources {
                    @for source in &facts.summary.sources { (item(source)) }
                }
            }
        }
    }
}

fn item(source: &Source) -> Markup {
    // Only web addresses become links: a data package may say anything.
    let link = source.path.as_deref().filter(|path| path.starts_with("https://") || path.starts_with("http://"));
    html! {
        li {
            @if let Some(link) = link { a href=(link) rel="noopener nofollow" { (source.title) } } @else { strong { (source.title) } }
            span.small {
                " " span.mark { (source.reporting.word()) }
                @if let Some(published) = &source.published { " " (published) "." }
                @if let Some(license) = &source.license { " Terms: " (license) "." }
            }
        }
    }
}
