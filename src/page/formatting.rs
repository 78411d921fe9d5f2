//! Figures in words for people, in their language: scaled, with true minus signs, never finer than the source.

use crate::{
    language::{Language, Magnitude},
    series::Ratio,
    trade::{Amount, Bound, Level},
};

/// A currency as the language calls it: `USD`, `долл. США`; its code where there is no word for it.
pub(super) fn currency(language: Language, code: &str) -> &str {
    language.term("chart.currency", code)
}

/// What figures of a scale are counted in: `million USD`.
pub(super) fn scaled_unit(language: Language, scale: Magnitude, code: &str) -> String {
    format!("{} {}", scale.word(language), currency(language, code)).trim().to_owned()
}

/// A level as published.
pub(super) fn level(language: Language, level: &Level) -> String {
    language.amount(level.amount.bound(), level.rounding)
}

/// What the rounding of a level allows: `3.5 to 4.5 billion`; nothing where it is too narrow to be seen.
pub(super) fn allowed(language: Language, level: &Level) -> Option<String> {
    if is_narrow(level) {
        return None;
    }
    let magnitude = Magnitude::fitting(level.amount.bound());
    Some(format!("{} {}", allowed_in(language, level, magnitude)?, magnitude.word(language)).trim_end().to_owned())
}

/// The same in a scale chosen before: `3.5 to 4.5`. Ends lie half a unit of the last published digit away and are written in full,
/// so that ends that differ are written differently.
pub(super) fn allowed_in(language: Language, level: &Level, magnitude: Magnitude) -> Option<String> {
    let half_a_unit = |rounding: i8| usize::try_from(magnitude.power - i32::from(rounding) + 1).unwrap_or(0);
    let decimals = level.rounding.map_or(2, half_a_unit);
    let end = |bound: Bound| language.number(&magnitude.digits(bound, decimals));
    (!is_narrow(level)).then(|| range(language, &end(level.bounds.low), &end(level.bounds.high)))
}

/// A bound in a scale chosen before.
pub(super) fn bound_in(language: Language, bound: Bound, magnitude: Magnitude) -> String {
    language.number(&magnitude.digits(bound, 2))
}

/// From one bound to another in a scale chosen before.
pub(super) fn between(language: Language, low: Bound, high: Bound, magnitude: Magnitude) -> String {
    range(language, &bound_in(language, low, magnitude), &bound_in(language, high, magnitude))
}

/// From one number to another, in words.
pub(super) fn range(language: Language, low: &str, high: &str) -> String {
    language.fill("page.range", &[("low", low), ("high", high)])
}

/// Is the interval less than a thousandth of the value?
fn is_narrow(level: &Level) -> bool {
    let width = level.bounds.high - level.bounds.low;
    width == 0 || width.saturating_mul(1000) < level.amount.bound().abs()
}

/// A level with all its digits where [`level`] shows fewer: `2,184,322,480`.
pub(super) fn in_full(language: Language, level: &Level) -> Option<String> {
    let bound = level.amount.bound();
    let magnitude = Magnitude::fitting(bound);
    let (shown, units) = (magnitude.decimals(2, level.rounding), Magnitude::fitting(0));
    let finest = usize::try_from(magnitude.power).unwrap_or(0) + 4;
    let is_shorter = magnitude.digits(bound, shown) != magnitude.digits(bound, finest);
    is_shorter.then(|| language.number(&units.digits(bound, units.decimals(2, level.rounding))))
}

/// Half the width of the interval, in words: `0.5`.
pub(super) fn half_width(language: Language, level: &Level) -> String {
    language.amount((level.bounds.high - level.bounds.low) / 2, None)
}

/// The scale of a whole table: that of its smallest amount, or a larger one where the largest would be too long in it.
pub(super) fn common_scale(levels: impl Iterator<Item = Level>) -> Magnitude {
    let amounts: Vec<Bound> = levels.map(|level| level.amount.bound().abs()).filter(|bound| *bound > 0).collect();
    let largest = amounts.iter().max().copied().unwrap_or(0);
    let smallest = amounts.iter().min().copied().unwrap_or(0);
    Magnitude::fitting(smallest.max(largest / 1_000_000))
}

