//! A provider's header: columns found by name whatever its spelling (`refYear`, `ref_year`, `Ref.Year`, `REF YEAR`).

use super::{delimited_text::Record, error::ImportError};
use crate::trade::shortened;

/// Bytes of the names of columns that an error lists.
const LISTED: usize = 2000;

/// Where each column stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    names: Vec<String>,
    spelled: Vec<String>,
}

/// A name in small letters and digits only; R's `X2nd` is `2nd`.
fn plain(name: &str) -> String {
    let plain: String = name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    match plain.strip_prefix('x') {
        Some(rest) if rest.starts_with(|first: char| first.is_ascii_digit()) => rest.to_owned(),
        _ => plain,
    }
}

impl Header {
    pub(super) fn from_record(record: &Record) -> Self {
        let mut spelled: Vec<String> = record.fields().map(str::to_owned).collect();
        // Some files end every line with a delimiter: a last column without a name.
        while spelled.last().is_some_and(String::is_empty) {
            spelled.pop();
        }
        Self { names: spelled.iter().map(|name| plain(name)).collect(), spelled }
    }

    /// How many columns.
    pub(super) fn width(&self) -> usize {
        self.names.len()
    }

    /// The names as they are spelled.
    pub(super) fn spelled(&self) -> &[String] {
        &self.spelled
    }

    /// The names as they are told, the first of them where there are many.
    pub(super) fn listed(&self) -> String {
        shortened(&self.spelled.join(", "), LISTED)
    }

    /// Where a column stands.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        let name = plain(name);
        self.names.iter().position(|column| *column == name)
    }

    /// Every place where a column of this name stands.
    pub(super) fn places(&self, name: &str) -> Vec<usize> {
        let name = plain(name);
        (0..self.names.len()).filter(|place| self.names[*place] == name).collect()
    }

    /// Are all of these there?
    pub(super) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.place(name).is_some())
    }

    /// Where a column stands that must be there.
    pub(super) fn needed(&self, name: &str) -> Result<usize, ImportError> {
        self.place(name).ok_or_else(|| {
            let text = format!("there is no column {name:?}; there are: {}", self.listed());
            ImportError::WrongUse(text)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_spelling() {
        let header = Header::from_record(&Record::from_fields(
            1,
            ["refYear", "X2nd.Partner.Code", "Trade Value (US$)", "TradeValue in 1000 USD", ""].into_iter(),
        ));
        assert_eq!(header.width(), 4);
        assert_eq!(header.place("ref_year"), Some(0));
        assert_eq!(header.place("2nd Partner Code"), Some(1));
        assert_eq!(header.place("Trade.Value..US.."), Some(2));
        assert!(header.has(&["tradevalue in 1000 usd"]) && !header.has(&["year"]));
    }
}
