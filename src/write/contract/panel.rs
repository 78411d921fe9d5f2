//! The long table: every row with what its series has in common.

use serde::Serialize;
use utoipa::ToSchema;

use super::{date, days, word};
use crate::{
    query::{Offer, PanelAnswer, PanelBatch, PanelRow},
    series::figures,
    write::{InlineText, Site, figure::Figure, links::Links, member::members},
};

members! {
    /// One period of one of the series of a long table.
    struct PanelItem {
        reporter: &'static str,
        partner: &'static str,
        flow: &'static str,
        product: String,
        source: String,
        frequency: &'static str,
        calendar: &'static str,
        unit: String,
        derived: bool,
        summed_over: Option<String>,
        period: InlineText,
        first_day: Option<InlineText>,
        last_day: Option<InlineText>,
        value: Figure = figures::VALUE,
        value_reason: Option<&'static str>,
        change: Figure = figures::CHANGE,
        yoy: Figure = figures::YOY,
        valuation: Option<&'static str>,
        status: InlineText,
        published: Option<String>,
        compared_published: Option<String>,
        note: Option<String>,
    }
}

impl PanelItem {
    /// A row in the shape of the contract.
    pub(in crate::write) fn new(row: &PanelRow<'_>) -> Self {
        let PanelRow { series, point, growth } = *row;
        let (first_day, last_day) = days(point.period, series.calendar);
        Self {
            reporter: series.dyad.reporter.code(),
            partner: series.dyad.partner.code(),
            flow: series.subject.word(),
            product: series.product.to_string(),
            source: series.source.name.clone(),
            frequency: series.frequency.letter(),
            calendar: series.calendar.word(),
            unit: series.unit.clone(),
            derived: series.derived,
            summed_over: series.summed_over.clone(),
            period: InlineText::period(point.period),
            first_day,
            last_day,
            value: point.level().into(),
            value_reason: word(point.reason()),
            change: growth.change.into(),
            yoy: growth.yoy.into(),
            valuation: point.level().map(|level| level.valuation.word()),
            status: InlineText::status(point.status),
            published: date(point.published),
            compared_published: growth.compared_published.and_then(date),
            note: point.note.as_deref().map(str::to_owned),
        }
    }
}

/// A page of a long table.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct PanelDocument {
    pub items: Vec<PanelItem>,
    pub limit: usize,
    pub offset: usize,
    pub next: Option<String>,
    pub links: Links,
}

impl PanelDocument {
    /// The page in the shape of the contract.
    pub(in crate::write) fn new(answer: &PanelAnswer, site: &Site) -> Self {
        let address = &answer.origin.address;
        let items: Vec<PanelItem> = answer.batches.iter().flat_map(PanelBatch::rows).map(|row| PanelItem::new(&row)).collect();
        Self {
            next: answer.has_more.then(|| site.page(address, answer.offset + items.len())),
            items,
            limit: answer.limit,
            offset: answer.offset,
            links: site.links(address, Offer::Rows, None),
        }
    }
}
