//! The earlier level that a level and its growth imply: `x_0 = x_1 / (1 + g/100)`.
//!
//! Who says that trade came to 2.22 billion after a growth of 39.8 per cent has said that it was 1.588 billion before: at least
//! the least level over the greatest growth, at most the greatest level over the least growth.

use super::{claim_set::DataRange, fraction::Fraction};
use crate::trade::Bound;

/// The least and the greatest earlier level; nothing where they say nothing.
#[must_use]
pub fn implied_base(low: Bound, high: Option<Bound>, growth: DataRange) -> Option<(Bound, Option<Bound>)> {
    let before = |level: Bound, growth: Option<Fraction>| Fraction::new(level, 1)?.over(growth?.growth_factor()?);
    let least = before(low, growth.high).map_or(0, |least| least.scaled_down(1));
    let most = high.and_then(|high| before(high, growth.low)).map(|most| most.scaled_up(1));
    (least > 0 || most.is_some()).then_some((least, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_after_a_growth_was_another_before() {
        let tenths = |tenths| Fraction::new(tenths, 10);
        let growth = |low, high| DataRange { low, high };
        // 2215 to 2225 after 39.75 to 39.85 %: 2215/1.3985 = 1583.8… and 2225/1.3975 = 1592.1….
        let found = implied_base(2215, Some(2225), DataRange { low: Fraction::new(3975, 100), high: Fraction::new(3985, 100) });
        assert_eq!(found, Some((1583, Some(1593))));
        // Over 80 %: at most 4500/1.8 = 2500, and no least.
        assert_eq!(implied_base(3500, Some(4500), growth(tenths(800), None)), Some((0, Some(2500))));
        assert_eq!(implied_base(3500, None, growth(tenths(800), None)), None);
        // A fall by all there was.
        assert_eq!(implied_base(0, Some(0), growth(tenths(-1000), tenths(-1000))), None);
    }
}
