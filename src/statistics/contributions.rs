//! What made the change of a whole on a year before: `T_t − T_{t−1y} = Σ Δx_i + R`, in the currency unit and exact.
//!
//! T is the whole as it is compared with a year before: as published, else the sum over the parts that have a comparable figure
//! in both periods, see [`super::like_for_like()`]. `Δx_i = x_t − x_{t−1y}` is of each part that has both. R is what is left: of a
//! sum what parts that are not named made; of a published whole also what parts without one of their two figures made, and what
//! the source does not break down. Where the whole has no comparable year before, or no part has, there is a reason instead.

use std::cmp::Reverse;

use super::{entrant::Entrant, share::Whole};
use crate::{
    series::Reason,
    trade::{Amount, Level},
};

/// The change of a whole and what made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Contributions<K> {
    /// The whole a year before.
    pub before: Level,
    /// The whole now, as far as it is compared.
    pub now: Level,
    /// By how much each part changed, the greatest change first, of either sign.
    pub parts: Vec<(K, Amount)>,
}

impl<K> Contributions<K> {
    /// By how much the whole changed; nothing past 64 bits.
    #[must_use]
    pub fn change(&self) -> Option<Amount> {
        self.now.amount.checked_sub(self.before.amount)
    }

    /// What is left of the change when the first so many parts are named; nothing past 64 bits.
    #[must_use]
    pub fn rest(&self, named: usize) -> Option<Amount> {
        self.parts.iter().take(named).try_fold(self.change()?, |left, (_, change)| left.checked_sub(*change))
    }
}

/// What each of these parts made of the change of a whole.
///
/// # Errors
/// The [`Reason`] why the whole, or every part, is not compared with a year before.
pub fn contributions<K: Copy + Ord>(entrants: &[Entrant<K>], whole: Whole) -> Result<Contributions<K>, Reason> {
    if let Some(reason) = whole.reason {
        return Err(reason);
    }
    let (Some(now), Some(before)) = (whole.compared, whole.earlier) else { return Err(Reason::NoPreviousPeriod) };
    let change = |entrant: &Entrant<K>| {
        let (now, before) = (entrant.level?, entrant.earlier.filter(|_| entrant.is_matched())?);
        Some(now.amount.checked_sub(before.amount).ok_or(Reason::TooLarge).map(|change| (entrant.key, change)))
    };
    let mut parts = entrants.iter().filter_map(change).collect::<Result<Vec<(K, Amount)>, Reason>>()?;
    if parts.is_empty() {
        return Err(Reason::Incomplete);
    }
    parts.sort_by_key(|(key, change)| (Reverse(change.hundredths().unsigned_abs()), *key));
    Ok(Contributions { before, now, parts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{statistics::whole, trade::Valuation};

    fn level(text: &str) -> Option<Level> {
        (!text.is_empty()).then(|| Level::from_wording(text.parse().unwrap(), 0, None, Valuation::Fob).unwrap().0)
    }

    fn entrants() -> Vec<Entrant<char>> {
        [('a', "50", "20"), ('b', "30", "60.01"), ('c', "3", ""), ('d', "", "2"), ('e', "7", "7")]
            .map(|(key, now, before)| Entrant { key, level: level(now), earlier: level(before), reason: None })
            .to_vec()
    }

    #[test]
    fn changes_add_up_over_the_parts_that_have_both() {
        let found = contributions(&entrants(), whole(&entrants()).unwrap()).unwrap();
        // a, b and e have both: 87.01 before, 87 now; b −30.01, a +30, e 0.
        assert_eq!((found.before.amount.hundredths(), found.now.amount.hundredths()), (8_701, 8_700));
        let changes: Vec<(char, i64)> = found.parts.iter().map(|(key, change)| (*key, change.hundredths())).collect();
        assert_eq!(changes, [('b', -3_001), ('a', 3_000), ('e', 0)]);
        // −0.01 in all; without b +30 are left, without both nothing.
        let left: Vec<i64> = (0..4).map(|named| found.rest(named).unwrap().hundredths()).collect();
        assert_eq!(left, [-1, 3_000, 0, 0]);
    }

    #[test]
    fn of_a_published_whole_the_rest_is_what_is_not_told() {
        let whole =
            Whole { level: level("100").unwrap(), compared: level("100"), earlier: level("95"), reason: None, published: true };
        let found = contributions(&entrants(), whole).unwrap();
        // +5 in all; a, b and e made −0.01 of it, so +5.01 is left.
        assert_eq!((found.change().unwrap().hundredths(), found.rest(3).unwrap().hundredths()), (500, 501));
    }

    #[test]
    fn what_is_not_comparable_has_a_reason() {
        let all = whole(&entrants()).unwrap();
        let broken = Whole { reason: Some(Reason::NotComparable), ..all };
        assert_eq!(contributions(&entrants(), broken), Err(Reason::NotComparable));
        assert_eq!(contributions(&entrants(), Whole { earlier: None, ..all }), Err(Reason::NoPreviousPeriod));
        let none: Vec<Entrant<char>> = entrants().into_iter().map(|one| Entrant { reason: Some(Reason::Gap), ..one }).collect();
        assert_eq!(contributions(&none, all), Err(Reason::Incomplete));
    }
}
