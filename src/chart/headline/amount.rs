//! An amount as a headline states it: at most three digits, and none that its rounding does not support.

use crate::trade::{BOUND_PER_UNIT, Bound, Level};

/// An amount with the digits that may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) struct Stated {
    /// The amount, rounded, in ten-thousandths of the unit; above zero.
    pub(in crate::chart) amount: Bound,
    /// What its last digit is worth.
    pub(in crate::chart) unit: Bound,
    /// May the true amount be further away than half of that?
    pub(in crate::chart) about: bool,
}

/// A level without its sign; nothing where no digit of it is certain.
pub(super) fn stated(level: &Level) -> Option<Stated> {
    let (value, bounds) = (level.amount.bound(), level.bounds);
    let reach = (bounds.high - value).max(value - bounds.low);
    let value = value.abs();
    let mut unit: Bound = BOUND_PER_UNIT / 100;
    while unit.checked_mul(1000)? <= value || unit < reach {
        unit = unit.checked_mul(10)?;
    }
    let amount = (value.checked_mul(2)?.checked_add(unit)? / unit.checked_mul(2)?).checked_mul(unit)?;
    (amount > 0).then_some(Stated { amount, unit, about: reach > unit / 2 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        statistics::sum,
        trade::{Figure, Valuation},
    };

    fn level(text: &str, unit_mult: u8, decimals: Option<u8>) -> Level {
        let figure: Figure = text.parse().unwrap();
        Level::from_wording(figure, unit_mult, decimals, Valuation::Fob).unwrap().0
    }

    #[test]
    fn digits_end_where_the_rounding_does() {
        let told = |level: Level| stated(&level).map(|stated| (stated.amount / BOUND_PER_UNIT, stated.about));
        assert_eq!(told(level("3359045.633", 3, None)), Some((3_360_000_000, false)));
        assert_eq!(told(level("5", 9, Some(0))), Some((5_000_000_000, false)));
        // 4 and 5 billion, each to a billion: 8 to 10.
        assert_eq!(told(sum([level("4", 9, Some(0)), level("5", 9, Some(0))]).unwrap()), Some((9_000_000_000, true)));
        assert_eq!(told(level("0", 9, Some(0))), None);
        assert_eq!(told(level("0", 9, None)), None);
    }
}
