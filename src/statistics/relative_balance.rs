//! The relative balance: `(X − M)·100 / (X + M)`, per cent, in [−100, 100].
//!
//! X are exports and M imports of one source as it reports them. It rises with X and falls with M, so its bounds are at opposite
//! ends of the two intervals, each input used once: of 5 ± 0.5 and 4 ± 0.5 it is in [0, 22.2], not [0, 25].
//! Null with `missing` or `incomplete`, and `zero_base` when both were published as 0.

use super::{fraction::Fraction, ratio::ratio_of};
use crate::{series::Ratio, trade::Level};

/// The relative balance of two levels.
#[must_use]
pub fn relative_balance(exports: Level, imports: Level) -> Ratio {
    ratio_of(exports, imports, |exports, imports| {
        Fraction::new(exports - imports, exports + imports).map(|f| f.percent().to_f64())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{series::Reason, trade::Valuation};

    #[test]
    fn five_and_four_billion_as_worded() {
        let level = |text: &str| Level::from_wording(text.parse().unwrap(), 9, Some(0), Valuation::Unknown).unwrap().0;
        let ratio = relative_balance(level("5"), level("4"));
        // (5 − 4)/9 = 11.11 %; (4.5 − 4.5)/9 = 0; (5.5 − 3.5)/9 = 22.22 %.
        assert_eq!(ratio.value.map(|value| (value * 100.0).round()), Some(1111.0));
        assert_eq!((ratio.low, ratio.high.map(|high| (high * 10.0).round())), (Some(0.0), Some(222.0)));
        // Of two zeros up to half a billion it may be anything: at least (0 − 0.5)/0.5, and no upper bound is claimed.
        let nothing = relative_balance(level("0"), level("0"));
        assert_eq!((nothing.low, nothing.high, nothing.reason), (Some(-100.0), None, Some(Reason::ZeroBase)));
        // All trade is exports: 100 %, but with imports of up to half a billion at least (4.5 − 0.5)/5 = 80 %.
        let one_sided = relative_balance(level("5"), level("0"));
        assert_eq!((one_sided.low, one_sided.value, one_sided.high), (Some(80.0), Some(100.0), Some(100.0)));
    }
}
