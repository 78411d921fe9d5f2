//! Years and quarters rolled up from months and quarters, against a plain recomputation.

use dyad::{
    series::{Point, Reason, Subject},
    statistics::{grow, index_on, roll_up_with_quarters},
    trade::{Frequency, Level, Period, Status, Valuation},
};
use proptest::prelude::*;

/// A figure in millions, and whether a new series begins with it.
type Row = (Option<i64>, bool);

fn points(rows: &[Row], frequency: Frequency) -> Vec<Point> {
    let point = |(place, (value, breaks)): (i32, &Row)| {
        let level =
            value.map(|value| Level::from_wording(value.to_string().parse().unwrap(), 6, None, Valuation::Fob).unwrap().0);
        let status = match (level.is_some(), breaks) {
            (false, _) => Status::Suppressed,
            (true, true) => Status::Break,
            (true, false) => Status::Normal,
        };
        Point::new(Period::from_ordinal(frequency, 2018 * frequency.per_year() + place), level, status)
    };
    (0..).zip(rows).map(point).collect()
}

/// The sum of a quarter, and how many of its months are known: the months, else the quarter.
fn quarter(months: &[Row], quarters: &[Row], place: usize) -> (Option<i64>, i32) {
    let own: Vec<i64> = months[place * 3..place * 3 + 3].iter().filter_map(|month| month.0).collect();
    match (own.len(), quarters[place].0) {
        (3, _) => (Some(own.iter().sum()), 3),
        (_, Some(value)) => (Some(value), 3),
        (known, None) => (None, i32::try_from(known).unwrap()),
    }
}

fn year(months: &[Row], quarters: &[Row], place: usize) -> (Option<i64>, i32) {
    let parts: Vec<_> = (0..4).map(|part| quarter(months, quarters, place * 4 + part)).collect();
    (parts.iter().map(|part| part.0).sum(), parts.iter().map(|part| part.1).sum())
}

/// Does a series begin behind the first of these months and before the end? A quarter's own break counts only in the sum it is part of,
/// so quarters have none here.
fn breaks(months: &[Row], first: usize, end: usize) -> bool {
    months[first + 1..end].iter().any(|(value, breaks)| value.is_some() && *breaks)
}

fn hundredths(value: Option<i64>) -> Option<i64> {
    value.map(|value| value * 100_000_000)
}

proptest! {
    #[test]
    fn years_and_their_growth_are_those_of_a_plain_sum(
        months in proptest::collection::vec((proptest::option::weighted(0.9, 1i64..100), proptest::bool::weighted(0.06)), 36),
        quarters in proptest::collection::vec((proptest::option::weighted(0.6, 1i64..300), Just(false)), 12),
    ) {
        let (of_months, of_quarters) = (points(&months, Frequency::Monthly), points(&quarters, Frequency::Quarterly));
        let mut years = roll_up_with_quarters(&of_months, &of_quarters, Frequency::Annual);
        grow(&mut years, Subject::Exports);
        index_on(&mut years, Period::year(2018), Subject::Exports);
        prop_assert_eq!(years.len(), 3);
        for (place, point) in years.iter().enumerate() {
            let (own, known) = year(&months, &quarters, place);
            prop_assert_eq!(point.level.map(|level| level.amount.hundredths()), hundredths(own));
            prop_assert_eq!((point.months, point.reason()), (Some(known), own.is_none().then_some(Reason::Incomplete)));
            let against = |base: usize| {
                let before = year(&months, &quarters, base).0;
                match (before, own) {
                    (Some(_), Some(_)) if breaks(&months, base * 12, place * 12 + 12) => Some(Reason::NotComparable),
                    (Some(_), Some(_)) => None,
                    _ => Some(Reason::Incomplete),
                }
            };
            let wanted = if place == 0 { Some(Reason::NoPreviousPeriod) } else { against(place - 1) };
            if place > 0 || own.is_some() {
                prop_assert_eq!(point.yoy.reason, wanted, "yoy of {}", point.period);
            }
            if place > 0 {
                prop_assert_eq!(point.measured_ratio().unwrap().reason, against(0), "index of {}", point.period);
            }
        }
    }
}
