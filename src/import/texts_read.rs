//! The texts of an import: what each is called, how many rows it has, and which one it repeats. Rows are added to a sum of
//! hashes, so a copy is known packed or not, under another name, and in another order.

use std::collections::HashMap;

use super::summary::Text;

/// The texts read so far.
#[derive(Debug, Default)]
pub(super) struct TextsRead {
    read: Vec<(Text, TextRows)>,
}

/// The number of rows and their hashes, two ways.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
struct TextRows {
    count: u64,
    sum: u64,
    mixed: u64,
}

impl TextsRead {
    pub(super) fn begin(&mut self, name: &str) {
        self.read.push((Text { name: name.to_owned(), ..Text::default() }, TextRows::default()));
    }

    /// Counts a row of the text at hand.
    pub(super) fn add(&mut self, hash: u64) {
        let Some((_, rows)) = self.read.last_mut() else { return };
        rows.count += 1;
        rows.sum = rows.sum.wrapping_add(hash);
        rows.mixed = rows.mixed.wrapping_add(hash.wrapping_mul(hash | 1).rotate_left(29));
    }

    /// Notes a member of an archive that is left out, and why.
    pub(super) fn skip(&mut self, why: String) {
        self.read.push((Text { skipped: Some(why), ..Text::default() }, TextRows::default()));
    }

    /// Notes that the text at hand may have been cut.
    pub(super) fn cut(&mut self, line: u64) {
        if let Some((text, _)) = self.read.last_mut() {
            text.cut_at = Some(line);
        }
    }

    /// Every text, with the first of the same rows.
    pub(super) fn finish(self) -> Vec<Text> {
        let mut known: HashMap<TextRows, String> = HashMap::new();
        let told = |(mut text, rows): (Text, TextRows)| {
            text.rows = rows.count;
            match known.get(&rows).filter(|_| rows.count > 0) {
                Some(first) => text.same_as = Some(first.clone()),
                None => drop(known.insert(rows, text.name.clone())),
            }
            text
        };
        self.read.into_iter().map(told).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_known_in_any_order_of_rows() {
        let mut texts = TextsRead::default();
        for (name, rows) in [("a", [1, 2, 3]), ("b", [1, 2, 4]), ("c", [3, 1, 2])] {
            texts.begin(name);
            for row in rows {
                texts.add(row);
            }
        }
        let found: Vec<_> = texts.finish().into_iter().map(|text| (text.name, text.rows, text.same_as)).collect();
        let text = |name: &str, same: Option<&str>| (name.to_owned(), 3, same.map(str::to_owned));
        assert_eq!(found, [text("a", None), text("b", None), text("c", Some("a"))]);
    }
}
