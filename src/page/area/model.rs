//! What the page of an area shows, gathered from the same answers that the addresses serve.

use std::sync::Arc;

use super::state::{AreaState, SHOWN};
use crate::{
    dataset::Catalogue,
    query::{
        self, Answer, AreaAnswer, AreaFlow, AreaProducts, AreaReporting, DyadEntry, Parameters, PartnersAnswer, Query,
        QueryError, Resource, Sort,
    },
    series::Subject,
    statistics::{Ranked, minus, rankable_periods},
    table::StorageError,
    trade::{Area, Calendar, Level, Period, Reporting, Source},
};

/// So many pairs that others report are named.
const OTHERS: usize = 12;
/// So many of the area's own statistics are told.
const REPORTS: usize = 6;
/// So many gained most, and so many lost most.
const MOVED: usize = 5;

/// What the page of an area shows.
pub(super) struct AreaModel {
    pub state: AreaState,
    /// Turnover, exports and imports with everyone, as far as there are any.
    pub totals: Option<AreaAnswer>,
    /// The partners of the flow that is shown; what went wrong where there are none.
    pub partners: Result<PartnersAnswer, QueryError>,
    /// The partner that is marked, where it is not among those in the table.
    pub marked: Option<Ranked<Area>>,
    pub reporting: AreaReporting,
    /// What the area's own statistics have, by source and flow.
    pub reports: Vec<OwnReport>,
    /// What it trades over all partners, where a source has products.
    pub products: Result<Option<AreaProducts>, QueryError>,
    /// The pairs in which others report about it, the greatest first, and how many there are.
    pub seen_by: Vec<DyadEntry>,
    pub seen_by_count: usize,
}

/// The periods of which an area's own statistics have figures.
pub(super) struct OwnReport {
    pub source: Arc<Source>,
    /// None where the source has products only, and no total.
    pub subject: Option<Subject>,
    pub calendar: Calendar,
    pub periods: Vec<Period>,
}

/// What exports leave when imports are taken away.
pub(super) struct Balance<'a> {
    pub level: Level,
    pub period: Period,
    /// The exports that it is made from.
    pub exports: &'a AreaFlow,
}

impl AreaModel {
    pub(super) fn gather(catalogue: &Catalogue, state: AreaState) -> Result<Self, QueryError> {
        let partners = partners(catalogue, &state.query());
        let reporting = query::area_reporting(catalogue, state.area);
        let asked = Parameters { flow: None, top: Some(MOVED), ..state.in_period() };
        let totals = match query::answer(catalogue, &Query { resource: Resource::Area(state.area), parameters: asked }) {
            Ok(Answer::Area(totals)) => Some(*totals),
            _ => None,
        };
        let about =
            Parameters { partner: Some(state.area), sort: Some(Sort::Total), limit: Some(OTHERS), ..Parameters::default() };
        let Answer::Dyads(seen_by) = query::answer(catalogue, &Query { resource: Resource::Dyads, parameters: about })? else {
            return Err(QueryError::UnknownPath { path: state.address() });
        };
        let shows_all = state.product() == crate::trade::Product::Total;
        Ok(Self {
            marked: marked(catalogue, &state, partners.as_ref().ok()),
            reports: reports(catalogue, state.area, &reporting),
            products: if shows_all { refused_in_place(products(catalogue, &state))? } else { Ok(None) },
            seen_by_count: seen_by.total,
            seen_by: seen_by.items,
            reporting,
            totals,
            partners,
            state,
        })
    }

    /// The flow of the totals that the table ranks.
    pub(super) fn flow(&self) -> Option<&AreaFlow> {
        let shown = self.partners.as_ref().ok()?;
        self.totals.as_ref()?.flows.iter().find(|flow| {
            let (own, family) = (&flow.partners.family, &shown.family);
            own.subject == family.subject && own.source.name == family.source.name && flow.partners.period == shown.period
        })
    }

