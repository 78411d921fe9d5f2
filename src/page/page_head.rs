//! The head of a page that is not a pair's: title, description, canonical address, languages, the card for links in chats.

use maud::{Markup, html};
use serde_json::Value;

use super::{context::PageContext, machine_read, reader::Reader};
use crate::{language::Language, query::Format};

/// The head of a page that search engines leave out.
pub(super) fn unlisted(title: &str) -> Markup {
    html! { title { (title) " · dyad" } meta name="robots" content="noindex"; }
}

/// What the head of a page says.
pub(super) struct PageHead<'a> {
    title: &'a str,
    description: &'a str,
    /// The address of the page, without language and theme.
    address: &'a str,
    /// The whole address of its picture, of 1200×630, and what it shows.
    picture: Option<(&'a str, &'a str)>,
    /// What machines read of it, as schema.org has it.
    data: Option<&'a Value>,
}

impl<'a> PageHead<'a> {
    pub(super) fn new(title: &'a str, description: &'a str, address: &'a str) -> Self {
        Self { title, description, address, picture: None, data: None }
    }

    /// With a picture for links: its whole address, and what it shows.
    pub(super) fn with_picture(self, address: &'a str, alt: &'a str) -> Self {
        Self { picture: Some((address, alt)), ..self }
    }

    /// With what machines read of it.
    pub(super) fn with_data(self, data: &'a Value) -> Self {
        Self { data: Some(data), ..self }
    }

    /// The whole address of a page, in the language where that is named, without a theme.
    pub(super) fn canonical(context: &PageContext, address: &str) -> String {
        whole(context, address, context.reader.is_language_named.then_some(context.reader.language))
    }

    /// The elements of the head; addresses in it are whole.
    pub(super) fn markup(&self, context: &PageContext) -> Markup {
        let language = context.reader.language;
        let in_language = |named: Option<Language>| whole(context, self.address, named);
        let canonical = Self::canonical(context, self.address);
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
            @if let Some((picture, alt)) = self.picture {
                meta property="og:image" content=(picture);
                meta property="og:image:type" content=(Format::Png.essence());
                meta property="og:image:width" content="1200";
                meta property="og:image:height" content="630";
                meta property="og:image:alt" content=(alt);
                meta name="twitter:card" content="summary_large_image";
            }
            @if let Some(data) = self.data {
                (machine_read::linked_data(data))
            }
        }
    }
}

fn whole(context: &PageContext, address: &str, language: Option<Language>) -> String {
    let reader = Reader { is_language_named: false, theme: None, here: address, ..context.reader };
    reader.address(language, None, context.whole)
}
