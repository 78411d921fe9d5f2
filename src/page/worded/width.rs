//! How many places a text takes in a terminal: two for the letters of Chinese, Japanese and Korean, none for marks above and below
//! others and for marks of direction.

/// Ranges of letters that take no place, in order.
const NONE: [(char, char); 22] = [
    ('\u{300}', '\u{36f}'),
    ('\u{483}', '\u{489}'),
    ('\u{591}', '\u{5bd}'),
    ('\u{610}', '\u{61a}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{64b}', '\u{65f}'),
    ('\u{670}', '\u{670}'),
    ('\u{6d6}', '\u{6dc}'),
    ('\u{6df}', '\u{6e4}'),
    ('\u{6e7}', '\u{6e8}'),
    ('\u{6ea}', '\u{6ed}'),
    ('\u{e31}', '\u{e31}'),
    ('\u{e34}', '\u{e3a}'),
    ('\u{e47}', '\u{e4e}'),
    ('\u{1ab0}', '\u{1aff}'),
    ('\u{1dc0}', '\u{1dff}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{202a}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{20d0}', '\u{20ff}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
];

/// Ranges of letters that take two places, in order.
const TWO: [(char, char); 13] = [
    ('\u{1100}', '\u{115f}'),
    ('\u{2e80}', '\u{303e}'),
    ('\u{3041}', '\u{33ff}'),
    ('\u{3400}', '\u{4dbf}'),
    ('\u{4e00}', '\u{9fff}'),
    ('\u{a000}', '\u{a4cf}'),
    ('\u{ac00}', '\u{d7a3}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{fe30}', '\u{fe6f}'),
    ('\u{ff00}', '\u{ff60}'),
    ('\u{ffe0}', '\u{ffe6}'),
    ('\u{1f300}', '\u{1faff}'),
    ('\u{20000}', '\u{3fffd}'),
];

/// How many places a text takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(places).sum()
}

fn places(letter: char) -> usize {
    let is_among = |ranges: &[(char, char)]| {
        let place = ranges.partition_point(|(_, last)| *last < letter);
        ranges.get(place).is_some_and(|(first, _)| *first <= letter)
    };
    match letter {
        ' '..='~' => 1,
        _ if is_among(&NONE) => 0,
        _ if is_among(&TWO) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_take_as_many_places_as_terminals_give_them() {
        assert_eq!(width("Turnover, 5"), 11);
        assert_eq!(width("Россия"), 6);
        // The second letter of "ژانویهٔ" from the end bears a mark; a joiner that joins nothing takes no place.
        assert_eq!((width("ژانویه\u{654}"), width("می\u{200c}شود")), (6, 5));
        assert_eq!((width("日本"), width("한국"), width("\u{2068}\u{200e}−۲۰٪\u{2069}")), (4, 4, 4));
    }

    #[test]
    fn the_ranges_are_in_order() {
        for ranges in [&NONE[..], &TWO[..]] {
            assert!(ranges.windows(2).all(|pair| pair[0].1 < pair[1].0) && ranges.iter().all(|(first, last)| first <= last));
        }
    }
}
