//! The pairs that moved most.

use serde::Serialize;
use utoipa::ToSchema;

use super::{date, days};
use crate::{
    query::{Mover, MoversAnswer, MoversGroup, Offer},
    series::{Columns, columns, figures},
    write::{InlineText, Site, figure::Figure, links::Links, member::members},
};

members! {
    /// Of what the ranking is.
    struct MoversHead {
        flow: &'static str,
        product: String,
        period: Option<String>,
        first_day: Option<InlineText>,
        last_day: Option<InlineText>,
        frequency: &'static str,
        calendar: &'static str,
        unit: String,
        derived: bool,
        source: String,
        measure: &'static str,
        sort: &'static str,
        without_growth: usize,
        below_min_value: usize,
        skipped_periods: Vec<String>,
    }
}

/// The change of a pair that is ranked is never null.
static CHANGE: Columns = Columns { reason: None, ..columns!(money "change") };

members! {
    /// One pair that moved.
    struct MoverItem {
        /// Its place, 1 being the one that moved most.
        rank: usize,
        dyad: String,
        reporter: &'static str,
        reporter_name: &'static str,
        partner: &'static str,
        partner_name: &'static str,
        value: Figure = figures::VALUE,
        change: Figure = CHANGE,
        yoy: Figure = figures::YOY,
        status: InlineText,
        published: Option<String>,
        href: String,
    }
}

members! {
    /// Other figures that could be ranked.
    struct MoversGroupItem {
        source: String,
        title: String,
        reporting: &'static str,
        frequency: &'static str,
        calendar: &'static str,
        unit: String,
        derived: bool,
        pairs: usize,
        href: String,
    }
}

/// The pairs that moved most.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct MoversDocument {
    #[serde(flatten)]
    pub head: MoversHead,
    pub items: Vec<MoverItem>,
    pub total: usize,
    pub limit: usize,
    pub offset: usize,
    pub next: Option<String>,
    pub alternatives: Vec<MoversGroupItem>,
    pub links: Links,
}

impl MoversDocument {
    /// The answer in the shape of the contract.
    pub(in crate::write) fn new(answer: &MoversAnswer, site: &Site) -> Self {
        let listing = &answer.listing;
        let (address, end) = (&listing.origin.address, listing.offset + listing.items.len());
        let more = end < listing.total && !listing.items.is_empty();
        Self {
            head: MoversHead::new(answer),
            items: listing.items.iter().map(|mover| MoverItem::new(mover, site)).collect(),
            total: listing.total,
            limit: listing.limit,
            offset: listing.offset,
            next: more.then(|| site.page(address, end)),
            alternatives: answer.alternatives.iter().map(|group| MoversGroupItem::new(group, site)).collect(),
            links: site.links(address, Offer::Answer, None),
        }
    }
}

impl MoversHead {
    fn new(answer: &MoversAnswer) -> Self {
        let group = &answer.group;
        let (first_day, last_day) = answer.period.map_or((None, None), |period| days(period, group.calendar));
        Self {
            flow: answer.subject.word(),
            product: answer.product.to_string(),
            period: answer.period.map(|period| period.to_string()),
            first_day,
            last_day,
            frequency: group.frequency.letter(),
            calendar: group.calendar.word(),
            unit: group.unit.clone(),
            derived: group.derived,
            source: group.source.name.clone(),
            measure: answer.measure.word(),
            sort: answer.direction.word(),
            without_growth: answer.without_growth,
            below_min_value: answer.below_min_value,
            skipped_periods: answer.skipped.iter().map(ToString::to_string).collect(),
        }
    }
}

impl MoverItem {
    fn new(mover: &Mover, site: &Site) -> Self {
        let dyad = mover.series.dyad;
        Self {
            rank: mover.rank,
            dyad: dyad.to_string(),
            reporter: dyad.reporter.code(),
            reporter_name: dyad.reporter.name(),
            partner: dyad.partner.code(),
            partner_name: dyad.partner.name(),
            value: mover.point.level().into(),
            change: mover.growth.change.into(),
            yoy: mover.growth.yoy.into(),
            status: InlineText::status(mover.point.status),
            published: date(mover.point.published),
            href: site.href(&mover.address),
        }
    }
}

impl MoversGroupItem {
    fn new(group: &MoversGroup, site: &Site) -> Self {
        Self {
            source: group.source.name.clone(),
            title: group.source.title.clone(),
            reporting: group.source.reporting.word(),
            frequency: group.frequency.letter(),
            calendar: group.calendar.word(),
            unit: group.unit.clone(),
            derived: group.derived,
            pairs: group.pairs,
            href: site.href(&group.address),
        }
    }
}
