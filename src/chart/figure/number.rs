//! Numbers as they are written on a picture.

use crate::trade::{Amount, BOUND_PER_UNIT, Bound, Level};

/// The scaled unit of an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Magnitude {
    /// Its power of ten.
    pub(super) power: i32,
    /// How it is called.
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
    pub(super) fn unit(self, currency: &str) -> String {
        if self.word.is_empty() { currency.to_owned() } else { format!("{currency} {}", self.word) }
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
pub(super) fn power_words(power: i8, currency: &str) -> String {
    let magnitude = MAGNITUDES.iter().find(|magnitude| i32::from(power) >= magnitude.power);
    match magnitude {
        Some(magnitude) => {
            let digits = "1000".get(..=usize::try_from(i32::from(power) - magnitude.power).unwrap_or(0)).unwrap_or("1000");
            if magnitude.word.is_empty() { format!("{digits} {currency}") } else { format!("{digits} {}", magnitude.word) }
        }
        None => format!("0.{}1 {currency}", "0".repeat(usize::from(power.unsigned_abs()) - 1)),
    }
}

/// A number with thousands marks, and a true minus sign; past a billion with a power of ten.
pub(in crate::chart) fn grouped(value: f64, decimals: usize) -> String {
    if value.abs() >= 1e9 {
        return format!("{value:.1e}").replace('-', "\u{2212}");
    }
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = digits.split_once('.').map_or((digits.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut text = String::new();
    if value < 0.0 && digits.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
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

/// The same with a plus sign above zero.
pub(in crate::chart) fn grouped_signed(value: f64, decimals: usize) -> String {
    let text = grouped(value, decimals);
    if value > 0.0 && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) { format!("+{text}") } else { text }
}

/// A number with at most so many decimals and no trailing zeros.
pub(super) fn trimmed(value: f64, most: usize) -> String {
    let text = grouped(value, most);
    if text.contains('.') && !text.contains('e') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// A growth rate as a label: "+233 %", "−17.3 %".
pub(super) fn percent_label(value: f64) -> String {
    let decimals = usize::from(value.abs() < 99.95);
    let text = grouped_signed(value, decimals);
    format!("{}%", text.strip_suffix(".0").unwrap_or(&text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{Interval, Valuation};

    #[test]
    fn numbers_as_written() {
        assert_eq!(grouped(1_234_567.5, 1), "1,234,567.5");
        assert_eq!(grouped(-0.04, 1), "0.0", "no minus zero");
        assert_eq!(grouped_signed(12.0, 0), "+12");
        assert_eq!(trimmed(1.50, 2), "1.5");
        assert_eq!(grouped(-9.2e20, 0), "−9.2e20");
        assert_eq!(trimmed(9.2e20, 2), "9.2e20");
        assert_eq!(trimmed(100.0, 0), "100");
        assert_eq!([percent_label(233.33), percent_label(-20.0), percent_label(-17.3)], ["+233%", "−20%", "−17.3%"]);
        let powers = [9, 8, 7, 0, -2].map(|power| power_words(power, "USD"));
        assert_eq!(powers, ["1 billion", "100 million", "10 million", "1 USD", "0.01 USD"]);
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
        assert_eq!(magnitude.unit("USD"), "USD billion");
        assert_eq!(Magnitude::of(levels[..1].iter()).word, "million");
        assert_eq!(Magnitude::of([].iter()).unit("USD"), "USD");
        // 1.5 billion rounded to 100 million has one decimal, 5 billion rounded to a billion none.
        assert_eq!((magnitude.decimals(5.0, Some(8)), magnitude.decimals(5.0, Some(9))), (1, 0));
        assert_eq!(magnitude.decimals(3.4, None), 2);
    }
}
