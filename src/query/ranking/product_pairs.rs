//! Who trades a product: the pairs ranked by their figure of one period, and their reporters by the sum of theirs.
//!
//! Source, calendar, frequency, currency and period are those that `/v1/movers` would choose, so that both speak of the same
//! figures; the rows are those of `/v1/panel`.

use std::collections::BTreeMap;

use super::{
    FLOWS_OF_PRODUCTS,
    covered_period::year_to,
    movers_groups::{Groups, is_of_group, is_rankable},
};
use crate::{
    dataset::Catalogue,
    query::{MoversGroup, Panel, Parameters, Query, QueryError, Resource, ahead::Extent},
    series::{Reason, Subject},
    statistics::{Entrant, Ranked, Whole, rank, sum, whole},
    trade::{Area, Calendar, Dyad, Frequency, Level, Period, Product},
};

/// Who trades a product.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductPairs {
    /// Which product.
    pub product: Product,
    /// Which flow.
    pub subject: Subject,
    /// From which figures.
    pub group: MoversGroup,
    /// Other figures that could be ranked.
    pub alternatives: Vec<MoversGroup>,
    /// The periods of which any pair has a figure, by time.
    pub periods: Vec<Period>,
    /// The one that is ranked.
    pub period: Option<Period>,
    /// What shares are of: the sum of the pairs.
    pub whole: Option<Whole>,
    /// The pairs, the greatest first.
    pub pairs: Vec<Ranked<Dyad>>,
    /// Their reporters by the sum over partners, the greatest first.
    pub reporters: Vec<Ranked<Area>>,
    /// The canonical address of the rows.
    pub address: String,
}

/// Who trades a product in a period, else the latest that most pairs have a figure of; of the flow that is asked for, else the
/// first that has figures.
///
/// # Errors
/// [`QueryError::NoData`] where nobody has figures of it, and a parameter error for a source that there is not.
pub fn product_pairs(
    catalogue: &Catalogue,
    product: Product,
    parameters: &Parameters,
    period: Option<Period>,
) -> Result<ProductPairs, QueryError> {
    let flows = parameters.flow.map_or_else(|| FLOWS_OF_PRODUCTS.to_vec(), |flow| vec![flow]);
    for flow in flows {
        let asked = Parameters { product: Some(product), flow: Some(flow), ..parameters.clone() };
        let groups = Groups::counted(catalogue, &asked)?;
        let mut alternatives = groups.described(&asked);
        if !alternatives.is_empty() {
            let group = alternatives.remove(0);
            let period = period.or_else(|| groups.period().0);
            let ranked = ranked(catalogue, &group, period, &asked)?;
            let (subject, periods) = (flow, groups.periods());
            let Standings { address, whole, pairs, reporters } = ranked;
            return Ok(ProductPairs { product, subject, group, alternatives, periods, period, whole, pairs, reporters, address });
        }
    }
    Err(QueryError::NoData { detail: format!("no source has figures of {product}") })
}

/// Pairs and reporters of a period by what they trade, and their sum.
struct Standings {
    address: String,
    whole: Option<Whole>,
    pairs: Vec<Ranked<Dyad>>,
    reporters: Vec<Ranked<Area>>,
}

fn ranked(
    catalogue: &Catalogue,
    group: &MoversGroup,
    period: Option<Period>,
    asked: &Parameters,
) -> Result<Standings, QueryError> {
    let rows = rows_of(asked, group, period);
    let address = Query { resource: Resource::Panel, parameters: rows.clone() }.address();
    let entrants = period.map_or_else(|| Ok(Vec::new()), |period| entrants(catalogue, &rows, group, period))?;
    let whole = whole(&entrants);
    let pairs = whole.map_or_else(Vec::new, |whole| rank(&entrants, whole));
    let mut by_reporter: BTreeMap<Area, Vec<Level>> = BTreeMap::new();
    for entrant in &entrants {
        by_reporter.entry(entrant.key.reporter).or_default().extend(entrant.level);
    }
    let of_reporter =
        |(key, levels): (Area, Vec<Level>)| Entrant { key, level: sum(levels), earlier: None, reason: Some(Reason::Missing) };
    let sums: Vec<Entrant<Area>> = by_reporter.into_iter().map(of_reporter).collect();
    let reporters = whole.map_or_else(Vec::new, |whole| rank(&sums, whole));
    Ok(Standings { address, whole, pairs, reporters })
}

