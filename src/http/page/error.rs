//! A page that says what went wrong, for people; programs get problem+json.

use maud::{Markup, html};

use super::{layout, top};
use crate::{http::problem::Problem, language::Language, write::Site};

pub(super) fn page(language: Language, problem: &Problem, site: &Site) -> Markup {
    let title = language.say("page.cannot_be_shown");
    let body = html! {
        (top::bar(language, None, site))
        main #main tabindex="-1" {
            section {
                h1 { (title) }
                div.empty role="alert" {
                    p lang="en" dir="ltr" { (problem.detail()) }
                    @if !problem.allowed().is_empty() { p lang="en" dir="ltr" { "Allowed: " (problem.allowed().join(", ")) } }
                }
                p { a href=(site.href("/")) { (language.say("page.to_the_beginning")) } }
            }
        }
        (layout::foot(language, site))
    };
    layout::frame(language, None, &html! { title { (title) " · dyad" } meta name="robots" content="noindex"; }, &body, site)
}
