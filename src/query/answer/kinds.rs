//! What a query ends in; every writer and figure reads these.

use std::sync::Arc;

use crate::{
    query::{
        Alternative, ClaimVerdicts, DyadProductsAnswer, FoundAnswer, Listing, Measure, MoversAnswer, ObservationsAnswer,
        OfficialSeries, Origin, PanelAnswer, ProductAnswer, ProductEntry, VerifyAnswer, VintageHistory,
    },
    series::{Difference, Latest, Mirror, Point, Ratio, Revision, Series, Subject},
    statistics::{Concentration, Entrant, LikeForLike, Ranked, Standing, Whole},
    trade::{Area, Calendar, CautionText, Dyad, Event, Finding, Frequency, Level, Period, Product, Source, Status, Translations},
};

/// The answer to a query.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// One series.
    Series(Box<SeriesAnswer>),
    /// Both reporters side by side.
    Mirror(Box<MirrorAnswer>),
    /// Several series side by side.
    Compare(Box<CompareAnswer>),
    /// First-published against latest figures.
    Revisions(Box<RevisionsAnswer>),
    /// Claims with their verdicts.
    Verdicts(VerdictsAnswer),
    /// Events of a dyad.
    Events(EventsAnswer),
    /// One pair in short.
    Dyad(Box<DyadSummary>),
    /// The pairs.
    Dyads(Listing<DyadEntry>),
    /// An area's partners ranked.
    Partners(Box<PartnersAnswer>),
    /// A pair's products ranked.
    DyadProducts(Box<DyadProductsAnswer>),
    /// The code list of products.
    Products(Listing<ProductEntry>),
    /// One product.
    Product(Box<ProductAnswer>),
    /// One area.
    Area(Box<AreaAnswer>),
    /// The code list.
    Areas(AreasAnswer),
    /// The datasets.
    Datasets(Listing<DatasetEntry>),
    /// One dataset.
    Dataset(Box<DatasetEntry>, Origin),
    /// The sources.
    Sources(Listing<SourceEntry>),
    /// A page of the long table.
    Panel(Box<PanelAnswer>),
    /// The pairs that moved most.
    Movers(Box<MoversAnswer>),
    /// A page of the observations as they are stored.
    Observations(Box<ObservationsAnswer>),
    /// What was said, each statement with its verdicts.
    Verify(Box<VerifyAnswer>),
    /// Who states a figure.
    Found(Box<FoundAnswer>),
}

