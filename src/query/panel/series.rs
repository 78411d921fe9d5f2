//! The series of one pair that a long table has, in order.

use std::sync::Arc;

use super::asked::Asked;
use crate::{
    dataset::Dataset,
    query::{
        QueryError,
        select::{candidate::Candidate, find::of_series, product_totals::derived_totals, rolled_up::rolled_up},
    },
    series::Subject,
    table::Slice,
    trade::{Calendar, Dyad, Frequency, Product, Source},
};

/// What the rows of one series have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelSeries {
    /// Whose statistics, about whom.
    pub dyad: Dyad,
    /// What is counted.
    pub subject: Subject,
    /// Which product.
    pub product: Product,
    /// Where the figures come from.
    pub source: Arc<Source>,
    /// The calendar of the periods.
    pub calendar: Calendar,
    /// Years, quarters, months or parts of years.
    pub frequency: Frequency,
    /// ISO 4217 code of the currency.
    pub unit: String,
    /// Made from other series, and not published as such.
    pub derived: bool,
    /// The level that a total was summed over, such as `HS:2`, where the source publishes none.
    pub summed_over: Option<String>,
}

impl PanelSeries {
    /// What a candidate's rows have in common.
    pub(in crate::query) fn of(candidate: &Candidate) -> Self {
        Self {
            dyad: candidate.dyad,
            subject: candidate.subject,
            product: candidate.product,
            source: Arc::clone(&candidate.source),
            calendar: candidate.calendar,
            frequency: candidate.frequency,
            unit: candidate.currency.clone(),
            derived: candidate.is_derived() || candidate.rolled_up_from.is_some(),
            summed_over: candidate.summed_over().map(str::to_owned),
        }
    }
}

/// The series of one pair in one dataset: by product, flow, source, calendar and frequency.
pub(super) fn series_of(dataset: &Arc<Dataset>, dyad: Dyad, asked: &Asked) -> Result<Vec<Candidate>, QueryError> {
    let Ok(source) = asked.source(dataset) else { return Ok(Vec::new()) };
    let (vintage, products) = (asked.parameters.vintage(), asked.products());
    let rows = dataset.table.slice(&Slice { source, ..Slice::of_dyad(dyad, products) })?;
    let mut found = Vec::new();
    for of_product in rows.chunk_by(|one, two| one.key.product == two.key.product) {
        for subject in asked.subjects() {
            found.extend(of_series(dataset, dyad, *subject, vintage, of_product));
        }
    }
    if products.has_total() && !dataset.complete.is_empty() {
        for subject in asked.subjects() {
            found.extend(derived_totals(dataset, dyad.reporter, Some(dyad.partner), *subject, vintage)?);
        }
        found.retain(|one| asked.parameters.source.as_ref().is_none_or(|source| one.source.name == *source));
    }
    found.retain(|one| is_asked(one, asked) && one.is_known());
    if let Some(freq) = asked.parameters.freq {
        found.extend(rolled_up(&found, freq));
        found.retain(|one| one.frequency == freq);
    }
    found.sort_by(|one, two| order(one).cmp(&order(two)));
    Ok(found)
}

/// A total over products is what its flow is; a turnover made from two flows is none that was published.
fn is_asked(one: &Candidate, asked: &Asked) -> bool {
    (asked.wants_made() || !one.is_combined()) && asked.parameters.calendar.is_none_or(|calendar| one.calendar == calendar)
}

fn order(one: &Candidate) -> impl Ord + '_ {
    let place = Subject::ALL.iter().position(|subject| *subject == one.subject);
    (one.product, place, &one.source.name, one.calendar, one.frequency, &one.currency)
}
