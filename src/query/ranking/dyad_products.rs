//! A pair's products ranked, from one source's figures of one flow, classification and level, with their history.

use std::collections::HashSet;

use super::{
    area::covers,
    partners::{entrant, published},
    product_groups::{Found, families, ranking},
    ranked_period::{self, Ranks},
};
use crate::{
    dataset::Catalogue,
    query::{
        DyadProductsAnswer, Parameters, ProductRow, QueryError, Resource, View, answer::listing::page,
        select::candidate::Candidate,
    },
    series::{Point, Subject},
    statistics::{Entrant, Ranked, Standing, Whole, concentration, like_for_like, place_of, rank, rest, sum, whole},
    trade::{Amount, CautionPart, CautionText, Dyad, Level, Period, Product},
};

/// One product with its series.
type Member<'a> = (&'a Candidate, Vec<Point>);

pub(in crate::query) fn dyad_products_answer(
    catalogue: &Catalogue,
    dyad: Dyad,
    parameters: &Parameters,
) -> Result<DyadProductsAnswer, QueryError> {
    let families = families(catalogue, dyad, parameters)?;
    let alternatives = families.iter().skip(1).filter_map(|family| family.described(parameters)).collect();
    let nothing = || QueryError::NoData { detail: format!("no source has products of {dyad}") };
    let found = families.first().ok_or_else(nothing)?;
    let family = found.described(parameters).ok_or_else(nothing)?;
    let parameters = &parameters.in_periods(family.calendar, family.frequency);
    let members: Vec<Member> = found.ranked().map(|candidate| (candidate, candidate.points())).collect();
    let Ranks { period, mut periods, skipped } =
        Ranks::of(members.iter().map(|(_, points)| points.as_slice()), family.calendar, parameters);
    parameters.keep_last(&mut periods);
    let entrants = period.map_or_else(Vec::new, |period| entrants(&members, period));
    let branch = found.branch.as_ref().map(Candidate::points);
    let published = period.zip(branch.as_ref()).and_then(|(period, points)| published(points, period));
    let whole = published.or_else(|| whole(&entrants));
    let mut ranked = whole.map_or_else(Vec::new, |whole| rank(&entrants, whole));
    let products = ranked.len();
    ranked.truncate(parameters.top.unwrap_or(usize::MAX));
    let keys: Vec<usize> = ranked.iter().map(|row| row.key).collect();
    let all_others = whole.and_then(|whole| rest(&entrants, &keys, whole));
    let rows = rows(found, &members, ranked, &periods, parameters);
    let whole_points = branch.as_ref().filter(|_| whole.is_some_and(|whole| whole.published));
    let whole_history: Vec<Option<Amount>> = periods.iter().map(|period| whole_at(*period, whole_points, &members)).collect();
    let levels: Vec<Level> = entrants.iter().filter_map(|entrant| entrant.level).collect();
    let inputs = entrants.iter().flat_map(|entrant| [entrant.level, entrant.earlier]).chain([whole.map(|whole| whole.level)]);
    let concentration = concentration(&levels, whole);
    let named = named(&entrants, &members);
    let like_for_like = period.map(|_| like_for_like(&named));
    let mut cautions = cautions(found, whole, all_others.as_ref(), parameters);
    let words = (family.calendar, CautionPart::Products as fn(Vec<Product>) -> CautionPart);
    let same = like_for_like.as_ref();
    cautions.extend(ranked_period::cautions(period, &skipped, same, whole, &ranked_period::PRODUCTS, words));
    cautions.extend(covers(&concentration, "caution.products.covered"));
    let listing = page((0..rows.len()).collect(), catalogue, Resource::View(dyad, View::Products), parameters);
    Ok(DyadProductsAnswer {
        dyad,
        branch: parameters.product.unwrap_or_default(),
        level: found.level,
        period,
        rounding: inputs.flatten().filter_map(|level| level.rounding).max(),
        cautions,
        whole,
        others_history: others(&whole_history, &rows),
        whole_history,
        concentration,
        like_for_like,
        entrants: named,
        skipped,
        products,
        rows,
        all_others,
        periods,
        listing,
        alternatives,
        family,
    })
}