/// One series, its window applied, with what else there is.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesAnswer {
    /// The series.
    pub series: Series,
    /// What is to be shown.
    pub measure: Measure,
    /// The base period of the index, when the measure is the index.
    pub base: Option<Period>,
    /// Other series of the same trade.
    pub alternatives: Vec<Alternative>,
    /// Events of the dyad, for pictures.
    pub events: Arc<[Event]>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Several series side by side, of one calendar and frequency, the window applied.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareAnswer {
    /// What is shown of each.
    pub measure: Measure,
    /// The common base period of the index, when the measure is the index and there is one.
    pub base: Option<Period>,
    /// How each is called in the address, and the series with its own address, in the order asked for; at least one.
    pub items: Vec<(String, SeriesAnswer)>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Both reporters side by side, the window applied.
#[derive(Debug, Clone, PartialEq)]
pub struct MirrorAnswer {
    /// The two directions.
    pub mirror: Mirror,
    /// Other series of the same trade.
    pub alternatives: Vec<Alternative>,
    /// Events of the dyad, for pictures.
    pub events: Arc<[Event]>,
    /// Where it comes from.
    pub origin: Origin,
}

/// First-published against latest figures of one series, the window applied.
#[derive(Debug, Clone, PartialEq)]
pub struct RevisionsAnswer {
    /// The series as it stands.
    pub series: Series,
    /// Each period as first published and as it stands.
    pub revisions: Vec<Revision>,
    /// Every figure that was published of the same periods, for pictures.
    pub histories: Vec<VintageHistory>,
    /// Other series of the same trade.
    pub alternatives: Vec<Alternative>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Claims with their verdicts.
#[derive(Debug, Clone, PartialEq)]
pub struct VerdictsAnswer {
    /// The dyad.
    pub dyad: Dyad,
    /// Each claim with its verdicts.
    pub listing: Listing<ClaimVerdicts>,
    /// What official statistics count of the flows and products that are claimed, for pictures.
    pub official: Vec<OfficialSeries>,
}

/// Events of a dyad.
#[derive(Debug, Clone, PartialEq)]
pub struct EventsAnswer {
    /// The dyad.
    pub dyad: Dyad,
    /// The events, by date.
    pub listing: Listing<Event>,
}

/// One pair in the list of pairs.
#[derive(Debug, Clone, PartialEq)]
pub struct DyadEntry {
    /// The pair.
    pub dyad: Dyad,
    /// Its first and last calendar day with data, as ISO dates.
    pub days: Option<(String, String)>,
    /// How many observations.
    pub observations: usize,
    /// How many claims.
    pub claims: usize,
    /// Names of its sources, by priority.
    pub sources: Vec<String>,
    /// Its latest turnover, where the pairs are sorted by it.
    pub latest: Option<Latest>,
}

/// A view in the summary of a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct SummarisedView {
    /// The view and its series.
    pub series: Alternative,
    /// Is it the default of its view?
    pub default: bool,
}

/// One pair in short: what there is, the latest figure, the record, the growth rate.
#[derive(Debug, Clone, PartialEq)]
pub struct DyadSummary {
    /// The pair.
    pub dyad: Dyad,
    /// The series that `latest`, `record` and `cagr` are of; the default turnover where there is one.
    pub headline: Option<Series>,
    /// The latest period with a value: period, level, change and yoy.
    pub latest: Option<(Period, Level, Difference, Ratio)>,
    /// The highest value and its period.
    pub record: Option<(Period, Level)>,
    /// Compound annual growth rate, per cent, with the first and last period.
    pub cagr: Option<(Period, Period, Ratio)>,
    /// Every series there is.
    pub series: Vec<SummarisedView>,
    /// The sources, by priority.
    pub sources: Vec<Arc<Source>>,
    /// How many claims there are.
    pub claims: usize,
    /// How many events there are.
    pub events: usize,
    /// Does the partner report too?
    pub has_mirror: bool,
    /// Where it comes from.
    pub origin: Origin,
}

/// What one source has of an area's partners: one flow, calendar, frequency and currency, never mixed with another.
#[derive(Debug, Clone, PartialEq)]
pub struct Family {
    /// Its source.
    pub source: Arc<Source>,
    /// The flow.
    pub subject: Subject,
    /// The calendar of its periods.
    pub calendar: Calendar,
    /// Years, quarters or months.
    pub frequency: Frequency,
    /// ISO 4217 code of the currency.
    pub unit: String,
    /// Made from exports and imports, or rolled up, and not published as such.
    pub derived: bool,
    /// Is each figure exports and imports put together?
    pub combined: bool,
    /// The frequency that was published, when rolled up from it.
    pub rolled_up_from: Option<Frequency>,
    /// The level that totals were summed over, such as `HS:2`, where the source publishes none.
    pub summed_over: Option<String>,
    /// How many partners it has, groups left out.
    pub partners: usize,
    /// The canonical path and query of its ranking.
    pub address: String,
}

/// An area's partners ranked.
#[derive(Debug, Clone, PartialEq)]
pub struct PartnersAnswer {
    /// Whose statistics.
    pub reporter: Area,
    /// From which figures.
    pub family: Family,
    /// The latest period of the window; none when the window is empty.
    pub period: Option<Period>,
    /// Which product.
    pub product: Product,
    /// Power of ten of the coarsest rounding unit of any input.
    pub rounding: Option<i8>,
    /// What to beware of.
    pub cautions: Vec<CautionText>,
    /// Later periods of the window, in which too few partners have a figure to rank them.
    pub skipped: Vec<Period>,
    /// What shares are of: WLD as published, else the sum of the partners.
    pub whole: Option<Whole>,
    /// Who lacks a figure of the period or of a year before; none when the window is empty.
    pub like_for_like: Option<LikeForLike<Area>>,
    /// What a turnover leaves out, because only one flow is there.
    pub left_out: Option<LeftOut>,
    /// How many partners have a value, `top` or not.
    pub partners: usize,
    /// Status of the figures that are not normal, by partner.
    pub statuses: Vec<(Area, Status)>,
    /// The partners that are not among the top, and what a published whole has besides.
    pub all_others: Option<Standing>,
    /// The ranked partners, at most `top`.
    pub listing: Listing<Ranked<Area>>,
    /// Other figures that could be ranked.
    pub alternatives: Vec<Family>,
    /// Every partner with its level of the period and of a year before, ranked or not.
    pub entrants: Vec<Entrant<Area>>,
    /// The series of every partner, in all its periods.
    pub series: Vec<(Area, Vec<Point>)>,
}

impl PartnersAnswer {
    /// The figures of one partner in all its periods.
    #[must_use]
    pub fn points_of(&self, partner: Area) -> &[Point] {
        self.series.iter().find(|(own, _)| *own == partner).map_or(&[], |(_, points)| points)
    }
}

/// Partners of which a source has one flow only in a period, so that they have no turnover and no balance.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut {
    /// The sum of their exports.
    pub exports: Option<Level>,
    /// The sum of their imports.
    pub imports: Option<Level>,
    /// Each with its exports or its imports, the greatest first.
    pub partners: Vec<(Area, Option<Level>, Option<Level>)>,
}

/// One flow of an area.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaFlow {
    /// Its partners, all of them.
    pub partners: PartnersAnswer,
    /// How concentrated it is on them.
    pub concentration: Concentration,
    /// Those it grew with most, by change.
    pub gainers: Vec<Ranked<Area>>,
    /// Those it shrank with most.
    pub losers: Vec<Ranked<Area>>,
}

/// One area's trade with everyone.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaAnswer {
    /// The area.
    pub area: Area,
    /// Turnover, exports and imports, as far as there are any.
    pub flows: Vec<AreaFlow>,
    /// Where it comes from.
    pub origin: Origin,
}

/// The code list.
#[derive(Debug, Clone, PartialEq)]
pub struct AreasAnswer {
    /// Areas, and whether data name them.
    pub listing: Listing<(Area, bool)>,
}

/// One dataset of the catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct DatasetEntry {
    /// Its id.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The same in other languages.
    pub titles: Translations,
    /// What it holds.
    pub description: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// When its descriptor was made, RFC 3339.
    pub created: String,
    /// Names of its licences.
    pub licenses: Vec<String>,
    /// Its sources.
    pub sources: Vec<Arc<Source>>,
    /// Rows of each resource.
    pub observations: usize,
    /// Rows of the claims.
    pub claims: usize,
    /// Rows of the events.
    pub events: usize,
    /// `served`, `refused`, or `stale` when an earlier good version goes on serving.
    pub state: &'static str,
    /// What the checks found.
    pub findings: Vec<Finding>,
    /// How it is to be cited.
    pub citation: String,
}

/// One source of the catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceEntry {
    /// The source.
    pub source: Arc<Source>,
    /// The dataset it is in.
    pub dataset: String,
    /// How many observations it has.
    pub observations: usize,
    /// How many claims it has.
    pub claims: usize,
}
