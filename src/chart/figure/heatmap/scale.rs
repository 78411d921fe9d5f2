//! From which to which value the shades of a heat map run: round ends that most values lie within.

use crate::{
    chart::{
        body::heatmap::HeatScale,
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
    let high = rounded_up(if greatest > usual * FAR && usual > 0.0 { usual } else { greatest });
    let lowest = sorted(|value| value).first().copied().unwrap_or(0.0);
    let low = match is_diverging {
        true => -high,
        false if lowest > high * 0.4 => rounded_down(lowest),
        false => 0.0,
    };
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

/// The least of 1, 1.5, 2, 3, 4, 5, 6, 8 of some power of ten that is not below a value.
fn rounded_up(value: f64) -> f64 {
    steps(value).find(|step| *step >= value * (1.0 - 1e-9)).unwrap_or(1.0)
}

/// The greatest of them that is not above it.
fn rounded_down(value: f64) -> f64 {
    steps(value).filter(|step| *step <= value * (1.0 + 1e-9)).last().unwrap_or(0.0)
}

fn steps(value: f64) -> impl Iterator<Item = f64> {
    let power = libm::log10(value.abs().max(1e-300)).floor().clamp(-290.0, 290.0);
    #[expect(clippy::cast_possible_truncation, reason = "between −290 and 290")]
    let power = power as i32;
    (power..=power + 1).flat_map(|power| {
        ["1", "1.5", "2", "3", "4", "5", "6", "8"].map(|digits| format!("{digits}e{power}").parse().unwrap_or(1.0))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Language = Language::English;

    #[test]
    fn ends_are_round_and_one_outlier_does_not_set_them() {
        let mut growth: Vec<f64> = (-12..12).map(|step| f64::from(step) * 2.0).collect();
        let scale = of(EN, &growth, true);
        assert_eq!((scale.low, scale.high, scale.labels), (-30.0, 30.0, ["−30%", "0", "+30%"].map(String::from).to_vec()));
        growth.push(5_476.0);
        let scale = of(EN, &growth, true);
        assert_eq!((scale.high, scale.labels[2].as_str()), (30.0, "+30% or more"));
        let amounts = of(EN, &[0.9, 1.0, 1.2], false);
        assert_eq!((amounts.low, amounts.high, amounts.labels), (0.8, 1.5, vec!["0.8".to_owned(), "1.5".to_owned()]));
        assert_eq!(of(EN, &[0.1, 1.2], false).low, 0.0, "amounts that reach far down begin at zero");
        assert!(of(EN, &[-0.3, 1.2], false).is_diverging, "a balance has two sides");
        assert!(of(EN, &[], false).high > 0.0 && of(EN, &[0.0, 0.0], true).high > 0.0);
    }
}
