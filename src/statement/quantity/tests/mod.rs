//! Quantities as found in texts, a line each: the words, the number, what it is counted in, and its hedge.

mod english;
mod hostile;
mod persian;
mod russian;

use std::fmt::Write;

use super::{
    super::{
        mark::{Measure, Quantity},
        token::tokens,
    },
    quantities,
};
use crate::{language::Language, trade::Qualifier};

/// What is found in a text, quantities parted by ` | `; "usd 4.9e9 d1 about" is about 4.9 billion dollars of one decimal.
pub(super) fn told(text: &str, language: Language) -> String {
    let all = tokens(text);
    quantities(&all, language).iter().map(tell).collect::<Vec<String>>().join(" | ")
}

pub(super) fn tell(quantity: &Quantity) -> String {
    let measure = match &quantity.measure {
        Measure::Money(code) => code.to_lowercase(),
        other => format!("{other:?}").to_lowercase(),
    };
    let mut line = format!("{measure} {}", quantity.value);
    if let Some(to) = quantity.value_to {
        write!(line, "..{to}").unwrap();
    }
    if quantity.unit_mult > 0 {
        write!(line, "e{}", quantity.unit_mult).unwrap();
    }
    if quantity.qualifier != Qualifier::Exact {
        write!(line, " {}", quantity.qualifier.word()).unwrap();
    }
    if quantity.is_conversion {
        line += " conversion";
    }
    if let Some(is_plus) = quantity.sign {
        line += if is_plus { " plus" } else { " minus" };
    }
    let written = quantity.value.written_decimals();
    if u32::from(quantity.decimals) != written && quantity.value_to.is_none() {
        write!(line, " d{}", quantity.decimals).unwrap();
    }
    line
}

/// Every case of a table, with all that fail told at once.
pub(super) fn holds(cases: &[(&str, &str)], language: Language) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, told(text, language)))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("{text}\n  expected {expected}\n  found    {found}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// The words that a quantity takes are its own: prepositions beyond a hedge stay outside.
#[test]
fn tokens_are_those_of_the_quantity() {
    for (language, text, expected) in [
        (Language::English, "rose by just over $5bn (about €4bn).", "just over $5bn|about €4bn"),
        (Language::English, "fell by a third to 4.9 billion US dollars.", "a third|4.9 billion US dollars"),
        (Language::English, "was between 4 and 5 percent, the second-largest", "between 4 and 5 percent|second-largest"),
        (Language::English, "grew almost a 15% rise", "15%"),
        (Language::English, "higher than 2022", "2022"),
        (Language::Russian, "вырос более чем на 80 % до 5 млрд долл. США", "80 %|5 млрд долл. США"),
        (Language::Russian, "вырос более чем в 1,5 раза", "более чем в 1,5 раза"),
        (Language::Persian, "بیش از ۴٫۹ میلیارد دلار بود", "بیش از ۴٫۹ میلیارد دلار"),
    ] {
        let all = tokens(text);
        let found: Vec<&str> = quantities(&all, language)
            .iter()
            .map(|quantity| &text[all[quantity.tokens.start].at.start..all[quantity.tokens.end - 1].at.end])
            .collect();
        assert_eq!(found.join("|"), expected, "{text}");
    }
}
