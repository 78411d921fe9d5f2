//! What statistics offices write instead of a figure or behind one: `:`, `..`, `c`, `120 p`, `120 (e)`, `bp`. The letters are
//! those of Eurostat and of SDMX; what is no letter of theirs is no flag.

use crate::trade::Status;

/// A cell taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FlaggedCell<'a> {
    /// Nothing stands there, or R's and Python's word for that.
    Empty,
    /// Words that say why there is no figure.
    NoFigure(Status),
    /// A figure, and the flags behind it.
    Figure(&'a str, &'a str),
}

/// What stands for no figure without saying why.
const EMPTY: [&str; 6] = ["", "NA", "NaN", "null", "NULL", "None"];

/// What says why there is no figure. A dash is a figure that is nil, too small or not known: offices differ, so it is missing and
/// never zero, unless the mapping says so.
const WORDS: [(&str, Status); 20] = [
    (":", Status::Missing),
    ("..", Status::Missing),
    ("…", Status::CannotExist),
    ("...", Status::CannotExist),
    ("-", Status::Missing),
    ("--", Status::Missing),
    ("–", Status::Missing),
    ("—", Status::Missing),
    ("−", Status::Missing),
    ("n/a", Status::Missing),
    ("n.a.", Status::Missing),
    ("na", Status::Missing),
    ("nd", Status::Missing),
    ("n.d.", Status::Missing),
    ("н/д", Status::Missing),
    ("c", Status::Suppressed),
    ("x", Status::Suppressed),
    ("к", Status::Suppressed),
    ("conf", Status::Suppressed),
    ("z", Status::CannotExist),
];

fn word(text: &str) -> Option<Status> {
    let plain = text.trim_matches(['(', ')', '[', ']']);
    let plain = if plain.is_empty() { text } else { plain };
    WORDS.iter().find(|(word, _)| word.chars().eq(plain.chars().flat_map(char::to_lowercase))).map(|found| found.1)
}

/// Takes a cell apart.
pub(super) fn cell(text: &str) -> FlaggedCell<'_> {
    let text = text.trim();
    if text.ends_with(|letter: char| letter.is_ascii_digit()) {
        return FlaggedCell::Figure(text, "");
    }
    if EMPTY.contains(&text) {
        return FlaggedCell::Empty;
    }
    if let Some(status) = word(text) {
        return FlaggedCell::NoFigure(status);
    }
    // `: c`, `:c`, `.. (p)`: the sign, then flags that may say more.
    let sign = text.len() - text.trim_start_matches([':', '.', '-', '–', '—', '…']).len();
    if let (Some(status), Some(more)) = (word(&text[..sign]), status_of(bare(&text[sign..]))) {
        return FlaggedCell::NoFigure(if more.allows_empty() { more } else { status });
    }
    let Some((last, digit)) = text.char_indices().rev().find(|(_, letter)| letter.is_numeric()) else {
        return FlaggedCell::Figure(text, "");
    };
    let end = last + digit.len_utf8();
    let closed = text.starts_with('(') && text[end..].starts_with(')');
    let (figure, behind) = text.split_at(end + usize::from(closed));
    let flags = bare(behind);
    // `m`, `k` and `bn` behind a figure scale it: such a figure is not read at all.
    let scales = flags.eq_ignore_ascii_case("bn") || flags.contains(['m', 'M', 'k', 'K', 't', 'T']);
    if scales || status_of(flags).is_none() { FlaggedCell::Figure(text, "") } else { FlaggedCell::Figure(figure, flags) }
}

fn bare(text: &str) -> &str {
    text.trim().trim_matches(['(', ')', '[', ']']).trim()
}

/// The status of one flag.
fn of_letter(letter: char) -> Option<Status> {
    Some(match letter {
        'a' | 'r' => Status::Normal,
        'b' => Status::Break,
        'c' | 'x' | 'q' => Status::Suppressed,
        'd' | 'w' => Status::DefinitionDiffers,
        'e' | 's' => Status::Estimated,
        'f' => Status::Forecast,
        'i' => Status::Imputed,
        'l' | 'k' => Status::NotCollected,
        'm' | 'z' => Status::CannotExist,
        'o' => Status::Missing,
        'p' | 'v' => Status::Provisional,
        'u' | 'n' | 'g' => Status::Doubtful,
        _ => return None,
    })
}

/// The status of flags such as `p`, `bp`, `b, e`; the gravest of several. `r` (revised) is no status.
pub(super) fn status_of(flags: &str) -> Option<Status> {
    // Three letters together are a word, such as EUR.
    if flags.split(|letter: char| !letter.is_alphabetic()).any(|run| run.chars().count() > 2) {
        return None;
    }
    let letters = flags.chars().filter(|letter| ![' ', ',', ';', '/', '|', '(', ')'].contains(letter));
    let found: Option<Vec<Status>> = letters.map(|letter| of_letter(letter.to_ascii_lowercase())).collect();
    found.filter(|found| !found.is_empty()).map(|found| Status::worst(found.into_iter()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_no_figure_say_why() {
        for (text, status) in [
            (":", Status::Missing),
            (": c", Status::Suppressed),
            (":c", Status::Suppressed),
            ("..", Status::Missing),
            ("...", Status::CannotExist),
            ("—", Status::Missing),
            ("n/a", Status::Missing),
            ("C", Status::Suppressed),
            ("x", Status::Suppressed),
            ("(c)", Status::Suppressed),
            (": (p)", Status::Missing),
        ] {
            assert_eq!(cell(text), FlaggedCell::NoFigure(status), "{text}");
        }
        assert_eq!((cell(""), cell("NA"), cell(" NaN ")), (FlaggedCell::Empty, FlaggedCell::Empty, FlaggedCell::Empty));
    }

    #[test]
    fn flags_behind_a_figure() {
        for (text, figure, flags) in [
            ("120 p", "120", "p"),
            ("120p", "120", "p"),
            ("120(e)", "120", "e"),
            ("1,234.5 [bp]", "1,234.5", "bp"),
            ("120", "120", ""),
            ("(120)", "(120)", ""),
            ("(120) p", "(120)", "p"),
            ("1.2E+11", "1.2E+11", ""),
            ("120 EUR", "120 EUR", ""),
            ("120*", "120*", ""),
            ("120 m", "120 m", ""),
            ("1.2 bn", "1.2 bn", ""),
        ] {
            assert_eq!(cell(text), FlaggedCell::Figure(figure, flags), "{text}");
        }
        let statuses = ["p", "bp", "b, e", "r", "P", "rp", "U", "?"].map(status_of);
        let [p, b, e] = [Status::Provisional, Status::Break, Status::Break].map(Some);
        assert_eq!(statuses, [p, b, e, Some(Status::Normal), p, p, Some(Status::Doubtful), None]);
    }
}