/// A level in a scale chosen before, with as many decimals as the source rounded to, at most two. Zeros at the end are written
/// where the source is known to have them: of what nobody says is rounded they would be digits that it has not.
pub(super) fn level_in(language: Language, level: &Level, magnitude: Magnitude) -> String {
    let decimals = magnitude.decimals(2, level.rounding);
    let text = magnitude.digits(level.amount.bound(), decimals);
    let written = text.split_once('.').map_or(0, |(_, rest)| rest.len());
    let missing = level.rounding.map_or(0, |_| decimals.saturating_sub(written));
    let padded = match (written, missing) {
        (_, 0) => text,
        (0, _) => format!("{text}.{}", "0".repeat(missing)),
        _ => format!("{text}{}", "0".repeat(missing)),
    };
    if level.amount.hundredths() != 0 && !padded.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
        return language.too_small(decimals, level.amount.hundredths() < 0);
    }
    language.number(&padded)
}

/// Amounts in the scale of the largest, each with as many decimals as tell all that differ apart and write these in full, and
/// the word of the scale.
pub(super) fn distinguished(language: Language, bounds: &[Bound], in_full: &[Bound]) -> (Vec<String>, &'static str) {
    let magnitude = Magnitude::fitting(bounds.iter().map(|bound| bound.abs()).max().unwrap_or(0));
    let finest = usize::try_from(magnitude.power).unwrap_or(0) + 4;
    let written = |decimals| bounds.iter().map(|bound| magnitude.digits(*bound, decimals)).collect::<Vec<_>>();
    let mut different = bounds.to_vec();
    different.sort_unstable();
    different.dedup();
    let full =
        |decimals: usize| in_full.iter().all(|bound| magnitude.digits(*bound, decimals) == magnitude.digits(*bound, finest));
    let tells = |decimals: &usize| full(*decimals) && distinct(written(*decimals)) == different.len();
    let decimals = (2..finest).find(tells).unwrap_or(finest);
    (written(decimals).iter().map(|text| language.number(text)).collect(), magnitude.word(language))
}

/// Percentages with a sign, with as many decimals as tell all that differ apart and write these in full.
pub(super) fn percents_distinguished(language: Language, values: &[f64], in_full: &[f64]) -> Vec<String> {
    const FINEST: usize = 8;
    let written = |decimals: usize| values.iter().map(|value| signed_to(*value, decimals)).collect::<Vec<_>>();
    let full = |decimals: usize| in_full.iter().all(|value| signed_to(*value, decimals) == signed_to(*value, FINEST));
    let tells = |decimals: &usize| full(*decimals) && distinct(written(*decimals)) == distinct(written(FINEST));
    let decimals = (1..FINEST).find(tells).unwrap_or(FINEST);
    written(decimals).iter().map(|text| language.percent(text)).collect()
}

/// A number without its sign, with two digits that count: `0.048`, `2.7`, `213`.
pub(super) fn two_digits(language: Language, value: f64) -> String {
    let size = value.abs();
    let decimals = (1..8).find(|decimals| size * 10f64.powi(*decimals) >= 9.95).unwrap_or(8);
    let text = format!("{size:.decimals$}", decimals = if size >= 9.95 { 0 } else { decimals.unsigned_abs() as usize });
    language.number(&text)
}

fn distinct(mut texts: Vec<String>) -> usize {
    texts.sort_unstable();
    texts.dedup();
    texts.len()
}

/// A percentage with its sign and one decimal, none where it is whole: `+233.3%`, `−20%`.
pub(super) fn percent(language: Language, value: f64) -> String {
    language.large_percent(value).unwrap_or_else(|| language.percent(&signed(value)))
}

/// A share, per cent, without a sign: `12.5%`; what is too small for that and not nothing is `<0.1%`.
pub(super) fn share(language: Language, value: f64) -> String {
    let text = signed(value);
    if text == "0" && value > 0.0 {
        return language.fill("chart.less", &[("number", &language.percent("0.1"))]);
    }
    language.percent(text.trim_start_matches('+'))
}

/// The scale of a ranking: that of its smallest amount, or of a hundredth of its largest where that is more; what is smaller than
/// its last digit is told to be.
pub(super) fn ranking_scale(levels: impl Iterator<Item = Level> + Clone) -> Magnitude {
    let largest = levels.clone().map(|level| level.amount.bound().abs()).max().unwrap_or(0);
    let hundredth = Magnitude::fitting(largest / 100);
    let common = common_scale(levels);
    if hundredth.power > common.power { hundredth } else { common }
}

