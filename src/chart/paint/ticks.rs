//! Round numbers along an axis.

use super::log_ticks;
use crate::{
    chart::wording::number::{Quantity, grouped, percent_signed},
    language::Language,
};

/// Round numbers that divide an axis.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Ticks {
    /// The numbers, rising.
    pub(in crate::chart) values: Vec<f64>,
    /// The low end of the axis: the tick below the lowest value where that is near, else the lowest value.
    pub(in crate::chart) low: f64,
    /// The high end, likewise.
    pub(in crate::chart) high: f64,
    /// The same for all, or what each needs.
    decimals: Option<usize>,
}

/// An axis goes on to the next tick when that is not farther than this part of it.
const NEAR: f64 = 0.2;

/// With fewer ticks an axis is hardly read.
const FEW: usize = 3;

/// No step divides an axis into more parts; the first ones tried give some hundred.
const MOST: usize = 500;

impl Ticks {
    /// About `most` round numbers for `low` to `high`; both finite, `low < high`.
    pub(in crate::chart) fn spanning(low: f64, high: f64, most: usize) -> Self {
        let least = libm::log10((high - low) / 20.0).floor().clamp(-300.0, 300.0);
        #[expect(clippy::cast_possible_truncation, reason = "between -300 and 300")]
        let first = least as i32;
        let mut chosen = Self { values: vec![low, high], low, high, decimals: Some(0) };
        for power in first..first + 4 {
            for digits in ["1", "2", "5"] {
                let ticks = Self::stepping(low, high, (digits, power));
                if ticks.values.len() < 2 {
                    return chosen;
                }
                chosen = ticks;
                if chosen.values.len() <= most {
                    // Between two and five stands two and a half, where five leaves hardly a tick.
                    let between = Self::stepping(low, high, ("2.5", power));
                    let wanted = digits == "5" && chosen.values.len() < FEW;
                    return if wanted && (FEW..=most).contains(&between.values.len()) { between } else { chosen };
                }
            }
        }
        chosen
    }

    fn stepping(low: f64, high: f64, (digits, power): (&str, i32)) -> Self {
        let step: f64 = format!("{digits}e{power}").parse().unwrap_or(1.0);
        let decimals = usize::try_from(i32::from(digits.contains('.')) - power).unwrap_or(0);
        let near = (high - low) * NEAR;
        let (floor, ceiling) = ((low / step + 1e-9).floor() * step, (high / step - 1e-9).ceil() * step);
        let low = if low - floor <= near { floor } else { low };
        let high = if ceiling - high <= near { ceiling } else { high };
        #[expect(clippy::cast_possible_truncation, reason = "at most a few hundred steps, and saturating")]
        let (from, to) = ((low / step - 1e-9).ceil() as i64, (high / step + 1e-9).floor() as i64);
        #[expect(clippy::cast_precision_loss, reason = "a few hundred at most")]
        let values = (from..=to).take(MOST).map(|count| count as f64 * step).collect();
        Self { values, low, high, decimals: Some(decimals) }
    }

    /// About `most` ticks of a logarithmic axis; both ends above zero.
    pub(in crate::chart) fn of_powers(low: f64, high: f64, most: usize) -> Self {
        let (values, low, high) = log_ticks::powers(low, high, most);
        Self { values, low, high, decimals: None }
    }

    /// Zero alone, for an axis on which everything is nothing.
    pub(in crate::chart) fn zero(low: f64, high: f64) -> Self {
        Self { values: vec![0.0], low, high, decimals: Some(0) }
    }

    /// The same without what lies below a value that nothing can fall under.
    pub(in crate::chart) fn not_below(self, least: f64) -> Self {
        Self { values: self.values.into_iter().filter(|value| *value >= least).collect(), low: self.low.max(least), ..self }
    }

    /// What is written beside a tick.
    pub(in crate::chart) fn label(&self, language: Language, value: f64, quantity: Quantity) -> String {
        // Nothing has no decimals.
        let usual = if value == 0.0 { Some(0) } else { self.decimals };
        let decimals = usual.unwrap_or_else(|| log_ticks::decimals(value));
        if decimals > 6 && self.decimals.is_none() {
            return language.number(&format!("{value:e}").replace('-', "\u{2212}"));
        }
        match quantity {
            Quantity::Percent => percent_signed(language, value, decimals),
            Quantity::Money | Quantity::Index => grouped(language, value, decimals),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_span_the_values() {
        let labels = |low, high, most| {
            let ticks = Ticks::spanning(low, high, most);
            ticks.values.iter().map(|value| ticks.label(Language::English, *value, Quantity::Money)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(labels(0.0, 5.5, 7), "0 1 2 3 4 5 6");
        assert_eq!(labels(0.0, 0.37, 6), "0 0.1 0.2 0.3 0.4");
        assert_eq!(labels(-0.7, 3.1, 6), "−1 0 1 2 3", "4 is too far away");
        assert_eq!(labels(0.0, 9.0, 5), "0 5 10");
        assert_eq!(labels(0.0, 8.0, 4), "0 2.5 5.0 7.5", "five would leave two");
        assert_eq!(labels(0.0, 4_800.0, 4), "0 2,000 4,000");
        assert_eq!(labels(0.0, 0.9, 3), "0 0.5 1.0");
        let ticks = Ticks::spanning(-90.0, 5_476.0, 8).not_below(-100.0);
        assert_eq!((ticks.values[0], ticks.low), (0.0, -100.0), "nothing falls by more than all of it");
        let ticks = Ticks::spanning(-90.0, 279.0, 5);
        assert_eq!(ticks.label(Language::English, ticks.values[0], Quantity::Percent), "−100%");
    }

    #[test]
    fn no_range_is_too_wide_or_too_narrow() {
        for (low, high) in [(0.0, 1e-250), (-1e280, 1e280), (1e15, 1e15 + 1.0), (99.999_999, 100.0)] {
            for most in 0..9 {
                let ticks = Ticks::spanning(low, high, most);
                assert!((2..=9).contains(&ticks.values.len()), "{low} {high} {most}: {ticks:?}");
                assert!(ticks.values.iter().all(|value| value.is_finite()));
            }
        }
    }
}
