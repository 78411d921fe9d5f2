//! Months rolled up to quarters, years and parts of years, quarters to years: `x_year = Σ x_month`, in the currency unit.
//!
//! Exact integers are summed, bounds with them (see [`super::sum()`]). A year or quarter of which a part was not published has
//! no level, with the reason `incomplete` and the months that were published counted; parts valued at different borders
//! are `not_comparable`. Labels are those of the calendar of the parts, so Iranian months make Iranian years.
//!
//! Where the source publishes quarters too, a quarter of which a month is wanting is summed as the quarter. A break counts where it lies,
//! whether or not the whole was published: the period that begins with it, or has it inside, is of status `B`.

use super::sum::sum;
use crate::{
    series::{Point, Reason},
    trade::{Frequency, Level, Period, Status, Territories},
};

/// One point for every longer period that has any part; the points are sorted by period and of one, shorter, frequency.
#[must_use]
pub fn roll_up(points: &[Point], to: Frequency) -> Vec<Point> {
    points.chunk_by(|one, two| one.period.within(to) == two.period.within(to)).filter_map(|parts| rolled(parts, to)).collect()
}

/// The same of months, and of quarters where months are wanting; both are sorted by period.
#[must_use]
pub fn roll_up_with_quarters(months: &[Point], quarters: &[Point], to: Frequency) -> Vec<Point> {
    let in_quarter = |point: &Point| point.period.within(Frequency::Quarterly);
    let whole =
        |quarter: Period| months.iter().filter(|month| in_quarter(month) == Some(quarter) && month.level.is_some()).count() == 3;
    let wanted = |quarter: &&Point| quarter.level.is_some() && quarter.period.within(to).is_some() && !whole(quarter.period);
    let mut parts: Vec<Point> = quarters.iter().filter(wanted).map(|quarter| instead(quarter, months)).collect();
    let taken: Vec<Period> = parts.iter().map(|quarter| quarter.period).collect();
    parts.extend(months.iter().filter(|month| in_quarter(month).is_none_or(|quarter| !taken.contains(&quarter))).cloned());
    parts.sort_by_key(|part| part.period.first_month());
    let mut points = roll_up(&parts, to);
    for point in &mut points {
        let within = |part: &&Point| part.period.within(to) == Some(point.period) && part.level.is_some();
        let quarters = parts.iter().filter(within).map(|part| part.period.months()).filter(|months| *months > 1);
        point.months_from_quarters = Some(quarters.sum());
    }
    points
}

/// A quarter instead of its months, with the breaks that these show.
fn instead(quarter: &Point, months: &[Point]) -> Point {
    let breaks = months.iter().filter(|month| month.status == Status::Break);
    let breaks = breaks.filter(|month| month.period.within(Frequency::Quarterly) == Some(quarter.period));
    breaks.fold(quarter.clone(), |quarter, month| Point {
        status: Status::Break,
        broken_inside: quarter.broken_inside || month.period.first_month() > quarter.period.first_month(),
        ..quarter
    })
}

fn rolled(parts: &[Point], to: Frequency) -> Option<Point> {
    let first = parts.first()?;
    let period = first.period.within(to)?;
    let months: i32 = parts.iter().filter(|part| part.level.is_some()).map(|part| part.period.months()).sum();
    let (level, value_reason) = match whole(parts, period, |part| part.level) {
        Ok(level) => (Some(level), None),
        Err(reason) => (None, Some(reason)),
    };
    let breaks = || parts.iter().filter(|part| part.status == Status::Break);
    let status = match level {
        Some(_) => Status::worst(parts.iter().map(|part| part.status)),
        None if breaks().next().is_some() => Status::Break,
        None => Status::Missing,
    };
    let later = |part: &Point| part.period.first_month() > period.first_month();
    Some(Point {
        months: Some(months),
        broken_inside: breaks().any(later) || parts.iter().any(|part| part.broken_inside),
        value_reason,
        exports: whole(parts, period, |part| part.exports).ok(),
        imports: whole(parts, period, |part| part.imports).ok(),
        note: parts.iter().find_map(|part| part.note.clone()),
        territories: parts.iter().map(|part| part.territories).reduce(Territories::and).unwrap_or_default(),
        published: parts.iter().map(|part| part.published).max().unwrap_or(0),
        ..Point::new(period, level, status)
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

    #[test]
    fn a_break_counts_where_it_lies_whether_or_not_the_whole_was_published() {
        // May 2019 begins a new series and June was not published: of the second quarter there is no figure, and still none of
        // 2019-Q3 compares with one of 2018.
        let mut points: Vec<Point> = (0..24).map(|place| month(2018 * 12 + place, "10")).collect();
        points[16].status = Status::Break;
        points[17].level = None;
        let grown = |points: &[Point], to| {
            let mut rolled = roll_up(points, to);
            grow(&mut rolled, Subject::Exports);
            rolled
        };
        let quarters = grown(&points, Frequency::Quarterly);
        assert_eq!((quarters[5].level, quarters[5].status, quarters[5].broken_inside), (None, Status::Break, true));
        assert_eq!((quarters[6].yoy.reason, quarters[4].yoy.value), (Some(Reason::NotComparable), Some(0.0)));
        // A break in July 2018, inside the earlier of two years.
        let mut points: Vec<Point> = (0..24).map(|place| month(2018 * 12 + place, "10")).collect();
        points[6].status = Status::Break;
        assert_eq!(grown(&points, Frequency::Annual)[1].yoy, Ratio::null(Reason::NotComparable));
        // With January 2018 a new series begins, of which both years are.
        (points[6].status, points[0].status) = (Status::Normal, Status::Break);
        assert_eq!(grown(&points, Frequency::Annual)[1].yoy.value, Some(0.0));
    }

    #[test]
    fn quarters_stand_for_quarters_of_which_a_month_is_wanting() {
        // 2020 in months but for May; four quarters of 2019 and the second of 2020.
        let quarter = |label: &str, value: &str| Point { period: label.parse().unwrap(), ..month(0, value) };
        let mut points: Vec<Point> = (0..12).map(|place| month(2020 * 12 + place, "10")).collect();
        points.remove(4);
        let quarters: Vec<Point> =
            (1..5).map(|place| quarter(&format!("2019-Q{place}"), "28")).chain([quarter("2020-Q2", "33")]).collect();
        let years = roll_up_with_quarters(&points, &quarters, Frequency::Annual);
        let found: Vec<_> = years
            .iter()
            .map(|year| (year.level.unwrap().amount.hundredths() / 100_000_000, year.months, year.months_from_quarters))
            .collect();
        // 4 · 28, and 3 · 10 + 33 + 6 · 10.
        assert_eq!(found, [(112, Some(12), Some(12)), (123, Some(12), Some(3))]);
        // January to May needs April alone, which the quarter does not say.
        let five = roll_up_with_quarters(&points, &quarters, "01/P5M".parse().unwrap());
        assert_eq!((five[0].period.to_string().as_str(), five[0].level), ("2019-01/P5M", None));
        assert_eq!((five[1].level, five[1].months, five[1].months_from_quarters), (None, Some(4), Some(0)));
    }
}
