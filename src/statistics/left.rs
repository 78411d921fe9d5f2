//! What is left of a whole T when parts are taken away: `T − s`, in the currency unit, and its share `(T − s)·100 / T`, per cent.
//!
//! s is the exact sum of the parts taken. What is left of a sum is the sum of the other parts, so its bounds are
//! `[T_low − s_low, T_high − s_high]`; of a published whole they are `[T_low − s_high, T_high − s_low]`, and it may be below
//! 0 where the parts exceed what was published. Past 64 bits of hundredths there is nothing.

use super::{
    share::{Whole, share, share_left},
    sum::minus,
};
use crate::{
    series::Ratio,
    trade::{Interval, Level},
};

/// What is left of a whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Left {
    /// Its level; of a published whole it may be below 0.
    pub level: Level,
    /// Its share of the whole, per cent.
    pub share: Ratio,
}

/// What is left of the whole without the parts that sum to `taken`; all of it when none is taken.
#[must_use]
pub fn left(taken: Option<Level>, whole: Whole) -> Option<Left> {
    let Some(taken) = taken else { return Some(Left { level: whole.level, share: share(whole.level, whole) }) };
    let level = minus(whole.level, taken)?;
    if whole.published {
        return Some(Left { level, share: share_left(taken, whole) });
    }
    let (all, own) = (whole.level.bounds, taken.bounds);
    let level = Level { bounds: Interval { low: all.low - own.low, high: all.high - own.high }, ..level };
    Some(Left { level, share: share(level, whole) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        statistics::{Entrant, rank, rest, sum, whole},
        trade::{BOUND_PER_UNIT, Valuation},
    };

    fn level(text: &str) -> Level {
        Level::from_wording(text.parse().unwrap(), 9, Some(0), Valuation::Fob).unwrap().0
    }

    #[test]
    fn of_a_sum_and_of_a_published_whole() {
        let entrants = ["5", "3", "2"].map(|text| Entrant { key: text, level: Some(level(text)), earlier: None, reason: None });
        let whole = whole(&entrants).unwrap();
        // 3 and 2 billion, each ± 0.5: 5 in [4, 6].
        let found = left(Some(level("5")), whole).unwrap();
        let billion = 1_000_000_000 * BOUND_PER_UNIT;
        assert_eq!(found.level.bounds, Interval { low: 4 * billion, high: 6 * billion });
        assert_eq!(found.share.value, Some(50.0));
        // 12 published, in [11.5, 12.5], without 5, in [4.5, 5.5]: 7 in [6, 8].
        let published = Whole { level: level("12"), published: true, ..whole };
        let found = left(Some(level("5")), published).unwrap();
        assert_eq!(found.level.bounds, Interval { low: 6 * billion, high: 8 * billion });
        let less = left(Some(level("13")), published).unwrap();
        assert_eq!((less.level.amount.hundredths(), less.share.value.map(f64::round)), (-100_000_000_000, Some(-8.0)));
        assert_eq!(left(None, published).map(|left| left.share.value), Some(Some(100.0)));
    }

    #[test]
    fn it_is_what_the_ranking_calls_the_rest() {
        let entrants =
            ["7", "5", "3", "2"].map(|text| Entrant { key: text, level: Some(level(text)), earlier: None, reason: None });
        let summed = whole(&entrants).unwrap();
        for whole in [summed, Whole { level: level("20"), published: true, ..summed }] {
            let rows = rank(&entrants, whole);
            for count in 1..=rows.len() {
                let keys: Vec<&str> = rows[..count].iter().map(|row| row.key).collect();
                let rest = rest(&entrants, &keys, whole).unwrap();
                let found = left(sum(rows[..count].iter().map(|row| row.standing.level)), whole).unwrap();
                assert_eq!((found.level.amount, found.level.bounds), (rest.level.amount, rest.level.bounds), "{count}");
                assert_eq!(found.share, rest.share, "{count}");
            }
        }
    }
}
