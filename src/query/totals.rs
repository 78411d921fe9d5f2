//! Totals where a source publishes none: the exact sum over one complete level of the Harmonized System.
//!
//! A level is complete when the source says so, or when its products cover all 96 chapters over the source's whole table. The
//! coarsest such level is summed, and only where the source has no `TOTAL` anywhere. The answer is derived and says over what.
//!
//! The one door is [`derived_totals`]: totals of a reporter and partner by flow and source, as candidates. What it reads is the
//! table; kept totals can answer it instead without a change to who asks.

use std::{collections::BTreeSet, sync::Arc};

use super::candidate::{Candidate, summed};
use crate::{
    dataset::Dataset,
    series::Subject,
    table::SeriesKey,
    trade::{Area, Dyad, Flow, Product, Source, Vintage, harmonized_chapters},
};

/// The levels that are looked through, the coarsest first.
const LEVELS: [usize; 3] = [2, 4, 6];
const CLASSIFICATION: &str = "HS";

/// A source without totals, and the level that stands in for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CompleteLevel {
    /// Place of the source in the dataset's list.
    source: u16,
    /// The digits of the codes that are summed.
    level: usize,
}

/// The totals that a dataset has of a pair and subject by summing a complete level.
pub(super) fn derived_totals(
    dataset: &Arc<Dataset>,
    complete: &[CompleteLevel],
    dyad: Dyad,
    subject: Subject,
    vintage: Vintage,
) -> Vec<Candidate> {
    let series = if complete.is_empty() { Vec::new() } else { dataset.table.series_of(dyad) };
    let mut found = Vec::new();
    for one in complete {
        let held = |key: &SeriesKey| key.source == one.source && is_of(&key.product, one.level);
        let parts: Vec<_> = series.iter().filter(|(key, _)| held(key)).collect();
        // One total for each making: products of one currency, calendar and frequency.
        let same = |key: &SeriesKey| SeriesKey { product: Product::Total, flow: Flow::Export, ..key.clone() };
        let mut makings: Vec<SeriesKey> = Vec::new();
        for (key, _) in &parts {
            let making = same(key);
            if !makings.contains(&making) {
                makings.push(making);
            }
        }
        for making in makings {
            let rows = |flow: Flow| {
                let own = parts.iter().filter(move |(key, _)| key.flow == flow);
                own.filter(|(key, _)| same(key) == making).map(|(_, rows)| rows.clone()).collect::<Vec<_>>()
            };
            let over = format!("{CLASSIFICATION}:{}", one.level);
            let (exports, imports, turnover) = (rows(Flow::Export), rows(Flow::Import), rows(Flow::Turnover));
            let (own, other) = match subject {
                Subject::Exports => (exports, Vec::new()),
                Subject::Imports => (imports, Vec::new()),
                Subject::Turnover if !turnover.is_empty() => (turnover, Vec::new()),
                Subject::Turnover | Subject::Balance if exports.is_empty() || imports.is_empty() => continue,
                Subject::Turnover | Subject::Balance => (exports, imports),
            };
            if !own.is_empty() {
                found.extend(summed(dataset, &making, subject, vintage, (own, other), over));
            }
        }
    }
    found
}

/// The same about every partner of a reporter but itself.
pub(super) fn derived_totals_of(dataset: &Arc<Dataset>, reporter: Area, subject: Subject, vintage: Vintage) -> Vec<Candidate> {
    let complete = complete_levels(dataset);
    if complete.is_empty() {
        return Vec::new();
    }
    let partners = dataset.table.partners_of(reporter).into_iter().filter(|partner| *partner != reporter);
    partners.flat_map(|partner| derived_totals(dataset, &complete, Dyad { reporter, partner }, subject, vintage)).collect()
}

/// The sources of a dataset that publish no total but all of a level.
pub(super) fn complete_levels(dataset: &Dataset) -> Vec<CompleteLevel> {
    // A table without the chapters has nothing to sum, which its list of products tells without looking at any row.
    if covering(&dataset.table.products().iter()).is_none() && !dataset.sources.iter().any(|source| is_stated(source)) {
        return Vec::new();
    }
    let mut complete = Vec::new();
    for (place, products) in dataset.table.products_by_source(dataset.sources.len()).into_iter().enumerate() {
        let stated = dataset.sources.get(place).is_some_and(|source| is_stated(source));
        let coarsest = || products.iter().map(|product| product.level()).filter(|level| LEVELS.contains(level)).min();
        let level = if stated { coarsest() } else { covering(&products.iter().copied()) };
        if let (Some(level), Ok(source), false) = (level, u16::try_from(place), products.contains(&&Product::Total)) {
            complete.push(CompleteLevel { source, level });
        }
    }
    complete
}

/// Does the source say that a level of it is complete? Descriptors have no member for it yet (`complete_levels`).
fn is_stated(_source: &Source) -> bool {
    false
}

/// The coarsest level whose codes cover every chapter.
fn covering<'a>(products: &(impl Iterator<Item = &'a Product> + Clone)) -> Option<usize> {
    let chapters: Vec<String> = harmonized_chapters().collect();
    LEVELS.into_iter().find(|level| {
        let codes = products.clone().filter(|product| is_of(product, *level)).filter_map(Product::code);
        let held: BTreeSet<&str> = codes.filter_map(|code| code.get(..2)).collect();
        chapters.iter().all(|chapter| held.contains(chapter.as_str()))
    })
}

fn is_of(product: &Product, level: usize) -> bool {
    product.classification() == Some(CLASSIFICATION) && product.level() == level
}
