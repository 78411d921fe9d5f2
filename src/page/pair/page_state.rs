//! What the page shows, as its address says it: pair, view, data parameters, kind of picture, language and theme.

use super::{
    asked::Asked,
    comparing_entries,
    mended::Mended,
    opening_view::{default_pair, default_view},
    picture_options::PictureOptions,
};
use crate::{
    chart::{ChartKind, PictureSpec, Theme},
    dataset::Catalogue,
    language::Language,
    page::{picture_address::picture_address, reader::Reader},
    query::{Compared, Format, Kept, Narrowing, Parameters, Query, QueryError, Resource, View},
    trade::{Dyad, Period, UnknownTerm},
    write::Site,
};

/// Where the state is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageFrame {
    /// The whole page, at `/`.
    Page,
    /// Only the picture, for other people's pages, at `/embed`.
    Embed,
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PageState {
    pub frame: PageFrame,
    pub language: Language,
    /// Is the language in the address, and not only what the browser likes?
    pub is_language_named: bool,
    /// None follows the reader's system.
    pub theme: Option<Theme>,
    pub dyad: Dyad,
    pub view: View,
    pub parameters: Parameters,
    /// None lets the picture choose.
    pub kind: Option<ChartKind>,
    /// The one period of which every source is shown; none takes the latest with a figure.
    pub period: Option<Period>,
    /// How the picture is drawn beside that.
    pub options: PictureOptions,
    /// The series that are shown beside that of the view.
    pub with: Vec<Compared>,
    /// The base of an index whose address names none: the first figure above zero of its window.
    pub base: Option<Period>,
    /// What of the address could not be had, and what is shown instead.
    pub mended: Vec<Mended>,
}

impl PageState {
    /// The state of an address, whose language and theme have been taken off.
    ///
    /// # Errors
    /// As for the address of the data itself: what is unknown, repeated or bad is named; where that is forgiven, only that there
    /// is no such pair.
    pub(super) fn read(catalogue: &Catalogue, mut asked: Asked, reader: &Reader, frame: PageFrame) -> Result<Self, QueryError> {
        let Reader { language, is_language_named, theme, .. } = *reader;
        let named = asked.given.get("view").and_then(|text| text.parse().ok());
        let dyad = match asked.given.take("dyad") {
            Some(text) => text
                .parse()
                .map_err(|error: UnknownTerm| QueryError::UnknownDyad { text: error.text.clone(), detail: error.to_string() })?,
            None => default_pair(catalogue, named)?
                .ok_or_else(|| QueryError::NoData { detail: "the catalogue has no pair to show".to_owned() })?,
        };
        let view = asked_view(catalogue, &mut asked, dyad)?;
        let with = comparing_entries::read(catalogue, &mut asked, &Query::view(dyad, view))?;
        let kind = asked.given.take("kind");
        let period = read_period(&mut asked)?.filter(|_| frame == PageFrame::Page);
        let options = PictureOptions::read(&mut asked, &Resource::View(dyad, view))?;
        let parameters = asked.parameters(&Resource::View(dyad, view))?;
        let state = Self {
            frame,
            language,
            is_language_named,
            theme,
            dyad,
            view,
            parameters,
            kind: None,
            period,
            options,
            with,
            base: None,
            mended: Vec::new(),
        };
        let kind = match kind.map(|text| (ChartKind::chosen(&text, &state.query().resource), text)) {
            Some((Err(error), text)) if ChartKind::from_word(&text).is_none() => {
                asked.refuse("kind", text, error.into())?;
                None
            }
            // A kind of other figures falls back beside them.
            Some((_, text)) => ChartKind::from_word(&text),
            None => None,
        };
        Ok(Self { kind, mended: asked.mended, ..state })
    }

