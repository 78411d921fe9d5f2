//! The scaled units that amounts are told in, on pages and on pictures alike: thousand, million, billion, trillion.

use super::Language;
use crate::trade::{Amount, BOUND_PER_UNIT, Bound, Level};

/// The scaled unit of an amount, of a table or of an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Magnitude {
    /// Its power of ten.
    pub power: i32,
    /// How it is called in English; the key of its name in every language.
    pub(super) key: &'static str,
    pub(super) factor: f64,
}

/// Every unit there is a word for, the largest first; one itself has none.
pub(super) const MAGNITUDES: [Magnitude; 5] = [
    Magnitude { power: 12, key: "trillion", factor: 1e12 },
    Magnitude { power: 9, key: "billion", factor: 1e9 },
    Magnitude { power: 6, key: "million", factor: 1e6 },
    Magnitude { power: 3, key: "thousand", factor: 1e3 },
    Magnitude { power: 0, key: "", factor: 1.0 },
];

impl Magnitude {
    /// The largest unit of which this amount holds at least one, of either sign.
    #[must_use]
    pub fn fitting(bound: Bound) -> Self {
        let units = bound.abs() / BOUND_PER_UNIT;
        let holds = |magnitude: &Self| units >= 10i128.pow(magnitude.power.unsigned_abs());
        MAGNITUDES.into_iter().find(holds).unwrap_or(MAGNITUDES[4])
    }

    /// The unit of the largest of these amounts.
    #[must_use]
    pub fn of_largest<'a>(levels: impl Iterator<Item = &'a Level>) -> Self {
        Self::fitting(levels.map(|level| level.amount.bound().abs()).max().unwrap_or(0))
    }

    /// Its word in a language: `billion`, `млрд`; none for one.
    #[must_use]
    pub fn word(self, language: Language) -> &'static str {
        if self.key.is_empty() { "" } else { language.term("chart.magnitude", self.key) }
    }

    /// Its word in as few letters as can be: `bn`, `млрд`; none for one.
    #[must_use]
    pub fn short(self, language: Language) -> &'static str {
        if self.key.is_empty() { "" } else { language.term("money.magnitude", self.key) }
    }

    /// With the currency: "USD billion".
    #[must_use]
    pub fn unit(self, language: Language, currency: &str) -> String {
        let currency = language.term("chart.currency", currency);
        match self.word(language) {
            "" => currency.to_owned(),
            word => language.fill("chart.unit.scaled", &[("currency", currency), ("magnitude", word)]),
        }
    }

    /// The same as short as pictures have it: "$bn", "млрд $"; with the code of a currency without a sign.
    #[must_use]
    pub fn sign(self, language: Language, currency: &str) -> String {
        let symbol = language.term("money.symbol", currency);
        match (symbol == currency, self.short(language)) {
            (true, _) => self.unit(language, currency),
            (false, "") => symbol.to_owned(),
            (false, magnitude) => language.fill("money.unit", &[("currency", symbol), ("magnitude", magnitude)]),
        }
    }

    /// An amount in this unit, to be drawn.
    #[must_use]
    pub fn amount(self, amount: Amount) -> f64 {
        amount.units() / self.factor
    }

    /// A bound in this unit, to be drawn.
    #[must_use]
    pub fn bound(self, bound: Bound) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a place on a picture")]
        let units = bound as f64 / BOUND_PER_UNIT as f64;
        units / self.factor
    }

    /// As many decimals as usual, but no more than were published.
    #[must_use]
    pub fn decimals(self, usual: usize, rounding: Option<i8>) -> usize {
        let published = |rounding| usize::try_from(self.power - i32::from(rounding)).unwrap_or(0);
        rounding.map_or(usual, |rounding| published(rounding).min(usual))
    }

    /// A bound in this unit, rounded half up to so many decimals, zeros at the end left out. For [`Language::number`].
    #[must_use]
    pub fn digits(self, bound: Bound, decimals: usize) -> String {
        let unit = BOUND_PER_UNIT * 10i128.pow(self.power.unsigned_abs());
        let fine = (0..decimals).fold(1i128, |fine, _| fine * 10);
        let scaled = (bound.abs() * fine * 2 + unit) / (unit * 2);
        let sign = if bound < 0 && scaled > 0 { "\u{2212}" } else { "" };
        let (whole, rest) = (scaled / fine, format!("{:0>decimals$}", scaled % fine));
        let rest = rest.trim_end_matches('0');
        if rest.is_empty() || decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
    }
}

impl Language {
    /// An amount in the unit that suits it: "5 billion", "377.09 million", "−1.5 trillion".
    #[must_use]
    pub fn amount(self, bound: Bound, rounding: Option<i8>) -> String {
        let magnitude = Magnitude::fitting(bound);
        let shown = self.number(&magnitude.digits(bound, magnitude.decimals(2, rounding)));
        match magnitude.word(self) {
            "" => shown,
            word => format!("{shown}\u{a0}{word}"),
        }
    }

