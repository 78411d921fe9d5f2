//! The period that a ranking of a whole group is of.

use std::collections::BTreeMap;

use crate::{table::Part, trade::Period};

/// The latest period in which more than half as many have a figure as in the period that has most.
pub(super) fn covered(counts: &BTreeMap<Period, usize>) -> Option<Period> {
    let most = counts.values().max()?;
    counts.iter().rev().find(|(_, count)| *count * 2 > *most).map(|(period, _)| *period)
}

/// The rows that growth to a period is made of: its own, those of the year before, and all between, where the series may break.
pub(super) fn year_to(period: Period) -> Part {
    Part::Months(period.year_before().first_month(), period.first_month() + period.months() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_most_is_not_enough() {
        let of = |counts: &[(i32, usize)]| covered(&counts.iter().map(|(year, count)| (Period::year(*year), *count)).collect());
        assert_eq!(of(&[(2020, 10), (2021, 6), (2022, 5)]), Some(Period::year(2021)));
        assert_eq!((of(&[(2020, 1)]), of(&[])), (Some(Period::year(2020)), None));
    }
}
