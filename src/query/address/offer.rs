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
    /// One series, which can be drawn, and of which one figure can be told.
    Series,
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
            Self::Answer => !format.is_picture() && format != Format::Txt,
            Self::Drawn => format != Format::Txt,
            Self::Series => true,
            // JSON gives a page of them.
            Self::Rows => format.facts().by_rows || format == Format::Json,
        }
    }

    /// The formats offered, in the order shown.
    pub fn formats(self) -> impl Iterator<Item = Format> + Clone {
        Format::ALL.into_iter().filter(move |format| self.has(*format))
    }

    /// The formats that answers and the page link to.
    pub fn linked(self) -> impl Iterator<Item = Format> + Clone {
        self.formats().filter(|format| format.facts().found == Found::ByLinks)
    }

    /// The formats that a client may accept, the one first that is given to those who like several as much: the basic ones, then
    /// a picture before a document.
    pub fn by_preference(self) -> impl Iterator<Item = Format> + Clone {
        let basic = |format: &Format| format.facts().basic;
        let accepted = move || self.formats().filter(|format| format.facts().found >= Found::ByAccept);
        let basics = accepted().filter(move |format| basic(format));
        let pictures = accepted().filter(move |format| !basic(format) && format.is_picture());
        let others = accepted().filter(move |format| !basic(format) && !format.is_picture());
        basics.chain(pictures).chain(others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn among_equals_the_basic_ones_come_first_and_pictures_before_documents() {
        let words = |offer: Offer| offer.by_preference().map(Format::suffix).collect::<Vec<_>>().join(" ");
        assert_eq!(words(Offer::List), "json csv");
        assert_eq!(words(Offer::Answer), "json csv xlsx parquet jsonl arrow arrows zip bib");
        assert_eq!(words(Offer::Rows), "json csv parquet jsonl arrow arrows");
        assert_eq!(words(Offer::Drawn), "json csv svg png pdf xlsx parquet jsonl arrow arrows zip bib");
        assert_eq!(words(Offer::Series), words(Offer::Drawn), "nobody gets one figure who did not name it");
        assert_eq!(Offer::Series.formats().collect::<Vec<_>>(), Format::ALL);
        assert!(Offer::Series.linked().all(|format| !matches!(format, Format::Arrows | Format::Txt)));
    }
}