    /// A power of ten: "1 billion" for 9, "100 million" for 8, "1 USD" for 0.
    #[must_use]
    pub fn power_of_ten(self, power: i8, currency: &str) -> String {
        let magnitude = MAGNITUDES.iter().find(|magnitude| i32::from(power) >= magnitude.power);
        let (digits, word) = match magnitude {
            Some(magnitude) => {
                let zeros = usize::try_from(i32::from(power) - magnitude.power).unwrap_or(0);
                ("1000".get(..=zeros).unwrap_or("1000").to_owned(), magnitude.word(self))
            }
            None => (format!("0.{}1", "0".repeat(usize::from(power.unsigned_abs()) - 1)), ""),
        };
        let unit = if word.is_empty() { self.term("chart.currency", currency) } else { word };
        self.fill("chart.unit.power", &[("digits", &self.number(&digits)), ("unit", unit)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::tests::THREE,
        trade::{Interval, Valuation},
    };

    const EN: Language = Language::English;

    fn units(units: i128) -> Bound {
        units * BOUND_PER_UNIT
    }

    fn level(hundredths: i64) -> Level {
        Level {
            amount: Amount::from_hundredths(hundredths),
            bounds: Interval::point(0),
            rounding: None,
            valuation: Valuation::Fob,
        }
    }

    #[test]
    fn the_unit_comes_from_the_largest() {
        let levels = [level(37_708_764_900), level(-335_904_563_300)];
        assert_eq!(Magnitude::of_largest(levels.iter()).unit(EN, "USD"), "USD billion");
        assert_eq!(Magnitude::of_largest(levels[..1].iter()).word(EN), "million");
        assert_eq!(Magnitude::of_largest([].iter()).unit(EN, "USD"), "USD");
        assert_eq!(Magnitude::fitting(units(999_999_999_999) + BOUND_PER_UNIT - 1).word(EN), "billion");
    }

    #[test]
    fn a_trillion_has_a_word_in_every_language() {
        // 24 × 10^12 rials, which a page and a picture write alike.
        let (rials, magnitude) = (units(24_000_000_000_000), Magnitude::fitting(units(24_000_000_000_000)));
        assert_eq!(THREE.map(|language| magnitude.word(language)), ["trillion", "трлн", "تریلیون"]);
        let written = THREE.map(|language| language.amount(rials, None));
        assert_eq!(written, ["24\u{a0}trillion", "24\u{a0}трлн", "۲۴\u{a0}تریلیون"]);
        assert_eq!(EN.amount(-rials / 16, Some(11)), "\u{2212}1.5\u{a0}trillion");
        assert_eq!(EN.amount(rials * 1000, None), "24,000\u{a0}trillion", "there is no larger word");
        assert_eq!((magnitude.amount(Amount::from_hundredths(2_400_000_000_000_000)), magnitude.bound(rials)), (24.0, 24.0));
        assert_eq!(THREE.map(|language| language.power_of_ten(12, "IRR"))[..2], ["1 trillion", "1 трлн"]);
    }

    #[test]
    fn no_finer_than_published() {
        let billion = Magnitude::fitting(units(5_000_000_000));
        // 1.5 billion rounded to 100 million has one decimal, 5 billion rounded to a billion none.
        assert_eq!([Some(8), Some(9), Some(10), None].map(|rounding| billion.decimals(2, rounding)), [1, 0, 0, 2]);
        assert_eq!(billion.digits(units(-3_359_123_456), 2), "\u{2212}3.36");
        assert_eq!([billion.digits(units(-1), 2), billion.digits(0, 2)], ["0", "0"], "no minus zero");
        assert_eq!(billion.digits(units(1_234_567_800_000_000), 0), "1234568");
    }

    #[test]
    fn powers_of_ten_in_words() {
        let powers = [9, 8, 7, 0, -2].map(|power| EN.power_of_ten(power, "USD"));
        assert_eq!(powers, ["1 billion", "100 million", "10 million", "1 USD", "0.01 USD"]);
        assert_eq!(THREE.map(|language| language.power_of_ten(8, "USD"))[1..], ["100 млн", "۱۰۰ میلیون"]);
    }

    #[test]
    fn units_are_short_where_a_currency_has_a_sign() {
        let signs =
            |units: i128, currency: &str| THREE.map(|language| Magnitude::fitting(self::units(units)).sign(language, currency));
        assert_eq!(signs(1_000_000_000, "USD"), ["$bn", "млрд\u{a0}$", "میلیارد\u{a0}دلار"]);
        assert_eq!(signs(1_000_000, "EUR"), ["€mn", "млн\u{a0}€", "میلیون\u{a0}یورو"]);
        assert_eq!(signs(1, "GBP"), ["£", "£", "پوند"]);
        assert_eq!(signs(1_000_000_000, "CHF"), ["CHF billion", "млрд CHF", "میلیارد CHF"], "by its code");
    }

    #[test]
    fn units_in_russian_and_persian() {
        let billion = Magnitude::fitting(units(1_000_000_000));
        assert_eq!(THREE.map(|language| billion.unit(language, "USD"))[1..], ["млрд долл. США", "میلیارد دلار"]);
        assert_eq!(THREE.map(|language| billion.unit(language, "CHF"))[1..], ["млрд CHF", "میلیارد CHF"], "by their code");
    }
}
