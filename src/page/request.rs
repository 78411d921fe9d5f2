//! A page as it is asked for, and how it is made.

use maud::Markup;

use super::{
    embed, error,
    page_model::PageModel,
    page_query::PageQuery,
    page_state::{PageFrame, PageState},
    reader::Reader,
    search::Search,
    whole_page,
};
use crate::{chart::ChartDefinition, dataset::Catalogue, language::Language, query::QueryError, write::Site};

/// A page as an address asks for it.
pub struct PageRequest {
    given: PageQuery,
    /// What the address asks for, without the marks of whoever shared it.
    asked: String,
    language: Language,
    is_language_named: bool,
    frame: PageFrame,
}

impl PageRequest {
    /// The page of a raw query text, in the preferred language where the address names none.
    ///
    /// # Errors
    /// When a pair is not UTF-8, a name is there twice, or there is no such language.
    pub fn read(raw: Option<&str>, preferred: Language, frame: PageFrame) -> Result<Self, QueryError> {
        let mut given = PageQuery::read(raw)?;
        let asked = given.text();
        let (language, is_language_named) = given.language(preferred)?;
        Ok(Self { given, asked, language, is_language_named, frame })
    }

    /// What tells it from every other page of the same data and charts: one page is made for all who share an address.
    #[must_use]
    pub fn key(&self) -> String {
        let frame = if self.frame == PageFrame::Embed { "embed" } else { "page" };
        [frame, self.language.word(), &self.asked].join("\n")
    }

    /// The page of these data and charts; that of the pair of the first source where none is named, or what a search finds.
    ///
    /// # Errors
    /// As for the address of the data itself: what is unknown, repeated or bad is named.
    pub fn render(mut self, catalogue: &Catalogue, charts: &[ChartDefinition], site: &Site) -> Result<Markup, QueryError> {
        let language = (self.language, self.is_language_named);
        let searched = if self.frame == PageFrame::Page { Search::read(&mut self.given, language)? } else { None };
        if let Some(search) = searched {
            return search.page(catalogue, site);
        }
        let state = PageState::read(catalogue, self.given, language, self.frame)?;
        let model = PageModel::gather(catalogue, charts, state)?;
        Ok(if self.frame == PageFrame::Embed { embed::page(&model, site) } else { whole_page::page(&model, site) })
    }
}

/// The page that says what is wrong with an address and what is allowed, in its language and theme as far as they can be read.
#[must_use]
pub fn error_page(raw: Option<&str>, preferred: Language, detail: &str, allowed: &[String], site: &Site) -> Markup {
    let mut given = PageQuery::read(raw).unwrap_or_default();
    let (language, is_language_named) = given.language(preferred).unwrap_or((preferred, false));
    let reader = Reader { language, is_language_named, theme: given.theme().unwrap_or_default(), here: "/" };
    error::page(&reader, detail, allowed, site)
}