/// Every product with its level of a period and a year before, by its place.
fn entrants(members: &[Member], period: Period) -> Vec<Entrant<usize>> {
    members.iter().enumerate().filter_map(|(place, (_, points))| entrant(place, points, period)).collect()
}

/// The entrants under their products.
fn named(entrants: &[Entrant<usize>], members: &[Member]) -> Vec<Entrant<Product>> {
    let product = |entrant: &Entrant<usize>| Entrant {
        key: members[entrant.key].0.product,
        level: entrant.level,
        earlier: entrant.earlier,
        reason: entrant.reason,
    };
    entrants.iter().map(product).collect()
}

fn level_at(points: &[Point], period: Period) -> Option<Level> {
    points[place_of(points, period)?].level
}

fn whole_at(period: Period, published: Option<&Vec<Point>>, members: &[Member]) -> Option<Amount> {
    let level = match published {
        Some(points) => level_at(points, period),
        None => sum(members.iter().filter_map(|(_, points)| level_at(points, period))),
    };
    level.map(|level| level.amount)
}

/// What the rows leave of the whole in every period; a row without a value leaves all of it.
fn others(whole: &[Option<Amount>], rows: &[ProductRow]) -> Vec<Option<Amount>> {
    let left = |(place, whole): (usize, &Option<Amount>)| {
        rows.iter().filter_map(|row| row.history[place]).try_fold((*whole)?, Amount::checked_sub)
    };
    whole.iter().enumerate().map(left).collect()
}

fn rows(
    found: &Found,
    members: &[Member],
    ranked: Vec<Ranked<usize>>,
    periods: &[Period],
    parameters: &Parameters,
) -> Vec<ProductRow> {
    let deeper = found.products.iter().filter_map(|candidate| candidate.product.code()?.get(..found.level + 1));
    let parents: HashSet<&str> = deeper.map(|code| &code[..found.level]).collect();
    let row = |ranked: Ranked<usize>| {
        let (candidate, points) = &members[ranked.key];
        let product = candidate.product;
        let has_children = product.code().is_some_and(|code| parents.contains(code));
        ProductRow {
            history: periods.iter().map(|period| level_at(points, *period).map(|level| level.amount)).collect(),
            series: candidate.query().address(),
            children: has_children.then(|| ranking(candidate, None, Some(product), None, parameters)),
            product,
            ranked,
        }
    };
    ranked.into_iter().map(row).collect()
}

/// The source's cautions, then what the ranking itself has to warn of.
fn cautions(found: &Found, whole: Option<Whole>, all_others: Option<&Standing>, parameters: &Parameters) -> Vec<CautionText> {
    let mut cautions = found.products.first().map_or_else(Vec::new, Candidate::cautions);
    let branch = parameters.product.unwrap_or_default();
    let of_branch = || [("product", CautionPart::Products(vec![branch]))];
    let said = |of_total: &'static str, key: &'static str| {
        if branch == Product::Total { CautionText::of(of_total, []) } else { CautionText::of(key, of_branch()) }
    };
    if whole.is_some_and(|whole| !whole.published) {
        cautions.push(said("caution.no_total", "caution.no_figure_of"));
    }
    if all_others.is_some_and(|others| others.level.amount < Amount::from_hundredths(0)) {
        cautions.push(said("caution.more_than_total", "caution.more_than_figure_of"));
    }
    let derived = found.products.first().is_some_and(Candidate::is_derived);
    if derived && found.products.first().is_some_and(|first| first.subject == Subject::Turnover) {
        cautions.push(CautionText::of("caution.products_of_both_flows", []));
    }
    cautions
}
