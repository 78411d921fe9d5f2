//! A mapped row: one observation on its way into a dataset, small and ordered as the dataset is.

use std::cmp::Ordering;

use foldhash::{HashMap, HashMapExt};

use super::{number::Number, precedence::Precedence};
use crate::trade::{Area, Calendar, Flow, Period, Product, Status, Valuation};

/// A product as text of fixed size: `TOTAL`, `HS:270900`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct ProductCode([u8; 25]);

/// A text held once: currency, source or note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) struct TextId(u32);

/// What makes a row that row. The order is the order of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    pub reporter: Area,
    pub partner: Area,
    pub product: ProductCode,
    pub flow: Flow,
    pub calendar: Calendar,
    pub period: Period,
    pub published: i32,
    pub source: TextId,
}

/// One observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub key: Key,
    pub value: Option<Number>,
    pub unit_mult: u8,
    pub decimals: Option<u8>,
    pub valuation: Valuation,
    pub status: Status,
    pub currency: TextId,
    pub note: TextId,
    /// Its claim to be the figure of its key; only while it is imported.
    pub precedence: Precedence,
    /// Is it the sum of the parts of its key, where rows are parts?
    pub whole: bool,
    /// A hash of the area codes in the file, where several codes are one area of ours; only while it is imported.
    pub codes: u32,
    /// A hash of the record it comes from: equal records are one; only while it is imported.
    pub record: u64,
}

/// Every text of an import; the first is the empty one.
#[derive(Debug)]
pub(super) struct Texts {
    list: Vec<String>,
    places: HashMap<String, TextId>,
    /// The one asked for last: most rows have the currency of the row before.
    last: TextId,
}

impl ProductCode {
    /// A code of a classification, when it can be one.
    pub(super) fn from_code(classification: &str, code: &str) -> Option<Self> {
        Product::of_code(classification, code).map(|product| Self::from(&product))
    }

    /// Its text, filled up with zeros.
    pub(super) fn bytes(self) -> [u8; 25] {
        self.0
    }

    /// The code of such bytes.
    pub(super) fn of_bytes(bytes: [u8; 25]) -> Self {
        Self(bytes)
    }

    pub(super) fn total() -> Self {
        Self::from(&Product::Total)
    }

    pub(super) fn text(&self) -> &str {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(self.0.len());
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }

    pub(super) fn is_total(&self) -> bool {
        self.0.starts_with(b"TOTAL\0")
    }

    /// What all codes of a classification have in common: the code without what follows the colon.
    pub(super) fn of_classification(&self) -> Self {
        let mut bytes = self.0;
        let colon = bytes.iter().position(|byte| *byte == b':').unwrap_or(bytes.len());
        bytes[colon..].fill(0);
        Self(bytes)
    }

    /// The level that sums may be taken over: `TOTAL`, `HS6`.
    pub(super) fn level(&self) -> String {
        match self.text().split_once(':') {
            Some((classification, code)) => format!("{classification} {} digits", code.len()),
            None => self.text().to_owned(),
        }
    }
}

impl From<&Product> for ProductCode {
    fn from(product: &Product) -> Self {
        let mut bytes = [0; 25];
        match product {
            Product::Total => bytes[..5].copy_from_slice(b"TOTAL"),
            Product::Code { classification, code } => {
                // Two words of at most twelve bytes, and the colon between them.
                let colon = classification.len();
                bytes[..colon].copy_from_slice(classification.as_bytes());
                bytes[colon] = b':';
                bytes[colon + 1..][..code.len()].copy_from_slice(code.as_bytes());
            }
        }
        Self(bytes)
    }
}

/// The order of the text; most codes differ in their first sixteen letters, which are compared as one number.
impl Ord for ProductCode {
    fn cmp(&self, other: &Self) -> Ordering {
        let first = |code: &Self| code.0.first_chunk().map_or(0, |bytes| u128::from_be_bytes(*bytes));
        first(self).cmp(&first(other)).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for ProductCode {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl TextId {
    /// Its number, for a run on disk.
    pub(super) fn number(self) -> u32 {
        self.0
    }

    /// The text of such a number.
    pub(super) fn of_number(number: u32) -> Self {
        Self(number)
    }
}

impl Default for Texts {
    fn default() -> Self {
        Self { list: vec![String::new()], places: HashMap::new(), last: TextId(0) }
    }
}

impl Texts {
    pub(super) fn id(&mut self, text: &str) -> TextId {
        if text.is_empty() {
            return TextId(0);
        }
        if self.text(self.last) != text {
            self.last = self.place(text);
        }
        self.last
    }

    fn place(&mut self, text: &str) -> TextId {
        if let Some(id) = self.places.get(text) {
            return *id;
        }
        let id = TextId(u32::try_from(self.list.len()).unwrap_or(0));
        self.list.push(text.to_owned());
        self.places.insert(text.to_owned(), id);
        id
    }

    pub(super) fn text(&self, id: TextId) -> &str {
        self.list.get(id.0 as usize).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_keep_their_text_and_level() {
        let horses = ProductCode::from_code("HS", "0101").unwrap();
        assert_eq!((horses.text(), horses.of_classification().text(), horses.level().as_str()), ("HS:0101", "HS", "HS 4 digits"));
        let total = ProductCode::total();
        assert_eq!((total.text(), total.of_classification().text(), total.level().as_str()), ("TOTAL", "TOTAL", "TOTAL"));
        assert!(
            total.is_total() && !horses.is_total() && ProductCode::from_code("TOTALS", "1").is_none_or(|code| !code.is_total())
        );
        assert_eq!(ProductCode::from_code("HS", "01-05"), None);
        assert!(ProductCode::from_code("ABCDEFGHIJKL", "012345678901").unwrap().text().ends_with("901"));
    }
}
