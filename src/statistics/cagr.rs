//! The compound annual growth rate: `((x_T/x_0)^(1/n) − 1)·100`, per cent, n in years.
//!
//! The root is taken with `libm`, so that it has the same bits on every machine. Null like growth.

use super::{comparable::comparable_levels, fraction::Fraction, ratio::ratio_of};
use crate::{
    series::{Point, Ratio},
    trade::Period,
};

/// The rate between the first and the last published level, with those periods; nothing when there are not two.
#[must_use]
pub fn cagr(points: &[Point]) -> Option<(Period, Period, Ratio)> {
    let first = points.iter().position(|point| point.level.is_some())?;
    let last = points.iter().rposition(|point| point.level.is_some())?;
    let (from, to) = (points[first].period, points[last].period);
    let years = f64::from(to.ordinal() - from.ordinal()) / f64::from(from.frequency().per_year());
    if first == last {
        return None;
    }
    let rate = |value: i128, base: i128| {
        let ratio = Fraction::new(value, base)?.to_f64();
        Some((libm::pow(ratio, 1.0 / years) - 1.0) * 100.0 + 0.0)
    };
    let ratio = comparable_levels(points, first, last).map_or_else(Ratio::null, |(base, level)| ratio_of(level, base, rate));
    Some((from, to, ratio))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        series::Reason,
        trade::{Level, Status, Valuation},
    };

    #[test]
    fn doubling_twice_in_two_years_is_a_hundred_per_cent() {
        let point = |year, text: &str| {
            let level = Level::from_wording(text.parse().unwrap(), 6, None, Valuation::Fob).unwrap().0;
            Point::new(Period::year(year), Some(level), Status::Normal)
        };
        let (from, to, rate) = cagr(&[point(2020, "10"), point(2021, "15"), point(2022, "40")]).unwrap();
        // (40/10)^(1/2) − 1 = 1.
        assert_eq!((from, to, rate.value), (Period::year(2020), Period::year(2022), Some(100.0)));
        assert_eq!(cagr(&[point(2020, "10")]), None);
        let (_, _, on_zero) = cagr(&[point(2020, "0"), point(2022, "40")]).unwrap();
        assert_eq!(on_zero, Ratio::null(Reason::ZeroBase));
    }
}
