//! The total of a level of products, `Σx` over the products of one level, by period, in the currency unit.
//!
//! Only for a complete level, where a product without a row was not traded: then it adds nothing. A product with a row but
//! without a figure (missing, suppressed) leaves the period's total unknown: null with `incomplete`; past 64 bits of
//! hundredths it is null with `too_large`. Levels are never mixed;
//! whoever calls sees to that. Amounts and bounds are exact sums, see [`super::sum()`].

use std::collections::BTreeMap;

use super::sum::plus;
use crate::{
    series::{Point, Reason},
    trade::Status,
};

/// One point for every period that any of the parts has; each part is sorted by period.
#[must_use]
pub fn total(parts: impl IntoIterator<Item = Vec<Point>>) -> Vec<Point> {
    let mut totals: BTreeMap<_, Point> = BTreeMap::new();
    for point in parts.into_iter().flatten() {
        let part = Point { note: None, value_reason: unknown(&point), ..Point::new(point.period, point.level, point.status) };
        let part = Point { published: point.published, territories: point.territories, ..part };
        match totals.get_mut(&point.period) {
            Some(total) => add(total, &part),
            None => {
                totals.insert(point.period, part);
            }
        }
    }
    totals.into_values().collect()
}

fn unknown(point: &Point) -> Option<Reason> {
    point.level.is_none().then_some(Reason::Incomplete)
}

fn add(total: &mut Point, part: &Point) {
    let both = total.level.zip(part.level);
    total.level = both.and_then(|(one, other)| plus(one, other));
    if total.level.is_none() {
        // A part without a figure counts for more than a sum without room, whichever comes first.
        let incomplete = part.level.is_none() || total.value_reason == Some(Reason::Incomplete);
        total.value_reason = Some(if incomplete { Reason::Incomplete } else { Reason::TooLarge });
    }
    total.territories = total.territories.and(part.territories);
    total.status = Status::worst([total.status, part.status].into_iter());
    total.published = total.published.max(part.published);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::trade::{Level, Period, Valuation};

    fn point(year: i32, value: Option<i64>) -> Point {
        let level =
            value.map(|value| Level::from_wording(value.to_string().parse().unwrap(), 6, Some(0), Valuation::Fob).unwrap().0);
        Point::new(Period::year(year), level, if value.is_some() { Status::Normal } else { Status::Missing })
    }

    #[test]
    fn a_product_without_a_row_adds_nothing_and_one_without_a_figure_hides_the_total() {
        let parts = [
            vec![point(2021, Some(2)), point(2022, Some(3))],
            vec![point(2022, Some(4)), point(2023, None)],
            vec![point(2023, Some(1))],
        ];
        let totals = total(parts);
        let values: Vec<Option<i64>> =
            totals.iter().map(|point| point.level.map(|level| level.amount.hundredths() / 100_000_000)).collect();
        // 2021: 2 and nothing; 2022: 3 + 4 = 7; 2023: unknown and 1.
        assert_eq!(values, [Some(2), Some(7), None]);
        // 7 of two figures rounded to a million: 6 to 8 million.
        let bounds = totals[1].level.unwrap().bounds;
        assert_eq!((bounds.low, bounds.high), (60_000_000_000, 80_000_000_000));
        assert_eq!((totals[2].reason(), totals[2].status), (Some(Reason::Incomplete), Status::Missing));
        assert!(total([]).is_empty());
    }

    proptest! {
        /// The order of the parts changes nothing.
        #[test]
        fn shuffled_parts_give_the_same_total(values in proptest::collection::vec((2000i32..2004, proptest::option::of(0i64..1_000)), 0..12)) {
            let parts = || values.iter().map(|(year, value)| vec![point(*year, *value)]);
            prop_assert_eq!(total(parts()), total(parts().rev()));
        }
    }
}
