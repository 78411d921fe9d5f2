//! The head of a page that is not a pair's: title, description, canonical address, languages, the card for links in chats.

use maud::{Markup, html};

use super::{context::PageContext, reader::Reader};
use crate::language::Language;

/// What the head of a page says.
pub(super) struct PageHead<'a> {
    title: &'a str,
    description: &'a str,
    /// The address of the page, without language and theme.
    address: &'a str,
}

impl<'a> PageHead<'a> {
    pub(super) fn new(title: &'a str, description: &'a str, address: &'a str) -> Self {
        Self { title, description, address }
    }

    /// The elements of the head; addresses in it are whole.
    pub(super) fn markup(&self, context: &PageContext) -> Markup {
        let (language, site) = (context.reader.language, context.whole);
        let in_language = |named: Option<Language>| {
            let reader = Reader { is_language_named: false, theme: None, here: self.address, ..context.reader };
            reader.address(named, None, site)
        };
        let canonical = in_language(context.reader.is_language_named.then_some(language));
        html! {
            title { (self.title) " · dyad" }
            meta name="description" content=(self.description);
            link rel="canonical" href=(canonical);
            @for other in Language::ALL { link rel="alternate" hreflang=(other.word()) href=(in_language(Some(other))); }
            link rel="alternate" hreflang="x-default" href=(in_language(None));
            meta property="og:type" content="website";
            meta property="og:site_name" content="dyad";
            meta property="og:title" content=(self.title);
            meta property="og:description" content=(self.description);
            meta property="og:url" content=(canonical);
            meta property="og:locale" content=(language.open_graph_locale());
        }
    }
}
