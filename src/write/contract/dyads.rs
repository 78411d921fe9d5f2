//! The pairs, and the series they have.

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    query::{Alternative, DyadEntry, Listing, Sort, SummarisedView},
    series::Latest,
    write::{Number, Site, member::members},
};

members! {
    /// One pair in the list of pairs.
    struct DyadLeaves {
        dyad: String,
        reporter: &'static str,
        reporter_name: &'static str,
        partner: &'static str,
        partner_name: &'static str,
        first_day: Option<String>,
        last_day: Option<String>,
        observations: usize,
        claims: usize,
        sources: Vec<String>,
        href: String,
    }
}

members! {
    /// The latest turnover of a pair, where pairs are sorted by it.
    struct LatestLeaves {
        latest_period: Option<String>,
        latest_value: Option<Number>,
        unit: Option<String>,
    }
}

/// One pair in the list of pairs.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct DyadItem {
    #[serde(flatten)]
    pub pair: DyadLeaves,
    #[serde(flatten)]
    pub latest: Option<LatestLeaves>,
}

members! {
    /// Another series of the same trade.
    struct AlternativeItem {
        source: String,
        title: String,
        reporting: &'static str,
        reporter: &'static str,
        partner: &'static str,
        view: &'static str,
        frequency: &'static str,
        calendar: &'static str,
        first_period: String,
        last_period: String,
        observations: usize,
        href: String,
    }
}

/// A series of a pair.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct SummarisedItem {
    #[serde(flatten)]
    pub series: AlternativeItem,
    pub default: bool,
}

impl DyadItem {
    /// A pair of a list in the shape of the contract.
    pub(in crate::write) fn new(entry: &DyadEntry, listing: &Listing<DyadEntry>, site: &Site) -> Self {
        let (first_day, last_day) = entry.days.clone().unzip();
        let pair = DyadLeaves {
            dyad: entry.dyad.to_string(),
            reporter: entry.dyad.reporter.code(),
            reporter_name: entry.dyad.reporter.name(),
            partner: entry.dyad.partner.code(),
            partner_name: entry.dyad.partner.name(),
            first_day,
            last_day,
            observations: entry.observations,
            claims: entry.claims,
            sources: entry.sources.clone(),
            href: site.href(&format!("/v1/dyads/{}", entry.dyad)),
        };
        Self { pair, latest: has_latest(listing).then(|| LatestLeaves::new(entry.latest.as_ref())) }
    }
}

/// Do the pairs of a list say their latest turnover?
pub(in crate::write) fn has_latest(listing: &Listing<DyadEntry>) -> bool {
    listing.origin.parameters.sort.is_some_and(Sort::tells_turnover)
}

impl LatestLeaves {
    fn new(latest: Option<&Latest>) -> Self {
        Self {
            latest_period: latest.map(|latest| latest.period.to_string()),
            latest_value: latest.map(|latest| Number::amount(latest.level.amount)),
            unit: latest.map(|latest| latest.unit.clone()),
        }
    }
}

impl AlternativeItem {
    /// A series in the shape of the contract.
    pub(in crate::write) fn new(alternative: &Alternative, site: &Site) -> Self {
        Self {
            source: alternative.source.name.clone(),
            title: alternative.source.title.clone(),
            reporting: alternative.source.reporting.word(),
            reporter: alternative.dyad.reporter.code(),
            partner: alternative.dyad.partner.code(),
            view: alternative.view.word(),
            frequency: alternative.frequency.letter(),
            calendar: alternative.calendar.word(),
            first_period: alternative.periods.0.to_string(),
            last_period: alternative.periods.1.to_string(),
            observations: alternative.observations,
            href: site.href(&alternative.address),
        }
    }
}

impl SummarisedItem {
    /// A series in the shape of the contract.
    pub(in crate::write) fn new(summarised: &SummarisedView, site: &Site) -> Self {
        Self { series: AlternativeItem::new(&summarised.series, site), default: summarised.default }
    }
}
