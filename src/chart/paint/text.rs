//! Breaking text into lines by its measured width.

use super::bidi;
use crate::chart::fonts::Typesetter;

/// How far the sum of the widths of a line's words, or of its letters, may be from its width in parts of that: kerning and
/// letters that join make the difference. Only a line that is nearer to the edge than this is measured as a whole.
const WORDS_APART: f64 = 0.03;
const LETTERS_APART: f64 = 0.25;

/// What no ellipsis follows.
const ENDINGS: [char; 6] = [' ', ',', ';', '.', '\u{b7}', '\u{2013}'];

/// What a text is broken for: a size and weight of letters and a width.
#[derive(Clone, Copy)]
struct Measure<'a> {
    typesetter: Typesetter<'a>,
    size: f64,
    bold: bool,
    width: f64,
    /// Is every part of the text set in the font that the whole is set in?
    is_usual: bool,
}

impl<'a> Measure<'a> {
    fn new(typesetter: Typesetter<'a>, text: &str, (size, bold): (f64, bool), width: f64) -> Self {
        Self { typesetter, size, bold, width, is_usual: typesetter.is_usual(text, bold) }
    }

    fn of(self, text: &str) -> f64 {
        self.typesetter.width(text, self.size, self.bold)
    }

    fn of_letter(self, letter: char) -> f64 {
        self.of(letter.encode_utf8(&mut [0; 4]))
    }

    /// Does a line fit that is about so wide, to this part of it?
    fn fits(self, line: &str, about: f64, apart: f64) -> bool {
        // One letter of another script, and the whole line is set in another font.
        if !self.is_usual {
            return self.of(line) <= self.width;
        }
        if about * (1.0 + apart) <= self.width {
            return true;
        }
        about * (1.0 - apart) <= self.width && self.of(line) <= self.width
    }
}

/// Breaks a text into at most so many lines; what does not fit ends in an ellipsis.
pub(in crate::chart) fn wrapped(
    typesetter: Typesetter,
    text: &str,
    size: f64,
    bold: bool,
    width: f64,
    most: usize,
) -> Vec<String> {
    let mut lines = broken(text, Measure::new(typesetter, text, (size, bold), width));
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = ended(last, Measure::new(typesetter, text, (size, bold), width));
        }
    }
    bidi::balanced(&mut lines);
    lines
}

/// A line with an ellipsis after it, in place of a word or more where that is too long.
fn ended(line: &str, measure: Measure) -> String {
    let mut left = line;
    loop {
        let ended = format!("{}\u{2026}", left.trim_end_matches(ENDINGS));
        if measure.of(&ended) <= measure.width {
            return ended;
        }
        let Some((before, _)) = left.rsplit_once(' ') else {
            return shortened(measure.typesetter, &format!("{left}\u{2026}"), measure.size, measure.bold, measure.width);
        };
        left = before;
    }
}

/// How many lines a text needs.
pub(in crate::chart) fn lines_needed(typesetter: Typesetter, text: &str, size: f64, bold: bool, width: f64) -> usize {
    broken(text, Measure::new(typesetter, text, (size, bold), width)).len()
}

/// The text, or as much of its beginning as fits with an ellipsis.
pub(in crate::chart) fn shortened(typesetter: Typesetter, text: &str, size: f64, bold: bool, width: f64) -> String {
    let measure = Measure::new(typesetter, text, (size, bold), width);
    if measure.of(text) <= width {
        return text.to_owned();
    }
    let mut left = text.trim_end_matches('\u{2026}');
    let mut about: f64 = left.chars().map(|letter| measure.of_letter(letter)).sum();
    while let Some(letter) = left.chars().next_back() {
        left = &left[..left.len() - letter.len_utf8()];
        about -= measure.of_letter(letter);
        // Far too long yet; a letter for the ellipsis is not counted.
        if about * (1.0 - LETTERS_APART) > width {
            continue;
        }
        let shorter = format!("{}\u{2026}", left.trim_end_matches(ENDINGS));
        if !left.is_empty() && measure.of(&shorter) <= width {
            return bidi::closed(shorter);
        }
    }
    let ellipsis = "\u{2026}";
    if measure.of(ellipsis) <= width { ellipsis.to_owned() } else { String::new() }
}