/// The rows of the period and of a year before.
fn rows_of(asked: &Parameters, group: &MoversGroup, period: Option<Period>) -> Parameters {
    Parameters {
        source: Some(group.source.name.clone()),
        calendar: Some(group.calendar).filter(|calendar| *calendar != Calendar::Gregorian),
        freq: Some(group.frequency).filter(|frequency| *frequency != Frequency::Annual),
        product: asked.product,
        flow: asked.flow,
        as_of: asked.as_of,
        from: period.map(|period| period.year_before().into()),
        to: period.map(Into::into),
        ..Parameters::default()
    }
}

fn entrants(
    catalogue: &Catalogue,
    rows: &Parameters,
    group: &MoversGroup,
    period: Period,
) -> Result<Vec<Entrant<Dyad>>, QueryError> {
    let mut found: BTreeMap<Dyad, Entrant<Dyad>> = BTreeMap::new();
    let asked = Parameters { freq: Some(group.frequency), calendar: Some(group.calendar), ..rows.clone() };
    for batch in Panel::reading(catalogue, &asked, year_to(period), Extent::All)? {
        for row in batch?.rows().filter(|row| is_of_group(row, group) && is_rankable(row.series.dyad, &asked)) {
            let key = row.series.dyad;
            let entrant = found.entry(key).or_insert(Entrant { key, level: None, earlier: None, reason: None });
            if row.point.period == period {
                entrant.level = row.point.level();
                entrant.reason = row.growth.yoy.reason.filter(|reason| *reason != Reason::ZeroBase);
            } else if row.point.period == period.year_before() {
                entrant.earlier = row.point.level();
            }
        }
    }
    Ok(found.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::catalogue;

    #[test]
    fn pairs_and_their_reporters_are_ranked_by_the_latest_covered_period() {
        let rows = [
            "THA USA export HS:27 2019 4 one",
            "THA USA export HS:27 2020 5 one",
            "THA DEU export HS:27 2020 2 one",
            "SAU DEU export HS:27 2020 6 one",
            "SAU WLD export HS:27 2020 60 one",
            "SAU DEU export HS:84 2020 7 one",
        ];
        let catalogue = catalogue(&rows.map(str::to_owned));
        let asked = |product: &str| product_pairs(&catalogue, product.parse().unwrap(), &Parameters::default(), None);
        let found = asked("HS:27").unwrap();
        let told = |row: &Ranked<Dyad>| (row.key.to_string(), row.standing.level.amount.hundredths() / 100);
        assert_eq!(
            found.pairs.iter().map(told).collect::<Vec<_>>(),
            [("SAU-DEU".to_owned(), 6), ("THA-USA".to_owned(), 5), ("THA-DEU".to_owned(), 2)]
        );
        // 5 after 4; the others have no year before.
        assert_eq!(found.pairs.iter().map(|row| row.standing.yoy.value).collect::<Vec<_>>(), [None, Some(25.0), None]);
        // Thailand 5 + 2, of 13.
        let of = |row: &Ranked<Area>| (row.key.code(), row.standing.level.amount.hundredths() / 100);
        assert_eq!(found.reporters.iter().map(of).collect::<Vec<_>>(), [("THA", 7), ("SAU", 6)]);
        assert_eq!(found.address, "/v1/panel?flow=export&from=2019&product=HS:27&source=one&to=2020");
        assert_eq!(found.periods.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2019", "2020"]);
        assert!(matches!(asked("HS:01"), Err(QueryError::NoData { .. })));
    }
}