    /// The balance, where one source has both flows of one period.
    pub(super) fn balance(&self) -> Option<Balance<'_>> {
        let of = |subject| self.totals.as_ref()?.flows.iter().find(|flow| flow.partners.family.subject == subject);
        let (exports, imports) = (of(Subject::Exports)?, of(Subject::Imports)?);
        let making = |flow: &AreaFlow| {
            let family = &flow.partners.family;
            (family.source.name.clone(), family.calendar, family.unit.clone(), flow.partners.period)
        };
        if making(exports) != making(imports) {
            return None;
        }
        let level = minus(exports.partners.whole?.level, imports.partners.whole?.level)?;
        Some(Balance { level, period: exports.partners.period?, exports })
    }

    /// The periods that can be ranked, the latest first.
    pub(super) fn periods(&self) -> Vec<Period> {
        let Ok(answer) = &self.partners else { return self.state.period.into_iter().collect() };
        let all = rankable_periods(answer.series.iter().map(|(_, points)| points.as_slice()));
        let mut periods: Vec<Period> = all.into_iter().filter(|(_, covered)| *covered).map(|(period, _)| period).collect();
        periods.extend(answer.period.into_iter().chain(self.state.period));
        periods.sort_unstable();
        periods.dedup();
        periods.reverse();
        periods
    }
}

fn partners(catalogue: &Catalogue, query: &Query) -> Result<PartnersAnswer, QueryError> {
    match query::answer(catalogue, query)? {
        Answer::Partners(answer) => Ok(*answer),
        _ => Err(QueryError::UnknownPath { path: query.address() }),
    }
}

/// What the area trades by product: of the flow that is shown, else of one that there is.
fn products(catalogue: &Catalogue, state: &AreaState) -> Result<Option<AreaProducts>, QueryError> {
    let found = query::area_products(catalogue, state.area, state.parameters.flow)?;
    if found.is_some() || state.parameters.flow.is_none() { Ok(found) } else { query::area_products(catalogue, state.area, None) }
}

/// The row of the partner that is marked, where the table is too short for it.
fn marked(catalogue: &Catalogue, state: &AreaState, shown: Option<&PartnersAnswer>) -> Option<Ranked<Area>> {
    let (wanted, shown) = (state.highlight?, shown?);
    if shown.partners <= state.parameters.top.unwrap_or(SHOWN) || shown.listing.items.iter().any(|row| row.key == wanted) {
        return None;
    }
    let whole = Query { parameters: Parameters { top: None, ..state.query().parameters }, ..state.query() };
    partners(catalogue, &whole).ok()?.listing.items.into_iter().find(|row| row.key == wanted)
}

/// What an engine elsewhere does not give is said where it would stand; any other fault is one of the whole page.
fn refused_in_place<T>(found: Result<T, QueryError>) -> Result<Result<T, QueryError>, QueryError> {
    match found {
        Err(error @ QueryError::Storage(StorageError::Engine(_))) => Ok(Err(error)),
        Err(error) => Err(error),
        Ok(found) => Ok(Ok(found)),
    }
}

/// What the area's own statistics have, of each source that is a report.
fn reports(catalogue: &Catalogue, area: Area, reporting: &AreaReporting) -> Vec<OwnReport> {
    let own = reporting.sources.iter().filter(|source| source.reporting == Reporting::Reported).take(REPORTS);
    own.flat_map(|source| {
        let flows = [Subject::Exports, Subject::Imports].into_iter();
        let mut found: Vec<OwnReport> = flows.filter_map(|subject| report(catalogue, area, source, subject)).collect();
        if found.is_empty() {
            let source = Arc::clone(source);
            found.push(OwnReport { source, subject: None, calendar: Calendar::Gregorian, periods: Vec::new() });
        }
        found
    })
    .collect()
}

/// The periods that one source has of a flow in total.
fn report(catalogue: &Catalogue, area: Area, source: &Arc<Source>, subject: Subject) -> Option<OwnReport> {
    let parameters = Parameters { source: Some(source.name.clone()), flow: Some(subject), ..Parameters::default() };
    let answer = partners(catalogue, &Query { resource: Resource::Partners(area), parameters }).ok()?;
    let known = answer.series.iter().flat_map(|(_, points)| points).filter(|point| point.level.is_some());
    let mut periods: Vec<Period> = known.map(|point| point.period).collect();
    periods.sort_unstable();
    periods.dedup();
    Some(OwnReport { source: Arc::clone(source), subject: Some(subject), calendar: answer.family.calendar, periods })
}