fn broken(text: &str, measure: Measure) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    // About how wide the line is.
    let mut about = 0.0;
    let space = measure.of(" ");
    // A space that does not break holds its words together.
    for word in text.split_ascii_whitespace() {
        let wide = measure.of(word);
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        let sum = if line.is_empty() { wide } else { about + space + wide };
        if measure.fits(&longer, sum, WORDS_APART) {
            (line, about) = (longer, sum);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        // The end of the line parts as well as a dot does.
        if word == "\u{b7}" {
            about = 0.0;
            continue;
        }
        if wide <= measure.width {
            (line, about) = (word.to_owned(), wide);
            continue;
        }
        about = 0.0;
        for letter in word.chars() {
            line.push(letter);
            about += measure.of_letter(letter);
            if line.chars().nth(1).is_some() && !measure.fits(&line, about, LETTERS_APART) {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(letter);
                about = measure.of_letter(letter);
            }
        }
        about = measure.of(&line);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chart::fonts::Fonts, language::Language};

    #[test]
    fn every_line_fits_and_nothing_is_lost() {
        let fonts = Fonts::embedded();
        let set = Typesetter::new(&fonts, Language::English);
        let wrapped = |text: &str, size: f64, bold: bool, width: f64, most: usize| wrapped(set, text, size, bold, width, most);
        let text = "Russia–Iran trade turnover as quoted in an October 2024 commentary";
        let lines = wrapped(text, 26.0, true, 300.0, 9);
        assert!(lines.len() > 2 && lines.iter().all(|line| set.width(line, 26.0, true) <= 300.0), "{lines:?}");
        assert_eq!(lines.join(" "), text);
        let held = wrapped("5 октября 2024\u{a0}г. \u{b7} раз", 12.0, false, 97.0, 9);
        assert_eq!(held, ["5 октября", "2024\u{a0}г. \u{b7} раз"], "what belongs together stays so");
        assert_eq!(wrapped("aaaa \u{b7} bbbb", 12.0, false, 33.0, 9), ["aaaa", "bbbb"], "no line begins with a dot");
        let cut = wrapped(text, 26.0, true, 300.0, 2);
        assert!(cut.len() == 2 && cut[1].ends_with('…') && set.width(&cut[1], 26.0, true) <= 300.0, "{cut:?}");
        let address = wrapped("/v1/dyads/RUS-IRN/turnover?from=2021&measure=index", 12.0, false, 100.0, 9);
        assert!(address.len() > 1 && address.concat().ends_with("index"), "a long word breaks anywhere");
        assert!(wrapped("", 12.0, false, 100.0, 3).is_empty());
    }

    /// The quick way breaks where measuring every line whole would.
    #[test]
    fn lines_are_as_full_as_their_measured_width_allows() {
        let fonts = Fonts::embedded();
        let texts = [
            (
                Language::English,
                "Caution: 2010: Russia counts 3,359 million USD of exports to Iran, AVATAR To. 11,7 Wave LTAVATO",
            ),
            (Language::Russian, "Источник: ГУР. Тот, кто считает экспорт Россия–Иран, учитывает его по-своему; Тула"),
            (Language::Persian, "توجه: روسیه ۳٬۳۵۹ میلیون دلار صادرات به ایران شمرده است، ایران ۴۷۷ میلیون دلار واردات از روسیه"),
        ];
        for (language, text) in texts {
            let set = Typesetter::new(&fonts, language);
            for step in 3..60 {
                let width = f64::from(step) * 9.7;
                let words: Vec<&str> = text.split(' ').collect();
                let mut rest = &words[..];
                for line in wrapped(set, text, 13.0, false, width, 999) {
                    let fits = |count: usize| set.width(&rest[..count].join(" "), 13.0, false) <= width;
                    let whole = (1..=rest.len()).take_while(|count| fits(*count)).last();
                    let Some(count) = whole else { break };
                    assert_eq!(line, rest[..count].join(" "), "{width}");
                    rest = &rest[count..];
                }
            }
        }
    }
}
