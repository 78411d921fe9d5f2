//! Figures as they are written in a ranking: what is something is not written as nothing.

use crate::{
    chart::wording::number::{is_something, plain},
    language::Language,
};

/// A share of the whole: one decimal.
pub(in crate::chart) fn percent(language: Language, share: f64) -> String {
    at_least(language, share, 1, |number| language.percent(number))
}

/// "<0.1" for what is written as nothing but is something.
pub(super) fn at_least(language: Language, value: f64, decimals: usize, written: impl Fn(&str) -> String) -> String {
    let text = plain(value, decimals);
    match (is_something(&text), decimals) {
        (false, _) if value == 0.0 => written("0"),
        (false, _) if value > 0.0 => {
            let least = if decimals == 0 { "1".to_owned() } else { format!("0.{}1", "0".repeat(decimals - 1)) };
            language.fill("chart.less", &[("number", &written(&least))])
        }
        _ => written(&text),
    }
}
