//! Breaking text into lines by its measured width.

use super::bidi;
use crate::chart::fonts;

/// Breaks a text into at most so many lines; what does not fit ends in an ellipsis.
pub(in crate::chart) fn wrapped(text: &str, size: f64, bold: bool, width: f64, most: usize) -> Vec<String> {
    let mut lines = broken(text, size, bold, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = shortened(&format!("{last}\u{2026}"), size, bold, width);
        }
    }
    bidi::balanced(&mut lines);
    lines
}

/// How many lines a text needs.
pub(in crate::chart) fn lines_needed(text: &str, size: f64, bold: bool, width: f64) -> usize {
    broken(text, size, bold, width).len()
}

/// The text, or as much of its beginning as fits with an ellipsis.
pub(in crate::chart) fn shortened(text: &str, size: f64, bold: bool, width: f64) -> String {
    if fonts::width(text, size, bold) <= width {
        return text.to_owned();
    }
    let mut letters: Vec<char> = text.trim_end_matches('\u{2026}').chars().collect();
    while letters.pop().is_some() {
        let shorter: String = letters.iter().collect();
        let shorter = format!("{}\u{2026}", shorter.trim_end_matches([' ', ',', ';', '.', '\u{b7}', '\u{2013}']));
        if fonts::width(&shorter, size, bold) <= width {
            return bidi::closed(shorter);
        }
    }
    String::new()
}

fn broken(text: &str, size: f64, bold: bool, width: f64) -> Vec<String> {
    let fits = |line: &str| fonts::width(line, size, bold) <= width;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    // A space that does not break holds its words together.
    for word in text.split_ascii_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        // The end of the line parts as well as a dot does.
        if word == "\u{b7}" {
            continue;
        }
        for letter in word.chars() {
            line.push(letter);
            if !fits(&line) && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(letter);
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_fits_and_nothing_is_lost() {
        let text = "Russia–Iran trade turnover as quoted in an October 2024 commentary";
        let lines = wrapped(text, 26.0, true, 300.0, 9);
        assert!(lines.len() > 2 && lines.iter().all(|line| fonts::width(line, 26.0, true) <= 300.0), "{lines:?}");
        assert_eq!(lines.join(" "), text);
        let held = wrapped("5 октября 2024\u{a0}г. \u{b7} раз", 12.0, false, 105.0, 9);
        assert_eq!(held, ["5 октября", "2024\u{a0}г. \u{b7} раз"], "what belongs together stays so");
        assert_eq!(wrapped("aaaa \u{b7} bbbb", 12.0, false, 34.0, 9), ["aaaa", "bbbb"], "no line begins with a dot");
        let cut = wrapped(text, 26.0, true, 300.0, 2);
        assert!(cut.len() == 2 && cut[1].ends_with('…') && fonts::width(&cut[1], 26.0, true) <= 300.0, "{cut:?}");
        let address = wrapped("/v1/dyads/RUS-IRN/turnover?from=2021&measure=index", 12.0, false, 100.0, 9);
        assert!(address.len() > 1 && address.concat().ends_with("index"), "a long word breaks anywhere");
        assert!(wrapped("", 12.0, false, 100.0, 3).is_empty());
    }
}
