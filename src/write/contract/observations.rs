//! The observations as they are stored: every row with what its series has in common.

use serde::Serialize;
use utoipa::ToSchema;

use super::{date, days, rounding_unit, word};
use crate::{
    language::Language,
    query::{ObservationBatch, ObservationRow, ObservationsAnswer, Offer},
    series::{Reason, figures},
    trade::Product,
    write::{InlineText, Number, Site, figure::Figure, links::Links, member::members},
};

members! {
    /// One observation as it is stored, with the names of its codes in a language.
    struct StoredObservation {
        dataset: String,
        reporter: &'static str,
        reporter_name: &'static str,
        partner: &'static str,
        partner_name: &'static str,
        flow: &'static str,
        flow_name: &'static str,
        product: String,
        product_name: Option<&'static str>,
        source: String,
        frequency: &'static str,
        calendar: &'static str,
        period: InlineText,
        first_day: Option<InlineText>,
        last_day: Option<InlineText>,
        value: Figure = figures::VALUE,
        value_reason: Option<&'static str>,
        rounding_unit: Option<Number>,
        unit: String,
        valuation: &'static str,
        status: InlineText,
        published: Option<String>,
        note: Option<String>,
    }
}

impl StoredObservation {
    /// A row in the shape of the contract, with names in a language.
    pub(in crate::write) fn new(row: &ObservationRow<'_>, language: Language) -> Self {
        let ObservationRow { series, stored } = *row;
        let key = &series.key;
        let (first_day, last_day) = days(stored.period, key.calendar);
        Self {
            dataset: series.dataset.name.clone(),
            reporter: key.dyad.reporter.code(),
            reporter_name: language.area(key.dyad.reporter),
            partner: key.dyad.partner.code(),
            partner_name: language.area(key.dyad.partner),
            flow: key.flow.word(),
            flow_name: language.term("flow", key.flow.word()),
            product: key.product.to_string(),
            product_name: product_name(&key.product, language),
            source: series.source.name.clone(),
            frequency: key.frequency.letter(),
            calendar: key.calendar.word(),
            period: InlineText::period(stored.period),
            first_day,
            last_day,
            value: stored.level.into(),
            value_reason: word(stored.level.is_none().then_some(Reason::Missing)),
            rounding_unit: rounding_unit(stored.level.and_then(|level| level.rounding)),
            unit: key.currency.to_string(),
            valuation: stored.valuation.word(),
            status: InlineText::status(stored.status),
            published: date(stored.published),
            note: stored.note.as_deref().map(str::to_owned),
        }
    }
}

/// The name of a product, or of all of them together; none of a code that has none.
pub(in crate::write) fn product_name(product: &Product, language: Language) -> Option<&'static str> {
    language.product_or_all(product)
}

/// A page of stored observations.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct ObservationsDocument {
    pub items: Vec<StoredObservation>,
    /// How many there are on all pages; null where more than a million would have to be read to know it.
    pub total: Option<usize>,
    pub limit: usize,
    pub offset: usize,
    pub next: Option<String>,
    pub links: Links,
}

impl ObservationsDocument {
    /// The page in the shape of the contract.
    pub(in crate::write) fn new(answer: &ObservationsAnswer, site: &Site) -> Self {
        let address = &answer.origin.address;
        let rows = answer.batches.iter().flat_map(ObservationBatch::rows);
        let items: Vec<StoredObservation> = rows.map(|row| StoredObservation::new(&row, answer.language)).collect();
        Self {
            next: answer.has_more.then(|| site.page(address, answer.offset + items.len())),
            items,
            total: answer.total,
            limit: answer.limit,
            offset: answer.offset,
            links: site.links(address, Offer::Rows, None),
        }
    }
}
