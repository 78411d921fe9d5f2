//! The words, numbers and signs of a text, folded so that they compare, each with where it stands.

use std::ops::Range;

use crate::language::Language;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters in a row.
    Word,
    /// Digits in a row, as ASCII.
    Digits,
    /// One other character.
    Sign,
    /// The end of a sentence's line: one or more line breaks.
    Break,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Folded: lower case, ASCII digits, one form of each letter, `-` for all dashes, `'` for all apostrophes.
    pub word: String,
    /// The bytes of the text.
    pub at: Range<usize>,
    /// Stands white space before it, or a joiner that parts words?
    pub is_spaced: bool,
    /// Does it begin with a capital letter?
    pub is_capital: bool,
    /// Its first letters in a number, which lists of phrases are asked by first.
    pub head: u16,
}

/// How many different heads there are.
pub(super) const HEADS: usize = 4096;

/// The first three letters of a word in a number below [`HEADS`]; words that begin alike have the same.
pub(super) fn head(word: &str) -> u16 {
    let mut hash: u32 = 0x811c_9dc5;
    for letter in word.chars().take(3) {
        hash = (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193);
    }
    u16::try_from((hash ^ (hash >> 12)) as usize % HEADS).unwrap_or(0)
}

/// Longest word that is kept; what is longer is no word of any language, and is cut.
const LONGEST: usize = 64;

/// The tokens of a text, in order. Marks of direction, joiners without width and vowel signs leave no trace; a joiner within a
/// Persian word parts it as a space does, since both are written.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::new();
    let mut is_spaced = false;
    let mut breaks = 0;
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        match class(letter) {
            Class::Nothing => {
                if let Some(last) = all.last_mut().filter(|last| last.at.end == start) {
                    last.at.end = end;
                }
            }
            Class::Joiner | Class::Space => is_spaced = true,
            Class::Break => {
                breaks += 1;
                is_spaced = true;
                if all.last().is_some_and(|last| last.kind != TokenKind::Break) {
                    all.push(Token {
                        kind: TokenKind::Break,
                        word: "\n".to_owned(),
                        at: start..end,
                        is_spaced,
                        is_capital: false,
                        head: 0,
                    });
                } else if breaks > 1
                    && let Some(last) = all.last_mut()
                {
                    "\n\n".clone_into(&mut last.word);
                }
                continue;
            }
            Class::Of(kind) => {
                let joins = !is_spaced
                    && kind != TokenKind::Sign
                    && all.last().is_some_and(|last| last.kind == kind && last.at.end == start);
                if !joins {
                    let is_capital = letter.is_uppercase();
                    all.push(Token { kind, word: String::new(), at: start..end, is_spaced, is_capital, head: 0 });
                }
                if let Some(last) = all.last_mut() {
                    if last.word.len() < LONGEST {
                        fold(letter, &mut last.word);
                    }
                    last.at.end = end;
                }
                is_spaced = false;
            }
        }
        if !matches!(class(letter), Class::Space | Class::Nothing | Class::Joiner) {
            breaks = 0;
        }
    }
    for token in &mut all {
        token.head = head(&token.word);
    }
    all
}

enum Class {
    Of(TokenKind),
    Space,
    Break,
    Joiner,
    Nothing,
}

fn class(letter: char) -> Class {
    match letter {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Break,
        '\u{200c}' => Class::Joiner,
        '\u{ad}' | '\u{200b}' | '\u{200d}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        // Vowel signs and other marks above and below; kashida.
        | '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{fe00}'..='\u{fe0f}' => Class::Nothing,
        letter if letter.is_whitespace() => Class::Space,
        letter if digit(letter).is_some() => Class::Of(TokenKind::Digits),
        letter if letter.is_alphabetic() => Class::Of(TokenKind::Word),
        letter if letter.is_control() => Class::Nothing,
        _ => Class::Of(TokenKind::Sign),
    }
}

/// The value of a digit, ASCII, Arabic or Persian.
fn digit(letter: char) -> Option<char> {
    let number = match letter {
        '0'..='9' => return Some(letter),
        '\u{660}'..='\u{669}' => u32::from(letter) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(letter) - 0x6f0,
        '\u{ff10}'..='\u{ff19}' => u32::from(letter) - 0xff10,
        _ => return None,
    };
    char::from_digit(number, 10)
}

fn fold(letter: char, word: &mut String) {
    if let Some(digit) = digit(letter) {
        return word.push(digit);
    }
    match letter {
        'ё' | 'Ё' => word.push('е'),
        'ي' | 'ى' | 'ئ' => word.push('ی'),
        'ك' => word.push('ک'),
        'ۀ' | 'ة' | 'ۂ' => word.push('ه'),
        'أ' | 'إ' | 'ٱ' => word.push('ا'),
        'ؤ' => word.push('و'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => word.push('-'),
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{60}' | '\u{b4}' => word.push('\''),
        '\u{ab}' | '\u{bb}' | '\u{201c}'..='\u{201f}' => word.push('"'),
        '٪' | '﹪' | '％' => word.push('%'),
        '،' => word.push(','),
        '؛' => word.push(';'),
        '؟' => word.push('?'),
        letter => word.extend(letter.to_lowercase()),
    }
}

/// The language that a sentence is written in: the one that is given, where the sentence has letters of it, else that of most of its
/// letters. A sentence without letters is in the language that is given.
pub(super) fn language_of(text: &str, given: Option<Language>) -> Language {
    let (mut latin, mut cyrillic, mut arabic) = (0u32, 0u32, 0u32);
    for letter in text.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' => latin += 1,
            '\u{400}'..='\u{4ff}' => cyrillic += 1,
            '\u{600}'..='\u{6ff}' => arabic += 1,
            _ => {}
        }
    }
    let has = |language: &Language| match language {
        Language::English => latin > 0,
        Language::Russian => cyrillic > 0,
        Language::Persian => arabic > 0,
    };
    if let Some(given) = given.filter(|given| has(given) || latin + cyrillic + arabic == 0) {
        given
    } else if arabic > latin.max(cyrillic) {
        Language::Persian
    } else if cyrillic > latin {
        Language::Russian
    } else {
        Language::English
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn words_numbers_and_signs_are_told_apart() {
        assert_eq!(words("$4.9bn – Iran’s"), ["$", "4", ".", "9", "bn", "-", "iran", "'", "s"]);
        assert_eq!(words("۴٫۹میلیارد دلار"), ["4", "٫", "9", "میلیارد", "دلار"], "written together");
        assert_eq!(words("هشت‌ماهه"), words("هشت ماهه"), "a joiner parts as a space does");
        assert_eq!(words("عربي ك"), ["عربی", "ک"]);
        assert_eq!(words("Объём"), ["объем"]);
        assert_eq!(words("a\u{202e}b\u{200f}"), ["ab"], "marks of direction leave no trace");
        assert_eq!(words("one.\n\ntwo"), ["one", ".", "\n\n", "two"]);
    }

    #[test]
    fn a_language_that_is_given_is_that_of_sentences_with_its_letters() {
        let russian = Some(Language::Russian);
        assert_eq!(language_of("Trade was $5bn.", russian), Language::English, "no letter of it is Russian");
        assert_eq!(language_of("Оборот UN Comtrade via WITS", russian), Language::Russian);
        assert_eq!(language_of("Оборот UN Comtrade via WITS", None), Language::English);
        assert_eq!(language_of("5 %", russian), Language::Russian);
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "В 2023 году";
        let all = tokens(text);
        assert_eq!(&text[all[1].at.clone()], "2023");
        assert!(all[0].is_capital && !all[2].is_capital && all[1].is_spaced);
    }
}
