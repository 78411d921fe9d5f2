//! An amount of money in a few letters: "$138 bn", "138 млрд $".

use super::number::labelled;
use crate::language::{Language, Magnitude};

/// What an amount is counted in.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Money {
    /// Billions, say.
    pub(in crate::chart) magnitude: Magnitude,
    /// ISO 4217 code.
    pub(in crate::chart) currency: String,
}

/// What may stand before the digits.
const SIGNS: [char; 4] = ['<', '>', '\u{2212}', '+'];

/// An amount that is in the magnitude already, with so many decimals.
pub(in crate::chart) fn money(language: Language, value: f64, decimals: usize, money: &Money) -> String {
    let number = labelled(language, value, decimals);
    let has_symbol = ["USD", "EUR", "RUB", "GBP"].contains(&money.currency.as_str());
    let word = money.magnitude.short(language);
    let key = match (has_symbol, word.is_empty()) {
        (true, true) => "money.plain",
        (true, false) => "money.scaled",
        (false, true) => "money.code_plain",
        (false, false) => "money.code_scaled",
    };
    let currency = language.term(if has_symbol { "money.symbol" } else { "chart.currency" }, &money.currency);
    // A sign before the number stands before a symbol too: "−$1.01 bn".
    let sign: String = number.chars().take_while(|letter| SIGNS.contains(letter)).collect();
    let symbol = format!("{sign}{currency}");
    let (number, currency) = if language == Language::English && has_symbol {
        (&number[sign.len()..], symbol.as_str())
    } else {
        (number.as_str(), currency)
    };
    language.fill(key, &[("number", number), ("magnitude", word), ("currency", currency)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tests::THREE;

    #[test]
    fn money_is_short_in_every_language() {
        let of = |units: i128, currency: &str| Money {
            magnitude: Magnitude::fitting(units * crate::trade::BOUND_PER_UNIT),
            currency: currency.to_owned(),
        };
        let billion = of(1_000_000_000, "USD");
        let written = THREE.map(|language| money(language, 138.0, 0, &billion));
        assert_eq!(written, ["$138\u{a0}bn", "138\u{a0}млрд\u{a0}$", "۱۳۸\u{a0}میلیارد\u{a0}دلار"]);
        assert_eq!(money(Language::English, -1.01, 2, &billion), "\u{2212}$1.01\u{a0}bn");
        assert_eq!(money(Language::English, 0.001, 1, &billion), "<$0.1\u{a0}bn");
        assert_eq!(money(Language::English, 7.0, 0, &of(1, "EUR")), "€7");
        assert_eq!(money(Language::English, 7.0, 0, &of(1_000_000, "IRR")), "IRR\u{a0}7\u{a0}mn");
        assert_eq!(money(Language::Russian, 7.0, 0, &of(1, "IRR")), "7\u{a0}иранских риалов");
    }
}
