//! A text of the data on one line, without what would change the direction or the place of what stands around it.

/// Opens a run of its own direction.
const ISOLATE: [char; 3] = ['\u{2066}', '\u{2067}', '\u{2068}'];
const END_OF_ISOLATE: char = '\u{2069}';

/// On one line, with every run of another direction closed.
pub(super) fn cleaned(text: &str) -> String {
    let (mut out, mut open) = (String::with_capacity(text.len()), 0_usize);
    for letter in text.chars() {
        match letter {
            // Embeddings and overrides: none of ours has any.
            '\u{202a}'..='\u{202e}' | '\u{feff}' => {}
            END_OF_ISOLATE if open == 0 => {}
            END_OF_ISOLATE => {
                open -= 1;
                out.push(letter);
            }
            _ if ISOLATE.contains(&letter) => {
                open += 1;
                out.push(letter);
            }
            _ if letter.is_control() || matches!(letter, ' ' | '\u{2028}' | '\u{2029}') => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
            _ => out.push(letter),
        }
    }
    out.truncate(out.trim_end_matches(' ').len());
    out.extend(std::iter::repeat_n(END_OF_ISOLATE, open));
    out
}

/// At most so many letters, and seen to be cut.
pub(super) fn clipped(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    let kept = kept.rsplit_once(' ').map_or(kept.as_str(), |(before, _)| before);
    cleaned(&format!("{}\u{2026}", kept.trim_end_matches([',', ';', ':', ' ', '('])))
}

/// With a full stop.
pub(super) fn stopped(sentence: String) -> String {
    if sentence.ends_with(['.', '!', '?']) { sentence } else { format!("{sentence}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_one_line_and_ends_what_it_begins() {
        assert_eq!(cleaned(" one\n two\t\u{0}three \r\n"), "one two three");
        assert_eq!(cleaned("\u{202e}gpj.exe\u{2069} \u{2068}open"), "gpj.exe \u{2068}open\u{2069}");
        assert_eq!(cleaned("\u{2068}TASS\u{2069}"), "\u{2068}TASS\u{2069}");
        assert_eq!(cleaned("1\u{a0}234"), "1\u{a0}234", "a number stays together");
    }

    #[test]
    fn what_is_cut_is_cut_between_words() {
        assert_eq!(clipped("one two three", 13), "one two three");
        assert_eq!(clipped("one, two three", 9), "one\u{2026}");
        assert_eq!(clipped("\u{2068}one two three\u{2069}", 12), "\u{2068}one two\u{2026}\u{2069}");
    }
}
