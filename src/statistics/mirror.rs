//! Mirror figures: `gap = (M − X)·100 / mean(M, X)`, per cent, and `ratio = M / X`.
//!
//! M are the importer's imports, X the exporter's exports. The gap mixes freight and insurance, routing, origin, timing and
//! coverage, so it is not "the CIF/FOB ratio". Only between two sources that are both `reported`; else `not_independent`.
//! The gap rises with M and falls with X, so its bounds are at opposite ends of the two intervals.

//! Where one end counts in another calendar there is no level but an interval (see [`super::calendar_bounds()`]): gap and ratio have bounds and no value,
//! with the reason `calendars_differ`, or `incomplete` where the interval has no ceiling.

use super::{calendar_bounds::Bounded, fraction::Fraction, ratio::ratio_of};
use crate::{
    series::{Allowed, MirrorPoint, MirrorSide, Point, Ratio, Reason},
    trade::{Level, Period},
};

/// Both ends' figures by period; both inputs are sorted by period.
#[must_use]
pub fn pair(exports: &[Point], imports: &[Point], independent: bool) -> Vec<MirrorPoint> {
    let bounded = |points: &[Point]| points.iter().cloned().map(Bounded::from).collect::<Vec<_>>();
    pair_bounded(&bounded(exports), &bounded(imports), independent)
}

/// The same where an end may have intervals in place of levels.
#[must_use]
pub fn pair_bounded(exports: &[Bounded], imports: &[Bounded], independent: bool) -> Vec<MirrorPoint> {
    let mut periods: Vec<_> = exports.iter().chain(imports).map(|end| end.point.period).collect();
    periods.sort_unstable();
    periods.dedup();
    periods.into_iter().map(|period| compare(period, at(exports, period), at(imports, period), independent)).collect()
}

fn at(ends: &[Bounded], period: Period) -> Option<&Bounded> {
    ends.binary_search_by_key(&period, |end| end.point.period).ok().map(|place| &ends[place])
}

fn compare(period: Period, exports: Option<&Bounded>, imports: Option<&Bounded>, independent: bool) -> MirrorPoint {
    let (exporter, importer) = (side(exports), side(imports));
    let allowed = exporter.allowed.is_some() || importer.allowed.is_some();
    // An end that has an interval is not why there is nothing.
    let unknown = [exports, imports].into_iter().flatten().filter(|end| end.allowed.is_none());
    let reason = unknown.map(|end| &end.point).find_map(Point::reason).unwrap_or(Reason::Missing);
    let same = exports.zip(imports).is_none_or(|(one, two)| one.point.territories.are_those(two.point.territories.mirror()));
    let level = |end: Option<&Bounded>| end.and_then(|end| end.point.level);
    let (exports, imports) = (level(exports), level(imports));
    let (gap, ratio) = match (exports, imports) {
        (Some(_), Some(_)) if independent && !same => (Ratio::null(Reason::NotComparable), Ratio::null(Reason::NotComparable)),
        (Some(exports), Some(imports)) if independent => (gap(exports, imports), ratio(exports, imports)),
        (Some(_), Some(_)) => (Ratio::null(Reason::NotIndependent), Ratio::null(Reason::NotIndependent)),
        _ => (Ratio::null(reason), Ratio::null(reason)),
    };
    let mut point = MirrorPoint { period, exports, imports, gap, ratio, exporter, importer };
    if let (true, Some(exports), Some(imports)) = (allowed && same, point.exports_allowed(), point.imports_allowed()) {
        (point.gap, point.ratio) = between(exports, imports, independent);
    }
    point
}

fn side(end: Option<&Bounded>) -> MirrorSide {
    end.map_or_else(MirrorSide::default, |end| MirrorSide {
        status: Some(end.point.status),
        note: end.point.note.clone(),
        months: end.point.months,
        allowed: end.allowed,
    })
}

/// Gap and ratio of intervals: bounds, and why there is no value.
fn between(exports: Allowed, imports: Allowed, independent: bool) -> (Ratio, Ratio) {
    if !independent {
        return (Ratio::null(Reason::NotIndependent), Ratio::null(Reason::NotIndependent));
    }
    let covered = exports.high.is_some() && imports.high.is_some();
    let null = Ratio::null(if covered { Reason::CalendarsDiffer } else { Reason::Incomplete });
    let bounded = |of: fn(i128, i128) -> Option<f64>| Ratio {
        low: exports.high.and_then(|exports| of(imports.low, exports)),
        high: imports.high.and_then(|imports| of(imports, exports.low)),
        ..null
    };
    (bounded(relative), bounded(over))
}

fn relative(imports: i128, exports: i128) -> Option<f64> {
    Fraction::new(2 * (imports - exports), imports + exports).map(|fraction| fraction.percent().to_f64())
}

fn over(imports: i128, exports: i128) -> Option<f64> {
    Fraction::new(imports, exports).map(Fraction::to_f64)
}

/// `(M − X)·100 / mean(M, X)`, in [−200, 200] per cent.
#[must_use]
pub fn gap(exports: Level, imports: Level) -> Ratio {
    ratio_of(imports, exports, relative)
}

/// `M / X`.
#[must_use]
pub fn ratio(exports: Level, imports: Level) -> Ratio {
    ratio_of(imports, exports, over)
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
