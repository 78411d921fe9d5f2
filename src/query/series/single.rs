//! Answers that are one series.

use std::sync::Arc;

use super::{missing_rows, world_totals::Totals};
use crate::{
    dataset::{Catalogue, date_text},
    parameter::ParameterError,
    query::{
        Alternative, Measure, Parameters, QueryError, Resource, SeriesAnswer, View,
        answer::listing::origin,
        select::{
            candidate::Candidate,
            find::{candidates, candidates_for},
            narrow::narrow,
            same_trade,
        },
    },
    series::{Point, Series, Subject},
    statistics::{self, Computation, compare_flows, default_base, grow, place_of},
    table::Products,
    trade::{Calendar, CautionPart, CautionText, Dyad, Event, Frequency, Period, Valuation},
};

/// The series that a view of a dyad shows, its window applied.
pub(in crate::query) fn series_answer(
    catalogue: &Catalogue,
    dyad: Dyad,
    subject: Subject,
    parameters: &Parameters,
) -> Result<SeriesAnswer, QueryError> {
    let selection = Selection::of(catalogue, dyad, subject, parameters)?;
    let series = series_of(selection.chosen(), missing_rows::points(catalogue, selection.chosen())?);
    let base = base(&series.points, parameters)?;
    shown(catalogue, &selection, series, base, parameters)
}

/// The series that could answer: every one there is, and those that the parameters allow, best first, at least one.
pub(in crate::query) struct Selection {
    found: Vec<Candidate>,
    pub(in crate::query) allowed: Vec<Candidate>,
}

impl Selection {
    pub(in crate::query) fn of(
        catalogue: &Catalogue,
        dyad: Dyad,
        subject: Subject,
        parameters: &Parameters,
    ) -> Result<Self, QueryError> {
        let what = format!("{} of {dyad}", View::showing(subject).word());
        let found = candidates_for(catalogue, dyad, subject, parameters)?;
        let allowed = narrow(found.clone(), parameters, &what)?;
        if allowed.is_empty() {
            return Err(QueryError::NoData { detail: format!("no source has {what}") });
        }
        Ok(Self { found, allowed })
    }

    /// The best.
    pub(in crate::query) fn chosen(&self) -> &Candidate {
        &self.allowed[0]
    }
}

/// A whole series measured, its window applied, with what else there is.
pub(in crate::query) fn shown(
    catalogue: &Catalogue,
    selection: &Selection,
    mut series: Series,
    base: Option<Period>,
    parameters: &Parameters,
) -> Result<SeriesAnswer, QueryError> {
    let (chosen, measure) = (selection.chosen(), parameters.measure.unwrap_or_default());
    let parameters = &parameters.in_periods(chosen.calendar, chosen.frequency);
    let totals = match measure.computation() {
        Computation::OfTotals(whose, of) => Some((Totals::of(catalogue, chosen, whose)?, of)),
        _ => None,
    };
    check_parts(&series, measure)?;
    statistics::measure(&mut series.points, series.subject, measure, base);
    if let Some((totals, of)) = &totals {
        totals.measure(&mut series.points, *of);
    }
    let rounded: Vec<(Period, i8)> = series.points.iter().filter_map(|point| Some((point.period, coarsest(point)?))).collect();
    parameters.keep_window(&mut series.points, chosen.calendar, |point| point.period);
    let rounding = rounding_behind(&rounded, &series.points, base, measure);
    series.rounding = rounding.max(totals.and_then(|(totals, _)| totals.rounding(&series.points)));
    let resource = Resource::View(chosen.dyad, View::showing(chosen.subject));
    Ok(SeriesAnswer {
        alternatives: alternatives(catalogue, chosen, &selection.found)?,
        events: events_of(catalogue, chosen.dyad),
        series,
        measure,
        base,
        origin: origin(catalogue, resource, parameters),
    })
}

/// A candidate's whole series with growth.
pub(in crate::query) fn whole_series(chosen: &Candidate) -> Series {
    series_of(chosen, chosen.points())
}

/// The same of points that were read before.
pub(in crate::query) fn series_of(chosen: &Candidate, mut points: Vec<Point>) -> Series {
    grow(&mut points, chosen.subject);
    if chosen.subject == Subject::Balance {
        compare_flows(&mut points);
    }
    let mut cautions = chosen.cautions();
    cautions.extend(from_quarters(&points, chosen.calendar));
    cautions.extend(across_vintages(&points, chosen.calendar));
    Series {
        dyad: chosen.dyad,
        subject: chosen.subject,
        product: chosen.product,
        frequency: chosen.frequency,
        calendar: chosen.calendar,
        unit: chosen.currency.clone(),
        valuation: valuation(&points),
        rounding: points.iter().filter_map(coarsest).max(),
        derived: chosen.is_derived() || chosen.rolled_up_from.is_some(),
        combined: chosen.is_combined(),
        rolled_up_from: chosen.rolled_up_from,
        summed_over: chosen.summed_over().map(str::to_owned),
        source: Arc::clone(&chosen.source),
        cautions,
        points,
    }
}

