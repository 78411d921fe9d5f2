//! Figures of one calendar held against periods of another: a level where figures make up exactly the days of the period, else the least and
//! the most that they allow (see [`super::span_bounds()`]). Nothing is shared out by days: trade has seasons.
//!
//! Years of two calendars share a part of their days only, so from years alone the interval is wide: from nothing to two of them. With months it
//! is as narrow as the months at its two ends. Figures of different valuation are not put together (`not_comparable`); where they do not cover
//! the period there is no ceiling, with the reason `incomplete`.

use std::sync::Arc;

use chrono::NaiveDate;

use super::span_bounds::{Stretch, span_bounds};
use crate::{
    series::{Allowed, Point, Reason},
    trade::{Calendar, Days, Frequency, Period, Status, Territories, Valuation},
};

/// A figure of a period, or what others allow for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bounded {
    /// The period, with its level where figures make up exactly its days.
    pub point: Point,
    /// What others allow, where they do not.
    pub allowed: Option<Allowed>,
}

impl From<Point> for Bounded {
    fn from(point: Point) -> Self {
        Self { point, allowed: None }
    }
}

/// A figure with its days.
struct Dated<'a> {
    stretch: Stretch,
    point: &'a Point,
}

/// What figures of any calendars say of every period of this calendar and frequency that they say something of; by period.
#[must_use]
pub fn calendar_bounds(calendar: Calendar, frequency: Frequency, figures: &[(Calendar, &[Point])]) -> Vec<Bounded> {
    let dated = |of: Calendar, point| -> Option<Dated<'_>> {
        let point: &Point = point;
        Some(Dated { stretch: Stretch { days: Days::of_period(of, point.period)?, level: point.level? }, point })
    };
    let dated: Vec<Dated<'_>> =
        figures.iter().flat_map(|(of, points)| points.iter().filter_map(|point| dated(*of, point))).collect();
    let mut periods: Vec<Period> =
        dated.iter().flat_map(|figure| overlapping(calendar, frequency, figure.stretch.days)).collect();
    periods.sort_unstable();
    periods.dedup();
    periods.into_iter().filter_map(|period| bounded(period, Days::of_period(calendar, period)?, &dated)).collect()
}

/// The periods that share a day with these.
fn overlapping(calendar: Calendar, frequency: Frequency, days: Days) -> impl Iterator<Item = Period> {
    let begins = |ordinal: i32| {
        Period::from_ordinal(frequency, ordinal).first_day(calendar).map_or(i32::MAX, |day: NaiveDate| day.to_epoch_days())
    };
    // Years 0 to 9999 of any calendar; the last period that has begun on a day.
    let last_begun = |day: i32| {
        let (mut low, mut high) = (0, 10_000 * frequency.per_year());
        while high - low > 1 {
            let middle = i32::midpoint(low, high);
            if begins(middle) <= day { low = middle } else { high = middle }
        }
        low
    };
    let all = last_begun(days.first())..=last_begun(days.end() - 1);
    let shares = move |period: &Period| Days::of_period(calendar, *period).is_some_and(|own| own.overlaps(days));
    all.map(move |ordinal| Period::from_ordinal(frequency, ordinal)).filter(shares)
}

