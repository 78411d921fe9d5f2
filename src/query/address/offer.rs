//! In which formats an address offers what stands there.

use super::format::{Format, Found};

/// In which formats something is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// A list that is no answer to a query.
    List,
    /// An answer.
    Answer,
    /// An answer that can be drawn.
    Drawn,
    /// A table that is written while it is read: its figures alone.
    Rows,
}

impl Offer {
    /// Of an answer.
    #[must_use]
    pub fn answer(is_drawn: bool) -> Self {
        if is_drawn { Self::Drawn } else { Self::Answer }
    }

    /// Whether it has a format.
    #[must_use]
    pub fn has(self, format: Format) -> bool {
        match self {
            Self::List => format.facts().basic,
            Self::Answer => !format.is_picture(),
            Self::Drawn => true,
            // JSON gives a page of them, and words the first.
            Self::Rows => format.facts().by_rows || format.facts().basic,
        }
    }

    /// The formats offered, in the order shown.
    pub fn formats(self) -> impl Iterator<Item = Format> + Clone {
        Format::ALL.into_iter().filter(move |format| self.has(*format))
    }

    /// The formats that answers and the page link to.
    pub fn linked(self) -> impl Iterator<Item = Format> + Clone {
        self.formats().filter(|format| matches!(format.facts().found, Found::ByLinks | Found::Alone))
    }

    /// The formats that a client may accept, the one first that is given to those who like several as much: the basic ones, then
    /// a picture before a document, and last what is given to those who accept nothing else.
    pub fn by_preference(self) -> impl Iterator<Item = Format> + Clone {
        let basic = |format: &Format| format.facts().basic;
        let accepted = move || self.formats().filter(|format| format.facts().found >= Found::ByAccept);
        let basics = accepted().filter(move |format| basic(format));
        let pictures = accepted().filter(move |format| !basic(format) && format.is_picture());
        let others = accepted().filter(move |format| !basic(format) && !format.is_picture());
        let alone = self.formats().filter(|format| format.facts().found == Found::Alone);
        basics.chain(pictures).chain(others).chain(alone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn among_equals_the_basic_ones_come_first_and_pictures_before_documents() {
        let words = |offer: Offer| offer.by_preference().map(Format::suffix).collect::<Vec<_>>().join(" ");
        assert_eq!(words(Offer::List), "json csv md txt");
        assert_eq!(words(Offer::Answer), "json csv md xlsx parquet jsonl arrow arrows zip bib txt");
        assert_eq!(words(Offer::Rows), "json csv md parquet jsonl arrow arrows txt");
        assert_eq!(words(Offer::Drawn), "json csv md svg png pdf xlsx parquet jsonl arrow arrows zip bib txt");
        assert_eq!(Offer::Drawn.formats().collect::<Vec<_>>(), Format::ALL);
        assert!(Offer::Drawn.linked().all(|format| format != Format::Arrows));
    }
}