    /// Who reads the page, at this address without language and theme.
    pub(super) fn reader<'a>(&self, here: &'a str) -> Reader<'a> {
        Reader { language: self.language, is_language_named: self.is_language_named, theme: self.theme, here }
    }

    /// Its address without language and theme.
    pub(super) fn plain_address(&self) -> String {
        Self { is_language_named: false, theme: None, ..self.clone() }.href(&Site::default())
    }

    /// What is asked of the data: the view, or what it is compared with too.
    pub(super) fn query(&self) -> Query {
        let base = self.parameters.base.or(self.base);
        let parameters = Parameters { base, ..self.parameters.clone() };
        match self.own_entry().filter(|_| !self.with.is_empty()) {
            None => Query { resource: Resource::View(self.dyad, self.view), parameters },
            Some(own) => {
                let series = std::iter::once(own).chain(self.with.iter().cloned()).collect();
                Query {
                    resource: Resource::Compare,
                    parameters: Parameters { series, product: None, source: None, ..parameters },
                }
            }
        }
    }

    /// The series of the view as one of several; nothing where the view is none.
    pub(super) fn own_entry(&self) -> Option<Compared> {
        let (product, source) = (self.parameters.product, self.parameters.source.clone());
        let own = Narrowing { product, source, ..Narrowing::default() };
        Some(Compared { dyad: self.dyad, subject: self.view.subject()?, own })
    }

    /// Are there series beside that of the view?
    pub(super) fn is_comparison(&self) -> bool {
        self.query().resource == Resource::Compare
    }

    /// Can what is shown be drawn so?
    pub(super) fn offers(&self, kind: ChartKind) -> bool {
        ChartKind::offered(&self.query().resource).contains(&kind)
    }

    /// The same without a window.
    pub(super) fn unwindowed(&self) -> Self {
        let parameters = Parameters { from: None, to: None, last: None, ..self.parameters.clone() };
        Self { parameters, ..self.clone() }
    }

    /// The canonical address of the data.
    pub(super) fn data(&self) -> String {
        self.query().address()
    }

    /// The same state of another view; parameters that it has too stay.
    pub(super) fn of_view(&self, view: View) -> Self {
        let parameters = retained(&self.parameters, &Resource::View(self.dyad, view), Kept::OnViews);
        let with = comparing_entries::of_view(&self.with, self.view, view);
        let period = self.period.filter(|_| view.subject().is_some());
        let options = self.options.of_resource(&Resource::View(self.dyad, view));
        let next = Self { view, parameters, options, with, period, base: None, mended: Vec::new(), ..self.clone() };
        Self { kind: self.kind.filter(|kind| next.offers(*kind)), ..next }
    }

    /// The same view of another pair.
    pub(super) fn of_dyad(&self, dyad: Dyad) -> Self {
        let parameters = retained(&self.parameters, &Resource::View(dyad, self.view), Kept::OnPairs);
        let next = Self { dyad, parameters, period: None, with: Vec::new(), base: None, mended: Vec::new(), ..self.clone() };
        Self { kind: self.kind.filter(|kind| next.offers(*kind)), ..next }
    }

    /// The same view beside other series.
    pub(super) fn beside(&self, with: Vec<Compared>) -> Self {
        let next = Self { with, base: None, mended: Vec::new(), ..self.clone() };
        Self { kind: self.kind.filter(|kind| next.offers(*kind)), ..next }
    }

    pub(super) fn of_language(&self, language: Language) -> Self {
        Self { language, is_language_named: true, ..self.clone() }
    }

    /// The same without a word on the language, which the browser then chooses.
    pub(super) fn of_no_language(&self) -> Self {
        Self { is_language_named: false, ..self.clone() }
    }

    pub(super) fn with_options(&self, options: PictureOptions) -> Self {
        Self { options, ..self.clone() }
    }

    /// In another frame; the picture alone is of no one period.
    pub(super) fn in_frame(&self, frame: PageFrame) -> Self {
        Self { frame, period: self.period.filter(|_| frame == PageFrame::Page), ..self.clone() }
    }

    /// The address that shows this state again.
    pub(super) fn href(&self, site: &Site) -> String {
        self.address(site, Some(self.view))
    }

    /// The one address of this page among those that show the same: without a theme, and without the view that the pair's page
    /// opens with, so that it stays the same when the data say more.
    pub(super) fn canonical(&self, site: &Site, opens_with: View) -> String {
        let plain = Self { frame: PageFrame::Page, theme: None, ..self.clone() };
        plain.address(site, Some(self.view).filter(|view| *view != opens_with))
    }

    fn address(&self, site: &Site, view: Option<View>) -> String {
        let path = if self.frame == PageFrame::Embed { "/embed" } else { "/" };
        let data = Query { resource: Resource::View(self.dyad, self.view), parameters: self.parameters.clone() }.address();
        let own = data.split_once('?').map(|(_, query)| query.to_owned());
        let parts = [
            Some(format!("dyad={}", self.dyad)),
            view.map(|view| format!("view={}", view.word())),
            own,
            comparing_entries::written(&self.with),
            self.kind.map(|kind| format!("kind={}", kind.word())),
            self.options.text(),
            self.period.map(|period| format!("period={period}")),
            self.is_language_named.then(|| format!("lang={}", self.language.word())),
            self.theme.map(|theme| format!("theme={}", theme.word())),
        ];
        site.href(&format!("{path}?{}", parts.into_iter().flatten().collect::<Vec<_>>().join("&")))
    }

    /// The address of the picture in this format and with these parameters beside those of the state.
    pub(super) fn picture(&self, format: Format, theme: Option<Theme>, more: &[&str], site: &Site) -> String {
        let own = [self.kind.map(|kind| format!("kind={}", kind.word())), self.options.text()];
        picture_address(
            &self.data(),
            format,
            self.language,
            theme,
            &own.iter().flatten().map(String::as_str).chain(more.iter().copied()).collect::<Vec<_>>(),
            site,
        )
    }

    /// How the picture is drawn, for the words around it.
    pub(super) fn picture_spec(&self) -> PictureSpec {
        PictureSpec { kind: self.kind, lang: self.language, ..self.options.spec() }
    }
}

/// The period whose figures of every source are asked for, by its label.
fn read_period(asked: &mut Asked) -> Result<Option<Period>, QueryError> {
    let Some(text) = asked.given.take("period") else { return Ok(None) };
    match text.parse() {
        Ok(period) => Ok(Some(period)),
        Err(UnknownTerm { allowed, .. }) => {
            let detail = format!("{text:?} is not allowed");
            asked.refuse("period", text, QueryError::parameter("period", detail, &[allowed]))?;
            Ok(None)
        }
    }
}

