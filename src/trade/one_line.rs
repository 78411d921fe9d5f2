//! Foreign text in what is told to people: on one line, with nothing in it that a terminal, a log or a page would obey.

/// Letters that are not seen but turn the direction of what follows: in a label they make it say something else.
#[must_use]
pub fn is_bidi_control(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text on one line: control characters, line ends of any kind and invisible marks of direction are written out, as `\n` or
/// `\u{202e}`.
#[must_use]
pub fn one_line(text: &str) -> String {
    shortened(text, usize::MAX)
}

/// The same, of at most so many bytes; what is longer ends in an ellipsis.
#[must_use]
pub fn shortened(text: &str, longest: usize) -> String {
    let mark = '\u{2026}';
    if text.len() <= longest && !text.chars().any(is_obeyed) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len().min(longest));
    // Where it is cut, should it turn out to be too long.
    let mut cut = 0;
    for letter in text.chars() {
        if is_obeyed(letter) {
            line.extend(letter.escape_default());
        } else {
            line.push(letter);
        }
        if line.len() > longest {
            line.truncate(cut);
            line.push(mark);
            break;
        }
        if line.len() + mark.len_utf8() <= longest {
            cut = line.len();
        }
    }
    line
}

fn is_obeyed(letter: char) -> bool {
    letter.is_control()
        || is_bidi_control(letter)
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_obeyed_and_letters_stay() {
        let forged = "a\nWARN b\r\u{1b}[31m\u{202e}c\u{2028}d\u{85}\u{feff}";
        assert_eq!(one_line(forged), "a\\nWARN b\\r\\u{1b}[31m\\u{202e}c\\u{2028}d\\u{85}\\u{feff}");
        // Persian words are joined and parted by marks of no width.
        let persian = "\u{645}\u{6cc}\u{200c}\u{634}\u{648}\u{62f} \"x\"";
        assert_eq!(one_line(persian), persian);
    }

    #[test]
    fn what_is_longer_is_cut_and_marked() {
        assert_eq!(shortened("abcdef", 6), "abcdef");
        assert_eq!(shortened("abcdefg", 6), "abc\u{2026}");
        // Two bytes each: four of them are eight.
        assert_eq!(shortened("\u{e9}\u{e9}\u{e9}\u{e9}", 7), "\u{e9}\u{e9}\u{2026}");
        assert_eq!(shortened("\n\n\n\n", 7), "\\n\\n\u{2026}");
        for longest in 3..20 {
            let line = shortened(&"\u{202e}".repeat(9), longest);
            assert!(line.len() <= longest && line.ends_with('\u{2026}'), "{line}");
        }
    }
}
