//! What stands at an address that is meant for programs, for people who follow it: the addresses of the API, the kinds of problems.

use maud::{Markup, html};

use super::{document, page_head, page_query::PageQuery, reader::Reader, site_header};
use crate::{
    language::Language,
    write::{ProblemKind, Site},
};

/// What a page of contents is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentsOf {
    /// The addresses of the API.
    Addresses,
    /// The kinds of problems.
    Problems,
    /// One kind of problem.
    Problem(ProblemKind),
}

/// One line of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsEntry {
    /// The address, with its parts in braces where it has some: then it leads nowhere.
    pub address: String,
    /// What is there; between back ticks is code.
    pub text: ContentsText,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContentsText {
    /// Words in English, as for programs.
    English(String),
    /// When a kind of problem is answered, in the language of the page.
    Kind(ProblemKind),
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
        ContentsOf::Problem(kind) => language.term("problem_kind", word(kind)),
    };
    let site = &site.paths();
    let body = html! {
        (site_header::bar(&reader, site))
        main #main tabindex="-1" {
            section {
                h1 { (title) }
                table { tbody { @for entry in entries { (line(language, entry, site)) } } }
                p { a href=(site.href("/docs")) { (language.say("page.docs")) } }
            }
        }
        (document::foot(&reader, site))
    };
    let head = page_head::unlisted(title);
    document::frame(language, reader.theme, &head, &body, site)
}

fn line(language: Language, entry: &ContentsEntry, site: &Site) -> Markup {
    html! {
        tr {
            th scope="row" dir="ltr" { (address(&entry.address, site)) }
            @match &entry.text {
                ContentsText::English(text) => td lang="en" dir="ltr" { (marked(text)) },
                ContentsText::Kind(kind) => td {
                    (language.term("problem_kind", word(*kind))) " (" (language.digits(&kind.status().to_string())) "): "
                    (marked(language.term("problem_when", word(*kind)))) "."
                },
            }
        }
    }
}

/// The last part of a kind's address.
fn word(kind: ProblemKind) -> &'static str {
    kind.address().trim_start_matches("/problems/")
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
            .map(|address| ContentsEntry { address: address.to_owned(), text: ContentsText::English("Read `here`".to_owned()) });
        let page = contents_page(("/v1/", Some("lang=fa")), Language::English, ContentsOf::Addresses, &entries, &Site::default())
            .into_string();
        assert!(page.contains("dir=\"rtl\"") && page.contains("href=\"/v1/areas\"") && !page.contains("href=\"/v1/areas/{"));
        assert!(page.contains("Read <code>here</code>") && page.contains("/v1/?lang=ru"), "{page}");
    }

    #[test]
    fn kinds_of_problems_are_told_in_every_language() {
        let english = Language::English;
        for kind in ProblemKind::ALL {
            assert_eq!(
                (english.term("problem_kind", word(kind)), english.term("problem_when", word(kind))),
                (kind.title(), kind.when()),
                "what people read is what programs are told"
            );
            let entries = [ContentsEntry { address: kind.address().to_owned(), text: ContentsText::Kind(kind) }];
            let of = ContentsOf::Problem(kind);
            let page = contents_page((kind.address(), None), Language::Persian, of, &entries, &Site::default()).into_string();
            assert!(!page.contains(kind.title()) && page.contains(Language::Persian.term("problem_kind", word(kind))), "{page}");
        }
    }
}
