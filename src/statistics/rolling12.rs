//! The last twelve months: `Σ x` over the twelve months (or four quarters) that end with the period, in the currency unit.
//!
//! It takes the seasons out of a monthly series without a model. `yoy` compares it with the twelve months before those.
//! Null with `incomplete` while one of the twelve is not published; see [`super::running_sum`] for the other reasons.

use crate::trade::Period;

/// The first of the twelve months, or four quarters, that end with a period.
pub(super) fn first_of_twelve_months(period: Period) -> Period {
    Period::from_ordinal(period.frequency(), period.ordinal() + 1 - period.frequency().per_year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        series::{Point, Ratio, Reason, Running, Subject},
        statistics::running_sum::running_sum,
        trade::{Frequency, Level, Status, Valuation},
    };

    /// 24 months of 10 million and one of 34 million.
    fn points() -> Vec<Point> {
        let point = |place: i32| {
            let text = if place == 24 { "34" } else { "10" };
            let level = Level::from_wording(text.parse().unwrap(), 6, Some(0), Valuation::Fob).unwrap().0;
            Point::new(Period::from_ordinal(Frequency::Monthly, 2020 * 12 + place), Some(level), Status::Normal)
        };
        (0..25).map(point).collect()
    }

    fn measured(points: &[Point], place: usize) -> Running {
        running_sum(points, place, Subject::Exports, first_of_twelve_months)
    }

    #[test]
    fn eleven_months_of_ten_and_one_of_thirty_four() {
        let last = measured(&points(), 24);
        // 11 · 10 + 34 = 144 million after 120: 20 %; (144 − 6)/(120 + 6) − 1 = 9.52 % at least.
        assert_eq!((last.level.unwrap().amount.hundredths(), last.months), (14_400_000_000, 12));
        assert_eq!((last.yoy.value, last.yoy.low.map(|low| (low * 100.0).round())), (Some(20.0), Some(952.0)));
        let early = measured(&points(), 10);
        assert_eq!((early.level, early.reason, early.months), (None, Some(Reason::Incomplete), 11));
        assert_eq!(measured(&points(), 11).yoy, Ratio::null(Reason::NoPreviousPeriod));
        assert_eq!(measured(&points(), 22).yoy, Ratio::null(Reason::Incomplete));
    }

    #[test]
    fn a_missing_month_a_break_and_another_border() {
        let mut hollow = points();
        hollow[20].level = None;
        assert_eq!((measured(&hollow, 24).reason, measured(&hollow, 24).months), (Some(Reason::Incomplete), 11));
        let mut broken = points();
        broken[15].status = Status::Break;
        assert_eq!(measured(&broken, 24).yoy, Ratio::null(Reason::NotComparable));
        let mut mixed = points();
        mixed[20].level.as_mut().unwrap().valuation = Valuation::Cif;
        assert_eq!(measured(&mixed, 24).reason, Some(Reason::NotComparable));
    }
}
