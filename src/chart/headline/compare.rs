//! The finding of several series side by side: which is the highest and which the lowest, or which grew most.

use std::cmp::Reverse;

use super::{
    amount::stated,
    finding::{Course, Finding},
    firm::{firm_level, held, year_before},
    moved::course,
    size::{Range, Size},
};
use crate::{
    query::{CompareAnswer, Measure},
    series::Series,
    statistics::place_of,
    trade::{Level, Period},
};

/// What is found in several series.
pub(super) fn finding(answer: &CompareAnswer) -> Option<Finding> {
    let series: Vec<&Series> = answer.items.iter().map(|(_, item)| &item.series).collect();
    let comparable = series.windows(2).all(|pair| pair[0].unit == pair[1].unit && pair[0].valuation == pair[1].valuation);
    if series.len() < 2 || series.iter().any(|series| series.subject.is_difference()) {
        return None;
    }
    match answer.measure {
        Measure::Value if comparable => apart(&series),
        Measure::Index => grew_most(&series, answer.base),
        Measure::Yoy => grew_most(&series, None),
        _ => None,
    }
}

/// The last period in which every series has a firm figure.
fn last_common(series: &[&Series]) -> Option<Period> {
    let firm = |series: &Series, period: Period| {
        place_of(&series.points, period).is_some_and(|place| firm_level(&series.points[place]).is_some())
    };
    let periods = series.first()?.points.iter().rev().map(|point| point.period);
    periods.into_iter().find(|period| series.iter().all(|series| firm(series, *period)))
}

fn apart(series: &[&Series]) -> Option<Finding> {
    let now = last_common(series)?;
    let level = |series: &&Series| firm_level(&series.points[place_of(&series.points, now)?]);
    let mut levels: Vec<(usize, Level)> =
        series.iter().map(level).enumerate().filter_map(|(place, level)| Some((place, level?))).collect();
    let alike = levels.windows(2).all(|pair| pair[0].1.valuation == pair[1].1.valuation);
    levels.sort_by_key(|(place, level)| (Reverse(level.amount), *place));
    let ((first, highest), (last, lowest)) = (*levels.first()?, *levels.last()?);
    let above = levels[1..].iter().all(|(_, other)| other.bounds.high < highest.bounds.low);
    let below = levels[..levels.len() - 1].iter().all(|(_, other)| lowest.bounds.high < other.bounds.low);
    (alike && above && below).then_some(Finding::Apart {
        highest: (first, stated(&highest)?),
        lowest: (last, stated(&lowest)?),
        now,
    })
}

/// The series that surely grew more than every other since the base, or on a year before.
fn grew_most(series: &[&Series], base: Option<Period>) -> Option<Finding> {
    let now = last_common(series).filter(|now| base != Some(*now))?;
    let grown = |series: &&Series| {
        let points = &series.points;
        let place = place_of(points, now)?;
        let from = match base {
            Some(base) => place_of(points, base),
            None => year_before(points, place).filter(|_| points[place].compared_published.is_none()),
        };
        held(points, from?, place)
    };
    let levels: Vec<(Level, Level)> = series.iter().map(grown).collect::<Option<_>>()?;
    let ranges: Vec<Range> = levels.iter().map(|(old, new)| Range::of(new.bounds, old.bounds)).collect::<Option<_>>()?;
    let is_most = |place: usize| (0..ranges.len()).all(|other| other == place || ranges[place].is_above(ranges[other]));
    let first = (0..ranges.len()).find(|place| is_most(*place))?;
    let (_, size): (_, Size) = course(levels[first].0, levels[first].1).filter(|(course, _)| *course == Course::Rose)?;
    Some(Finding::GrewMost { first, base, now, size })
}
