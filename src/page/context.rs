//! What a page is made of, and for whom.

use maud::{Markup, html};

use super::{document, reader::Reader, site_header};
use crate::{chart::ChartDefinition, dataset::Catalogue, write::Site};

/// What a page is made of, and for whom.
#[derive(Clone, Copy)]
pub(super) struct PageContext<'a> {
    pub catalogue: &'a Catalogue,
    pub charts: &'a [ChartDefinition],
    pub reader: Reader<'a>,
    /// Is what cannot be read of an address left out and told, instead of being an error of the whole page?
    pub is_forgiving: bool,
    /// For what is read elsewhere: heads, feeds, snippets, citations. Its addresses are whole where `--public-url` is given.
    pub whole: &'a Site,
    /// For what the page itself holds, links to and asks for: paths, so that it works at every host that it is opened at.
    pub site: &'a Site,
}

impl PageContext<'_> {
    /// A whole page: the bar, `main` with this inside, the foot.
    pub(super) fn page(&self, head: &Markup, inside: &Markup) -> Markup {
        self.page_of_search("", head, inside)
    }

    /// The same with words in the box of the search.
    pub(super) fn page_of_search(&self, words: &str, head: &Markup, inside: &Markup) -> Markup {
        let body = html! {
            (site_header::bar_of_search(&self.reader, words, self.site))
            main #main tabindex="-1" data-address=(self.reader.link(self.reader.here, self.site)) { (inside) }
            (document::foot(&self.reader, self.site))
        };
        document::frame(self.reader.language, self.reader.theme, head, &body, self.site)
    }
}
