//! Coverage of imports by exports: `X·100 / M`, per cent; 100 is a balance of zero.
//!
//! X are exports and M imports of one source as it reports them, normally FOB and CIF. Bounds: `[X_low·100/M_high,
//! X_high·100/M_low]`. Null with `missing` or `incomplete`; imports published as 0 give `zero_base` with a lower bound only.

use super::{fraction::Fraction, ratio::ratio_of};
use crate::{series::Ratio, trade::Level};

/// The coverage of two levels.
#[must_use]
pub fn coverage(exports: Level, imports: Level) -> Ratio {
    ratio_of(exports, imports, |exports, imports| Fraction::new(exports, imports).map(|fraction| fraction.percent().to_f64()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{series::Reason, trade::Valuation};

    #[test]
    fn five_over_four_and_over_nothing() {
        let level = |text: &str| Level::from_wording(text.parse().unwrap(), 9, Some(0), Valuation::Unknown).unwrap().0;
        let ratio = coverage(level("5"), level("4"));
        // 5/4 = 125 %; 4.5/4.5 = 100 %; 5.5/3.5 = 157.14 %.
        assert_eq!(
            (ratio.value, ratio.low, ratio.high.map(|high| (high * 100.0).round())),
            (Some(125.0), Some(100.0), Some(15714.0))
        );
        // Imports in [0, 0.5]: at least 4.5/0.5 = 900 %.
        let none = coverage(level("5"), level("0"));
        assert_eq!((none.value, none.low, none.high, none.reason), (None, Some(900.0), None, Some(Reason::ZeroBase)));
    }
}
