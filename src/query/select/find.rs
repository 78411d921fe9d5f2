//! The series that could answer: every source's, best first. None is ever mixed with another.

use std::sync::Arc;

use super::{
    candidate::{Candidate, Rows},
    composed::one_flow_of,
    product_totals::derived_totals,
    same_trade,
};
use crate::{
    dataset::{Catalogue, Dataset},
    query::{Parameters, QueryError},
    series::Subject,
    table::{Products, SeriesKey, SeriesRows, Slice},
    trade::{Area, Dyad, Flow, Product, Vintage},
};

/// Every series of a dyad and subject of these products: by priority of source, then by its name, product, calendar and
/// frequency. Of a day in the past, those that had figures then; when none had, all of them, without figures.
pub(in crate::query) fn candidates(
    catalogue: &Catalogue,
    dyad: Dyad,
    subject: Subject,
    products: Products<'_>,
    vintage: Vintage,
) -> Result<Vec<Candidate>, QueryError> {
    // What nobody has under these codes may stand under others for the same trade.
    for dyad in std::iter::once(dyad).chain(same_trade::others(dyad)) {
        let found = candidates_under(catalogue, dyad, subject, products, vintage)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

fn candidates_under(
    catalogue: &Catalogue,
    dyad: Dyad,
    subject: Subject,
    products: Products<'_>,
    vintage: Vintage,
) -> Result<Vec<Candidate>, QueryError> {
    let mut found = Vec::new();
    for dataset in catalogue.datasets() {
        let series = dataset.table.slice(&Slice::of_dyad(dyad, products))?;
        found.extend(of_series(dataset, dyad, subject, vintage, &series));
        if products.has_total() {
            found.extend(derived_totals(dataset, dyad.reporter, Some(dyad.partner), subject, vintage)?);
        }
    }
    if vintage != Vintage::Latest && found.iter().any(Candidate::is_known) {
        found.retain(Candidate::is_known);
    }
    found.sort_by(|one, two| one.rank().cmp(&two.rank()));
    Ok(found)
}

/// The same of the product that is asked for; of all products where nobody has that one, so that what there is can be named.
pub(in crate::query) fn candidates_for(
    catalogue: &Catalogue,
    dyad: Dyad,
    subject: Subject,
    parameters: &Parameters,
) -> Result<Vec<Candidate>, QueryError> {
    let product = parameters.product.unwrap_or_default();
    let found = candidates(catalogue, dyad, subject, Products::One(&product), parameters.vintage())?;
    if !found.is_empty() {
        return Ok(found);
    }
    candidates(catalogue, dyad, subject, Products::All, parameters.vintage())
}

/// Every series that a reporter has of one product and subject about any partner but itself.
pub(in crate::query) fn candidates_of(
    catalogue: &Catalogue,
    reporter: Area,
    product: &Product,
    subject: Subject,
    vintage: Vintage,
) -> Result<Vec<Candidate>, QueryError> {
    let mut found = Vec::new();
    for dataset in catalogue.datasets() {
        let series = dataset.table.slice(&Slice::of_reporter(reporter, Products::One(product)))?;
        let partners = series.chunk_by(|one, two| one.key.dyad == two.key.dyad);
        let others = partners.filter(|series| series[0].key.dyad.partner != reporter);
        for series in others {
            found.extend(of_series(dataset, series[0].key.dyad, subject, vintage, series));
            if subject == Subject::Turnover {
                found.extend(one_flow_of(dataset, vintage, series));
            }
        }
        if *product == Product::Total {
            found.extend(derived_totals(dataset, reporter, None, subject, vintage)?);
        }
    }
    found.retain(Candidate::is_known);
    Ok(found)
}

pub(in crate::query) fn of_series(
    dataset: &Arc<Dataset>,
    dyad: Dyad,
    subject: Subject,
    vintage: Vintage,
    series: &[SeriesRows],
) -> Vec<Candidate> {
    let of_flow = |flow: Flow| series.iter().filter(move |rows| rows.key.flow == flow);
    let candidate = |key: &SeriesKey, rows: Rows| {
        Some(Candidate {
            dataset: Arc::clone(dataset),
            source: Arc::clone(dataset.sources.get(usize::from(key.source))?),
            dyad,
            subject,
            product: key.product,
            calendar: key.calendar,
            frequency: key.frequency,
            currency: key.currency.to_string(),
            rolled_up_from: None,
            vintage,
            rows,
            quarters: None,
        })
    };
    let published =
        |flow| of_flow(flow).filter_map(|rows| candidate(&rows.key, Rows::Published(rows.clone()))).collect::<Vec<_>>();
    let derived = |(one, two): (Flow, Flow)| {
        let of_flow = &of_flow;
        let candidate = &candidate;
        of_flow(one).filter_map(move |exports| {
            let same = SeriesKey { flow: two, ..exports.key };
            let imports = of_flow(two).find(|rows| rows.key == same)?.clone();
            candidate(&exports.key, Rows::Derived { exports: exports.clone(), imports })
        })
    };
    let mut all: Vec<Candidate> = subject.flow().map(published).unwrap_or_default();
    let like = |one: &Candidate| (one.source.name.clone(), one.product, one.calendar, one.frequency);
    let published: Vec<_> = all.iter().map(like).collect();
    // What is published is not made once more.
    all.extend(subject.made_from().into_iter().flat_map(derived).filter(|made| !published.contains(&like(made))));
    all
}

/// Every series that could answer, under each of the codes.
pub(in crate::query) fn candidates_under_any(
    catalogue: &Catalogue,
    dyad: Dyad,
    subject: Subject,
    parameters: &Parameters,
) -> Result<Vec<Candidate>, QueryError> {
    let mut found = candidates_for(catalogue, dyad, subject, parameters)?;
    for other in same_trade::others(dyad) {
        let more = candidates_for(catalogue, other, subject, parameters)?;
        found
            .extend(more.into_iter().filter(|one| one.dyad == other && !found.iter().any(|own| own.is(one))).collect::<Vec<_>>());
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::catalogue;

    fn found(rows: &[&str], subject: Subject, vintage: Vintage) -> Vec<(String, bool)> {
        let rows: Vec<String> = rows.iter().map(|row| (*row).to_owned()).collect();
        let found = candidates(&catalogue(&rows), "RUS-IRN".parse().unwrap(), subject, Products::All, vintage).unwrap();
        found.into_iter().map(|candidate| (candidate.source.name.clone(), candidate.is_derived())).collect()
    }

    #[test]
    fn the_source_of_higher_priority_comes_first_and_none_is_mixed() {
        let rows = ["RUS IRN export TOTAL 2021 6 two", "RUS IRN export TOTAL 2020 5 one", "RUS TUR export TOTAL 2020 9 one"];
        let wanted = [("one".to_owned(), false), ("two".to_owned(), false)];
        assert_eq!(found(&rows, Subject::Exports, Vintage::Latest), wanted);
        assert_eq!(found(&rows, Subject::Imports, Vintage::Latest), [], "exports are no imports");
    }

    #[test]
    fn a_balance_is_made_of_both_flows_of_one_source() {
        // `two` has imports only, so nothing of it goes with the exports of `one`.
        let rows = ["RUS IRN export TOTAL 2020 5 one", "RUS IRN import TOTAL 2020 3 two"];
        assert_eq!(found(&rows, Subject::Balance, Vintage::Latest), []);
        let rows = [rows[0], "RUS IRN import TOTAL 2020 3 one"];
        assert_eq!(found(&rows, Subject::Balance, Vintage::Latest), [("one".to_owned(), true)]);
    }

    #[test]
    fn a_turnover_that_is_published_is_not_made_once_more() {
        let flows = ["RUS IRN export TOTAL 2020 5 one", "RUS IRN import TOTAL 2020 3 one"];
        assert_eq!(found(&flows, Subject::Turnover, Vintage::Latest), [("one".to_owned(), true)]);
        let rows = [flows[0], flows[1], "RUS IRN turnover TOTAL 2020 8 one"];
        assert_eq!(found(&rows, Subject::Turnover, Vintage::Latest), [("one".to_owned(), false)]);
    }

    #[test]
    fn a_product_that_nobody_has_shows_those_there_are() {
        let rows = ["RUS IRN export HS:27 2020 5 one".to_owned()];
        let catalogue = catalogue(&rows);
        let dyad = "RUS-IRN".parse().unwrap();
        let asked = |product: &str| {
            let parameters = Parameters { product: product.parse().ok(), ..Parameters::default() };
            let found = candidates_for(&catalogue, dyad, Subject::Exports, &parameters).unwrap();
            found.into_iter().map(|candidate| candidate.product.to_string()).collect::<Vec<_>>()
        };
        assert_eq!((asked("HS:27"), asked("HS:84")), (vec!["HS:27".to_owned()], vec!["HS:27".to_owned()]));
    }
}
