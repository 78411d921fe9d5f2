//! What the page shows, as its address says it: pair, view, data parameters, kind of picture, language and theme.

use crate::{
    chart::{ChartKind, Theme},
    dataset::Catalogue,
    language::Language,
    page::{page_query::PageQuery, picture_address::picture_address, reader::Reader},
    query::{self, Answer, DyadSummary, Format, Kept, Parameters, Query, QueryError, Resource, View},
    trade::{Calendar, Dyad, Frequency, Period, UnknownTerm},
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
}

impl PageState {
    /// The state of an address, whose language and theme have been taken off.
    ///
    /// # Errors
    /// As for the address of the data itself: what is unknown, repeated or bad is named.
    pub(super) fn read(
        catalogue: &Catalogue,
        mut given: PageQuery,
        reader: &Reader,
        frame: PageFrame,
    ) -> Result<Self, QueryError> {
        let Reader { language, is_language_named, theme, .. } = *reader;
        let dyad = match given.take("dyad") {
            Some(text) => text
                .parse()
                .map_err(|error: UnknownTerm| QueryError::UnknownDyad { text: error.text.clone(), detail: error.to_string() })?,
            None => query::default_dyad(catalogue)
                .ok_or_else(|| QueryError::NoData { detail: "the catalogue has no pair to show".to_owned() })?,
        };
        let view = given.take("view").map(|text| text.parse::<View>()).transpose()?;
        let view = view.map_or_else(|| default_view(catalogue, dyad), Ok)?;
        let kind = given.take("kind").map(|text| ChartKind::chosen(&text, &Resource::View(dyad, view))).transpose()?;
        let period = given.take("period").map(|text| period_of(&text)).transpose()?;
        let period = period.filter(|_| frame == PageFrame::Page);
        let asked = query::parse(&format!("dyads/{dyad}/{}", view.word()), Some(&given.text()), &[])?;
        let parameters = asked.query.parameters;
        Ok(Self { frame, language, is_language_named, theme, dyad, view, parameters, kind, period })
    }

    /// Who reads the page, at this address without language and theme.
    pub(super) fn reader<'a>(&self, here: &'a str) -> Reader<'a> {
        Reader { language: self.language, is_language_named: self.is_language_named, theme: self.theme, here }
    }

    /// Its address without language and theme.
    pub(super) fn plain_address(&self) -> String {
        Self { is_language_named: false, theme: None, ..self.clone() }.href(&Site::default())
    }

    /// What is asked of the data.
    pub(super) fn query(&self) -> Query {
        Query { resource: Resource::View(self.dyad, self.view), parameters: self.parameters.clone() }
    }

    /// The canonical address of the data.
    pub(super) fn data(&self) -> String {
        self.query().address()
    }

    /// The same state of another view; parameters that it has too stay.
    pub(super) fn of_view(&self, view: View) -> Self {
        let resource = Resource::View(self.dyad, view);
        let kind = self.kind.filter(|kind| ChartKind::offered(&resource).contains(kind));
        let period = self.period.filter(|_| view.subject().is_some());
        Self { view, kind, period, parameters: retained(&self.parameters, &resource, Kept::OnViews), ..self.clone() }
    }

    /// The same view of another pair.
    pub(super) fn of_dyad(&self, dyad: Dyad) -> Self {
        let parameters = retained(&self.parameters, &Resource::View(dyad, self.view), Kept::OnPairs);
        Self { dyad, parameters, period: None, ..self.clone() }
    }

    /// What one series says of a period: nothing of the window, nothing of how it is drawn.
    pub(super) fn of_account(&self, query: &Query, period: Period) -> Self {
        let Resource::View(dyad, view) = query.resource else { return self.clone() };
        let mut parameters = query.parameters.clone();
        // A calendar and years that are usual need no word, nor do all products.
        parameters.calendar = parameters.calendar.filter(|calendar| *calendar != Calendar::Gregorian);
        parameters.freq = parameters.freq.filter(|frequency| *frequency != Frequency::Annual);
        Self { dyad, parameters, ..self.of_period(view, period) }
    }

    /// What every source says of a period.
    pub(super) fn of_period(&self, view: View, period: Period) -> Self {
        let Parameters { product, as_of, .. } = self.parameters;
        let parameters = Parameters { product, as_of, ..Parameters::default() };
        Self { view, parameters, kind: None, theme: None, period: Some(period), ..self.clone() }
    }

    pub(super) fn of_language(&self, language: Language) -> Self {
        Self { language, is_language_named: true, ..self.clone() }
    }

    /// The same without a word on the language, which the browser then chooses.
    pub(super) fn of_no_language(&self) -> Self {
        Self { is_language_named: false, ..self.clone() }
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
        let data = self.data();
        let own = data.split_once('?').map(|(_, query)| query.to_owned());
        let parts = [
            Some(format!("dyad={}", self.dyad)),
            view.map(|view| format!("view={}", view.word())),
            own,
            self.kind.map(|kind| format!("kind={}", kind.word())),
            self.period.map(|period| format!("period={period}")),
            self.is_language_named.then(|| format!("lang={}", self.language.word())),
            self.theme.map(|theme| format!("theme={}", theme.word())),
        ];
        site.href(&format!("{path}?{}", parts.into_iter().flatten().collect::<Vec<_>>().join("&")))
    }

    /// The address of the picture in this format and with these parameters beside those of the state.
    pub(super) fn picture(&self, format: Format, theme: Option<Theme>, more: &[&str], site: &Site) -> String {
        let kind = self.kind.map(|kind| format!("kind={}", kind.word()));
        picture_address(
            &self.data(),
            format,
            self.language,
            theme,
            &kind.as_deref().into_iter().chain(more.iter().copied()).collect::<Vec<_>>(),
            site,
        )
    }
}

/// A period by its label.
fn period_of(text: &str) -> Result<Period, QueryError> {
    let refused = |error: UnknownTerm| QueryError::parameter("period", error.to_string(), &[error.allowed]);
    text.parse().map_err(refused)
}

/// The view that a pair's page opens with: that of its headline, else the first with anything in it.
fn default_view(catalogue: &Catalogue, dyad: Dyad) -> Result<View, QueryError> {
    let query = Query { resource: Resource::Dyad(dyad), parameters: Parameters::default() };
    let Answer::Dyad(summary) = query::answer(catalogue, &query)? else { return Ok(View::Turnover) };
    Ok(view_of(&summary))
}

/// The view that a pair's page opens with, by what is known of the pair.
pub(super) fn view_of(summary: &DyadSummary) -> View {
    let headline = summary.headline.as_ref().map(|series| View::showing(series.subject));
    headline.unwrap_or(if summary.claims > 0 { View::Claims } else { View::Turnover })
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
    use crate::dataset::Roots;

    fn state(raw: &str) -> Result<PageState, QueryError> {
        let catalogue = Catalogue::load(&Roots::Builtin, None).unwrap();
        let mut given = PageQuery::read(Some(raw))?;
        let (language, is_language_named) = given.language(Language::English)?;
        let reader = Reader { language, is_language_named, theme: given.theme()?, here: "/" };
        PageState::read(&catalogue, given, &reader, PageFrame::Page)
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
