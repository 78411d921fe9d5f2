//! Where sentences begin and end.

use std::ops::Range;

use crate::statement::token::{Token, TokenKind};

/// Short words whose full stop ends no sentence, whatever follows.
const ABBREVIATIONS: [&str; 28] = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "st", "no", "vs", "approx", "ca", "fig", "inc", "ltd", "co", "jan", "feb", "aug",
    "sept", "oct", "nov", "dec", "им", "ул", "св", "см", "напр", "дол",
];
/// Those that end one where a capital letter follows.
const UNITS: [&str; 17] =
    ["г", "гг", "млрд", "млн", "тыс", "трлн", "долл", "руб", "т", "кв", "bn", "mln", "mn", "м", "мес", "п", "тн"];

/// The sentences of a text, as runs of tokens, breaks left out.
pub(super) fn sentences(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for place in 0..tokens.len() {
        if ends(tokens, place) {
            let end = if tokens[place].kind == TokenKind::Break { place } else { place + 1 };
            if end > start {
                sentences.push(start..end);
            }
            start = place + 1;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

fn ends(tokens: &[Token], place: usize) -> bool {
    let token = &tokens[place];
    if token.kind == TokenKind::Break {
        return !goes_on(tokens, place);
    }
    let Some(next) = tokens.get(place + 1) else { return true };
    match token.word.as_str() {
        "!" | "?" | "…" => next.word != "?" && next.word != "!" && next.word != ".",
        "." => next.is_spaced && stops(tokens, place, next),
        _ => false,
    }
}

/// A line that is broken within a sentence: the next begins in lower case, or this one ends in a comma.
fn goes_on(tokens: &[Token], place: usize) -> bool {
    let single = tokens[place].word == "\n";
    let (Some(before), Some(next)) = (place.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(place + 1)) else {
        return false;
    };
    let is_lower = next.kind == TokenKind::Word && !next.is_capital && next.word.chars().next().is_some_and(char::is_lowercase);
    single && !matches!(before.word.as_str(), "." | "!" | "?" | ":" | "…") && (is_lower || before.word == ",")
}

fn stops(tokens: &[Token], place: usize, next: &Token) -> bool {
    let Some(before) = place.checked_sub(1).and_then(|at| tokens.get(at)) else { return true };
    if next.kind == TokenKind::Break {
        return false;
    }
    let cased = next.word.chars().next().is_some_and(|letter| letter.is_lowercase() || letter.is_uppercase());
    if next.kind == TokenKind::Word && cased && !next.is_capital {
        return false;
    }
    let word = before.word.as_str();
    // "5 млрд долл. США", «5 тыс. KZT».
    let is_code = next.word.len() == 3 && next.word.bytes().all(|byte| byte.is_ascii_lowercase());
    if (word == "долл" && next.word == "сша") || (UNITS.contains(&word) && is_code) {
        return false;
    }
    if ABBREVIATIONS.contains(&word) || (before.kind == TokenKind::Word && word.chars().count() == 1 && word.is_ascii()) {
        return false;
    }
    // "5 млрд. 300 млн", "в 2022 г. 4,9 млрд": the sentence goes on with a number.
    !(UNITS.contains(&word) && next.kind != TokenKind::Word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::token::tokens;

    fn split(text: &str) -> Vec<&str> {
        let all = tokens(text);
        sentences(&all).into_iter().map(|run| &text[all[run.start].at.start..all[run.end - 1].at.end]).collect()
    }

    #[test]
    fn sentences_end_where_readers_stop() {
        assert_eq!(split("It was $4.9bn. It fell by 17.3 %. No."), ["It was $4.9bn.", "It fell by 17.3 %.", "No."]);
        assert_eq!(split("U.S. exports to Iran rose. So did imports."), ["U.S. exports to Iran rose.", "So did imports."]);
        assert_eq!(split("В 2022 г. он вырос до 5 млрд долл. США."), ["В 2022 г. он вырос до 5 млрд долл. США."]);
        assert_eq!(split("В 2022 г. Россия."), ["В 2022 г.", "Россия."]);
        assert_eq!(split("به ۴ میلیارد رسید. سپس کاهش یافت."), ["به ۴ میلیارد رسید.", "سپس کاهش یافت."]);
        assert_eq!(split("Trade rose\nto 4 billion.\n\nNext"), ["Trade rose\nto 4 billion.", "Next"]);
    }
}
