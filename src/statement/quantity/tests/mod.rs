//! Quantities as found in texts, a line each: the words, the number, what it is counted in, and its hedge.

mod english;
mod hostile;
mod persian;
mod russian;

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

fn tell(quantity: &Quantity) -> String {
    let measure = match &quantity.measure {
        Measure::Money(code) => code.to_lowercase(),
        other => format!("{other:?}").to_lowercase(),
    };
    let number = |figure: crate::trade::Figure| {
        let digits = figure.digits().unsigned_abs().to_string();
        let decimals = usize::try_from(figure.written_decimals()).unwrap();
        let padded = format!("{digits:0>width$}", width = decimals + 1);
        let (whole, part) = padded.split_at(padded.len() - decimals);
        let sign = if figure.is_negative() { "-" } else { "" };
        if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    };
    let mut line = format!("{measure} {}", number(quantity.value));
    if let Some(to) = quantity.value_to {
        line += &format!("..{}", number(to));
    }
    if quantity.unit_mult > 0 {
        line += &format!("e{}", quantity.unit_mult);
    }
    if quantity.qualifier != Qualifier::Exact {
        line += &format!(" {}", quantity.qualifier.word());
    }
    if quantity.is_conversion {
        line += " conversion";
    }
    if let Some(is_plus) = quantity.sign {
        line += if is_plus { " plus" } else { " minus" };
    }
    let written = quantity.value.written_decimals();
    if u32::from(quantity.decimals) != written && quantity.value_to.is_none() {
        line += &format!(" d{}", quantity.decimals);
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
