//! What an area trades, by product: the sums over all its partners, where a source has products by partner and none of the world.
//!
//! One source, flow, calendar, frequency, currency and level of a classification; none is mixed with another. The sums are of one
//! period, the latest in which more than half as many series have a figure as in the period that has most.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{FLOWS_OF_PRODUCTS, covered_period::covered};
use crate::{
    dataset::Catalogue,
    limits::{Limits, count},
    query::{Panel, Parameters, QueryError, ahead::Extent},
    series::{Reason, Subject},
    statistics::{Entrant, Ranked, Whole, rank, sum, whole},
    table::Part,
    trade::{Area, Calendar, Frequency, Level, Period, Product, Source, Word},
};

/// What an area trades, by product.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaProducts {
    /// Whose figures.
    pub source: Arc<Source>,
    /// Which flow.
    pub subject: Subject,
    /// The calendar of the period.
    pub calendar: Calendar,
    /// Years, quarters or months.
    pub frequency: Frequency,
    /// ISO 4217 code of the currency.
    pub unit: String,
    /// The period that is summed.
    pub period: Period,
    /// How many partners have a figure of it.
    pub partners: usize,
    /// The sum of all products that the source has.
    pub whole: Whole,
    /// The products, the greatest first.
    pub rows: Vec<Ranked<Product>>,
}

/// What one source has.
struct SourceLevels {
    source: Arc<Source>,
    classification: Word,
    digits: usize,
    rows: usize,
}

/// The figures of one making: by product and partner, with their periods.
type Key = (Calendar, Frequency, String, bool);
type Figures = BTreeMap<Key, Vec<(Product, Area, Vec<(Period, Level)>)>>;

/// What an area trades, by product, from the best source that has products of it; nothing where none has.
///
/// # Errors
/// [`QueryError::Storage`] when rows on disk cannot be read.
pub fn area_products(catalogue: &Catalogue, area: Area, flow: Option<Subject>) -> Result<Option<AreaProducts>, QueryError> {
    let flows = flow.map_or_else(|| FLOWS_OF_PRODUCTS.to_vec(), |flow| vec![flow]);
    // More of them would keep a reader waiting.
    let most = count(Limits::current().summed_rows);
    for levels in sources(catalogue, area).into_iter().filter(|levels| levels.rows <= most) {
        for subject in &flows {
            let figures = figures(catalogue, area, &levels, *subject)?;
            if let Some(found) = summed(figures, &levels, *subject) {
                return Ok(Some(found));
            }
        }
    }
    Ok(None)
}

/// The sources that have products of the area's pairs, the one of the highest priority first, each at its coarsest level.
fn sources(catalogue: &Catalogue, area: Area) -> Vec<SourceLevels> {
    let mut found = Vec::new();
    for dataset in catalogue.datasets() {
        let index = dataset.table.index();
        for (place, extent) in index.sources().iter().enumerate() {
            let own = index.dyads().iter().filter(|dyad| dyad.dyad.reporter == area);
            let own = own.filter(|dyad| u16::try_from(place).is_ok_and(|place| dyad.sources.contains(&place)));
            let rows: usize = own.map(|dyad| dyad.observations).sum();
            let coarsest = extent.levels.iter().min_by_key(|level| level.digits);
            if let (Some(level), Some(source), true) = (coarsest, dataset.sources.get(place), rows > 0) {
                let (classification, digits) = (level.classification, level.digits);
                found.push(SourceLevels { source: Arc::clone(source), classification, digits, rows });
            }
        }
    }
    found.sort_by_key(|levels| (Reverse(levels.source.priority), levels.source.name.clone()));
    found
}

fn figures(catalogue: &Catalogue, area: Area, levels: &SourceLevels, subject: Subject) -> Result<Figures, QueryError> {
    let asked = Parameters {
        reporter: Some(area),
        source: Some(levels.source.name.clone()),
        classification: Some(levels.classification.to_string()),
        level: Some(levels.digits),
        flow: Some(subject),
        ..Parameters::default()
    };
    let mut figures = Figures::new();
    let mut panel = Panel::reading(catalogue, &asked, Part::Whole, Extent::All)?;
    while let Some(batch) = panel.read()? {
        // What was not told apart is part of the sum; a sum of others is not.
        for (series, points) in batch.by_series().filter(|(series, _)| !series.dyad.partner.is_group()) {
            let known: Vec<(Period, Level)> = points.iter().filter_map(|point| Some((point.period, point.level()?))).collect();
            let key = (series.calendar, series.frequency, series.unit.clone(), series.derived);
            figures.entry(key).or_default().push((series.product, series.dyad.partner, known));
        }
    }
    Ok(figures)
}

/// The sums of the making that has most series.
fn summed(figures: Figures, levels: &SourceLevels, subject: Subject) -> Option<AreaProducts> {
    let ((calendar, frequency, unit, _), series) =
        figures.into_iter().max_by_key(|(key, series)| (series.len(), Reverse(key.clone())))?;
    let mut counts: BTreeMap<Period, usize> = BTreeMap::new();
    for (period, _) in series.iter().flat_map(|(.., known)| known) {
        *counts.entry(*period).or_default() += 1;
    }
    let period = covered(&counts)?;
    let (mut parts, mut partners) = (BTreeMap::<Product, Vec<Level>>::new(), BTreeSet::new());
    for (product, partner, known) in &series {
        if let Some((_, level)) = known.iter().find(|(own, _)| *own == period) {
            parts.entry(*product).or_default().push(*level);
            partners.insert(*partner);
        }
    }
    let entrant = |(key, levels): (Product, Vec<Level>)| {
        Some(Entrant { key, level: Some(sum(levels)?), earlier: None, reason: Some(Reason::Missing) })
    };
    let entrants: Vec<Entrant<Product>> = parts.into_iter().filter_map(entrant).collect();
    let whole = whole(&entrants)?;
    let rows = rank(&entrants, whole);
    let source = Arc::clone(&levels.source);
    Some(AreaProducts { source, subject, calendar, frequency, unit, period, partners: partners.len(), whole, rows })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::catalogue;

    #[test]
    fn products_are_summed_over_partners_of_one_source_and_period() {
        let rows = [
            "THA USA export HS:27 2020 5 one",
            "THA DEU export HS:27 2020 2 one",
            "THA DEU export HS:84 2020 4 one",
            // Only one series has a figure of 2021.
            "THA DEU export HS:84 2021 9 one",
            // A sum of areas is none of the partners.
            "THA WLD export HS:84 2020 90 one",
        ];
        let catalogue = catalogue(&rows.map(str::to_owned));
        let found = area_products(&catalogue, "THA".parse().unwrap(), None).unwrap().unwrap();
        assert_eq!((found.period.to_string(), found.partners, found.subject), ("2020".to_owned(), 2, Subject::Exports));
        let told = |row: &Ranked<Product>| (row.key.to_string(), row.standing.level.amount.hundredths() / 100);
        // 5 + 2 of fuels, 4 of machines.
        assert_eq!(found.rows.iter().map(told).collect::<Vec<_>>(), [("HS:27".to_owned(), 7), ("HS:84".to_owned(), 4)]);
        assert_eq!(area_products(&catalogue, "DEU".parse().unwrap(), None).unwrap(), None);
    }
}
