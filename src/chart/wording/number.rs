//! Numbers as they are written on a picture.

use crate::language::Language;

/// What an axis counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Quantity {
    /// Money in some scaled unit.
    Money,
    /// Per cent, of either sign.
    Percent,
    /// An index whose base is 100.
    Index,
}

/// Decimals that labels need for about three figures of the largest.
pub(in crate::chart) fn usual_decimals(largest: f64) -> usize {
    if largest >= 100.0 {
        0
    } else if largest >= 10.0 {
        1
    } else {
        2
    }
}

/// A number with thousands marks, and a true minus sign; past a billion with a power of ten. In English.
pub(in crate::chart) fn plain(value: f64, decimals: usize) -> String {
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
pub(in crate::chart) fn is_something(english: &str) -> bool {
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
pub(in crate::chart) fn labelled(language: Language, value: f64, decimals: usize) -> String {
    let text = plain(value, decimals);
    if value != 0.0 && !is_something(&text) { language.too_small(decimals, value < 0.0) } else { local(language, text) }
}

/// Per cent with a plus sign above zero.
pub(in crate::chart) fn percent_signed(language: Language, value: f64, decimals: usize) -> String {
    language.large_percent(value).unwrap_or_else(|| language.percent(&signed(value, plain(value, decimals))))
}

/// A number with at most so many decimals and no trailing zeros, in English.
pub(in crate::chart) fn trimmed_plain(value: f64, most: usize) -> String {
    let text = plain(value, most);
    if text.contains('.') && !text.contains('e') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// A number with at most so many decimals and no trailing zeros.
pub(in crate::chart) fn trimmed(language: Language, value: f64, most: usize) -> String {
    local(language, trimmed_plain(value, most))
}

/// A growth rate as a label: "+233%", "−17.3%".
pub(in crate::chart) fn percent_label(language: Language, value: f64) -> String {
    if let Some(text) = language.large_percent(value) {
        return text;
    }
    let text = signed(value, plain(value, usize::from(value.abs() < 99.95)));
    language.percent(text.strip_suffix(".0").unwrap_or(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

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
    }

    #[test]
    fn numbers_in_russian_and_persian() {
        let (ru, fa) = (Language::Russian, Language::Persian);
        assert_eq!([trimmed(ru, -1234.50, 2), percent_label(ru, 233.33)], ["−1\u{a0}234,5", "+233\u{a0}%"]);
        assert_eq!([trimmed(fa, 1234.50, 2), percent_label(fa, -17.3)], ["۱٬۲۳۴٫۵", "\u{200e}−۱۷٫۳٪"]);
    }
}
