//! Pages of a long list: where one begins, and the links to the one before and the one after.

use maud::{Markup, html};

use crate::{
    page::{context::PageContext, page_query::PageQuery},
    query::QueryError,
};

/// A part of a long list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paging {
    pub offset: usize,
    pub size: usize,
}

impl Paging {
    /// The part that `offset=` asks for.
    pub(super) fn read(given: &mut PageQuery, size: usize) -> Result<Self, QueryError> {
        let Some(text) = given.take("offset") else { return Ok(Self { offset: 0, size }) };
        let wrong = || QueryError::parameter("offset", format!("{text:?} is not a whole number"), &["0", &size.to_string()]);
        Ok(Self { offset: text.parse().map_err(|_| wrong())?, size })
    }

    /// The address of this part of the list at an address.
    pub(super) fn address(self, list: &str) -> String {
        let mark = if list.contains('?') { '&' } else { '?' };
        if self.offset == 0 { list.to_owned() } else { format!("{list}{mark}offset={}", self.offset) }
    }

    /// Which are shown of how many, with links to the pages before and after; nothing where all are.
    pub(super) fn links(self, context: &PageContext, address: &str, total: usize) -> Markup {
        let language = context.reader.language;
        let number = |count: usize| language.number(&count.to_string());
        let last = self.offset.saturating_add(self.size).min(total);
        let href = |offset: usize| context.reader.link(&Self { offset, ..self }.address(address), context.site);
        if total <= self.size && self.offset == 0 {
            return html! {};
        }
        html! {
            nav.paging aria-label=(language.say("library.pages")) {
                @if self.offset > 0 { a rel="prev" href=(href(self.offset.saturating_sub(self.size))) { (language.say("library.previous")) } }
                span {
                    @if self.offset < total {
                        (language.fill("library.shown", &[("first", &number(self.offset + 1)), ("last", &number(last)), ("count", &number(total))]))
                    } @else { (language.fill("library.behind_the_end", &[("count", &number(total))])) }
                }
                @if last < total { a rel="next" href=(href(last)) { (language.say("library.next")) } }
            }
        }
    }
}
