//! An area's partners ranked, from one source's figures of one flow.

use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

use super::{
    Family, Parameters, PartnersAnswer, QueryError, Resource,
    answering::page,
    candidate::{Candidate, candidates_of, narrow},
};
use crate::{
    dataset::Catalogue,
    series::{Point, Subject},
    statistics::{Entrant, Whole, comparable_levels, place_of, rank, rest, whole, year_before},
    trade::{Area, Calendar, Frequency, Level, Period, Status},
};

/// The flows that are looked through when none is asked for.
const FLOWS: [Subject; 3] = [Subject::Turnover, Subject::Exports, Subject::Imports];

/// One partner with its series.
type Partner = (Candidate, Vec<Point>);

pub(super) fn partners_answer(
    catalogue: &Catalogue,
    reporter: Area,
    parameters: &Parameters,
) -> Result<PartnersAnswer, QueryError> {
    let (families, subject) = families(catalogue, reporter, parameters)?;
    let alternatives = families.iter().skip(1).map(|family| described(family, reporter, subject, parameters)).collect();
    let Some(family) = families.into_iter().next() else { return Err(nothing(reporter)) };
    let partners: Vec<Partner> = family.into_iter().map(|candidate| (candidate.clone(), candidate.points())).collect();
    let ranked = |partner: &&Partner| !partner.0.dyad.partner.is_group();
    let in_window = partners.iter().filter(ranked).flat_map(|(_, points)| points).filter(|point| parameters.holds(point.period));
    let period = in_window.filter(|point| point.level.is_some()).map(|point| point.period).max();
    let entrants: Vec<Entrant<Area>> = period.map_or_else(Vec::new, |period| {
        partners.iter().filter(ranked).filter(|one| !is_sum(&one.0, period)).filter_map(|one| entrant(one, period)).collect()
    });
    let world = partners.iter().find(|(candidate, _)| candidate.dyad.partner == Area::world());
    let whole = period.and_then(|period| published(world?, period)).or_else(|| whole(&entrants));
    // Regions "not elsewhere specified" are no partners to rank, but part of the sum and of all others.
    let mut rows = whole.map_or_else(Vec::new, |whole| rank(&listed(&entrants), whole));
    let count = rows.len();
    rows.truncate(parameters.top.unwrap_or(usize::MAX));
    let keys: Vec<Area> = rows.iter().map(|row| row.key).collect();
    let all_others = whole.and_then(|whole| rest(&entrants, &keys, whole));
    let resource = Resource::Partners(reporter);
    let (first, _) = &partners[0];
    let levels = entrants.iter().flat_map(|entrant| [entrant.level, entrant.earlier]).chain([whole.map(|whole| whole.level)]);
    Ok(PartnersAnswer {
        reporter,
        family: described(&partners.iter().map(|one| one.0.clone()).collect::<Vec<_>>(), reporter, subject, parameters),
        period,
        product: first.product,
        rounding: levels.flatten().filter_map(|level| level.rounding).max(),
        cautions: cautions(&partners, &entrants),
        whole,
        partners: count,
        statuses: period.map_or_else(Vec::new, |period| statuses(&partners, period)),
        all_others,
        listing: page(rows, catalogue, resource, parameters),
        alternatives,
    })
}

/// Every caution of the series that are ranked, each once: a former partner's are no concern of a later year.
fn cautions(partners: &[Partner], entrants: &[Entrant<Area>]) -> Vec<String> {
    let mut cautions: Vec<String> = Vec::new();
    let ranked = |one: &&Partner| entrants.iter().any(|entrant| entrant.key == one.0.dyad.partner);
    for caution in partners.iter().filter(ranked).flat_map(|(candidate, _)| candidate.cautions()) {
        if !cautions.contains(&caution) {
            cautions.push(caution);
        }
    }
    cautions
}

/// The status of every partner's figure of a period, where it is not normal.
fn statuses(partners: &[Partner], period: Period) -> Vec<(Area, Status)> {
    let status = |(candidate, points): &Partner| {
        let point = &points[place_of(points, period)?];
        (point.status != Status::Normal).then_some((candidate.dyad.partner, point.status))
    };
    partners.iter().filter_map(status).collect()
}

