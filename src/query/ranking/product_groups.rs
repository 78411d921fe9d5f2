//! Which of a pair's product figures are ranked: one source, flow, frequency, currency and classification, never mixed.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{FLOWS_OF_PRODUCTS, product_candidates::product_candidates};
use crate::{
    dataset::Catalogue,
    parameter::ParameterError,
    query::{
        Parameters, ProductFamily, Query, QueryError, View,
        select::{candidate::Candidate, narrow::narrow},
    },
    series::Subject,
    trade::{Calendar, Dyad, Frequency, Product},
};

/// Products of one classification and making, below one branch.
pub(in crate::query) struct Found {
    /// The products below the branch, of all levels.
    pub products: Vec<Candidate>,
    /// The branch itself, where it is published.
    pub branch: Option<Candidate>,
    /// The level that is ranked.
    pub level: usize,
}

impl Found {
    /// The products of the level that is ranked.
    pub(in crate::query) fn ranked(&self) -> impl Iterator<Item = &Candidate> {
        self.products.iter().filter(|candidate| candidate.product.level() == self.level)
    }

    /// The levels there are.
    pub(in crate::query) fn levels(&self) -> BTreeSet<usize> {
        self.products.iter().map(|candidate| candidate.product.level()).collect()
    }

    /// How many branches of so many digits the products ranked are in.
    fn branches(&self, digits: usize) -> usize {
        let codes = self.ranked().filter_map(|candidate| candidate.product.code()?.get(..digits));
        codes.collect::<BTreeSet<&str>>().len()
    }

    /// What this is, and where its ranking is to be had.
    pub(in crate::query) fn described(&self, parameters: &Parameters) -> Option<ProductFamily> {
        let first = self.products.first()?;
        let classification = first.product.classification().unwrap_or_default().to_owned();
        Some(ProductFamily {
            source: Arc::clone(&first.source),
            subject: first.subject,
            levels: self.levels().into_iter().collect(),
            calendar: first.calendar,
            frequency: first.frequency,
            unit: first.currency.clone(),
            derived: first.is_derived() || first.rolled_up_from.is_some(),
            rolled_up_from: first.rolled_up_from,
            products: self.ranked().count(),
            address: ranking(first, Some(self.level), parameters.product, Some(classification.clone()), parameters),
            classification,
        })
    }
}

/// The canonical path and query of a ranking of figures such as this candidate's.
pub(in crate::query) fn ranking(
    like: &Candidate,
    level: Option<usize>,
    product: Option<Product>,
    classification: Option<String>,
    parameters: &Parameters,
) -> String {
    let mut query = Query::view(like.dyad, View::Products);
    query.parameters = Parameters {
        source: Some(like.source.name.clone()),
        calendar: Some(like.calendar).filter(|calendar| *calendar != Calendar::Gregorian),
        freq: Some(like.frequency).filter(|frequency| *frequency != Frequency::Annual),
        flow: Some(like.subject),
        as_of: parameters.as_of,
        from: parameters.from,
        to: parameters.to,
        last: parameters.last,
        level,
        product,
        classification,
        ..Parameters::default()
    };
    query.address()
}

/// The figures that can be ranked, best first, at least one.
pub(in crate::query) fn families(catalogue: &Catalogue, dyad: Dyad, parameters: &Parameters) -> Result<Vec<Found>, QueryError> {
    let flows = parameters.flow.map_or_else(|| FLOWS_OF_PRODUCTS.to_vec(), |flow| vec![flow]);
    let mut faults = Vec::new();
    for subject in flows {
        match of_flow(catalogue, dyad, subject, parameters) {
            Ok(found) => return Ok(found),
            // Rows that cannot be had are no flow that there is not.
            Err(fault @ QueryError::Storage(_)) => return Err(fault),
            Err(fault) => faults.push(fault),
        }
    }
    // The flow that came furthest says most.
    let own = |fault: &QueryError| matches!(fault, QueryError::Parameter(ParameterError { parameter, .. }) if ["level", "product", "classification"].contains(&parameter.as_str()));
    let further = faults.iter().position(own).map(|place| faults.swap_remove(place));
    Err(further.unwrap_or_else(|| together(faults, &format!("products of {dyad}; see /v1/dyads/{dyad} for what there is"))))
}

fn nothing(dyad: Dyad) -> QueryError {
    QueryError::NoData { detail: format!("no source has products of {dyad}; see /v1/dyads/{dyad} for what there is") }
}

