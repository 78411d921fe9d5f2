//! Mirror figures: `gap = (M − X)·100 / mean(M, X)`, per cent, and `ratio = M / X`.
//!
//! M are the importer's imports, X the exporter's exports. The gap mixes freight and insurance, routing, origin, timing and
//! coverage, so it is not "the CIF/FOB ratio". Only between two sources that are both `reported`; else `not_independent`.
//! The gap rises with M and falls with X, so its bounds are at opposite ends of the two intervals.

use super::fraction::Fraction;
use crate::{
    series::{MirrorPoint, Point, Ratio, Reason},
    trade::{Level, Period},
};

/// Both ends' figures by period; both inputs are sorted by period.
#[must_use]
pub fn pair(exports: &[Point], imports: &[Point], independent: bool) -> Vec<MirrorPoint> {
    let mut periods: Vec<_> = exports.iter().chain(imports).map(|point| point.period).collect();
    periods.sort_unstable();
    periods.dedup();
    periods.into_iter().map(|period| compare(period, at(exports, period), at(imports, period), independent)).collect()
}

fn at(points: &[Point], period: Period) -> Option<&Point> {
    super::comparable::place_of(points, period).map(|place| &points[place])
}

fn compare(period: Period, exports: Option<&Point>, imports: Option<&Point>, independent: bool) -> MirrorPoint {
    let reason = [exports, imports].into_iter().flatten().find_map(Point::reason).unwrap_or(Reason::Missing);
    let same = exports.zip(imports).is_none_or(|(one, two)| one.territories.are_those(two.territories.mirror()));
    let (exports, imports) = (exports.and_then(|point| point.level), imports.and_then(|point| point.level));
    let (gap, ratio) = match (exports, imports) {
        (Some(_), Some(_)) if independent && !same => (Ratio::null(Reason::NotComparable), Ratio::null(Reason::NotComparable)),
        (Some(exports), Some(imports)) if independent => (gap(exports, imports), ratio(exports, imports)),
        (Some(_), Some(_)) => (Ratio::null(Reason::NotIndependent), Ratio::null(Reason::NotIndependent)),
        _ => (Ratio::null(reason), Ratio::null(reason)),
    };
    MirrorPoint { period, exports, imports, gap, ratio }
}

/// `(M − X)·100 / mean(M, X)`, in [−200, 200] per cent.
#[must_use]
pub fn gap(exports: Level, imports: Level) -> Ratio {
    let relative =
        |imports: i128, exports: i128| Fraction::new(2 * (imports - exports), imports + exports).map(|f| f.percent().to_f64());
    let value = relative(imports.amount.hundredths().into(), exports.amount.hundredths().into());
    Ratio {
        value,
        low: relative(imports.bounds.low, exports.bounds.high),
        high: if value.is_some() { relative(imports.bounds.high, exports.bounds.low) } else { None },
        reason: value.is_none().then_some(Reason::ZeroBase),
    }
}

/// `M / X`.
#[must_use]
pub fn ratio(exports: Level, imports: Level) -> Ratio {
    let over = |imports: i128, exports: i128| Fraction::new(imports, exports).map(Fraction::to_f64);
    let value = over(imports.amount.hundredths().into(), exports.amount.hundredths().into());
    Ratio {
        value,
        low: over(imports.bounds.low, exports.bounds.high),
        high: if value.is_some() { over(imports.bounds.high, exports.bounds.low) } else { None },
        reason: value.is_none().then_some(Reason::ZeroBase),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::Valuation;

    fn level(text: &str, decimals: Option<u8>, valuation: Valuation) -> Level {
        Level::from_wording(text.parse().unwrap(), 6, decimals, valuation).unwrap().0
    }

    #[test]
    fn the_asymmetry_of_2010() {
        let (exports, imports) = (level("3359.045633", None, Valuation::Fob), level("477.238116", None, Valuation::Cif));
        // (477.238116 − 3359.045633)·200 / 3836.283749 = −150.24 %; 477.238116 / 3359.045633 = 0.1421.
        assert_eq!((gap(exports, imports).value.unwrap() * 100.0).round(), -15024.0);
        assert_eq!((ratio(exports, imports).value.unwrap() * 10_000.0).round(), 1421.0);
    }

    #[test]
    fn each_input_is_used_once_in_the_bounds() {
        // M in [3.5, 4.5], X in [4.5, 5.5]: from (3.5 − 5.5)/4.5 = −44.4 % to (4.5 − 4.5)/4.5 = 0.
        let ratio = gap(level("5", Some(0), Valuation::Fob), level("4", Some(0), Valuation::Cif));
        assert_eq!((ratio.low.unwrap() * 10.0).round(), -444.0);
        assert_eq!(ratio.high, Some(0.0));
        assert_eq!(gap(level("0", None, Valuation::Fob), level("0", None, Valuation::Cif)).reason, Some(Reason::ZeroBase));
    }
}
