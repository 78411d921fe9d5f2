//! A page as it is asked for, and how it is made.

use maud::Markup;

use super::{
    area,
    context::PageContext,
    elsewhere::{self, Elsewhere},
    error::{self, PageFault},
    landing,
    library::LibraryPlace,
    method,
    page_query::PageQuery,
    pair::{self, Oembed, Room},
    product,
    reader::Reader,
    search::Search,
    statements, verify,
};
use crate::{chart::ChartDefinition, dataset::Catalogue, language::Language, query::QueryError, write::Site};

/// Where a page stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PagePlace {
    /// `/`: the beginning, a pair, an area, a search.
    Root,
    /// `/embed`: the picture of a pair's page, for other people's pages.
    Embed,
    /// `/method`: what is counted, and what each term means.
    Method,
    /// Sources, datasets, curated charts, areas.
    Library(LibraryPlace),
    /// `/claims`: what was said, held against the figures.
    Claims,
    /// `/verify`: a text, with what it says held against the figures.
    Verify,
}

impl PagePlace {
    /// Its path.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Root => "/".to_owned(),
            Self::Embed => "/embed".to_owned(),
            Self::Method => "/method".to_owned(),
            Self::Library(place) => place.path(),
            Self::Claims => "/claims".to_owned(),
            Self::Verify => "/verify".to_owned(),
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
    is_forgiving: bool,
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
        Ok(Self { given, asked, language, is_language_named, place, is_forgiving: false })
    }

    /// Where it stands.
    #[must_use]
    pub fn place(&self) -> &PagePlace {
        &self.place
    }

    /// How many bytes a parameter has as it was given.
    #[must_use]
    pub fn bytes_of(&self, name: &str) -> usize {
        self.given.get(name).map_or(0, str::len)
    }

    /// The same page, on which what cannot be read of the address is left out and told: what people get in place of an error.
    #[must_use]
    pub fn forgiving(self) -> Self {
        Self { is_forgiving: true, ..self }
    }

    /// What tells it from every other page of the same data and charts: one page is made for all who share an address.
    #[must_use]
    pub fn key(&self) -> String {
        let way = if self.is_forgiving { "forgiving" } else { "" };
        [&self.place.path(), self.language.word(), way, &self.asked].join("\n")
    }

    /// Is it told by the data only whether the address is shown or leads elsewhere?
    #[must_use]
    pub fn may_lead_elsewhere(&self) -> bool {
        match self.place {
            PagePlace::Root => self.given.has("search") || elsewhere::is_in_words(&self.given),
            PagePlace::Embed => elsewhere::is_in_words(&self.given),
            _ => false,
        }
    }

    /// Where the address leads instead of being shown, as path and query.
    ///
    /// # Errors
    /// As for the page.
    pub fn elsewhere(&self, catalogue: &Catalogue) -> Result<Option<Elsewhere>, QueryError> {
        let asked = PageQuery::read(Some(&self.asked))?;
        let mut rest = asked.clone();
        drop((rest.take("lang"), rest.take("theme")));
        match self.place {
            PagePlace::Root => match Search::read(&mut rest)? {
                Some(search) => Ok(search.opens(catalogue)?.map(|dyad| elsewhere::of_search(dyad, &asked))),
                None => elsewhere::of_pair(catalogue, &asked, "/"),
            },
            PagePlace::Embed => elsewhere::of_pair(catalogue, &asked, "/embed"),
            _ => Ok(None),
        }
    }

    /// The page of these data and charts.
    ///
    /// # Errors
    /// As for the address of the data itself: what is unknown, repeated or bad is named.
    pub fn render(mut self, catalogue: &Catalogue, charts: &[ChartDefinition], whole: &Site) -> Result<Markup, QueryError> {
        let (site, theme) = (whole.paths(), self.given.theme()?);
        let path = self.place.path();
        let reader = Reader { language: self.language, is_language_named: self.is_language_named, theme, here: &path };
        let context = PageContext { catalogue, charts, reader, is_forgiving: self.is_forgiving, whole, site: &site };
        match self.place {
            PagePlace::Root => root(&context, self.given),
            PagePlace::Embed => pair::embed(&context, self.given),
            PagePlace::Method => method::page(&context, &self.given),
            PagePlace::Library(place) => place.page(&context, self.given),
            PagePlace::Claims => statements::page(&context, self.given),
            PagePlace::Verify => verify::page(&context, &self.given),
        }
    }
}

impl PageRequest {
    /// The picture of the page as oEmbed has it, within this room, in a frame of this site; nothing where the page is of no pair, or
    /// has no picture.
    ///
    /// # Errors
    /// As for the address of the data itself.
    pub fn oembed(
        mut self,
        catalogue: &Catalogue,
        charts: &[ChartDefinition],
        site: &Site,
        room: Room,
    ) -> Result<Option<Oembed>, QueryError> {
        let theme = self.given.theme()?;
        let reader = Reader { language: self.language, is_language_named: self.is_language_named, theme, here: "/" };
        let context = PageContext { catalogue, charts, reader, whole: site, site, is_forgiving: false };
        match self.place {
            PagePlace::Embed => pair::oembed(&context, self.given, true, room),
            PagePlace::Root if self.given.has("dyad") => pair::oembed(&context, self.given, false, room),
            _ => Ok(None),
        }
    }
}

/// What stands at `/`, by what is asked for.
fn root(context: &PageContext, mut given: PageQuery) -> Result<Markup, QueryError> {
    if let Some(search) = Search::read(&mut given)? {
        return search.page(context);
    }
    // Nothing is asked for: the beginning. A view or another choice without a pair is of the pair that opens first.
    if given.text().is_empty() {
        return landing::page(context);
    }
    if !given.has("dyad") {
        if let Some(text) = given.take("area") {
            return area::page(context, &text, &given);
        }
        // Beside a view it is a product of the pair that opens first.
        if !given.has("view")
            && let Some(text) = given.take("product")
        {
            return product::page(context, &text, &given);
        }
    } else if let Some(choice) = product::typed(context, &mut given)? {
        return Ok(choice);
    }
    pair::page(context, given)
}

/// The page that says what is wrong with an address and what is allowed, in its language and theme as far as they can be read.
#[must_use]
pub fn error_page(
    (path, raw): (&str, Option<&str>),
    preferred: Language,
    fault: PageFault,
    catalogue: &Catalogue,
    whole: &Site,
) -> Markup {
    let mut given = PageQuery::read(raw).unwrap_or_default();
    let (language, is_language_named) = given.language(preferred).unwrap_or((preferred, false));
    let theme = given.theme().unwrap_or_default();
    let asked = given.text();
    let here = if asked.is_empty() { path.to_owned() } else { format!("{path}?{asked}") };
    let reader = Reader { language, is_language_named, theme, here: &here };
    let site = whole.paths();
    error::page(&PageContext { catalogue, charts: &[], reader, whole, site: &site, is_forgiving: false }, fault)
}
