//! The index: `100·x_t / x_base`, the base exactly 100.
//!
//! Bounds: `[100·x_low/base_high, 100·x_high/base_low]`; at the base `[100, 100]`. Null with `missing`, `not_comparable`
//! (other valuation, or a break between), `zero_base`, and for a balance `sign_not_certain`.

use super::{
    comparable::{comparable_levels, place_of},
    fraction::Fraction,
    ratio::ratio_of,
};
use crate::{
    series::{Point, Ratio, Reason, Subject},
    trade::{Level, Period},
};

/// The base when none is asked for, of one series or of several: the first period in which all have a value above zero, else in
/// which all have one.
#[must_use]
pub fn default_base(series: &[&[Point]]) -> Option<Period> {
    let first = series.first()?;
    let all = |period: Period, held: fn(Level) -> bool| {
        series.iter().all(|points| place_of(points, period).and_then(|place| points[place].level).is_some_and(held))
    };
    let find = |held: fn(Level) -> bool| first.iter().map(|point| point.period).find(|period| all(*period, held));
    find(|level| level.amount.hundredths() > 0).or_else(|| find(|_| true))
}

/// Fills what is measured of every point with its index; false when the base is not a period of the series.
pub fn index_on(points: &mut [Point], base: Period, subject: Subject) -> bool {
    let Some(base) = place_of(points, base) else { return false };
    for place in 0..points.len() {
        points[place].measured = Some(Box::new([index(points, base, place, subject).into()]));
    }
    true
}

/// The index of one point, by its place and that of the base.
pub(super) fn index(points: &[Point], base: usize, place: usize, subject: Subject) -> Ratio {
    let (old, new) = match comparable_levels(points, base, place) {
        Ok(levels) => levels,
        Err(reason) => return Ratio::null(reason),
    };
    if subject.is_difference() && !(old.is_surely_positive() && new.is_surely_positive()) {
        return Ratio::null(Reason::SignNotCertain);
    }
    let ratio = ratio_of(new, old, |new, old| Fraction::new(new, old).map(|fraction| fraction.percent().to_f64()));
    if base == place && ratio.value.is_some() { Ratio { low: ratio.value, high: ratio.value, ..ratio } } else { ratio }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{Status, Valuation};

    #[test]
    fn four_on_one_and_a_half_billion() {
        let point = |year, text: &str, decimals| {
            let level = Level::from_wording(text.parse().unwrap(), 9, Some(decimals), Valuation::Unknown).unwrap().0;
            Point::new(Period::year(year), Some(level), Status::Normal)
        };
        let mut points = vec![point(2021, "1.5", 1), point(2022, "5", 0), point(2023, "4", 0)];
        assert_eq!(default_base(&[&points]), Some(Period::year(2021)));
        // On a zero there is no index.
        let after_nothing = [point(2020, "0", 0), point(2021, "1.5", 1)];
        assert_eq!(default_base(&[&after_nothing]), Some(Period::year(2021)));
        assert_eq!(default_base(&[&after_nothing[..1]]), Some(Period::year(2020)));
        assert_eq!((default_base(&[&points, &after_nothing]), default_base(&[])), (Some(Period::year(2021)), None));
        assert!(index_on(&mut points, Period::year(2021), Subject::Turnover));
        let exact = Ratio { value: Some(100.0), low: Some(100.0), high: Some(100.0), reason: None };
        assert_eq!(points[0].measured_ratio(), Some(exact));
        // 3.5/1.55 = 225.8 and 4.5/1.45 = 310.3, from the levels, not from the index of 2022.
        let last = points[2].measured_ratio().unwrap();
        assert_eq!((last.low.unwrap() * 10.0).round(), 2258.0);
        assert_eq!((last.high.unwrap() * 10.0).round(), 3103.0);
        assert!(!index_on(&mut points, Period::year(1999), Subject::Turnover));
    }
}
