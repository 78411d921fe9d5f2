//! Periods in sentences of each language: each period as `words = months role`.
//!
//! Months of the Iranian calendar begin with `h:`, reckoned ones with `~`, fiscal years are `fy2023`; `?` is open.

mod english;
mod hostile;
mod persian;
mod russian;

use super::{super::token::tokens, periods};
use crate::{language::Language, statement::mark::PeriodMark, trade::Calendar};

fn label(mark: &PeriodMark) -> String {
    let calendar = if mark.calendar == Calendar::SolarHijri { "h:" } else { "" };
    let reckoned = if mark.is_reckoned { "~" } else { "" };
    let part = mark.part.map_or_else(String::new, |(first, months)| format!("[{first}+{months}]"));
    match (mark.fiscal, &mark.span) {
        (Some(year), None) => format!("fy{year}{part}"),
        (Some(year), Some(span)) => format!("fy{year}={calendar}{span}"),
        (None, Some(span)) => format!("{reckoned}{calendar}{span}"),
        (None, None) => format!("?{part}"),
    }
}

fn told(language: Language, text: &str, published: Option<&str>) -> Vec<String> {
    let all = tokens(text);
    periods(&all, language, published)
        .iter()
        .map(|mark| {
            let (from, to) = (all[mark.tokens.start].at.start, all[mark.tokens.end - 1].at.end);
            format!("{} = {} {:?}", &text[from..to], label(mark), mark.role)
        })
        .collect()
}

/// Holds texts against what is found in them; in an expected list `; ` parts the periods.
fn hold(language: Language, published: &str, cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let published = Some(published).filter(|day| !day.is_empty());
        let found = told(language, text, published).join("; ");
        if found != *expected {
            wrong.push(format!("{text:?}\n    found    {found}\n    expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