/// Candidates of one source, calendar, frequency, currency and making: never mixed with another.
fn families(
    catalogue: &Catalogue,
    reporter: Area,
    parameters: &Parameters,
) -> Result<(Vec<Vec<Candidate>>, Subject), QueryError> {
    let flows = parameters.flow.map_or_else(|| FLOWS.to_vec(), |flow| vec![flow]);
    let product = parameters.product.unwrap_or_default();
    let mut found = None;
    for subject in flows {
        let of_flow = candidates_of(catalogue, reporter, &product, subject, parameters.vintage())?;
        if of_flow.iter().any(|candidate| !candidate.dyad.partner.is_group()) {
            found = Some((of_flow, subject));
            break;
        }
    }
    let (found, subject) = found.ok_or_else(|| match parameters.product {
        Some(product) => QueryError::parameter("product", format!("{reporter} has no partners of {product}"), &["TOTAL"]),
        None => nothing(reporter),
    })?;
    let mut families: BTreeMap<_, Vec<Candidate>> = BTreeMap::new();
    for one in narrow(found, parameters, &format!("partners of {reporter}"))? {
        let key = (Reverse(one.source.priority), one.source.name.clone(), one.calendar, one.frequency, one.currency.clone());
        families.entry((key, one.is_derived(), one.rolled_up_from)).or_default().push(one);
    }
    let mut families: Vec<Vec<Candidate>> = families.into_values().filter(|family| partners(family) > 0).collect();
    // A source about one partner has nothing to rank: any other comes first.
    families.sort_by_key(|family| partners(family) < 2);
    Ok((families, subject))
}

fn partners(family: &[Candidate]) -> usize {
    family.iter().filter(|candidate| !candidate.dyad.partner.is_group()).count()
}

fn nothing(reporter: Area) -> QueryError {
    QueryError::NoData { detail: format!("no source has what {reporter} reports about its partners; see /v1/dyads") }
}

fn described(family: &[Candidate], reporter: Area, subject: Subject, parameters: &Parameters) -> Family {
    let first = &family[0];
    let asked = Parameters {
        source: Some(first.source.name.clone()),
        calendar: Some(first.calendar).filter(|calendar| *calendar != Calendar::Gregorian),
        freq: Some(first.frequency).filter(|frequency| *frequency != Frequency::Annual),
        product: Some(first.product),
        flow: Some(subject),
        as_of: parameters.as_of,
        ..Parameters::default()
    };
    Family {
        source: Arc::clone(&first.source),
        subject,
        calendar: first.calendar,
        frequency: first.frequency,
        unit: first.currency.clone(),
        derived: first.is_derived() || first.rolled_up_from.is_some(),
        rolled_up_from: first.rolled_up_from,
        summed_over: first.summed_over().map(str::to_owned),
        partners: partners(family),
        address: super::Query { resource: Resource::Partners(reporter), parameters: asked }.address(),
    }
}

/// Is the partner a sum of others in that period? The Southern African Customs Union is one since its members are told apart.
fn is_sum(candidate: &Candidate, period: Period) -> bool {
    let year = period.first_day(candidate.calendar).map_or(period.calendar_year(), |day| chrono::Datelike::year(&day));
    candidate.dyad.partner.is_group_in(year)
}

/// A partner's level now and a year before; nothing when it has neither.
fn entrant((candidate, points): &Partner, period: Period) -> Option<Entrant<Area>> {
    let (level, earlier, reason) = both(points, period);
    (level.is_some() || earlier.is_some()).then_some(Entrant { key: candidate.dyad.partner, level, earlier, reason })
}

/// The whole as the source publishes it.
fn published((_, points): &Partner, period: Period) -> Option<Whole> {
    let (level, earlier, reason) = both(points, period);
    Some(Whole { level: level?, earlier, reason, published: true })
}

type Both = (Option<Level>, Option<Level>, Option<crate::series::Reason>);

pub(super) fn both(points: &[Point], period: Period) -> Both {
    let at = |period: Period| points[place_of(points, period)?].level;
    let place = place_of(points, period);
    let compared = place.map(|place| year_before(points, place).and_then(|base| comparable_levels(points, base, place)));
    (at(period), at(period.year_before()), compared.and_then(Result::err))
}

fn listed(entrants: &[Entrant<Area>]) -> Vec<Entrant<Area>> {
    entrants.iter().filter(|entrant| !entrant.key.is_residual()).copied().collect()
}
