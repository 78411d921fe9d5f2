//! A page as it is asked for, and how it is made.

use maud::Markup;

use super::{area, context::PageContext, error, page_query::PageQuery, pair, product, reader::Reader, search::Search};
use crate::{chart::ChartDefinition, dataset::Catalogue, language::Language, query::QueryError, write::Site};

/// Where a page stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PagePlace {
    /// `/`: the beginning, a pair, an area, a search.
    Root,
    /// `/embed`: the picture of a pair's page, for other people's pages.
    Embed,
}

impl PagePlace {
    /// Its path.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Root => "/".to_owned(),
            Self::Embed => "/embed".to_owned(),
        }
    }
}

/// A page as an address asks for it.
pub struct PageRequest {
    given: PageQuery,
    /// What the address asks for, without the marks of whoever shared it.
    asked: String,
    language: Language,
    is_language_named: bool,
    place: PagePlace,
}

impl PageRequest {
    /// The page of a raw query text, in the preferred language where the address names none.
    ///
    /// # Errors
    /// When a pair is not UTF-8, a name is there twice, or there is no such language.
    pub fn read(raw: Option<&str>, preferred: Language, place: PagePlace) -> Result<Self, QueryError> {
        let mut given = PageQuery::read(raw)?;
        let asked = given.text();
        let (language, is_language_named) = given.language(preferred)?;
        Ok(Self { given, asked, language, is_language_named, place })
    }

    /// What tells it from every other page of the same data and charts: one page is made for all who share an address.
    #[must_use]
    pub fn key(&self) -> String {
        [&self.place.path(), self.language.word(), &self.asked].join("\n")
    }

    /// The page of these data and charts.
    ///
    /// # Errors
    /// As for the address of the data itself: what is unknown, repeated or bad is named.
    pub fn render(mut self, catalogue: &Catalogue, charts: &[ChartDefinition], whole: &Site) -> Result<Markup, QueryError> {
        let (site, theme) = (whole.paths(), self.given.theme()?);
        let path = self.place.path();
        let reader = Reader { language: self.language, is_language_named: self.is_language_named, theme, here: &path };
        let context = PageContext { catalogue, charts, reader, whole, site: &site };
        match self.place {
            PagePlace::Root => root(&context, self.given),
            PagePlace::Embed => pair::embed(&context, self.given),
        }
    }
}

/// What stands at `/`, by what is asked for.
fn root(context: &PageContext, mut given: PageQuery) -> Result<Markup, QueryError> {
    if let Some(search) = Search::read(&mut given) {
        return search.page(context);
    }
    if given.get("dyad").is_none() {
        if let Some(text) = given.take("area") {
            return area::page(context, &text, &given);
        }
        if let Some(text) = given.take("product") {
            return product::page(context, &text, &given);
        }
    } else if let Some(choice) = product::typed(context, &mut given)? {
        return Ok(choice);
    }
    pair::page(context, given)
}

/// The page that says what is wrong with an address and what is allowed, in its language and theme as far as they can be read.
#[must_use]
pub fn error_page(raw: Option<&str>, preferred: Language, detail: &str, allowed: &[String], site: &Site) -> Markup {
    let mut given = PageQuery::read(raw).unwrap_or_default();
    let (language, is_language_named) = given.language(preferred).unwrap_or((preferred, false));
    let reader = Reader { language, is_language_named, theme: given.theme().unwrap_or_default(), here: "/" };
    error::page(&reader, detail, allowed, &site.paths())
}