/// The view that is asked for; that which the pair's page opens with where none is, or where it is forgiven that there is none.
fn asked_view(catalogue: &Catalogue, asked: &mut Asked, dyad: Dyad) -> Result<View, QueryError> {
    let Some(text) = asked.given.take("view") else { return default_view(catalogue, dyad) };
    match text.parse::<View>() {
        Ok(view) => Ok(view),
        Err(error) => {
            asked.refuse("view", text, error)?;
            default_view(catalogue, dyad)
        }
    }
}

/// The parameters that stay on the way to another answer, as far as its resource takes them.
fn retained(parameters: &Parameters, resource: &Resource, way: Kept) -> Parameters {
    let mut kept = Parameters::default();
    for parameter in Parameters::of(resource).filter(|parameter| parameter.kept >= way) {
        // What was read before is read again.
        let _ = parameter.write(parameters).map(|text| parameter.read(&mut kept, &text, Some(resource)));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dataset::Roots, page::page_query::PageQuery};

    fn state(raw: &str) -> Result<PageState, QueryError> {
        let catalogue = Catalogue::load(&Roots::Builtin, None).unwrap();
        let mut given = PageQuery::read(Some(raw))?;
        let (language, is_language_named) = given.language(Language::English)?;
        let reader = Reader { language, is_language_named, theme: given.theme()?, here: "/" };
        PageState::read(&catalogue, Asked::new(given, false), &reader, PageFrame::Page)
    }

    #[test]
    fn an_address_gives_its_page_again() {
        let address = "/?dyad=IRN-RUS&view=exports&from=2000&measure=index&to=2010&kind=line&lang=fa&theme=dark";
        let read = state(address.trim_start_matches("/?")).unwrap();
        assert_eq!(read.href(&Site::default()), address);
        assert_eq!((read.language, read.theme, read.kind), (Language::Persian, Some(Theme::Dark), Some(ChartKind::Line)));
        assert_eq!(state("from=&lang=&kind=").unwrap().href(&Site::default()), "/?dyad=RUS-IRN&view=turnover");
    }

    #[test]
    fn how_the_picture_is_drawn_goes_on_to_picture_frame_and_views_that_can_be_drawn_so() {
        let address = "/?dyad=RUS-IRN&view=exports&kind=line&axis=log&event_kind=sanctions&events=false";
        let read = state(address.trim_start_matches("/?")).unwrap();
        assert_eq!(read.href(&Site::default()), address);
        let own = "kind=line&axis=log&event_kind=sanctions&events=false";
        assert_eq!(read.picture(Format::Svg, None, &[], &Site::default()), format!("/v1/dyads/RUS-IRN/exports.svg?{own}"));
        let framed = read.in_frame(PageFrame::Embed).href(&Site::default());
        assert_eq!(framed, format!("/embed?dyad=RUS-IRN&view=exports&{own}"));
        assert!(read.of_view(View::Imports).href(&Site::default()).ends_with(&format!("view=imports&{own}")));
        assert_eq!(read.of_view(View::Products).href(&Site::default()), "/?dyad=RUS-IRN&view=products");
        let linear = read.with_options(read.options.on_other_axis().with_other_events());
        assert!(linear.href(&Site::default()).ends_with("kind=line&event_kind=sanctions"));
    }

    #[test]
    fn another_view_or_pair_keeps_what_it_has_too() {
        let read = state("view=exports&from=2000&measure=index&kind=line&source=wits").unwrap();
        assert_eq!(read.of_view(View::Mirror).href(&Site::default()), "/?dyad=RUS-IRN&view=mirror&from=2000&kind=line");
        assert_eq!(
            read.of_dyad("IRN-RUS".parse().unwrap()).href(&Site::default()),
            "/?dyad=IRN-RUS&view=exports&from=2000&measure=index&kind=line"
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (raw, named) in [
            ("lang=xx", "lang"),
            ("theme=blue", "theme"),
            ("kind=pie", "kind"),
            ("from=x", "from"),
            ("colour=red", "colour"),
            ("axis=logarithmic", "axis"),
            ("events=no", "events"),
            ("lang=en&lang=ru", "lang"),
        ] {
            let Err(QueryError::Parameter(error)) = state(raw) else { panic!("{raw} passed") };
            assert_eq!(error.parameter, named, "{raw}");
        }
        assert!(matches!(state("dyad=rus-irn"), Err(QueryError::UnknownDyad { .. })));
        assert!(matches!(state("view=pie"), Err(QueryError::UnknownView { .. })));
    }

    #[test]
    fn pictures_are_asked_for_in_the_language_and_theme() {
        let read = state("view=turnover&from=2021&kind=bar&lang=fa").unwrap();
        assert_eq!(
            read.picture(Format::Svg, Some(Theme::Dark), &["width=400"], &Site::default()),
            "/v1/dyads/RUS-IRN/turnover.svg?from=2021&kind=bar&width=400&lang=fa&theme=dark"
        );
    }
}
