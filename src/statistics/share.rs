//! Share `x·100 / T`, per cent, and contribution `Δx·100 / T_{t−1y}`, in points of the growth of the whole T.
//!
//! The whole is published, or the sum of the parts that have a figure; of a sum the growth, and so T a year before in a
//! contribution, is of the parts that have a figure in both periods, see [`super::like_for_like()`]. Each input is used once in the bounds: the share of a part of a sum is
//! `x/(x + o)`, o the other parts, in `[x_low/(x_low + o_high), x_high/(x_high + o_low)]`; of a published whole it is in
//! `[x_low/T_high, x_high/T_low]`. A whole of 0 gives `zero_base` with a lower bound only; one not published a year before, `missing`.

use super::{
    fraction::Fraction,
    growth::{change, growth},
    ratio::ratio_within,
};
use crate::{
    series::{Difference, Ratio, Reason, Subject},
    trade::{Interval, Level},
};

/// A whole, now and a year before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Whole {
    /// Its level.
    pub level: Level,
    /// What of it is compared with a year before: all of a published whole; of a sum, its parts that have both.
    pub compared: Option<Level>,
    /// The same a year before.
    pub earlier: Option<Level>,
    /// Why the two may not be compared.
    pub reason: Option<Reason>,
    /// Is it published, and not the sum of the parts?
    pub published: bool,
}

impl Whole {
    /// Change and growth on a year before.
    #[must_use]
    pub fn grown(&self) -> (Difference, Ratio) {
        match (self.compared, self.earlier, self.reason) {
            (Some(now), Some(before), None) => (change(before, now), growth(before, now, Subject::Turnover)),
            (_, _, reason) => {
                let reason = reason.unwrap_or(Reason::Missing);
                (Difference::null(reason), Ratio::null(reason))
            }
        }
    }
}

/// The other parts of a sum that has this part.
fn others(whole: Level, part: Level) -> Interval {
    Interval { low: whole.bounds.low - part.bounds.low, high: whole.bounds.high - part.bounds.high }
}

fn percent(numerator: i128, denominator: i128) -> Option<f64> {
    Fraction::new(numerator, denominator).map(|fraction| fraction.percent().to_f64())
}

/// The share of a part.
#[must_use]
pub fn share(part: Level, whole: Whole) -> Ratio {
    let (own, all) = (part.bounds, whole.level.bounds);
    let rest = others(whole.level, part);
    let (low, high) = if whole.published {
        (percent(own.low, all.high), percent(own.high, all.low))
    } else {
        (percent(own.low, own.low + rest.high), percent(own.high, own.high + rest.low))
    };
    ratio_within(percent(part.amount.hundredths().into(), whole.level.amount.hundredths().into()), low, high)
}

/// The share of what is left of a published whole when `taken` is taken away: `1 − taken/T`.
#[must_use]
pub fn share_left(taken: Level, whole: Whole) -> Ratio {
    let left = |all: i128, taken: i128| percent(all - taken, all);
    let (all, own) = (whole.level.bounds, taken.bounds);
    let value = left(whole.level.amount.hundredths().into(), taken.amount.hundredths().into());
    ratio_within(value, left(all.low, own.high), left(all.high, own.low))
}

/// The contribution of a part that was `base` a year before.
#[must_use]
pub fn contribution(base: Level, part: Level, whole: Whole) -> Ratio {
    let Some(before) = whole.earlier else { return Ratio::null(Reason::Missing) };
    let (fall, rise) = (part.bounds.low - base.bounds.high, part.bounds.high - base.bounds.low);
    let rest = others(before, base);
    let (least, most) = if whole.published {
        (before.bounds, before.bounds)
    } else {
        let with = |own: i128| Interval { low: own + rest.low, high: own + rest.high };
        (with(base.bounds.high), with(base.bounds.low))
    };
    let low = percent(fall, if fall < 0 { least.low } else { least.high });
    let high = percent(rise, if rise < 0 { most.high } else { most.low });
    let difference = i128::from(part.amount.hundredths()) - i128::from(base.amount.hundredths());
    ratio_within(percent(difference, before.amount.hundredths().into()), low, high)
}

