//! Places in a text, in Unicode characters: readers in other languages count those, and not bytes.

use std::ops::Range;

/// Every how many bytes it is noted how many characters came before.
const STEP: usize = 256;

/// A text of which places are told.
pub(super) struct Characters<'a> {
    text: &'a str,
    /// How many characters begin before each `STEP` bytes.
    before: Vec<usize>,
}

impl<'a> Characters<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut before = vec![0];
        for (number, (place, _)) in text.char_indices().enumerate() {
            while before.len() * STEP <= place {
                before.push(number);
            }
        }
        Self { text, before }
    }

    /// The characters that these bytes are.
    pub(super) fn range(&self, bytes: &Range<usize>) -> Range<usize> {
        self.place(bytes.start)..self.place(bytes.end)
    }

    /// The words that stand there; nothing where the bytes are no whole characters.
    pub(super) fn words(&self, bytes: &Range<usize>) -> String {
        self.text.get(bytes.clone()).unwrap_or_default().to_owned()
    }

    /// How many characters begin before a byte.
    fn place(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let noted = (byte / STEP).min(self.before.len() - 1);
        let begins = |place: &usize| !self.text.is_char_boundary(*place);
        // What is noted counts characters that begin before the step; those that begin within it are counted here.
        let mut from = noted * STEP;
        while begins(&from) {
            from += 1;
        }
        let end = (0..=byte).rev().find(|place| self.text.is_char_boundary(*place)).unwrap_or(0);
        self.before[noted] + self.text.get(from..end).map_or(0, |between| between.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_and_not_bytes() {
        let text = "В 2023 году — $4.9bn, ایران 🛢 ".repeat(40);
        let characters = Characters::of(&text);
        for (number, (byte, letter)) in text.char_indices().enumerate() {
            assert_eq!(characters.range(&(byte..byte + letter.len_utf8())), number..number + 1, "{byte}");
        }
        assert_eq!(characters.range(&(text.len()..text.len() + 9)), text.chars().count()..text.chars().count());
        assert_eq!((characters.words(&(0..2)), characters.words(&(1..2))), ("В".to_owned(), String::new()));
    }
}
