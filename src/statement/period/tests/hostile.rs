//! Whatever is written, nothing breaks, periods stand in order, and the time grows with the length alone.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::super::{super::token::tokens, periods};
use crate::language::Language;

fn hold(text: &str, published: Option<&str>) {
    let all = tokens(text);
    for language in Language::ALL {
        let mut last = 0;
        for mark in periods(&all, language, published) {
            assert!(mark.tokens.start >= last && mark.tokens.start < mark.tokens.end && mark.tokens.end <= all.len(), "{text:?}");
            last = mark.tokens.end;
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}", published in "[0-9-]{0,10}") {
        hold(&text, Some(&published));
    }

    #[test]
    fn any_row_of_words_of_periods_is_read(
        words in proptest::collection::vec(proptest::sample::select(vec![
            "in", "from", "to", "the", "first", "nine", "months", "quarter", "of", "2023", "2022", "1402", "24", "March", "21", "(", ")",
            ",", "-", "/", "–", "FY", "year", "Iranian", "last", "ended", "on", "and", "Q1", "half", "same period", ".", "\n", "99", "0",
            "в", "с", "по", "январе", "год", "году", "г.", "девять", "месяцев", "II", "квартал", "к", "прошлого", "начала", "аналогичным периодом",
            "در", "از", "تا", "سال", "ماه", "نه", "نخست", "مهر", "گذشته", "امسال", "پایان", "۱۴۰۲", "مدت مشابه", "31", "February", "Esfand",
        ]), 0..40),
        day in proptest::option::of(proptest::sample::select(vec!["2024", "2024-02", "2024-10-11", "9999-12-31", "0001-01-01", "2024-13", "soon", ""])),
    ) {
        hold(&words.join(" "), day);
    }
}

#[test]
fn long_texts_take_time_by_their_length() {
    let pieces = [
        "2023-",
        "in the ",
        "((((",
        "the first nine months (",
        "۱۴۰۲ تا ",
        "с начала ",
        "2021, ",
        "March 21–",
        "\u{202e}2023",
        "2023(",
        "\"",
        "9",
    ];
    for piece in pieces {
        let text: String = piece.chars().cycle().take(32_768).collect();
        let all = tokens(&text);
        for language in Language::ALL {
            let start = Instant::now();
            let found = periods(&all, language, Some("2024-10-11"));
            assert!(start.elapsed() < Duration::from_secs(2), "{piece:?} {} {:?}", found.len(), start.elapsed());
        }
    }
}
