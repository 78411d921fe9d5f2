//! An area's partners ranked, from one source's figures of one flow.

use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

use super::{
    one_sided_partners::{Partner, left_out},
    ranked_period::{self, Ranks},
};
use crate::{
    dataset::Catalogue,
    query::{
        Family, Parameters, PartnersAnswer, Query, QueryError, Resource,
        answer::listing::page,
        select::{candidate::Candidate, find::candidates_of, narrow::narrow},
    },
    series::{Point, Subject},
    statistics::{Entrant, Whole, comparable_levels, like_for_like, place_of, rank, rest, whole, year_before},
    trade::{Area, Calendar, CautionPart, CautionText, Frequency, Level, Period, Status},
};

/// The flows that are looked through when none is asked for.
const FLOWS: [Subject; 3] = [Subject::Turnover, Subject::Exports, Subject::Imports];

/// Candidates that are never mixed, the best first.
type Families = Vec<Vec<Candidate>>;

pub(in crate::query) fn partners_answer(
    catalogue: &Catalogue,
    reporter: Area,
    parameters: &Parameters,
) -> Result<PartnersAnswer, QueryError> {
    let (families, passed_over, subject) = families(catalogue, reporter, parameters)?;
    let alternatives = families.iter().skip(1).chain(&passed_over);
    let alternatives = alternatives.map(|family| described(family, reporter, family[0].subject, parameters)).collect();
    let Some(family) = families.into_iter().next() else { return Err(nothing(reporter)) };
    let described = described(&family, reporter, subject, parameters);
    let parameters = &parameters.in_periods(described.calendar, described.frequency);
    let (groups, partners): (Vec<Partner>, Vec<Partner>) = family
        .into_iter()
        .map(|candidate| (candidate.clone(), candidate.points()))
        .partition(|(candidate, _)| candidate.dyad.partner.is_group());
    let Ranks { period, skipped, .. } =
        Ranks::of(partners.iter().map(|(_, points)| points.as_slice()), described.calendar, parameters);
    let entrants: Vec<Entrant<Area>> = period.map_or_else(Vec::new, |period| {
        let alone = partners.iter().filter(|(candidate, _)| !is_sum(candidate, period));
        alone.filter_map(|(candidate, points)| entrant(candidate.dyad.partner, points, period)).collect()
    });
    let world = groups.iter().find(|(candidate, _)| candidate.dyad.partner == Area::world());
    let whole = period.and_then(|period| published(&world?.1, period)).or_else(|| whole(&entrants));
    // Regions "not elsewhere specified" are no partners to rank, but part of the sum and of all others.
    let mut rows = whole.map_or_else(Vec::new, |whole| rank(&listed(&entrants), whole));
    let count = rows.len();
    rows.truncate(parameters.top.unwrap_or(usize::MAX));
    let keys: Vec<Area> = rows.iter().map(|row| row.key).collect();
    let all_others = whole.and_then(|whole| rest(&entrants, &keys, whole));
    let levels = entrants.iter().flat_map(|entrant| [entrant.level, entrant.earlier]).chain([whole.map(|whole| whole.level)]);
    let like_for_like = period.map(|_| like_for_like(&entrants));
    let left_out = period.filter(|_| subject == Subject::Turnover).and_then(|period| left_out(&partners, period));
    let mut cautions = cautions(&partners, &entrants);
    let calendar = described.calendar;
    let words = (calendar, CautionPart::Areas as fn(Vec<Area>) -> CautionPart);
    cautions.extend(ranked_period::cautions(period, &skipped, like_for_like.as_ref(), whole, &ranked_period::PARTNERS, words));
    let left = period.zip(left_out.as_ref());
    cautions.extend(left.map(|(period, left_out)| left_out.caution(CautionPart::period(period, calendar), &described.unit)));
    Ok(PartnersAnswer {
        reporter,
        period,
        skipped,
        product: partners.first().map(|(candidate, _)| candidate.product).unwrap_or_default(),
        rounding: levels.flatten().filter_map(|level| level.rounding).max(),
        cautions,
        whole,
        like_for_like,
        left_out,
        partners: count,
        statuses: period.map_or_else(Vec::new, |period| statuses(&partners, period)),
        all_others,
        listing: page(rows, catalogue, Resource::Partners(reporter), parameters),
        alternatives,
        family: described,
        entrants,
        series: partners.into_iter().map(|(candidate, points)| (candidate.dyad.partner, points)).collect(),
    })
}

