//! From which to which value the shades of a heat map run: round ends that most values lie within.

use crate::{
    chart::{
        body::heatmap::HeatScale,
        paint::ticks::Ticks,
        wording::number::{percent_signed, trimmed},
    },
    language::Language,
};

/// The ends of shades may leave out one value in so many, where those are far out: one month of +5,000 % must not make all
/// others pale.
const OUT_OF: usize = 12;
/// What is far out: so many times what the others reach.
const FAR: f64 = 1.6;

/// The scale of some values; growth, and amounts on both sides of zero, have two colours.
pub(super) fn of(language: Language, values: &[f64], is_growth: bool) -> HeatScale {
    let sorted = |by: fn(f64) -> f64| {
        let mut all: Vec<f64> = values.iter().copied().map(by).collect();
        all.sort_by(f64::total_cmp);
        all
    };
    let is_diverging = is_growth || values.iter().any(|value| *value < 0.0);
    let reach = sorted(f64::abs);
    let greatest = reach.last().copied().unwrap_or(1.0);
    let usual = reach.get(reach.len().saturating_sub(1 + reach.len() / OUT_OF)).copied().unwrap_or(greatest);
    let high = if greatest > usual * FAR && usual > 0.0 { usual } else { greatest };
    let lowest = sorted(|value| value).first().copied().unwrap_or(0.0);
    // Amounts that lie far above zero have their shades for themselves.
    let low = if !is_diverging && lowest > high * 0.4 && lowest < high { lowest } else { 0.0 };
    let high = if high > low { high } else { low + 1.0 };
    let step = step(low, high);
    let (low, high) = (times((low / step + 1e-9).floor(), step), times((high / step - 1e-9).ceil(), step));
    let low = if is_diverging { -high } else { low };
    let written =
        |value: f64| if is_growth { percent_signed(language, value, decimals(high)) } else { trimmed(language, value, 6) };
    let end = |value: f64, is_passed: bool, key: &str| {
        if is_passed { language.fill(key, &[("number", &written(value))]) } else { written(value) }
    };
    let below = end(low, lowest < low, "heatmap.or_less");
    let above = end(high, values.iter().any(|value| *value > high), "heatmap.or_more");
    let labels = if is_diverging { vec![below, language.number("0"), above] } else { vec![below, above] };
    HeatScale { is_diverging, low, high, labels }
}

/// Decimals of a round end.
fn decimals(end: f64) -> usize {
    if end >= 1.0 { 0 } else { 2 }
}

/// So many times a round number, as round as it is written.
fn times(count: f64, step: f64) -> f64 {
    format!("{:.9e}", count * step).parse().unwrap_or(count * step)
}

/// A round number of which some five are as long as this.
fn step(low: f64, high: f64) -> f64 {
    let ticks = Ticks::spanning(low, high, 6).values;
    ticks.first().zip(ticks.get(1)).map_or(high - low, |(one, next)| next - one)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Language = Language::English;

    #[test]
    fn ends_are_round_and_one_outlier_does_not_set_them() {
        let mut growth: Vec<f64> = (-12..12).map(|step| f64::from(step) * 2.0).collect();
        let scale = of(EN, &growth, true);
        assert_eq!((scale.low, scale.high, scale.labels), (-25.0, 25.0, ["−25%", "0", "+25%"].map(String::from).to_vec()));
        growth.push(5_476.0);
        let scale = of(EN, &growth, true);
        assert_eq!((scale.high, scale.labels[2].as_str()), (25.0, "+25% or more"));
        let amounts = of(EN, &[0.9, 1.0, 1.2], false);
        assert_eq!((amounts.low, amounts.high, amounts.labels), (0.9, 1.2, vec!["0.9".to_owned(), "1.2".to_owned()]));
        assert_eq!(of(EN, &[0.1, 1.2], false).low, 0.0, "amounts that reach far down begin at zero");
        assert!(of(EN, &[-0.3, 1.2], false).is_diverging, "a balance has two sides");
        assert!(of(EN, &[], false).high > 0.0 && of(EN, &[0.0, 0.0], true).high > 0.0);
    }
}
