//! Ratios with the bounds that rounding allows, by one rule.
//!
//! A ratio rises with one level and falls with the other, so its bounds lie at opposite ends of the two intervals, each level used
//! once: the lowest at `(x_low, y_high)`, the highest at `(x_high, y_low)`. Of a base published as 0 there is no value
//! (`zero_base`) and no upper bound, since it may be as near to 0 as it likes; the lower bound, on the most that the base may
//! be, stays. A bound is null too where its own base is not above 0.

use crate::{
    series::{Ratio, Reason},
    trade::Level,
};

/// The ratio of a level it rises with and one it falls with; `of` depends on their proportion alone.
pub(super) fn ratio_of(rising: Level, falling: Level, of: impl Fn(i128, i128) -> Option<f64>) -> Ratio {
    let value = of(rising.amount.hundredths().into(), falling.amount.hundredths().into());
    let is_exact = |level: Level| level.bounds.low == level.bounds.high;
    if value.is_some() && is_exact(rising) && is_exact(falling) {
        return Ratio { value, low: value, high: value, reason: None };
    }
    let high = value.and_then(|_| of(rising.bounds.high, falling.bounds.low));
    ratio_within(value, of(rising.bounds.low, falling.bounds.high), high)
}

/// A ratio whose ends were found otherwise, by the same rule.
pub(super) fn ratio_within(value: Option<f64>, low: Option<f64>, high: Option<f64>) -> Ratio {
    match value {
        Some(_) => Ratio { value, low, high, reason: None },
        None => Ratio { low, ..Ratio::null(Reason::ZeroBase) },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{statistics::Fraction, trade::Valuation};

    fn level(value: u32, decimals: Option<u8>) -> Level {
        Level::from_wording(value.to_string().parse().unwrap(), 6, decimals, Valuation::Fob).unwrap().0
    }

    fn over(numerator: i128, denominator: i128) -> Option<f64> {
        Fraction::new(numerator, denominator).map(Fraction::to_f64)
    }

    #[test]
    fn on_a_base_of_zero_there_is_a_floor_and_no_ceiling() {
        let ratio = ratio_of(level(5, Some(0)), level(0, Some(0)), over);
        // At least 4.5 million on half a million.
        assert_eq!(ratio, Ratio { low: Some(9.0), ..Ratio::null(Reason::ZeroBase) });
        let exact = ratio_of(level(5, None), level(0, None), over);
        assert_eq!(exact, Ratio::null(Reason::ZeroBase), "an exact zero is no base at all");
        // 4.5 to 5.5 on 0.5 to 1.5.
        let small = ratio_of(level(5, Some(0)), level(1, Some(0)), over);
        assert_eq!((small.low, small.value, small.high), (Some(3.0), Some(5.0), Some(11.0)));
    }

    proptest! {
        /// Whatever the two levels really were within their rounding, the ratio of them is within the bounds.
        #[test]
        fn the_truth_lies_between(
            values in (0u32..50, 0u32..50),
            decimals in (0u8..2, 0u8..2),
            at in (0i128..=16, 0i128..=16),
            kind in 0usize..3,
        ) {
            let (rising, falling) = (level(values.0, Some(decimals.0)), level(values.1, Some(decimals.1)));
            let of = |x: i128, y: i128| match kind {
                0 => over(x, y),
                1 => over(x - y, y),
                _ => over(x - y, x + y),
            };
            let ratio = ratio_of(rising, falling, of);
            prop_assert_eq!(ratio.value.is_none(), ratio.reason == Some(Reason::ZeroBase));
            prop_assert!(ratio.value.is_some() || ratio.high.is_none());
            let within = |level: Level, at: i128| level.bounds.low + (level.bounds.high - level.bounds.low) * at / 16;
            if let Some(truth) = of(within(rising, at.0), within(falling, at.1)) {
                prop_assert!(ratio.low.is_none_or(|low| low <= truth), "{:?} and {}", ratio, truth);
                prop_assert!(ratio.high.is_none_or(|high| truth <= high), "{:?} and {}", ratio, truth);
            }
        }

        /// The exact way round the bounds gives what the bounds give.
        #[test]
        fn exact_levels_have_their_value_for_bounds(values in (0u32..5_000, 1u32..5_000)) {
            let (rising, falling) = (level(values.0, None), level(values.1, None));
            let ratio = ratio_of(rising, falling, over);
            let ends = [over(rising.bounds.low, falling.bounds.high), over(rising.bounds.high, falling.bounds.low)];
            prop_assert_eq!([ratio.low, ratio.high], ends);
            prop_assert_eq!(ratio.value, ends[0]);
        }
    }
}