/// Figures that are compared with a year before which was revised after they came out, and were not revised themselves.
fn across_vintages(points: &[Point], calendar: Calendar) -> Option<CautionText> {
    let across = points.iter().filter_map(|point| Some((point, point.compared_published?)));
    let (point, revised) = across.clone().next()?;
    let (more, before) = (across.count() - 1, point.period.year_before());
    let parts = [
        ("period", CautionPart::period(point.period, calendar)),
        ("before", CautionPart::period(before, calendar)),
        ("own", CautionPart::Date(date_text(point.published))),
        ("revised", CautionPart::Date(date_text(revised))),
    ];
    Some(match more {
        0 => CautionText::of("caution.across_vintages", parts),
        more => CautionText::of_count("caution.across_vintages_more", more, parts),
    })
}

/// Where quarters stand for months that were not published.
fn from_quarters(points: &[Point], calendar: Calendar) -> Option<CautionText> {
    let some = |point: &&Point| point.level.is_some() && point.months_from_quarters.is_some_and(|months| months > 0);
    let periods: Vec<Period> = points.iter().filter(some).map(|point| point.period).collect();
    let (first, last) = (*periods.first()?, *periods.last()?);
    if periods.len() > 4 {
        let ends = [("first", CautionPart::period(first, calendar)), ("last", CautionPart::period(last, calendar))];
        return Some(CautionText::of_count("caution.from_quarters_span", periods.len(), ends));
    }
    Some(CautionText::of("caution.from_quarters", [("periods", CautionPart::Periods(periods, calendar))]))
}

/// The coarsest rounding unit of what a point shows.
fn coarsest(point: &Point) -> Option<i8> {
    [point.level, point.exports, point.imports].into_iter().flatten().filter_map(|level| level.rounding).max()
}

/// The coarsest of the rounding units by period, of all inputs: of what is shown, of the years before it, and of the base; for measures that
/// look further back, of all that came before.
fn rounding_behind(rounded: &[(Period, i8)], shown: &[Point], base: Option<Period>, measure: Measure) -> Option<i8> {
    let is_input = |period: Period| {
        let before = measure.looks_back() && shown.last().is_some_and(|last| period <= last.period);
        before || Some(period) == base || shown.iter().any(|point| point.period == period || point.period.year_before() == period)
    };
    rounded.iter().filter(|(period, _)| is_input(*period)).map(|(_, rounding)| *rounding).max()
}

/// The valuation of all levels; `mixed` when known ones differ from period to period.
fn valuation(points: &[Point]) -> Valuation {
    let all = points.iter().filter_map(|point| point.level).map(|level| level.valuation);
    all.reduce(Valuation::combined).unwrap_or(Valuation::Unknown)
}

/// A sum of parts of years needs a series of them.
fn check_parts(series: &Series, measure: Measure) -> Result<(), QueryError> {
    if !measure.needs_parts_of_years() || series.frequency.per_year() > 1 {
        return Ok(());
    }
    let has = if series.frequency == Frequency::Annual { "years" } else { "one part of each year" };
    let detail = format!("{} needs months or quarters; this series has {has}", measure.word());
    let of_years =
        |measure: &Measure| !measure.needs_parts_of_years() && !matches!(measure.computation(), Computation::OfTotals(..));
    let allowed: Vec<&str> = Measure::ALL.into_iter().filter(of_years).map(Measure::word).collect();
    Err(QueryError::parameter("measure", detail, &allowed))
}

/// The base period where the measure is the index: the one asked for, else the first with a value above zero.
fn base(points: &[Point], parameters: &Parameters) -> Result<Option<Period>, QueryError> {
    if !parameters.measure.is_some_and(Measure::has_base) {
        return Ok(None);
    }
    let Some(base) = parameters.base.or_else(|| default_base(&[points])) else { return Ok(None) };
    if place_of(points, base).is_some() {
        return Ok(Some(base));
    }
    let periods: Vec<String> =
        points.iter().filter(|point| point.level.is_some()).map(|point| point.period.to_string()).collect();
    Err(QueryError::Parameter(ParameterError {
        parameter: "base".to_owned(),
        detail: format!("{base} is not a period of the series"),
        allowed: periods,
    }))
}

/// Other sources of the same view, and the partner's account of the same trade.
pub(in crate::query) fn alternatives(
    catalogue: &Catalogue,
    chosen: &Candidate,
    found: &[Candidate],
) -> Result<Vec<Alternative>, QueryError> {
    let of_partner =
        |subject| candidates(catalogue, chosen.dyad.mirror(), subject, Products::One(&chosen.product), chosen.vintage);
    let mirror = chosen.subject.mirrored().map(of_partner).transpose()?.unwrap_or_default();
    let mut elsewhere = Vec::new();
    for dyad in same_trade::others(chosen.dyad) {
        let under = candidates(catalogue, dyad, chosen.subject, Products::One(&chosen.product), chosen.vintage)?;
        elsewhere.extend(under.into_iter().filter(|one| !found.iter().any(|known| known.is(one))));
    }
    let others = found.iter().chain(&elsewhere).filter(|other| !other.is(chosen));
    let same = others.chain(&mirror).filter(|other| other.product == chosen.product);
    Ok(same.filter_map(Candidate::alternative).collect())
}

/// The events that belong to a dyad.
pub(in crate::query) fn events_of(catalogue: &Catalogue, dyad: Dyad) -> Arc<[Event]> {
    if catalogue.events().iter().all(|event| event.belongs_to(dyad)) {
        return Arc::clone(catalogue.events());
    }
    catalogue.events().iter().filter(|event| event.belongs_to(dyad)).cloned().collect()
}
