//! Sums over months or quarters in a row, and their growth on the same ones a year before.
//!
//! A sum lacks a value when a part of it was not published (`incomplete`, with the published months counted) or parts are valued at
//! different borders (`not_comparable`). Growth is null too when a break lies between the two sums or inside one of them. Bounds come
//! from the levels, each used once: no month is in both sums.

use super::{
    comparable::{is_broken, valuations},
    growth::growth,
    sum::sum,
};
use crate::{
    series::{Point, Ratio, Reason, Running, Subject},
    trade::{Level, Period},
};

/// The sum from the period `first` gives to each point's own, and its growth.
pub(super) fn running_sum(points: &[Point], place: usize, subject: Subject, first: impl Fn(Period) -> Period) -> Running {
    let last = points[place].period;
    let own = total(points, first(last), last);
    let base = total(points, first(last.year_before()), last.year_before());
    let both = || between(points, first(last.year_before()), last);
    let own_territories = points[place].territories;
    let broken = || is_broken(both()) || both().iter().any(|point| !point.territories.are_those(own_territories));
    let began = points.first().is_some_and(|point| point.period <= last.year_before());
    let yoy = match (own.level, base.level) {
        (Err(reason), _) => Ratio::null(reason),
        (_, Err(_)) if !began => Ratio::null(Reason::NoPreviousPeriod),
        (_, Err(reason)) => Ratio::null(reason),
        (Ok(_), Ok(_)) if broken() || own.valuations != base.valuations => Ratio::null(Reason::NotComparable),
        (Ok(level), Ok(base)) => growth(base, level, subject),
    };
    Running { level: own.level.ok(), reason: own.level.err(), months: own.months, yoy }
}

struct Total {
    level: Result<Level, Reason>,
    months: i32,
    valuations: Option<[Option<crate::trade::Valuation>; 3]>,
}

fn total(points: &[Point], first: Period, last: Period) -> Total {
    let parts: Vec<&Point> = between(points, first, last).iter().filter(|point| point.level.is_some()).collect();
    let months = parts.iter().map(|point| point.period.months()).sum();
    let borders = parts.first().map(|point| valuations(point));
    let level = if months < last.first_month() + last.months() - first.first_month() {
        Err(Reason::Incomplete)
    } else if parts.iter().any(|point| Some(valuations(point)) != borders) {
        Err(Reason::NotComparable)
    } else {
        sum(parts.iter().filter_map(|point| point.level)).ok_or(Reason::NotComparable)
    };
    Total { level, months, valuations: borders }
}

fn between(points: &[Point], first: Period, last: Period) -> &[Point] {
    let place = |period: Period| points.partition_point(|point| point.period < period);
    &points[place(first)..points.partition_point(|point| point.period <= last)]
}
