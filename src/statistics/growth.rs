//! Change and growth on a year before.
//!
//! `change = x_t − x_{t−1y}`, in the currency unit; `yoy = (x_t − x_{t−1y})·100 / x_{t−1y}`, per cent. The year before is
//! found by calendar, never by row. Bounds come from the intervals of both levels, each used once:
//! `[(x_low − p_high)/p_high, (x_high − p_low)/p_low]`. A base published as 0 gives `zero_base` with a finite lower bound.
//! Growth of a balance is null unless both intervals are positive. Where the year before was revised after the figure itself
//! came out, and the figure was not, the growth is across two vintages: it is given as it stands, and marked with the date of
//! the revision; `as_of` a day before it has both of one vintage.

use super::{
    comparable::{comparable_levels, year_before},
    fraction::Fraction,
    ratio::ratio_of,
};
use crate::{
    series::{Difference, Point, Ratio, Reason, Subject},
    trade::Level,
};

/// Fills `change` and `yoy` of every point; the points are sorted by period and of one frequency.
pub fn grow(points: &mut [Point], subject: Subject) {
    for place in 0..points.len() {
        let base = year_before(points, place);
        let compared = base.and_then(|base| comparable_levels(points, base, place));
        let published = base.map_or(0, |base| points[base].published);
        let grown = Growth::between(compared, subject, published, points[place].published);
        points[place].change = grown.change;
        points[place].yoy = grown.yoy;
        points[place].compared_published = grown.compared_published;
    }
}

/// Change and growth on a year before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Growth {
    /// Change, in the currency unit.
    pub change: Difference,
    /// Growth, per cent.
    pub yoy: Ratio,
    /// When the figure a year before came out, where it was revised after this one came out and this one was not.
    pub compared_published: Option<i32>,
}

impl Growth {
    /// The growth between two levels that may be compared, or why there is none; `before` and `own` are the dates on which the
    /// figure a year before and the figure itself came out.
    #[must_use]
    pub fn between(compared: Result<(Level, Level), Reason>, subject: Subject, before: i32, own: i32) -> Self {
        match compared {
            Ok((base, level)) => Self {
                change: change(base, level),
                yoy: growth(base, level, subject),
                compared_published: Some(before).filter(|before| own > 0 && *before > own),
            },
            Err(reason) => Self { change: Difference::null(reason), yoy: Ratio::null(reason), compared_published: None },
        }
    }
}

/// The difference of two levels.
#[must_use]
pub fn change(base: Level, level: Level) -> Difference {
    let bounds = level.bounds.minus(base.bounds);
    match level.amount.checked_sub(base.amount) {
        Some(value) => Difference { value: Some(value), low: Some(bounds.low), high: Some(bounds.high), reason: None },
        None => Difference::null(Reason::TooLarge),
    }
}

/// The growth from one level to another, per cent.
#[must_use]
pub fn growth(base: Level, level: Level, subject: Subject) -> Ratio {
    if subject.is_difference() && !(base.is_surely_positive() && level.is_surely_positive()) {
        return Ratio::null(Reason::SignNotCertain);
    }
    ratio_of(level, base, |level, base| Fraction::new(level - base, base).map(|fraction| fraction.percent().to_f64()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{Period, Status, Valuation};

    fn point(year: i32, text: &str, decimals: Option<u8>) -> Point {
        let level = Level::from_wording(text.parse().unwrap(), 9, decimals, Valuation::Unknown).unwrap().0;
        Point::new(Period::year(year), Some(level), Status::Normal)
    }

    fn rounded(ratio: Ratio) -> [Option<f64>; 3] {
        [ratio.value, ratio.low, ratio.high].map(|value| value.map(|value| (value * 100.0).round() / 100.0))
    }

    #[test]
    fn the_quoted_turnover_of_russia_and_iran() {
        let mut points = vec![point(2021, "1.5", Some(1)), point(2022, "5", Some(0)), point(2023, "4", Some(0))];
        grow(&mut points, Subject::Turnover);
        assert_eq!(points[0].yoy, Ratio::null(Reason::NoPreviousPeriod));
        // (5 − 1.5)/1.5 = 233.33 %; 4.5/1.55 − 1 = 190.32 %; 5.5/1.45 − 1 = 279.31 %.
        assert_eq!(rounded(points[1].yoy), [Some(233.33), Some(190.32), Some(279.31)]);
        // (4 − 5)/5 = −20 %; 3.5/5.5 − 1 = −36.36 %; 4.5/4.5 − 1 = 0.
        assert_eq!(rounded(points[2].yoy), [Some(-20.0), Some(-36.36), Some(0.0)]);
        assert_eq!(points[2].yoy.value, Some(-20.0));
        assert_eq!(points[2].change.value.unwrap().hundredths(), -100_000_000_000);
    }

    #[test]
    fn a_year_before_that_was_revised_later_is_marked() {
        let published = |point: Point, published| Point { published, ..point };
        let mut points = vec![
            published(point(2020, "150", None), 20_230_301),
            published(point(2021, "110", None), 20_220_301),
            published(point(2022, "120", None), 20_230_301),
        ];
        grow(&mut points, Subject::Exports);
        // 110 as first published, on 150 as revised a year later; 2022 came out after 2021, as figures do.
        assert_eq!(points.iter().map(|point| point.compared_published).collect::<Vec<_>>(), [None, Some(20_230_301), None]);
        assert_eq!(rounded(points[1].yoy)[0], Some(-26.67));
    }

    #[test]
    fn a_gap_year_is_not_the_row_before() {
        let mut points = vec![point(2019, "1", None), point(2021, "2", None)];
        grow(&mut points, Subject::Exports);
        assert_eq!(points[1].yoy, Ratio::null(Reason::Gap));
        assert_eq!(points[1].change, Difference::null(Reason::Gap));
    }

    #[test]
    fn a_base_published_as_zero_has_a_lower_bound_only() {
        let mut points = vec![point(2020, "0", Some(0)), point(2021, "2", Some(0))];
        grow(&mut points, Subject::Imports);
        // Base in [0, 0.5], value in [1.5, 2.5]: at least (1.5 − 0.5)/0.5 = 200 %.
        assert_eq!(points[1].yoy, Ratio { value: None, low: Some(200.0), high: None, reason: Some(Reason::ZeroBase) });
    }

    #[test]
    fn breaks_valuations_and_missing_figures() {
        let mut points = vec![point(2020, "1", None), point(2021, "2", None), point(2022, "2", None), point(2023, "2", None)];
        points[1].status = Status::Break;
        points[2].level.as_mut().unwrap().valuation = Valuation::Cif;
        points[3].level = None;
        grow(&mut points, Subject::Imports);
        let reasons: Vec<_> = points.iter().map(|point| point.yoy.reason.unwrap().word()).collect();
        assert_eq!(reasons, ["no_previous_period", "not_comparable", "not_comparable", "missing"]);
    }
}
