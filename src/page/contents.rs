//! What stands at an address that is meant for programs, for people who follow it: the addresses of the API, the kinds of problems.

use maud::{Markup, html};

use super::{document, page_query::PageQuery, reader::Reader, site_header};
use crate::{language::Language, write::Site};

/// What a page of contents is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentsOf {
    /// The addresses of the API.
    Addresses,
    /// The kinds of problems.
    Problems,
    /// One kind of problem, by its title.
    Problem(&'static str),
}

/// One line of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsEntry {
    /// The address, with its parts in braces where it has some: then it leads nowhere.
    pub address: String,
    /// What is there, in English, as for programs; between back ticks is code.
    pub text: String,
}

/// A page of contents, which stands at an address, in the language and theme of a raw query text as far as they can be read.
#[must_use]
pub fn contents_page(
    (here, raw): (&str, Option<&str>),
    preferred: Language,
    of: ContentsOf,
    entries: &[ContentsEntry],
    site: &Site,
) -> Markup {
    let mut given = PageQuery::read(raw).unwrap_or_default();
    let (language, is_language_named) = given.language(preferred).unwrap_or((preferred, false));
    let reader = Reader { language, is_language_named, theme: given.theme().unwrap_or_default(), here };
    let title = match of {
        ContentsOf::Addresses => language.say("page.addresses"),
        ContentsOf::Problems => language.say("page.problem_kinds"),
        ContentsOf::Problem(title) => title,
    };
    let site = &site.paths();
    let body = html! {
        (site_header::bar(&reader, site))
        main #main tabindex="-1" {
            section {
                h1 { (title) }
                table lang="en" dir="ltr" {
                    tbody {
                        @for entry in entries {
                            tr { th scope="row" { (address(&entry.address, site)) } td { (marked(&entry.text)) } }
                        }
                    }
                }
                p { a href=(site.href("/docs")) { (language.say("page.docs")) } }
            }
        }
        (document::foot(&reader, site))
    };
    let head = html! { title { (title) " · dyad" } meta name="robots" content="noindex"; };
    document::frame(language, reader.theme, &head, &body, site)
}

fn address(address: &str, site: &Site) -> Markup {
    html! {
        @if address.contains('{') { code { (address) } } @else { a href=(site.href(address)) { code { (address) } } }
    }
}

/// Text between back ticks is code.
fn marked(text: &str) -> Markup {
    html! {
        @for (place, part) in text.split('`').enumerate() {
            @if place % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_parts_in_braces_leads_nowhere() {
        let entries = ["/v1/areas", "/v1/areas/{area}"]
            .map(|address| ContentsEntry { address: address.to_owned(), text: "Read `here`".to_owned() });
        let page = contents_page(("/v1/", Some("lang=fa")), Language::English, ContentsOf::Addresses, &entries, &Site::default())
            .into_string();
        assert!(page.contains("dir=\"rtl\"") && page.contains("href=\"/v1/areas\"") && !page.contains("href=\"/v1/areas/{"));
        assert!(page.contains("Read <code>here</code>") && page.contains("/v1/?lang=ru"), "{page}");
    }
}
