//! Texts that are none: nothing panics, nothing overlaps, and time grows with length alone.

use std::time::Instant;

use proptest::prelude::*;

use super::super::{super::token::tokens, quantities};
use crate::language::Language;

/// Texts of 64 KiB of one pattern.
const SIZE: usize = 64 * 1024;

#[test]
fn hostile_texts_are_read_in_linear_time() {
    let patterns = [
        "1",
        "1,",
        "1 ",
        "111 ",
        "1.1,",
        "(",
        "\"",
        "«",
        "$",
        "-",
        "1-",
        "$1-",
        "one ",
        "one and ",
        "about ",
        "up to ",
        "billion ",
        "1 billion ",
        "1 thousand ",
        "a billion and a half ",
        "between 1 and ",
        "2/",
        "%",
        "$(",
        "€5bn (",
        "в ",
        "не более ",
        "до ",
        "десять ",
        "دو و ",
        "هزار میلیارد ",
        "1٬",
        "first half ",
        "no. 5 ",
        "5th ",
        "1 to 2 ",
        "1, 2, ",
        "\u{200c}1",
        "+1",
        "x1",
    ];
    for pattern in patterns {
        let all = tokens(&pattern.repeat(SIZE / pattern.len()));
        for language in Language::ALL {
            let start = Instant::now();
            let found = quantities(&all, language);
            let taken = start.elapsed();
            // Unoptimised and on a busy machine; what grows with the square would take minutes.
            assert!(taken.as_millis() < 3000, "{pattern:?} took {taken:?} for {} quantities", found.len());
        }
    }
}

#[expect(clippy::too_many_lines, reason = "one list")]
fn pieces() -> impl Strategy<Value = String> {
    let alphabet = prop::sample::select(vec![
        "1",
        "4.9",
        "4,9",
        "1,234",
        "1 234",
        "2023",
        "000",
        "999999999999",
        "۴٫۹",
        "۱۲",
        "/",
        ".",
        ",",
        "٫",
        "٬",
        "-",
        "–",
        "+",
        "(",
        ")",
        "$",
        "€",
        "US$",
        "Rs",
        "%",
        "×",
        "x",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "billion",
        "bn",
        "m",
        "thousand",
        "crore",
        "lakh",
        "млрд",
        "тыс",
        "млн.",
        "долл.",
        "руб",
        "هزار",
        "میلیارد",
        "تومان",
        "درصد",
        "و",
        "نیم",
        "one",
        "half a",
        "and a half",
        "hundred",
        "двадцать",
        "пять",
        "полтора",
        "с половиной",
        "до",
        "от",
        "между",
        "between",
        "and",
        "to",
        "from",
        "about",
        "over",
        "не более",
        "более чем на",
        "в",
        "раза",
        "times",
        "a third",
        "треть",
        "یک سوم",
        "largest",
        "th",
        "-й",
        "место",
        "second",
        "respectively",
        "or",
        "minus",
        "минус",
        "\u{200c}",
        "\u{202e}",
        "people",
        "tonnes",
        "years",
        "лет",
    ]);
    prop::collection::vec(prop_oneof![9 => alphabet.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)], 0..40)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn anything_is_read_in_order_and_without_overlap(text in pieces(), spaced in any::<bool>()) {
        let text = if spaced { text } else { text.replace('5', " 5 ") };
        let all = tokens(&text);
        for language in Language::ALL {
            let mut last = 0;
            for quantity in quantities(&all, language) {
                prop_assert!(quantity.tokens.start >= last && quantity.tokens.start < quantity.tokens.end, "{quantity:?}");
                prop_assert!(quantity.tokens.end <= all.len());
                last = quantity.tokens.end;
            }
        }
    }
}