/// A change in a scale chosen before, with its sign and at most two decimals.
pub(super) fn signed_money(language: Language, amount: Amount, magnitude: Magnitude) -> String {
    let text = magnitude.digits(amount.bound(), 2);
    if text == "0" && amount.hundredths() != 0 {
        return language.too_small(2, amount.hundredths() < 0);
    }
    language.number(&if amount.hundredths() > 0 { format!("+{text}") } else { text })
}

/// A plain number with at most two decimals: `1.05`.
pub(super) fn plain(language: Language, value: f64) -> String {
    let text = format!("{value:.2}");
    language.number(text.strip_suffix(".00").unwrap_or(&text))
}

/// The bounds of a percentage: `−36.4% to 0%`.
pub(super) fn percent_range(language: Language, ratio: &Ratio) -> Option<String> {
    match (ratio.low, ratio.high) {
        (Some(low), Some(high)) if (high - low).abs() < 0.05 => None,
        (Some(low), Some(high)) => Some(range(language, &percent(language, low), &percent(language, high))),
        (Some(low), None) => Some(language.fill("page.or_more", &[("low", &percent(language, low))])),
        _ => None,
    }
}

fn signed(value: f64) -> String {
    signed_to(value, 1)
}

fn signed_to(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let text = if decimals == 0 { &text } else { text.trim_end_matches('0').trim_end_matches('.') };
    match value {
        _ if text == "0" => "0".to_owned(),
        value if value < 0.0 => format!("\u{2212}{text}"),
        _ => format!("+{text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{BOUND_PER_UNIT, Valuation};

    fn figure(text: &str, unit_mult: u8, decimals: Option<u8>) -> Level {
        Level::from_wording(text.parse().unwrap(), unit_mult, decimals, Valuation::Unknown).unwrap().0
    }

    const EN: Language = Language::English;

    #[test]
    fn figures_are_no_finer_than_their_source() {
        assert_eq!(level(EN, &figure("1.5", 9, Some(1))), "1.5\u{a0}billion");
        assert_eq!(level(EN, &figure("4", 9, Some(0))), "4\u{a0}billion");
        assert_eq!(level(EN, &figure("377087.649", 3, Some(3))), "377.09\u{a0}million");
        assert_eq!(EN.amount(-3_359_123_456 * BOUND_PER_UNIT, None), "\u{2212}3.36\u{a0}billion");
        let magnitude = common_scale([figure("377087.649", 3, Some(3)), figure("1196200", 3, Some(3))].into_iter());
        assert_eq!((magnitude.word(EN), level_in(EN, &figure("1196200", 3, Some(3)), magnitude)), ("million", "1,196.20".into()));
        let billion = Magnitude::fitting(1_000_000_000 * BOUND_PER_UNIT);
        assert_eq!(level_in(EN, &figure("4", 9, Some(0)), billion), "4");
        assert_eq!((EN.amount(0, None), EN.amount(999 * BOUND_PER_UNIT, None)), ("0".into(), "999".into()));
        let ranked = [figure("982035612", 0, None), figure("35541", 0, None)];
        assert_eq!(
            (ranking_scale(ranked.into_iter()).word(EN), common_scale(ranked.into_iter()).word(EN)),
            ("million", "thousand")
        );
        // A dollar in a table of billions is not nothing.
        let little = figure("1", 0, None);
        assert_eq!((level_in(EN, &little, billion), level_in(EN, &figure("0", 0, None), billion)), ("<0.01".into(), "0".into()));
        assert_eq!(signed_money(EN, Amount::from_hundredths(-100), billion), ">\u{2212}0.01");
        assert_eq!(percent(EN, 1e11), "+100\u{a0}billion%");
    }

    #[test]
    fn rounding_is_told_in_the_same_scale() {
        assert_eq!(allowed(EN, &figure("4", 9, Some(0))).unwrap(), "3.5 to 4.5 billion");
        assert_eq!(allowed(EN, &figure("1.5", 9, Some(1))).unwrap(), "1.45 to 1.55 billion");
        let fine = figure("377087.649", 3, Some(3));
        assert_eq!((allowed(EN, &fine), half_width(EN, &fine)), (None, "0.5".into()));
        assert_eq!(allowed(EN, &figure("4", 9, None)), None);
    }

    #[test]
    fn no_decimals_are_added_to_what_nobody_says_is_rounded() {
        let million = Magnitude::fitting(1_000_000 * BOUND_PER_UNIT);
        assert_eq!(level_in(EN, &figure("726", 6, None), million), "726", "the source has no decimals");
        assert_eq!(level_in(EN, &figure("726", 6, Some(2)), million), "726.00", "the source has two");
        assert_eq!(level_in(EN, &figure("726.5", 6, None), million), "726.5");
        // 9.99 ± 0.005: with two decimals the lower end would be the figure itself.
        assert_eq!(allowed(EN, &figure("9.99", 9, Some(2))).unwrap(), "9.985 to 9.995 billion");
        assert_eq!(in_full(EN, &figure("2184322.48", 3, Some(3))).as_deref(), Some("2,184,322,480"));
        assert_eq!((in_full(EN, &figure("4", 9, Some(0))), in_full(EN, &figure("2.18", 9, None))), (None, None));
    }

    #[test]
    fn ends_that_differ_are_written_differently() {
        let units = |units: i128| units * BOUND_PER_UNIT;
        // 2.026 billion as said, against 2,019,252,466 and 2,019,253,466: the sixth decimal tells the last two apart.
        let ends = [units(2_025_500_000), units(2_026_500_000), units(2_019_252_466), units(2_019_253_466)];
        assert_eq!(
            distinguished(EN, &ends, &ends[..2]),
            (["2.0255", "2.0265", "2.019252", "2.019253"].map(String::from).to_vec(), "billion")
        );
        assert_eq!(distinguished(EN, &ends[..2], &ends[..2]).0, ["2.0255", "2.0265"]);
        assert_eq!(distinguished(EN, &[0, units(4_500_000_000)], &[]).0, ["0", "4.5"]);
        let growth = percents_distinguished(EN, &[-17.35, -17.25, -17.3456, -17.3457], &[-17.35, -17.25]);
        assert_eq!(growth, ["\u{2212}17.35%", "\u{2212}17.25%", "\u{2212}17.3456%", "\u{2212}17.3457%"]);
        assert_eq!(percents_distinguished(EN, &[0.0, 12.5], &[]), ["0%", "+12.5%"]);
        assert_eq!([0.048, 2.71, 62.5, 213.4, 0.333].map(|value| two_digits(EN, value)), ["0.048", "2.7", "62", "213", "0.33"]);
    }

    #[test]
    fn percentages_have_true_minus_signs_and_no_minus_zero() {
        let written = [350.0 / 1.5, -20.0, -0.01].map(|value| percent(EN, value));
        assert_eq!(written, ["+233.3%", "\u{2212}20%", "0%"]);
        let ratio = Ratio { value: Some(-20.0), low: Some(-36.36), high: Some(0.0), reason: None };
        assert_eq!(percent_range(EN, &ratio).unwrap(), "\u{2212}36.4% to 0%");
        assert_eq!([0.04, 0.06, 0.0].map(|value| share(EN, value)), ["<0.1%", "0.1%", "0%"]);
        assert_eq!((share(EN, 12.34), plain(EN, 1.054), plain(EN, 2.0)), ("12.3%".into(), "1.05".into(), "2".into()));
    }

    #[test]
    fn every_language_writes_its_own() {
        let written = crate::language::tests::THREE.map(|language| level(language, &figure("1.5", 9, Some(1))));
        assert_eq!(written, ["1.5\u{a0}billion", "1,5\u{a0}млрд", "۱٫۵\u{a0}میلیارد"]);
    }

    #[test]
    fn trillions_are_told_as_pictures_tell_them() {
        let rials = figure("24", 12, Some(0));
        let written = crate::language::tests::THREE.map(|language| level(language, &rials));
        assert_eq!(written, ["24\u{a0}trillion", "24\u{a0}трлн", "۲۴\u{a0}تریلیون"]);
        assert_eq!(allowed(EN, &rials).unwrap(), "23.5 to 24.5 trillion");
        let scale = common_scale([rials, figure("4000", 9, Some(0))].into_iter());
        assert_eq!((scale.unit(EN, "IRR"), level_in(EN, &rials, scale)), ("IRR trillion".into(), "24".into()));
    }
}
