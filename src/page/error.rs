//! A page that says what went wrong, for people; programs get problem+json.

use maud::{Markup, html};

use super::{document, reader::Reader, site_header};
use crate::write::Site;

/// What went wrong, with what is allowed, the search and the way home. The detail is in English, as for programs.
pub(super) fn page(reader: &Reader, detail: &str, allowed: &[String], site: &Site) -> Markup {
    let language = reader.language;
    let title = language.say("page.cannot_be_shown");
    let body = html! {
        (site_header::bar(reader, site))
        main #main tabindex="-1" {
            section {
                h1 { (title) }
                div.empty role="alert" {
                    p lang="en" dir="ltr" { (detail) }
                    @if !allowed.is_empty() { p { (language.fill("page.allowed", &[("allowed", &allowed.join(", "))])) } }
                }
                p { a href=(site.href("/")) { (language.say("page.to_the_beginning")) } }
            }
        }
        (document::foot(reader, site))
    };
    let head = html! { title { (title) " · dyad" } meta name="robots" content="noindex"; };
    document::frame(language, reader.theme, &head, &body, site)
}
