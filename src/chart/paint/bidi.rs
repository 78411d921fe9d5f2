//! Lines of a language that runs to the left, for readers of SVG who set every text from left to right.
//!
//! A line is embedded for itself; words of the data within it are isolated (see `figure::quoted`), on every line that they reach.

use crate::language::Language;

const EMBEDDING: char = '\u{202b}';
const POP: char = '\u{202c}';
const ISOLATE: char = '\u{2068}';
const POP_ISOLATE: char = '\u{2069}';

/// A line as it is written into the SVG.
pub(in crate::chart) fn line(language: Language, text: &str) -> String {
    if language.is_right_to_left() { format!("{EMBEDDING}{text}{POP}") } else { text.to_owned() }
}

/// A text without the marks that isolate parts of it.
pub(in crate::chart) fn bare(text: String) -> String {
    if text.contains(ISOLATE) { text.replace([ISOLATE, POP_ISOLATE], "") } else { text }
}

/// Closes on each line of a broken text the isolate that is open at its end, and opens it again on the next.
pub(in crate::chart) fn balanced(lines: &mut [String]) {
    let mut open = false;
    for line in lines {
        if open {
            line.insert(0, ISOLATE);
        }
        let last = line.rfind([ISOLATE, POP_ISOLATE]);
        open = last.is_some_and(|place| line[place..].starts_with(ISOLATE));
        if open {
            line.push(POP_ISOLATE);
        }
    }
}

/// A shortened text with its isolate closed.
pub(in crate::chart) fn closed(text: String) -> String {
    let mut lines = [text];
    balanced(&mut lines);
    let [text] = lines;
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn isolates_reach_over_lines() {
        let mut lines = ["توجه: \u{2068}USD bn,", "rounded", "as published\u{2069}.", "a"].map(String::from);
        balanced(&mut lines);
        assert_eq!(lines, ["توجه: \u{2068}USD bn,\u{2069}", "\u{2068}rounded\u{2069}", "\u{2068}as published\u{2069}.", "a"]);
        assert_eq!(lines.map(bare).concat(), "توجه: USD bn,roundedas published.a");
        assert_eq!(line(Language::Persian, "۱"), "\u{202b}۱\u{202c}");
        assert_eq!(line(Language::Russian, "1"), "1");
    }
}
