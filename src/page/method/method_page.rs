//! `/method`: what is counted and what not, and the glossary.

use maud::{Markup, PreEscaped, html};

use super::{
    term::Term,
    terms::{self, GROUPS},
};
use crate::{
    language::Language,
    page::{context::PageContext, page_head::PageHead, page_query::PageQuery},
    query::QueryError,
};

/// What is counted, and what is not.
const COUNTED: [&str; 3] = ["goods", "twice", "apart"];
const NOT_COUNTED: [&str; 4] = ["services", "prices", "missing", "truth"];

/// The page.
///
/// # Errors
/// When the address has a parameter: the page knows none.
pub(in crate::page) fn page(context: &PageContext, given: &PageQuery) -> Result<Markup, QueryError> {
    given.is_finished(&[])?;
    let language = context.reader.language;
    let head = PageHead::new(language.say("method.title"), language.say("method.description"), "/method").markup(context);
    let inside = html! {
        section.headline {
            h1 { (language.say("method.title")) }
            p.lead { (language.say("method.lead")) }
        }
        section.counted {
            div { h2 { (language.say("method.is_counted")) } ul { @for key in COUNTED { li { (language.term("method.counted", key)) } } } }
            div { h2 { (language.say("method.is_not_counted")) } ul { @for key in NOT_COUNTED { li { (language.term("method.not_counted", key)) } } } }
        }
        (contents(language))
        @for (group, terms) in GROUPS {
            section.terms id={ "about-" (group) } {
                h2 { (language.term("method.group", group)) }
                @for term in terms { (entry(language, term)) }
            }
        }
    };
    Ok(context.page(&head, &inside))
}

fn contents(language: Language) -> Markup {
    html! {
        nav.contents aria-label=(language.say("method.contents")) {
            @for (group, terms) in GROUPS {
                div {
                    strong { a href={ "#about-" (group) } { (language.term("method.group", group)) } }
                    ul { @for term in terms { li { a href={ "#" (term.key) } { (term.name(language)) } } } }
                }
            }
        }
    }
}

fn entry(language: Language, term: &Term) -> Markup {
    html! {
        div.term id=(term.key) {
            h3 { (term.name(language)) }
            p { (term.said(language)) }
            @if let Some(words) = term.words {
                dl.words {
                    @for (word, meaning) in words.listed(language) { div { dt { code { (word) } } dd { (meaning) } } }
                }
            }
            @if !term.formulas.is_empty() {
                p.formulas {
                    span.small { (language.say("method.formula")) " " }
                    @for formula in term.formulas { span.formula dir="ltr" { (PreEscaped(formula)) } " " }
                }
            }
            @if let Some(work) = term.work { p.small { (before_and_after(&language.fill("method.after", &[("work", "\u{1}")]), work)) } }
            (places(language, term))
        }
    }
}

/// A text with a work in it, whose words are English.
fn before_and_after(text: &str, work: &str) -> Markup {
    let (before, after) = text.split_once('\u{1}').unwrap_or((text, ""));
    html! { (before) bdi lang="en" { (work) } (after) }
}

/// Where it stands: on pages, in files, in addresses; and what belongs to it.
fn places(language: Language, term: &Term) -> Markup {
    let separator = language.say("page.separator");
    html! {
        dl.where {
            @if !term.places.is_empty() {
                div { dt { (language.say("method.on_pages")) } dd {
                    @for (place, (list, key)) in term.places.iter().enumerate() { @if place > 0 { (separator) } (language.term(list, key)) }
                } }
            }
            @if !term.columns.is_empty() {
                div { dt { (language.say("method.in_files")) } dd {
                    ul { @for column in term.columns { li { code { (column) } " – " (language.term("column", column)) } } }
                } }
            }
            @if !term.addresses.is_empty() {
                div { dt { (language.say("method.in_addresses")) } dd {
                    @for (place, address) in term.addresses.iter().enumerate() { @if place > 0 { (separator) } code { (address) } }
                } }
            }
            @if !term.related.is_empty() {
                div { dt { (language.say("method.related")) } dd {
                    @for (place, key) in term.related.iter().enumerate() {
                        @if place > 0 { (separator) }
                        @if let Some(other) = terms::term(key) { a href={ "#" (key) } { (other.name(language)) } }
                    }
                } }
            }
        }
    }
}