/// Every caution of the series that are ranked, each once: a former partner's are no concern of a later year.
fn cautions(partners: &[Partner], entrants: &[Entrant<Area>]) -> Vec<CautionText> {
    let mut cautions: Vec<CautionText> = Vec::new();
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

/// Candidates of one source, calendar, frequency, currency and making: never mixed with another, the best first.
///
/// Coverage comes before priority: what knows fewer than half of the partners that another knows comes after it. Without a flow
/// asked for it is the first of turnover, exports and imports whose best figures know at least half of the most partners that
/// any flow has; those of the flows before it are alternatives.
fn families(catalogue: &Catalogue, reporter: Area, parameters: &Parameters) -> Result<(Families, Families, Subject), QueryError> {
    let flows = parameters.flow.map_or_else(|| FLOWS.to_vec(), |flow| vec![flow]);
    let (mut found, mut fault) = (Vec::new(), None);
    for subject in flows {
        match of_flow(catalogue, reporter, subject, parameters) {
            Ok(families) => found.push((families, subject)),
            // Rows that cannot be had are no flow that there is not.
            Err(fault @ QueryError::Storage(_)) => return Err(fault),
            // A fault of a parameter says more than that there is nothing.
            Err(error) if fault.is_none() || matches!(error, QueryError::Parameter(_)) => fault = Some(error),
            Err(_) => {}
        }
    }
    let best = |families: &[Vec<Candidate>]| families.first().map_or(0, |family| partners(family));
    let most = found.iter().map(|(families, _)| best(families)).max().unwrap_or(0);
    let Some(place) = found.iter().position(|(families, _)| best(families) * 2 >= most) else {
        return Err(fault.unwrap_or_else(|| nothing(reporter)));
    };
    let (families, subject) = found.swap_remove(place);
    let passed_over = found.into_iter().take(place).flat_map(|(families, _)| families).collect();
    Ok((families, passed_over, subject))
}

fn of_flow(
    catalogue: &Catalogue,
    reporter: Area,
    subject: Subject,
    parameters: &Parameters,
) -> Result<Vec<Vec<Candidate>>, QueryError> {
    let product = parameters.product.unwrap_or_default();
    let found = candidates_of(catalogue, reporter, &product, subject, parameters.vintage())?;
    if found.iter().all(|candidate| candidate.dyad.partner.is_group() || candidate.is_one_sided()) {
        return Err(match parameters.product {
            Some(product) => QueryError::parameter("product", format!("{reporter} has no partners of {product}"), &["TOTAL"]),
            None => nothing(reporter),
        });
    }
    let mut families: BTreeMap<_, Vec<Candidate>> = BTreeMap::new();
    for one in narrow(found, parameters, &format!("partners of {reporter}"))? {
        let key = (Reverse(one.source.priority), one.source.name.clone(), one.calendar, one.frequency, one.currency.clone());
        families.entry((key, one.is_derived(), one.rolled_up_from)).or_default().push(one);
    }
    let mut families: Vec<(usize, Vec<Candidate>)> =
        families.into_values().map(|family| (partners(&family), family)).filter(|(count, _)| *count > 0).collect();
    let most = families.iter().map(|(count, _)| *count).max().unwrap_or(0);
    families.sort_by_key(|(count, _)| count * 2 < most);
    if families.is_empty() { Err(nothing(reporter)) } else { Ok(families.into_iter().map(|(_, family)| family).collect()) }
}

/// How many partners have figures of their own; a former state beside a successor of it is the same partner of another time.
fn partners(family: &[Candidate]) -> usize {
    let own = || family.iter().filter(|candidate| !candidate.is_one_sided()).map(|candidate| candidate.dyad.partner);
    let goes_on = |partner: Area| partner.successors().any(|successor| own().any(|other| other == successor));
    own().filter(|partner| !partner.is_group() && !goes_on(*partner)).count()
}

fn nothing(reporter: Area) -> QueryError {
    QueryError::NoData { detail: format!("no source has what {reporter} reports about its partners; see /v1/dyads") }
}

fn described(family: &[Candidate], reporter: Area, subject: Subject, parameters: &Parameters) -> Family {
    let first = family.iter().find(|candidate| !candidate.is_one_sided()).unwrap_or(&family[0]);
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
        combined: first.is_combined(),
        rolled_up_from: first.rolled_up_from,
        summed_over: first.summed_over().map(str::to_owned),
        partners: partners(family),
        address: Query { resource: Resource::Partners(reporter), parameters: asked }.address(),
    }
}

/// Is the partner a sum of others in that period? The Southern African Customs Union is one since its members are told apart.
fn is_sum(candidate: &Candidate, period: Period) -> bool {
    let year = period.first_day(candidate.calendar).map_or(period.calendar_year(), |day| chrono::Datelike::year(&day));
    candidate.dyad.partner.is_group_in(year)
}

/// A part's level now and a year before; nothing when it has no row of the period and no level a year before.
pub(in crate::query) fn entrant<K>(key: K, points: &[Point], period: Period) -> Option<Entrant<K>> {
    let (level, earlier, reason) = both(points, period);
    let is_there =
        level.is_some() || earlier.is_some() || place_of(points, period).is_some_and(|place| !is_one_flow(&points[place]));
    is_there.then_some(Entrant { key, level, earlier, reason })
}

/// The whole as the source publishes it.
pub(in crate::query) fn published(points: &[Point], period: Period) -> Option<Whole> {
    let (level, earlier, reason) = both(points, period);
    Some(Whole { level: level?, compared: level, earlier, reason, published: true })
}

/// Has a turnover one of its flows only?
fn is_one_flow(point: &Point) -> bool {
    point.exports.is_some() != point.imports.is_some()
}

type Both = (Option<Level>, Option<Level>, Option<crate::series::Reason>);

pub(in crate::query) fn both(points: &[Point], period: Period) -> Both {
    let at = |period: Period| points[place_of(points, period)?].level;
    let place = place_of(points, period);
    let compared = place.map(|place| year_before(points, place).and_then(|base| comparable_levels(points, base, place)));
    (at(period), at(period.year_before()), compared.and_then(Result::err))
}

fn listed(entrants: &[Entrant<Area>]) -> Vec<Entrant<Area>> {
    entrants.iter().filter(|entrant| !entrant.key.is_residual()).copied().collect()
}
