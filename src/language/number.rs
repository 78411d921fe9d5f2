//! Numbers as a language writes them: its digits, separators, signs and per cent (CLDR through ICU4X).

use std::str::FromStr;

use icu_decimal::{DecimalFormatter, input::Decimal};

use super::{Language, each::Each, magnitude::MAGNITUDES};

/// U+2212, the sign that is as wide as a plus.
const MINUS: char = '\u{2212}';
/// Keeps a sign to the left of its digits in a text that runs to the left.
const LEFT_TO_RIGHT_MARK: char = '\u{200e}';
const NO_BREAK_SPACE: char = '\u{a0}';

/// How a language writes numbers.
struct Numerals {
    formatter: Option<DecimalFormatter>,
    /// The digit for nothing; the others follow it.
    zero: char,
    /// Are whole numbers and decimals parted by a comma?
    decimal_comma: bool,
}

static NUMERALS: Each<Numerals> = Each::new(|language| {
    let options = icu_decimal::options::DecimalFormatterOptions::default();
    let formatter = DecimalFormatter::try_new(language.locale().into(), options).ok();
    let half = Decimal::from_str("0.5").ok().zip(formatter.as_ref()).map(|(half, formatter)| formatter.format(&half).to_string());
    let half = half.unwrap_or_default();
    Numerals { formatter, zero: half.chars().next().unwrap_or('0'), decimal_comma: half.contains(',') }
});

impl Language {
    /// A number written in English ("-1,234.50", "+233.3", "9.2e20") as this language writes it; its decimals stay as many.
    #[must_use]
    pub fn number(self, english: &str) -> String {
        let (sign, rest) = match english.chars().next() {
            Some('-' | MINUS) => (Some(MINUS), &english[english.chars().next().map_or(0, char::len_utf8)..]),
            Some('+') => (Some('+'), &english[1..]),
            _ => (None, english),
        };
        let mark = sign.filter(|_| self.is_right_to_left()).map(|_| LEFT_TO_RIGHT_MARK);
        mark.into_iter().chain(sign).chain(self.unsigned(rest).chars()).collect()
    }

    fn unsigned(self, english: &str) -> String {
        let plain: String = english.chars().filter(|letter| *letter != ',').collect();
        match (Decimal::from_str(&plain), &NUMERALS.of(self).formatter) {
            (Ok(number), Some(formatter)) if !plain.contains(['e', 'E']) => formatter.format(&number).to_string(),
            _ => self.digits(english),
        }
    }

    /// A text with its digits as this language writes them and nothing else changed: years, periods, codes of a calendar.
    #[must_use]
    pub fn digits(self, text: &str) -> String {
        let zero = NUMERALS.of(self).zero;
        if zero == '0' {
            return text.to_owned();
        }
        let digit =
            |letter: char| letter.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit)).unwrap_or(letter);
        text.chars().map(digit).collect()
    }

    /// Do people write a comma before decimals? Their spreadsheets then part fields by semicolons.
    #[must_use]
    pub fn has_decimal_comma(self) -> bool {
        NUMERALS.of(self).decimal_comma
    }

    /// A number written in English, per cent: "+233%", "+233 %", "\u{200e}+۲۳۳٪".
    #[must_use]
    pub fn percent(self, english: &str) -> String {
        self.with_percent_sign(&self.number(english))
    }

    /// A percentage of a million and more with its sign, in words: "+100 billion%"; nothing for smaller ones.
    #[must_use]
    pub fn large_percent(self, value: f64) -> Option<String> {
        let large = MAGNITUDES.into_iter().filter(|magnitude| magnitude.power >= 6);
        let magnitude = large.into_iter().find(|magnitude| value.abs() >= magnitude.factor)?;
        let text = format!("{:+.1}", value / magnitude.factor);
        let number = self.number(text.strip_suffix(".0").unwrap_or(&text));
        Some(self.with_percent_sign(&format!("{number}{NO_BREAK_SPACE}{}", magnitude.word(self))))
    }

    /// The sign stands on one side of its number, whatever words stand before: without a mark a number after Persian letters
    /// would be an Arabic one, whose sign goes to its left.
    fn with_percent_sign(self, number: &str) -> String {
        let text = self.fill("number.percent", &[("number", number)]);
        let marked = !self.is_right_to_left() || text.starts_with(LEFT_TO_RIGHT_MARK);
        if marked { text } else { format!("{LEFT_TO_RIGHT_MARK}{text}") }
    }

    /// What is too small to be written in so many decimals, and not nothing: "<0.01", ">−0.01".
    #[must_use]
    pub fn too_small(self, decimals: usize, is_negative: bool) -> String {
        let least = if decimals == 0 { "1".to_owned() } else { format!("0.{}1", "0".repeat(decimals - 1)) };
        if is_negative {
            return self.fill("chart.greater", &[("number", &self.number(&format!("-{least}")))]);
        }
        self.fill("chart.less", &[("number", &self.number(&least))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tests::THREE;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let written = |text: &str| THREE.map(|language| language.number(text));
        assert_eq!(written("1,234,567.50"), ["1,234,567.50", "1\u{a0}234\u{a0}567,50", "۱٬۲۳۴٬۵۶۷٫۵۰"]);
        assert_eq!(written("\u{2212}20"), ["\u{2212}20", "\u{2212}20", "\u{200e}\u{2212}۲۰"]);
        assert_eq!(written("-0.5")[1], "\u{2212}0,5");
        assert_eq!(written("+9.2e20"), ["+9.2e20", "+9.2e20", "\u{200e}+۹.۲e۲۰"]);
        assert_eq!(written("0"), ["0", "0", "۰"]);
    }

    #[test]
    fn very_large_and_very_small_ones_are_told_in_words() {
        let large = THREE.map(|language| language.large_percent(99_999_999_900.0));
        let words = ["+100\u{a0}billion%", "+100\u{a0}млрд\u{a0}%", "\u{200e}+۱۰۰\u{a0}میلیارد٪"];
        assert_eq!(large.map(Option::unwrap), words);
        assert_eq!(Language::English.large_percent(999_999.0), None);
        assert_eq!(Language::English.large_percent(-2_500_000.0).as_deref(), Some("\u{2212}2.5\u{a0}million%"));
        assert_eq!(THREE.map(|language| language.too_small(2, false)), ["<0.01", "<0,01", "زیر ۰٫۰۱"]);
        assert_eq!(
            (Language::English.too_small(2, true), Language::English.too_small(0, false)),
            (">\u{2212}0.01".into(), "<1".into())
        );
    }

    #[test]
    fn per_cent_and_years() {
        assert_eq!(THREE.map(|language| language.percent("+233.3")), ["+233.3%", "+233,3\u{a0}%", "\u{200e}+۲۳۳٫۳٪"]);
        assert_eq!(
            THREE.map(|language| language.percent("14.7")),
            ["14.7%", "14,7\u{a0}%", "\u{200e}۱۴٫۷٪"],
            "one side, with or without a sign"
        );
        assert_eq!(THREE.map(|language| language.digits("2023-05")), ["2023-05", "2023-05", "۲۰۲۳-۰۵"]);
    }
}
