//! Both reporters side by side, in both directions.

use std::sync::Arc;

use super::{
    mirror_ends::{End, Ends, Form, ends},
    single::events_of,
};
use crate::{
    dataset::Catalogue,
    query::{
        MirrorAnswer, Parameters, QueryError, Resource, View,
        answer::listing::origin,
        select::{candidate::Candidate, find::candidates_under_any, narrow::narrow},
    },
    series::{Counter, Mirror, MirrorDirection, MirrorPoint, Subject},
    statistics::{Bounded, pair_bounded},
    trade::{Area, BOUND_PER_UNIT, Calendar, CautionPart, CautionText, Dyad},
};

pub(in crate::query) fn mirror_answer(
    catalogue: &Catalogue,
    dyad: Dyad,
    parameters: &Parameters,
) -> Result<MirrorAnswer, QueryError> {
    let (there, back, form) = both(catalogue, dyad, parameters)?;
    let Some(form) = form else { return Err(why_none(catalogue, dyad, parameters)) };
    let parameters = &parameters.in_periods(form.calendar, form.frequency);
    let chosen: Vec<&Candidate> = [&there, &back].into_iter().flat_map(Ends::iter).flat_map(|end| &end.candidates).collect();
    let mut cautions: Vec<CautionText> = Vec::new();
    for caution in chosen.iter().flat_map(|candidate| candidate.cautions()) {
        if !cautions.contains(&caution) {
            cautions.push(caution);
        }
    }
    let mut directions = vec![direction(dyad, &there), direction(dyad.mirror(), &back)];
    for direction in &mut directions {
        parameters.keep_window(&mut direction.points, form.calendar, |point| point.period);
    }
    let mut counters: Vec<Counter> = directions.iter().filter_map(MirrorDirection::counted_once).collect();
    counters.dedup();
    cautions.extend(counters.into_iter().map(|counter| CautionText::of(one_figure(counter), [])));
    for (direction, ends) in directions.iter().zip([&there, &back]) {
        cautions.extend(of_calendars(direction, ends, form.calendar, &form.unit));
    }
    let levels = directions.iter().flat_map(|direction| &direction.points).flat_map(|point| [point.exports, point.imports]);
    let rounding = levels.flatten().filter_map(|level| level.rounding).max();
    let intervals =
        [&there, &back].into_iter().flat_map(Ends::iter).filter(|end| end.figures.iter().any(|one| one.allowed.is_some()));
    let rounding = rounding.max(intervals.filter_map(|end| end.rounding).max());
    let product = parameters.product.unwrap_or_default();
    let (calendar, frequency, unit) = (form.calendar, form.frequency, form.unit);
    let mirror = Mirror { dyad, product, frequency, calendar, unit, rounding, cautions, directions };
    let alternatives = every_side(catalogue, dyad, parameters)?
        .into_iter()
        .filter(|other| other.product == mirror.product && !chosen.iter().any(|one| one.is(other)));
    Ok(MirrorAnswer {
        alternatives: alternatives.filter_map(|other| other.alternative()).collect(),
        mirror,
        events: events_of(catalogue, dyad),
        origin: origin(catalogue, Resource::View(dyad, View::Mirror), parameters),
    })
}

/// What is said of one figure for both sides.
fn one_figure(counter: Counter) -> &'static str {
    match counter {
        Counter::Importer => "caution.one_figure_importer",
        Counter::Exporter => "caution.one_figure_exporter",
        Counter::Compiler => "caution.one_figure_compiler",
    }
}

type Both = (Ends, Ends, Option<Form>);

/// Both directions in one form: that of the way there, or of the way back where only there two ends share a period.
fn both(catalogue: &Catalogue, dyad: Dyad, parameters: &Parameters) -> Result<Both, QueryError> {
    let (there, form) = ends(catalogue, dyad, parameters, None)?;
    if form.is_some() && !there.meet(parameters) {
        let (back, of_back) = ends(catalogue, dyad.mirror(), parameters, None)?;
        if back.meet(parameters) {
            let (there, _) = ends(catalogue, dyad, parameters, of_back.as_ref())?;
            return Ok((there, back, of_back));
        }
    }
    let (back, of_back) = ends(catalogue, dyad.mirror(), parameters, form.as_ref())?;
    Ok((there, back, form.or(of_back)))
}

