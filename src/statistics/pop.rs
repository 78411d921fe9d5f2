//! Growth on the period before: `pop = (x_t − x_{t−1})·100 / x_{t−1}`, per cent.
//!
//! The period before is found by calendar, never by row: the month, quarter or year just before. Nothing is adjusted for
//! seasons. Bounds and reasons are those of growth on a year before (see [`super::growth()`]).

use super::{
    comparable::{before, comparable_levels},
    growth::growth,
};
use crate::series::{Point, Ratio, Subject};

/// The growth of a point on the period before it, by its place; the points are sorted by period and of one frequency.
#[must_use]
pub fn pop(points: &[Point], place: usize, subject: Subject) -> Ratio {
    let previous = before(points, place, points[place].period.previous());
    let compared = previous.and_then(|base| comparable_levels(points, base, place));
    compared.map_or_else(Ratio::null, |(base, level)| growth(base, level, subject))
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
        let points = [point("2022-Q4", "5"), point("2023-Q1", "4"), point("2023-Q3", "4")];
        let of = |place: usize| pop(&points, place, Subject::Exports);
        assert_eq!(of(0), Ratio::null(Reason::NoPreviousPeriod));
        // (4 − 5)/5 = −20 %; 4.5/4.5 − 1 = 0 at most.
        assert_eq!((of(1).value, of(1).high), (Some(-20.0), Some(0.0)));
        assert_eq!(of(2), Ratio::null(Reason::Gap));
    }
}
