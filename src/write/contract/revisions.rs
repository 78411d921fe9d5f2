//! First-published against latest figures.

use serde::Serialize;
use utoipa::ToSchema;

use super::{AlternativeItem, SeriesHead, date, days, difference, level, ratio, word};
use crate::{
    query::{Offer, RevisionsAnswer},
    series::Revision,
    trade::Calendar,
    write::{InlineText, Number, Site, cell::leaves, links::Links},
};

leaves! {
    /// One period as first published and as it stands.
    struct RevisionItem {
        period: InlineText,
        first_day: Option<InlineText>,
        last_day: Option<InlineText>,
        first_value: Option<Number>,
        first_low: Option<Number>,
        first_high: Option<Number>,
        first_published: Option<String>,
        latest_value: Option<Number>,
        latest_low: Option<Number>,
        latest_high: Option<Number>,
        latest_published: Option<String>,
        vintages: usize,
        revision: Option<Number>,
        revision_low: Option<Number>,
        revision_high: Option<Number>,
        revision_reason: Option<&'static str>,
        revision_percent: Option<Number>,
        revision_low_percent: Option<Number>,
        revision_high_percent: Option<Number>,
        revision_percent_reason: Option<&'static str>,
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
            cautions: answer.series.cautions.clone(),
            observations: answer.revisions.iter().map(|revision| RevisionItem::new(revision, calendar)).collect(),
            alternatives: answer.alternatives.iter().map(|alternative| AlternativeItem::new(alternative, site)).collect(),
            links: site.links(&answer.origin.address, Offer::Answer, Some(answer.series.dyad)),
        }
    }
}

impl RevisionItem {
    fn new(revision: &Revision, calendar: Calendar) -> Self {
        let (first_day, last_day) = days(revision.period, calendar);
        let [first_value, first_low, first_high] = level(revision.first.0);
        let [latest_value, latest_low, latest_high] = level(revision.latest.0);
        let [by, revision_low, revision_high] = difference(&revision.difference);
        let [revision_percent, revision_low_percent, revision_high_percent] = ratio(&revision.percent);
        Self {
            period: InlineText::period(revision.period),
            first_day,
            last_day,
            first_value,
            first_low,
            first_high,
            first_published: date(revision.first.1),
            latest_value,
            latest_low,
            latest_high,
            latest_published: date(revision.latest.1),
            vintages: revision.vintages,
            revision: by,
            revision_low,
            revision_high,
            revision_reason: word(revision.difference.reason),
            revision_percent,
            revision_low_percent,
            revision_high_percent,
            revision_percent_reason: word(revision.percent.reason),
        }
    }
}