fn of_flow(catalogue: &Catalogue, dyad: Dyad, subject: Subject, parameters: &Parameters) -> Result<Vec<Found>, QueryError> {
    let found = product_candidates(catalogue, dyad, subject, parameters.vintage())?;
    if found.iter().all(|candidate| candidate.product == Product::Total) {
        return Err(nothing(dyad));
    }
    let branch = parameters.product.unwrap_or_default();
    let mut makings: BTreeMap<_, Vec<Candidate>> = BTreeMap::new();
    for one in narrowed(found, parameters, &format!("products of {dyad}"))? {
        let key = (Reverse(one.source.priority), one.source.name.clone(), one.calendar, one.frequency, one.currency.clone());
        makings.entry((key, one.is_derived(), one.rolled_up_from)).or_default().push(one);
    }
    let mut families = Vec::new();
    for making in makings.into_values() {
        families.extend(by_classification(making, &branch));
    }
    families = of_classification(families, parameters, dyad)?;
    if families.is_empty() {
        let detail = format!("no source has products below {branch} here");
        return Err(QueryError::parameter("product", detail, &["TOTAL", "a product that has others below it"]));
    }
    families = at_level(families, parameters.level)?;
    // Coverage comes before priority: what has fewer than half of the branches that another has comes after it, and so does what
    // has one product.
    let digits = families.iter().map(|family| family.level).min().unwrap_or(0);
    let most = families.iter().map(|family| family.branches(digits)).max().unwrap_or(0);
    families.sort_by_key(|family| (family.branches(digits) * 2 < most, family.ranked().nth(1).is_none()));
    Ok(families)
}

/// Narrows the candidates of every product on its own: products may not be mixed, nor left out for want of a total.
fn narrowed(found: Vec<Candidate>, parameters: &Parameters, what: &str) -> Result<Vec<Candidate>, QueryError> {
    let mut products: BTreeMap<Product, Vec<Candidate>> = BTreeMap::new();
    for candidate in found {
        products.entry(candidate.product).or_default().push(candidate);
    }
    let (mut kept, mut faults) = (Vec::new(), Vec::new());
    for (product, candidates) in products {
        let own = Parameters { product: Some(product), ..parameters.clone() };
        match narrow(candidates, &own, what) {
            Ok(narrowed) => kept.extend(narrowed),
            Err(fault) => faults.push(fault),
        }
    }
    if kept.iter().any(|candidate| candidate.product != Product::Total) { Ok(kept) } else { Err(together(faults, what)) }
}

/// One fault for those of all products: of the parameter that is looked at last, with everything that any product allows.
fn together(faults: Vec<QueryError>, what: &str) -> QueryError {
    let last = ["freq", "calendar", "source"].into_iter().find(|name| {
        faults.iter().any(|fault| matches!(fault, QueryError::Parameter(ParameterError { parameter, .. }) if parameter == name))
    });
    let (mut words, mut all) = (format!("no source has {what}"), BTreeSet::new());
    for fault in faults {
        if let QueryError::Parameter(ParameterError { parameter, detail, allowed }) = fault
            && Some(parameter.as_str()) == last
        {
            all.extend(allowed);
            words = detail;
        }
    }
    match last {
        Some(name) => QueryError::Parameter(ParameterError {
            parameter: name.to_owned(),
            detail: words,
            allowed: all.into_iter().collect(),
        }),
        None => QueryError::NoData { detail: words },
    }
}

/// What one making has below the branch, the classification with the most products first.
fn by_classification(making: Vec<Candidate>, branch: &Product) -> Vec<Found> {
    let own = making.iter().find(|candidate| candidate.product == *branch).cloned();
    let mut classifications: BTreeMap<String, Vec<Candidate>> = BTreeMap::new();
    for candidate in making.into_iter().filter(|candidate| candidate.product.is_within(branch)) {
        let name = candidate.product.classification().unwrap_or_default().to_owned();
        classifications.entry(name).or_default().push(candidate);
    }
    let found = |products| Found { products, branch: own.clone(), level: 0 };
    let mut found: Vec<Found> = classifications.into_values().map(found).collect();
    found.sort_by_key(|found| Reverse(found.products.len()));
    found
}

fn of_classification(families: Vec<Found>, parameters: &Parameters, dyad: Dyad) -> Result<Vec<Found>, QueryError> {
    let Some(wanted) = &parameters.classification else { return Ok(families) };
    let name = |family: &Found| family.products.first().and_then(|first| first.product.classification()).map(str::to_owned);
    let allowed: BTreeSet<String> = families.iter().filter_map(name).collect();
    let kept: Vec<Found> = families.into_iter().filter(|family| name(family).as_ref() == Some(wanted)).collect();
    if kept.is_empty() {
        let detail = format!("no source has products of {dyad} by {wanted}");
        let allowed = allowed.into_iter().collect();
        return Err(QueryError::Parameter(ParameterError { parameter: "classification".to_owned(), detail, allowed }));
    }
    Ok(kept)
}

/// Those that have the level, else each at its coarsest.
fn at_level(families: Vec<Found>, wanted: Option<usize>) -> Result<Vec<Found>, QueryError> {
    let all: BTreeSet<usize> = families.iter().flat_map(Found::levels).collect();
    let level = |family: &Found| match wanted {
        Some(level) => family.levels().contains(&level).then_some(level),
        None => family.levels().first().copied(),
    };
    let kept: Vec<Found> = families.into_iter().filter_map(|family| Some(Found { level: level(&family)?, ..family })).collect();
    if kept.is_empty() {
        let detail = format!("there are no products of {} digits here", wanted.unwrap_or_default());
        let allowed = all.iter().map(ToString::to_string).collect();
        return Err(QueryError::Parameter(ParameterError { parameter: "level".to_owned(), detail, allowed }));
    }
    Ok(kept)
}