/// What figures say of one period; nothing where they say nothing.
fn bounded(period: Period, days: Days, figures: &[Dated<'_>]) -> Option<Bounded> {
    let near: Vec<&Dated<'_>> = figures.iter().filter(|figure| figure.stretch.days.overlaps(days)).collect();
    let status = Status::worst(near.iter().map(|figure| figure.point.status));
    let published = near.iter().map(|figure| figure.point.published).max().unwrap_or(0);
    let territories = near.iter().map(|figure| figure.point.territories).reduce(Territories::and).unwrap_or_default();
    let empty = Point { note: notes(&near), published, territories, ..Point::new(period, None, status) };
    let none = |reason| Bounded { point: Point { value_reason: Some(reason), ..empty.clone() }, allowed: None };
    let valuation: Valuation = near.first()?.stretch.level.valuation;
    if near.iter().any(|figure| figure.stretch.level.valuation != valuation) {
        return Some(none(Reason::NotComparable));
    }
    let alike = figures.iter().map(|figure| figure.stretch).filter(|stretch| stretch.level.valuation == valuation);
    let Ok(bounds) = span_bounds(days, &alike.collect::<Vec<_>>()) else { return Some(none(Reason::NotComparable)) };
    if bounds.exact.is_some() {
        return Some(Bounded { point: Point { level: bounds.exact, ..empty }, allowed: None });
    }
    let allowed = Allowed { low: bounds.low, high: bounds.high };
    let reason = if allowed.high.is_some() { Reason::CalendarsDiffer } else { Reason::Incomplete };
    allowed.says_something().then(|| Bounded { allowed: Some(allowed), ..none(reason) })
}

/// The remarks of all figures, each once.
fn notes(figures: &[&Dated<'_>]) -> Option<Arc<str>> {
    let mut notes: Vec<&str> = Vec::new();
    for note in figures.iter().filter_map(|figure| figure.point.note.as_deref()) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    (!notes.is_empty()).then(|| Arc::from(notes.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{BOUND_PER_UNIT, Bound, Level};

    fn point(label: &str, value: &str, valuation: Valuation) -> Point {
        let level = Level::from_wording(value.parse().unwrap(), 6, Some(0), valuation).unwrap().0;
        Point::new(label.parse().unwrap(), Some(level), Status::Normal)
    }

    fn points(figures: &[(&str, &str)]) -> Vec<Point> {
        figures.iter().map(|(label, value)| point(label, value, Valuation::Fob)).collect()
    }

    /// The least and the most in millions, by period.
    fn millions(bounded: &[Bounded]) -> Vec<(String, f64, Option<f64>)> {
        #[expect(clippy::cast_precision_loss, reason = "millions of a test")]
        let of = |bound: Bound| (bound / BOUND_PER_UNIT) as f64 / 1e6;
        let row = |one: &Bounded| {
            let allowed = one.allowed.or(one.point.level.map(Allowed::from)).unwrap();
            (one.point.period.to_string(), of(allowed.low), allowed.high.map(of))
        };
        bounded.iter().map(row).collect()
    }

    #[test]
    fn gregorian_years_from_iranian_years() {
        let years = points(&[("1401", "750"), ("1402", "950")]);
        let found = calendar_bounds(Calendar::Gregorian, Frequency::Annual, &[(Calendar::SolarHijri, &years)]);
        // 2023 lies in the two: at most 750.5 + 950.5 with their rounding. 1400 and 1403 are not there, so of 2022 and 2024 nothing is known.
        assert_eq!(millions(&found), [("2023".to_owned(), 0.0, Some(1701.0))]);
        assert_eq!(found[0].point.value_reason, Some(Reason::CalendarsDiffer));
    }

    #[test]
    fn iranian_years_from_gregorian_months() {
        let months: Vec<Point> = (1..=12)
            .map(|month| point(&format!("2023-{month:02}"), "10", Valuation::Cif))
            .chain([point("2024-01", "10", Valuation::Cif)])
            .collect();
        let found = calendar_bounds(Calendar::SolarHijri, Frequency::Annual, &[(Calendar::Gregorian, &months)]);
        // 1402 (2023-03-21 to 2024-03-19) holds April 2023 to January 2024, 10 months; March 2024 is not there, so nothing covers its end.
        // 1401 holds January and February 2023.
        assert_eq!(millions(&found), [("1401".to_owned(), 19.0, None), ("1402".to_owned(), 95.0, None)]);
        assert_eq!(found[1].point.value_reason, Some(Reason::Incomplete));
        let more: Vec<Point> =
            months.into_iter().chain(["2024-02", "2024-03"].map(|label| point(label, "10", Valuation::Cif))).collect();
        let found = calendar_bounds(Calendar::SolarHijri, Frequency::Annual, &[(Calendar::Gregorian, &more)]);
        // Eleven months inside, thirteen that cover: at least 11 · 9.5, at most 13 · 10.5.
        assert_eq!(millions(&found)[1], ("1402".to_owned(), 104.5, Some(136.5)));
    }

    #[test]
    fn fiscal_quarters_that_are_gregorian_ones_give_levels() {
        let april: Calendar = "fiscal:04".parse().unwrap();
        let quarters = points(&[("2012-Q1", "1"), ("2012-Q2", "2"), ("2012-Q3", "3"), ("2012-Q4", "4")]);
        let found = calendar_bounds(Calendar::Gregorian, Frequency::Quarterly, &[(april, &quarters)]);
        let levels: Vec<_> = found
            .iter()
            .map(|one| (one.point.period.to_string(), one.point.level.map(|level| level.amount.hundredths() / 100_000_000)))
            .collect();
        assert_eq!(
            levels,
            [("2012-Q2", 1), ("2012-Q3", 2), ("2012-Q4", 3), ("2013-Q1", 4)]
                .map(|(label, value)| (label.to_owned(), Some(value)))
        );
        // January to September 2012 has the first two of them inside and nothing of its first quarter.
        let nine = calendar_bounds(Calendar::Gregorian, "01/P9M".parse().unwrap(), &[(april, &quarters)]);
        assert_eq!(millions(&nine)[0], ("2012-01/P9M".to_owned(), 2.0, None));
    }

    #[test]
    fn figures_valued_at_different_borders_are_not_put_together() {
        let years = [point("1401", "750", Valuation::Fob), point("1402", "950", Valuation::Cif)];
        let found = calendar_bounds(Calendar::Gregorian, Frequency::Annual, &[(Calendar::SolarHijri, &years)]);
        assert_eq!(found.iter().map(|one| one.point.value_reason).collect::<Vec<_>>(), [Some(Reason::NotComparable)]);
    }
}
