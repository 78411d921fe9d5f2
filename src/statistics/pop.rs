//! Growth on the period before: `pop = (x_t − x_{t−1})·100 / x_{t−1}`, per cent.
//!
//! The period before is found by calendar, never by row: the month, quarter or year just before. Nothing is adjusted for
//! seasons. Bounds and reasons are those of growth on a year before (see [`super::growth()`]).

use super::{
    comparable::{before, comparable_levels},
    growth::growth,
};
use crate::series::{Measured, Point, Ratio, Subject};

/// Measures every point against the period before it; the points are sorted by period and of one frequency.
pub fn measure_pop(points: &mut [Point], subject: Subject) {
    for place in 0..points.len() {
        let previous = before(points, place, points[place].period.previous());
        let compared = previous.and_then(|base| comparable_levels(points, base, place));
        let ratio = compared.map_or_else(Ratio::null, |(base, level)| growth(base, level, subject));
        points[place].measured = Some(Box::new(Measured::Pop(ratio)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        series::Reason,
        trade::{Level, Status, Valuation},
    };

    #[test]
    fn a_quarter_on_the_quarter_before_and_not_on_the_row_before() {
        let point = |period: &str, text: &str| {
            let level = Level::from_wording(text.parse().unwrap(), 9, Some(0), Valuation::Fob).unwrap().0;
            Point::new(period.parse().unwrap(), Some(level), Status::Normal)
        };
        let mut points = [point("2022-Q4", "5"), point("2023-Q1", "4"), point("2023-Q3", "4")];
        measure_pop(&mut points, Subject::Exports);
        let pop = |place: usize| match points[place].measured.as_deref() {
            Some(Measured::Pop(ratio)) => *ratio,
            other => panic!("{other:?}"),
        };
        assert_eq!(pop(0), Ratio::null(Reason::NoPreviousPeriod));
        // (4 − 5)/5 = −20 %; 4.5/4.5 − 1 = 0 at most.
        assert_eq!((pop(1).value, pop(1).high), (Some(-20.0), Some(0.0)));
        assert_eq!(pop(2), Ratio::null(Reason::Gap));
    }
}
