//! The gap between two counts of the same trade in words: "Russia 3.36, Iran 0.48: 7 times".
//!
//! How many times the greater is the lesser is said with the bounds that their rounding allows, and not at all where as rounded
//! either may be the greater, or one is or may be zero.

use crate::{
    chart::{
        body::panels::{Callout, Mark},
        period_axis::PeriodAxis,
        wording::number::{trimmed, trimmed_plain},
    },
    language::Language,
    trade::{Area, Bound, Level},
};

/// Below this neither count is worth being called so many times the other.
const LEAST: f64 = 1.05;

/// How many times the lesser of two levels the greater is, from the lowest to the highest that their rounding allows.
fn between(one: &Level, other: &Level) -> Option<[f64; 2]> {
    let (more, less) = if one.amount.hundredths() >= other.amount.hundredths() { (one, other) } else { (other, one) };
    let (low, high) = (ratio(more.bounds.low, less.bounds.high)?, ratio(more.bounds.high, less.bounds.low)?);
    // Counts that may be the same as rounded are not so many times one another.
    (high >= LEAST && low > 1.0).then_some([low, high])
}

fn written(language: Language, ratio: f64) -> String {
    trimmed(language, ratio, usize::from(ratio < 9.95))
}

/// "7×", "1.8 to 3.7×".
pub(in crate::chart) fn sign(language: Language, one: &Level, other: &Level) -> Option<String> {
    let [low, high] = between(one, other)?.map(|ratio| written(language, ratio));
    let range = || language.fill("chart.range", &[("low", &low), ("high", &high)]);
    let times = if low == high { low.clone() } else { range() };
    Some(language.fill("chart.sight.times", &[("times", &times)]))
}

/// "7 times", "1.8 to 3.7 times".
fn times(language: Language, one: &Level, other: &Level) -> Option<String> {
    let [low, high] = between(one, other)?;
    let texts = [low, high].map(|ratio| written(language, ratio));
    if texts[0] != texts[1] {
        return Some(language.fill("chart.sight.times_between", &[("low", &texts[0]), ("high", &texts[1])]));
    }
    let parts = [("times", texts[0].as_str())];
    let digits = trimmed_plain(low, usize::from(low < 9.95)).replace(',', "");
    // A fraction takes the form that is left for it.
    let form = |count: usize| language.count("chart.sight.times_as_much", count, &parts);
    Some(digits.parse().map_or_else(|_| language.fill_term("chart.sight.times_as_much", "other", &parts), form))
}

#[expect(clippy::cast_precision_loss, reason = "two figures of a picture, told in two digits")]
fn ratio(more: Bound, less: Bound) -> Option<f64> {
    (less > 0).then(|| more as f64 / less as f64)
}

/// What is said of both counts of a slot, the period first.
pub(in crate::chart) fn told(
    language: Language,
    slots: PeriodAxis,
    (areas, marks): ([Area; 2], [&Mark; 2]),
    levels: [&Level; 2],
) -> Callout {
    let slot = marks[0].slot;
    let times = times(language, levels[0], levels[1]);
    let greater = if marks[0].value >= marks[1].value { [0, 1] } else { [1, 0] };
    let [first, second] = greater.map(|place| {
        language.fill("chart.sight.count", &[("area", language.area(areas[place])), ("figure", &marks[place].label)])
    });
    let period = language.period_in(slots.period(slot), slots.calendar);
    let times = times.unwrap_or_default();
    let parts = [("period", period.as_str()), ("first", &first), ("second", &second), ("times", &times)];
    let key = if times.is_empty() { "chart.sight.counts" } else { "chart.sight.counts_times" };
    Callout { slot, ends: (marks[0].value, marks[1].value), words: language.fill(key, &parts) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::Valuation;

    fn level(text: &str, decimals: Option<u8>) -> Level {
        Level::from_wording(text.parse().unwrap(), 6, decimals, Valuation::Fob).unwrap().0
    }

    /// With spaces that may break.
    fn spaced(words: &str) -> String {
        words.replace('\u{a0}', " ")
    }

    #[test]
    fn times_are_no_more_exact_than_their_figures() {
        let times = |one: (&str, Option<u8>), other: (&str, Option<u8>)| {
            super::times(Language::English, &level(one.0, one.1), &level(other.0, other.1)).map(|words| spaced(&words))
        };
        // 3359.045633 / 477.238116 = 7.04
        assert_eq!(times(("3359.045633", None), ("477.238116", None)).as_deref(), Some("7 times"));
        assert_eq!(times(("477.238116", None), ("3359.045633", None)).as_deref(), Some("7 times"), "whichever is the greater");
        // 5 and 2 as rounded: 4.5 / 2.5 = 1.8 to 5.5 / 1.5 = 3.7
        assert_eq!(times(("5", Some(0)), ("2", Some(0))).as_deref(), Some("1.8 to 3.7 times"));
        // 2 and 1 as rounded: 1.5 / 1.5 = 1 to 2.5 / 0.5 = 5
        assert_eq!(times(("2", Some(0)), ("1", Some(0))), None, "they may be the same");
        assert_eq!(times(("4", Some(0)), ("0", Some(0))), None, "or one of them nothing");
        assert_eq!(times(("100", None), ("98", None)), None);
        assert_eq!(times(("1234", None), ("10", None)).as_deref(), Some("123 times"));
    }

    #[test]
    fn times_take_the_form_of_their_number() {
        let (hundred, russian) = (level("100", None), Language::Russian);
        let told = |language: Language, other: &str| spaced(&times(language, &hundred, &level(other, None)).unwrap());
        assert_eq!(told(russian, "50"), "в 2 раза");
        assert_eq!(told(russian, "20"), "в 5 раз");
        assert_eq!(told(russian, "40"), "в 2,5 раза");
        assert_eq!(told(Language::Persian, "20"), "۵ برابر");
        assert_eq!(times(russian, &level("5", Some(0)), &level("2", Some(0))).unwrap(), "от 1,8 до 3,7 раз");
        assert_eq!(sign(russian, &hundred, &level("20", None)).unwrap(), "×5");
    }
}
