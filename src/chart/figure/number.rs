//! Numbers as they are written on a picture.

use crate::{
    language::Language,
    trade::{Amount, BOUND_PER_UNIT, Bound, Level},
};

/// The scaled unit of an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Magnitude {
    /// Its power of ten.
    pub(super) power: i32,
    /// How it is called in English; the key of its name in others.
    pub(super) word: &'static str,
    factor: f64,
}

const MAGNITUDES: [Magnitude; 5] = [
    Magnitude { power: 12, word: "trillion", factor: 1e12 },
    Magnitude { power: 9, word: "billion", factor: 1e9 },
    Magnitude { power: 6, word: "million", factor: 1e6 },
    Magnitude { power: 3, word: "thousand", factor: 1e3 },
    Magnitude { power: 0, word: "", factor: 1.0 },
];

impl Magnitude {
    /// The largest unit of which the largest of these amounts holds at least one.
    pub(super) fn of<'a>(levels: impl Iterator<Item = &'a Level>) -> Self {
        let largest = levels.map(|level| units(level.amount).abs()).fold(0.0, f64::max);
        MAGNITUDES.into_iter().find(|magnitude| largest >= magnitude.factor).unwrap_or(MAGNITUDES[4])
    }

    /// "USD billion".
    pub(super) fn unit(self, language: Language, currency: &str) -> String {
        let currency = language.term("chart.currency", currency);
        if self.word.is_empty() {
            return currency.to_owned();
        }
        let magnitude = language.term("chart.magnitude", self.word);
        language.fill("chart.unit.scaled", &[("currency", currency), ("magnitude", magnitude)])
    }

    /// An amount in this unit.
    pub(super) fn amount(self, amount: Amount) -> f64 {
        units(amount) / self.factor
    }

    /// A bound in this unit.
    pub(super) fn bound(self, bound: Bound) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a place on a picture")]
        let units = bound as f64 / BOUND_PER_UNIT as f64;
        units / self.factor
    }

    /// Decimals that a label needs: no more than were published, and about three figures.
    pub(super) fn decimals(self, largest: f64, rounding: Option<i8>) -> usize {
        let usual = if largest >= 100.0 {
            0
        } else if largest >= 10.0 {
            1
        } else {
            2
        };
        let published = rounding.map_or(usual, |rounding| usize::try_from(self.power - i32::from(rounding)).unwrap_or(0));
        usual.min(published)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a place on a picture")]
fn units(amount: Amount) -> f64 {
    amount.hundredths() as f64 / 100.0
}

/// "1 billion" for 9, "100 million" for 8, "1 USD" for 0.
pub(super) fn power_words(language: Language, power: i8, currency: &str) -> String {
    let magnitude = MAGNITUDES.iter().find(|magnitude| i32::from(power) >= magnitude.power);
    let (digits, word) = match magnitude {
        Some(magnitude) => {
            let zeros = usize::try_from(i32::from(power) - magnitude.power).unwrap_or(0);
            ("1000".get(..=zeros).unwrap_or("1000").to_owned(), magnitude.word)
        }
        None => (format!("0.{}1", "0".repeat(usize::from(power.unsigned_abs()) - 1)), ""),
    };
    let unit = if word.is_empty() { language.term("chart.currency", currency) } else { language.term("chart.magnitude", word) };
    language.fill("chart.unit.power", &[("digits", &language.number(&digits)), ("unit", unit)])
}

/// A number with thousands marks, and a true minus sign; past a billion with a power of ten. In English.
pub(super) fn plain(value: f64, decimals: usize) -> String {
    if value.abs() >= 1e9 {
        return format!("{value:.1e}").replace('-', "\u{2212}");
    }
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = digits.split_once('.').map_or((digits.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut text = String::new();
    if value < 0.0 && is_something(&digits) {
        text.push('\u{2212}');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// Is any of the digits of a number written in English not 0?
pub(super) fn is_something(english: &str) -> bool {
    english.bytes().any(|byte| (b'1'..=b'9').contains(&byte))
}

fn signed(value: f64, text: String) -> String {
    if value > 0.0 && is_something(&text) { format!("+{text}") } else { text }
}

/// A number written in English as the language writes it.
fn local(language: Language, english: String) -> String {
    if language == Language::English { english } else { language.number(&english) }
}

/// A number with thousands marks and so many decimals.
pub(in crate::chart) fn grouped(language: Language, value: f64, decimals: usize) -> String {
    local(language, plain(value, decimals))
}

/// An amount as a label: what is not nothing is not written as nothing.
pub(super) fn labelled(language: Language, value: f64, decimals: usize) -> String {
    let text = plain(value, decimals);
    if value != 0.0 && !is_something(&text) { language.too_small(decimals, value < 0.0) } else { local(language, text) }
}

/// Per cent with a plus sign above zero.
pub(in crate::chart) fn percent_signed(language: Language, value: f64, decimals: usize) -> String {
    language.large_percent(value).unwrap_or_else(|| language.percent(&signed(value, plain(value, decimals))))
}

/// A number with at most so many decimals and no trailing zeros, in English.
pub(super) fn trimmed_plain(value: f64, most: usize) -> String {
    let text = plain(value, most);
    if text.contains('.') && !text.contains('e') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// A number with at most so many decimals and no trailing zeros.
pub(super) fn trimmed(language: Language, value: f64, most: usize) -> String {
    local(language, trimmed_plain(value, most))
}

/// A growth rate as a label: "+233%", "−17.3%".
pub(super) fn percent_label(language: Language, value: f64) -> String {
    if let Some(text) = language.large_percent(value) {
        return text;
    }
    let text = signed(value, plain(value, usize::from(value.abs() < 99.95)));
    language.percent(text.strip_suffix(".0").unwrap_or(&text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{Interval, Valuation};

    const EN: Language = Language::English;

    #[test]
    fn numbers_as_written() {
        assert_eq!(grouped(EN, 1_234_567.5, 1), "1,234,567.5");
        assert_eq!(grouped(EN, -0.04, 1), "0.0", "no minus zero");
        assert_eq!(percent_signed(EN, 12.0, 0), "+12%");
        // A dollar beside a billion of them is little, and not the same as nothing.
        assert_eq!([labelled(EN, 1e-9, 2), labelled(EN, 0.0, 2), labelled(EN, -1e-9, 2)], ["<0.01", "0.00", ">−0.01"]);
        assert_eq!([percent_label(EN, 1e11), percent_signed(EN, 2e10, 0)], ["+100\u{a0}billion%", "+20\u{a0}billion%"]);
        assert_eq!(trimmed(EN, 1.50, 2), "1.5");
        assert_eq!(grouped(EN, -9.2e20, 0), "−9.2e20");
        assert_eq!(trimmed(EN, 9.2e20, 2), "9.2e20");
        assert_eq!(trimmed(EN, 100.0, 0), "100");
        assert_eq!([percent_label(EN, 233.33), percent_label(EN, -20.0), percent_label(EN, -17.3)], ["+233%", "−20%", "−17.3%"]);
        let powers = [9, 8, 7, 0, -2].map(|power| power_words(EN, power, "USD"));
        assert_eq!(powers, ["1 billion", "100 million", "10 million", "1 USD", "0.01 USD"]);
    }

    #[test]
    fn numbers_and_units_in_russian_and_persian() {
        let (ru, fa) = (Language::Russian, Language::Persian);
        assert_eq!([trimmed(ru, -1234.50, 2), percent_label(ru, 233.33)], ["−1\u{a0}234,5", "+233\u{a0}%"]);
        assert_eq!([trimmed(fa, 1234.50, 2), percent_label(fa, -17.3)], ["۱٬۲۳۴٫۵", "\u{200e}−۱۷٫۳٪"]);
        let billion = Magnitude { power: 9, word: "billion", factor: 1e9 };
        let units = |currency| [ru, fa].map(|language| billion.unit(language, currency));
        assert_eq!(units("USD"), ["млрд долл. США", "میلیارد دلار"]);
        assert_eq!(units("CHF"), ["млрд CHF", "میلیارد CHF"], "other currencies go by their code");
        assert_eq!([power_words(ru, 8, "USD"), power_words(fa, 9, "USD")], ["100 млн", "۱ میلیارد"]);
    }

    #[test]
    fn the_unit_comes_from_the_largest() {
        let level = |hundredths: i64| Level {
            amount: Amount::from_hundredths(hundredths),
            bounds: Interval::point(0),
            rounding: None,
            valuation: Valuation::Fob,
        };
        let levels = [level(37_708_764_900), level(-335_904_563_300)];
        let magnitude = Magnitude::of(levels.iter());
        assert_eq!(magnitude.unit(EN, "USD"), "USD billion");
        assert_eq!(Magnitude::of(levels[..1].iter()).word, "million");
        assert_eq!(Magnitude::of([].iter()).unit(EN, "USD"), "USD");
        // 1.5 billion rounded to 100 million has one decimal, 5 billion rounded to a billion none.
        assert_eq!((magnitude.decimals(5.0, Some(8)), magnitude.decimals(5.0, Some(9))), (1, 0));
        assert_eq!(magnitude.decimals(3.4, None), 2);
    }
}
