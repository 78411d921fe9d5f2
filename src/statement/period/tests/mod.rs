//! Periods in sentences of each language: each period as `words = months role`.
//!
//! Months of the Iranian calendar begin with `h:`, reckoned ones with `~`, fiscal years are `fy2023`; `?` is open.

mod english;
mod hostile;
mod persian;
mod russian;
mod sentences;

use super::{super::token::tokens, periods};
use crate::{
    language::Language,
    statement::mark::{PeriodMark, PeriodRole},
    trade::Calendar,
};

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

/// The texts of the claims that come with the repository.
const CLAIMS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/datasets/russia-iran/claims.csv"));

#[test]
fn the_periods_of_claims_are_found_in_their_texts() {
    let mut rows = csv::Reader::from_reader(CLAIMS.as_bytes());
    let headers = rows.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (text, period, calendar) = (column("text"), column("period"), column("calendar"));
    for row in rows.records() {
        let row = row.unwrap();
        let marks = periods(&tokens(&row[text]), Language::English, None);
        let of = |role: PeriodRole| marks.iter().filter(move |mark| mark.role == role);
        let found: Vec<String> = of(PeriodRole::In).filter_map(|mark| Some(mark.span.as_ref()?.to_string())).collect();
        assert_eq!(found, [&row[period]], "{}", &row[text]);
        assert!(of(PeriodRole::In).all(|mark| mark.calendar.word() == &row[calendar]), "{}", &row[text]);
        let earlier = row[text].contains("on a year earlier");
        assert_eq!(of(PeriodRole::YearEarlier).count(), usize::from(earlier), "{}", &row[text]);
    }
}