/// What an end that counts in another calendar makes of the figures, and how wide.
fn of_calendars(direction: &MirrorDirection, ends: &Ends, calendar: Calendar, unit: &str) -> Vec<CautionText> {
    let sides: [(&Option<End>, Area, &'static str, Limits); 2] = [
        (&ends.0, direction.dyad.reporter, "caution.calendars_exports", |point| point.exporter.allowed),
        (&ends.1, direction.dyad.partner, "caution.calendars_imports", |point| point.importer.allowed),
    ];
    let told = |(end, area, key, limits): (&Option<End>, Area, &'static str, Limits)| {
        let other: Vec<Calendar> = end.as_ref()?.making().calendars.into_iter().filter(|other| *other != calendar).collect();
        let widest = direction.points.iter().filter_map(|point| {
            let allowed = limits(point)?;
            Some((allowed.high? - allowed.low, allowed.low, allowed.high?, point.period))
        });
        let widest = widest.max_by_key(|(width, ..)| *width);
        direction.points.iter().any(|point| limits(point).is_some()).then(|| {
            let parts = [
                ("area", CautionPart::Area(area)),
                ("others", CautionPart::Calendars(other)),
                ("calendar", CautionPart::Calendars(vec![calendar])),
            ];
            let said = CautionText::of(key, parts);
            let Some((_, low, high, period)) = widest else { return said };
            let units = |bound: i128| CautionPart::Whole(bound / BOUND_PER_UNIT);
            let parts = [
                ("text", said.into()),
                ("period", CautionPart::period(period, calendar)),
                ("low", units(low)),
                ("high", units(high)),
                ("unit", CautionPart::Code(unit.to_owned())),
            ];
            CautionText::of("caution.calendars_widest", parts)
        })
    };
    sides.into_iter().filter_map(told).collect()
}

type Limits = fn(&MirrorPoint) -> Option<crate::series::Allowed>;

/// The four series that a mirror is made of.
fn sides(dyad: Dyad) -> [(Dyad, Subject); 4] {
    let mirror = dyad.mirror();
    [(dyad, Subject::Exports), (mirror, Subject::Imports), (mirror, Subject::Exports), (dyad, Subject::Imports)]
}

/// Every series of those four.
fn every_side(catalogue: &Catalogue, dyad: Dyad, parameters: &Parameters) -> Result<Vec<Candidate>, QueryError> {
    let mut every = Vec::new();
    for (dyad, subject) in sides(dyad) {
        every.extend(candidates_under_any(catalogue, dyad, subject, parameters)?);
    }
    Ok(every)
}

/// Which parameter leaves no series on any side, or that there is none at all.
fn why_none(catalogue: &Catalogue, dyad: Dyad, parameters: &Parameters) -> QueryError {
    let every = match every_side(catalogue, dyad, parameters) {
        Ok(every) => every,
        Err(error) => return error,
    };
    let what = format!("exports or imports of {dyad} or {}", dyad.mirror());
    narrow(every, parameters, &what).err().unwrap_or(QueryError::NoData { detail: format!("no two series of {what} match") })
}

/// The figures of an end, none where it is wanting.
fn figures(end: Option<&End>) -> &[Bounded] {
    end.map_or(&[], |end| &end.figures)
}

fn direction(dyad: Dyad, ends: &Ends) -> MirrorDirection {
    let source = |end: &Option<End>| Some(Arc::clone(&end.as_ref()?.candidates.first()?.source));
    let independent = ends.iter().count() == 2 && ends.iter().all(End::is_reported);
    MirrorDirection {
        dyad,
        exports_source: source(&ends.0),
        imports_source: source(&ends.1),
        exports_making: ends.0.as_ref().map(End::making),
        imports_making: ends.1.as_ref().map(End::making),
        points: pair_bounded(figures(ends.0.as_ref()), figures(ends.1.as_ref()), independent),
    }
}
