//! One pair in short.

use serde::Serialize;
use utoipa::ToSchema;

use super::{SummarisedItem, coded};
use crate::{
    query::{DyadSummary, Offer},
    series::{Columns, Difference, FigureKind, Ratio, figures},
    trade::{Level, Period},
    write::{Site, figure::Figure, links::Links, member::members},
};

members! {
    /// Who, and of which series the key figures are.
    struct SummaryHead {
        dyad: String,
        reporter: &'static str,
        reporter_name: &'static str,
        partner: &'static str,
        partner_name: &'static str,
        mirror: Option<String>,
        flow: Option<&'static str>,
        frequency: Option<&'static str>,
        calendar: Option<&'static str>,
        basis: Option<&'static str>,
        source: Option<String>,
        unit: Option<String>,
    }
}

members! {
    /// The latest figure.
    struct Latest {
        period: String,
        value: Figure = figures::VALUE,
        change: Figure = figures::CHANGE,
        yoy: Figure = figures::YOY,
    }
}

members! {
    /// The highest figure.
    struct RecordFigure {
        period: String,
        value: Figure = figures::VALUE,
    }
}

/// The columns of the compound annual growth; as an object of its own its members need no name.
static CAGR: Columns =
    Columns { kind: FigureKind::Percent, value: "percent", low: "low_percent", high: "high_percent", reason: Some("reason") };

members! {
    /// Compound annual growth from the first to the last period.
    struct Cagr {
        from: String,
        to: String,
        growth: Figure = CAGR,
    }
}

/// A source of a pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::write) struct SummarySource {
    pub name: String,
    pub title: String,
    pub reporting: &'static str,
    pub license: Option<String>,
}

/// One pair in short.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct DyadDocument {
    #[serde(flatten)]
    pub head: SummaryHead,
    pub latest: Option<Latest>,
    pub record: Option<RecordFigure>,
    pub cagr: Option<Cagr>,
    pub cautions: Vec<String>,
    pub series: Vec<SummarisedItem>,
    pub sources: Vec<SummarySource>,
    pub claims: usize,
    pub events: usize,
    pub links: Links,
}

impl DyadDocument {
    /// The answer in the shape of the contract.
    pub(in crate::write) fn new(summary: &DyadSummary, site: &Site) -> Self {
        let source = |source: &crate::trade::Source| SummarySource {
            name: source.name.clone(),
            title: source.title.clone(),
            reporting: source.reporting.word(),
            license: source.license.clone(),
        };
        Self {
            head: head(summary),
            latest: summary.latest.as_ref().map(latest),
            record: summary.record.map(record),
            cagr: summary.cagr.as_ref().map(cagr),
            cautions: summary.headline.as_ref().map(|series| coded(&series.cautions)).unwrap_or_default(),
            series: summary.series.iter().map(|series| SummarisedItem::new(series, site)).collect(),
            sources: summary.sources.iter().map(|known| source(known)).collect(),
            claims: summary.claims,
            events: summary.events,
            links: site.links(&summary.origin.address, Offer::Answer, Some(summary.dyad)),
        }
    }
}

fn head(summary: &DyadSummary) -> SummaryHead {
    let (dyad, headline) = (summary.dyad, summary.headline.as_ref());
    SummaryHead {
        dyad: dyad.to_string(),
        reporter: dyad.reporter.code(),
        reporter_name: dyad.reporter.name(),
        partner: dyad.partner.code(),
        partner_name: dyad.partner.name(),
        mirror: summary.has_mirror.then(|| dyad.mirror().to_string()),
        flow: headline.map(|series| series.subject.word()),
        frequency: headline.map(|series| series.frequency.letter()),
        calendar: headline.map(|series| series.calendar.word()),
        basis: headline.map(crate::series::Series::basis),
        source: headline.map(|series| series.source.name.clone()),
        unit: headline.map(|series| series.unit.clone()),
    }
}

fn latest((period, figure, changed, yoy): &(Period, Level, Difference, Ratio)) -> Latest {
    Latest { period: period.to_string(), value: (*figure).into(), change: (*changed).into(), yoy: (*yoy).into() }
}

fn record((period, figure): (Period, Level)) -> RecordFigure {
    RecordFigure { period: period.to_string(), value: figure.into() }
}

fn cagr((from, to, growth): &(Period, Period, Ratio)) -> Cagr {
    Cagr { from: from.to_string(), to: to.to_string(), growth: (*growth).into() }
}
