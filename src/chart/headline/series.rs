//! The finding of a series: how its last firm figure stands to that of a year before and to the greatest; of an index, to its
//! base.

use super::{
    amount::stated,
    balance,
    extreme::extreme,
    finding::{Against, Counted, Course, Finding, Moved, Stood},
    firm::{firm_level, held, last_firm, year_before},
    moved::course,
};
use crate::{
    query::{Measure, Parameters, SeriesAnswer},
    series::{Series, Subject},
    statistics::place_of,
};

/// What is found in a series.
pub(super) fn finding(answer: &SeriesAnswer) -> Option<Finding> {
    let series = &answer.series;
    let place = last_firm(&series.points)?;
    match answer.measure {
        Measure::Value if series.subject == Subject::Balance => balance::finding(series, place),
        Measure::Value => level(series, place, is_narrowed(&answer.origin.parameters)),
        Measure::Yoy => growth(series, place),
        Measure::Index => index(answer, place),
        _ => None,
    }
}

/// Is only a part of the periods asked for?
fn is_narrowed(parameters: &Parameters) -> bool {
    parameters.from.is_some() || parameters.to.is_some() || parameters.last.is_some()
}

fn counted(series: &Series) -> Counted {
    Counted { subject: series.subject, product: series.product }
}

fn level(series: &Series, place: usize, narrowed: bool) -> Option<Finding> {
    let (points, what) = (&series.points, counted(series));
    let (now, own) = (points[place].period, firm_level(&points[place])?);
    let base = year_before(points, place).filter(|_| points[place].compared_published.is_none());
    let compared = base.and_then(|base| held(points, base, place));
    if own.bounds.low == 0 && own.bounds.high == 0 {
        let fell = compared.is_some_and(|(base, _)| base.is_surely_positive());
        return fell.then_some(Finding::FellToZero { what, now });
    }
    // Of a difference that may be below nothing no more is certain than the figure.
    let (amount, extreme) = (stated(&own).filter(|_| own.bounds.low >= 0)?, extreme(points, place, narrowed));
    Some(match compared.and_then(|(base, level)| course(base, level)) {
        Some((course, size)) => {
            let (against, to) = (Against::YearBefore, Some(amount));
            Finding::Moved(Moved { what, now, against, course, size, to, extreme })
        }
        None => Finding::Stood(Stood { what, now, amount, extreme }),
    })
}

fn growth(series: &Series, place: usize) -> Option<Finding> {
    let points = &series.points;
    let base = year_before(points, place).filter(|_| points[place].compared_published.is_none())?;
    if series.subject.is_difference() && points[place].yoy.value.is_none() {
        return None;
    }
    let (base, level) = held(points, base, place)?;
    let (course, size) = course(base, level)?;
    let (what, now, against) = (counted(series), points[place].period, Against::YearBefore);
    Some(Finding::Moved(Moved { what, now, against, course, size, to: None, extreme: None }))
}

fn index(answer: &SeriesAnswer, place: usize) -> Option<Finding> {
    let (series, points) = (&answer.series, &answer.series.points);
    let base = answer.base?;
    let from = place_of(points, base).filter(|from| *from != place)?;
    points[place].measured_ratio()?.value?;
    let (old, new) = held(points, from, place)?;
    let (course, size) = course(old, new)?;
    let certain = matches!(course, Course::Rose | Course::Fell);
    let (what, now, against) = (counted(series), points[place].period, Against::Base(base));
    certain.then_some(Finding::Moved(Moved { what, now, against, course, size, to: None, extreme: None }))
}
