//! First-published against latest figures.

use serde::Serialize;
use utoipa::ToSchema;

use super::{AlternativeItem, SeriesHead, coded, date, days};
use crate::{
    query::{Offer, RevisionsAnswer},
    series::{Revision, figures},
    trade::Calendar,
    write::{InlineText, Site, figure::Figure, links::Links, member::members},
};

members! {
    /// One period as first published and as it stands.
    struct RevisionItem {
        period: InlineText,
        first_day: Option<InlineText>,
        last_day: Option<InlineText>,
        first: Figure = figures::FIRST,
        first_published: Option<String>,
        latest: Figure = figures::LATEST,
        latest_published: Option<String>,
        vintages: usize,
        revision: Figure = figures::REVISION,
        percent: Figure = figures::REVISION_PERCENT,
    }
}

/// One series as first published and as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct RevisionsDocument {
    #[serde(flatten)]
    pub head: SeriesHead,
    pub cautions: Vec<String>,
    pub observations: Vec<RevisionItem>,
    pub alternatives: Vec<AlternativeItem>,
    pub links: Links,
}

impl RevisionsDocument {
    /// The answer in the shape of the contract.
    pub(in crate::write) fn new(answer: &RevisionsAnswer, site: &Site) -> Self {
        let calendar = answer.series.calendar;
        Self {
            head: SeriesHead::new(&answer.series),
            cautions: coded(&answer.series.cautions),
            observations: answer.revisions.iter().map(|revision| RevisionItem::new(revision, calendar)).collect(),
            alternatives: answer.alternatives.iter().map(|alternative| AlternativeItem::new(alternative, site)).collect(),
            links: site.links(&answer.origin.address, Offer::Drawn, Some(answer.series.dyad)),
        }
    }
}

impl RevisionItem {
    fn new(revision: &Revision, calendar: Calendar) -> Self {
        let (first_day, last_day) = days(revision.period, calendar);
        Self {
            period: InlineText::period(revision.period),
            first_day,
            last_day,
            first: revision.first.0.into(),
            first_published: date(revision.first.1),
            latest: revision.latest.0.into(),
            latest_published: date(revision.latest.1),
            vintages: revision.vintages,
            revision: revision.difference.into(),
            percent: revision.percent.into(),
        }
    }
}