/// The contribution of what is left of a published whole: `(T_t − s_t + s_{t−1y})/T_{t−1y} − 1`, s what is taken away.
#[must_use]
pub fn contribution_left(base: Level, taken: Level, whole: Whole) -> Ratio {
    let Some(before) = whole.earlier else { return Ratio::null(Reason::Missing) };
    let left = |now: i128, before: i128| percent(now - before, before);
    let amount = |level: Level| i128::from(level.amount.hundredths());
    let now = whole.level.bounds.minus(taken.bounds).plus(base.bounds);
    let value = left(amount(whole.level) - amount(taken) + amount(base), amount(before));
    let end = |now: i128, low: bool| if (now < 0) == low { before.bounds.low } else { before.bounds.high };
    ratio_within(value, left(now.low, end(now.low, true)), left(now.high, end(now.high, false)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::Valuation;

    fn level(text: &str) -> Level {
        Level::from_wording(text.parse().unwrap(), 9, Some(0), Valuation::Fob).unwrap().0
    }

    fn rounded(ratio: Ratio) -> [Option<f64>; 3] {
        [ratio.value, ratio.low, ratio.high].map(|value| value.map(|value| (value * 100.0).round() / 100.0))
    }

    fn summed(now: [&str; 2], before: [&str; 2]) -> Whole {
        let sum = |both: [&str; 2]| super::super::sum(both.map(level)).unwrap();
        Whole { level: sum(now), compared: Some(sum(now)), earlier: Some(sum(before)), reason: None, published: false }
    }

    #[test]
    fn a_part_of_a_sum() {
        let whole = summed(["6", "4"], ["5", "5"]);
        // 6/10; at least 5.5/(5.5 + 4.5) = 55 %, at most 6.5/(6.5 + 3.5) = 65 %.
        assert_eq!(rounded(share(level("6"), whole)), [Some(60.0), Some(55.0), Some(65.0)]);
        // (6 − 5)/10 = 10 points; (5.5 − 5.5)/… = 0; (6.5 − 4.5)/(4.5 + 4.5) = 22.22.
        assert_eq!(rounded(contribution(level("5"), level("6"), whole)), [Some(10.0), Some(0.0), Some(22.22)]);
        // (4 − 5)/10; (3.5 − 5.5)/(5.5 + 4.5) = −20; (4.5 − 4.5) = 0.
        assert_eq!(rounded(contribution(level("5"), level("4"), whole)), [Some(-10.0), Some(-20.0), Some(0.0)]);
    }

    #[test]
    fn a_published_whole_and_what_is_left_of_it() {
        let whole =
            Whole { level: level("10"), compared: Some(level("10")), earlier: Some(level("8")), reason: None, published: true };
        // 6/10; 5.5/10.5 = 52.38 %, 6.5/9.5 = 68.42 %. Left are 4/10; (9.5 − 6.5)/9.5 = 31.58 %, (10.5 − 5.5)/10.5 = 47.62 %.
        assert_eq!(rounded(share(level("6"), whole)), [Some(60.0), Some(52.38), Some(68.42)]);
        assert_eq!(rounded(share_left(level("6"), whole)), [Some(40.0), Some(31.58), Some(47.62)]);
        // (6 − 5)/8 = 12.5 points and (4 − 3)/8 = 12.5: together the growth of 25 %.
        assert_eq!(contribution(level("5"), level("6"), whole).value, Some(12.5));
        let left = contribution_left(level("5"), level("6"), whole);
        // (9.5 − 6.5 + 4.5)/8.5 − 1 = −11.76 %; (10.5 − 5.5 + 5.5)/7.5 − 1 = 40 %.
        assert_eq!(rounded(left), [Some(12.5), Some(-11.76), Some(40.0)]);
        let zero = Whole { level: level("0"), ..whole };
        // Of at most half a billion: at least 4.5/0.5 = 900 %, no upper bound.
        let of_zero = share(level("5"), zero);
        assert_eq!((of_zero.value, of_zero.low, of_zero.high), (None, Some(900.0), None));
        assert_eq!(share(level("0"), zero).reason, Some(Reason::ZeroBase));
    }
}
