//! The year to date: `Σ x` from the first month (or quarter) of the calendar's year to the period, in the currency unit.
//!
//! `yoy` compares it with the same months of the year before, like for like: five months with five months, never with
//! twelve. Null with `incomplete` when one of them is not published, then or now; see [`super::running_sum`] for the other reasons.

use crate::trade::Period;

/// The first month, or quarter, of the calendar's year that a period lies in.
pub(super) fn first_of_year(period: Period) -> Period {
    Period::from_ordinal(period.frequency(), period.calendar_year() * period.frequency().per_year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        series::{Point, Ratio, Reason, Subject},
        statistics::running_sum::running_sum,
        trade::{Frequency, Level, Status, Valuation},
    };

    #[test]
    fn five_months_with_five_months() {
        // 2020: 10 million a month; 2021: 10, 10, 10, 10, 20.
        let point = |place: i32| {
            let text = if place == 16 { "20" } else { "10" };
            let level = Level::from_wording(text.parse().unwrap(), 6, Some(0), Valuation::Fob).unwrap().0;
            Point::new(Period::from_ordinal(Frequency::Monthly, 2020 * 12 + place), Some(level), Status::Normal)
        };
        let measured = |points: &[Point], place: usize| running_sum(points, place, Subject::Exports, first_of_year);
        let points: Vec<Point> = (0..17).map(point).collect();
        let may = measured(&points, 16);
        // 60 million after 50: 20 %, between 57.5/52.5 − 1 = 9.52 % and 62.5/47.5 − 1 = 31.58 %.
        assert_eq!((may.level.unwrap().amount.hundredths(), may.months, may.yoy.value), (6_000_000_000, 5, Some(20.0)));
        assert_eq!(may.yoy.high.map(|high| (high * 100.0).round()), Some(3158.0));
        assert_eq!(measured(&points, 11).level.unwrap().amount.hundredths(), 12_000_000_000);
        assert_eq!(measured(&points, 4).yoy, Ratio::null(Reason::NoPreviousPeriod));
        let mut hollow = points;
        hollow.remove(2);
        // Without March 2020 the base is no like for like.
        assert_eq!(measured(&hollow, 15).yoy, Ratio::null(Reason::Incomplete));
    }
}
