//! Months rolled up to quarters and years, quarters to years: `x_year = Σ x_month`, in the currency unit.
//!
//! Exact integers are summed, bounds with them (see [`super::sum()`]). A year or quarter of which a part was not published has
//! no level, with the reason `incomplete` and the months that were published counted; parts valued at different borders
//! are `not_comparable`. Labels are those of the calendar of the parts, so Iranian months make Iranian years.

use super::sum::sum;
use crate::{
    series::{Point, Reason},
    trade::{Frequency, Level, Period, Status},
};

/// One point for every longer period that has any part; the points are sorted by period and of one, shorter, frequency.
#[must_use]
pub fn roll_up(points: &[Point], to: Frequency) -> Vec<Point> {
    points.chunk_by(|one, two| one.period.within(to) == two.period.within(to)).filter_map(|parts| rolled(parts, to)).collect()
}

fn rolled(parts: &[Point], to: Frequency) -> Option<Point> {
    let period = parts.first()?.period.within(to)?;
    let months: i32 = parts.iter().filter(|part| part.level.is_some()).map(|part| part.period.months()).sum();
    let (level, value_reason) = match whole(parts, period, |part| part.level) {
        Ok(level) => (Some(level), None),
        Err(reason) => (None, Some(reason)),
    };
    Some(Point {
        months: Some(months),
        value_reason,
        exports: whole(parts, period, |part| part.exports).ok(),
        imports: whole(parts, period, |part| part.imports).ok(),
        note: parts.iter().find_map(|part| part.note.clone()),
        published: parts.iter().map(|part| part.published).max().unwrap_or(0),
        ..Point::new(
            period,
            level,
            if level.is_some() { Status::worst(parts.iter().map(|part| part.status)) } else { Status::Missing },
        )
    })
}

/// The sum over the whole of a period, or why there is none.
fn whole(parts: &[Point], period: Period, level: impl Fn(&Point) -> Option<Level>) -> Result<Level, Reason> {
    let levels: Vec<Level> = parts.iter().filter_map(&level).collect();
    let months: i32 = parts.iter().filter(|part| level(part).is_some()).map(|part| part.period.months()).sum();
    if months < period.months() {
        return Err(Reason::Incomplete);
    }
    if levels.windows(2).any(|pair| pair[0].valuation != pair[1].valuation) {
        return Err(Reason::NotComparable);
    }
    sum(levels).ok_or(Reason::NotComparable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        series::{Ratio, Subject},
        statistics::grow,
        trade::{BOUND_PER_UNIT, Interval, Valuation},
    };

    fn month(ordinal: i32, value: &str) -> Point {
        let level = Level::from_wording(value.parse().unwrap(), 6, Some(0), Valuation::Fob).unwrap().0;
        Point::new(Period::from_ordinal(Frequency::Monthly, ordinal), Some(level), Status::Normal)
    }

    /// The months of 2020 and 2021, 10 million each, and five of 2022, 20 million each.
    fn months() -> Vec<Point> {
        let first = 2020 * 12;
        (0..29).map(|place| month(first + place, if place < 24 { "10" } else { "20" })).collect()
    }

    #[test]
    fn a_year_is_the_sum_of_its_twelve_months() {
        let mut years = roll_up(&months(), Frequency::Annual);
        grow(&mut years, Subject::Exports);
        let level = years[1].level.unwrap();
        // 12 · 10 million = 120 million; 12 · 9.5 = 114 and 12 · 10.5 = 126.
        assert_eq!((years[1].period, level.amount.hundredths(), years[1].months), (Period::year(2021), 12_000_000_000, Some(12)));
        assert_eq!(level.bounds, Interval { low: 114_000_000 * BOUND_PER_UNIT, high: 126_000_000 * BOUND_PER_UNIT });
        assert_eq!(years[1].yoy.value, Some(0.0));
        // Five months of 2022 are no year, and nothing grew on them.
        assert_eq!((years[2].level, years[2].months, years[2].value_reason), (None, Some(5), Some(Reason::Incomplete)));
        assert_eq!(years[2].yoy, Ratio::null(Reason::Incomplete));
    }

    #[test]
    fn a_missing_month_and_a_month_that_is_not_there_are_the_same() {
        let mut hollow = months();
        hollow[14].level = None;
        hollow[14].status = Status::Suppressed;
        let mut gap = months();
        gap.remove(14);
        // March 2021: of its first quarter January and February are left, of its year eleven months.
        for points in [hollow, gap] {
            let (years, quarters) = (roll_up(&points, Frequency::Annual), roll_up(&points, Frequency::Quarterly));
            assert_eq!((years[1].level, years[1].months), (None, Some(11)));
            assert_eq!((quarters[4].period.to_string(), quarters[4].months), ("2021-Q1".to_owned(), Some(2)));
            assert_eq!(quarters[5].level.unwrap().amount.hundredths(), 3_000_000_000);
            assert_eq!(roll_up(&quarters, Frequency::Annual).len(), 3);
        }
    }

    #[test]
    fn borders_are_not_mixed_and_a_break_shows_through() {
        let mut points = months();
        points[3].status = Status::Break;
        points[20].level.as_mut().unwrap().valuation = Valuation::Cif;
        let years = roll_up(&points, Frequency::Annual);
        assert_eq!((years[0].status, years[1].value_reason), (Status::Break, Some(Reason::NotComparable)));
    }
}
