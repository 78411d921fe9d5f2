//! The formats of answers: each is declared once, with all that may be known of it before it is written. Which function writes
//! it stands in `bundle::writers`.

use FormatBytes::{Binary, Compressed, Text};
use FormatClass::{Data, Document, Picture};
use Found::{Alone, ByAccept, ByLinks};

/// What is known of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatFacts {
    /// The word behind the dot of an address and of a file's name.
    pub suffix: &'static str,
    /// The `Content-Type`.
    pub media_type: &'static str,
    /// What its link leads to.
    pub description: &'static str,
    /// What it holds.
    pub class: FormatClass,
    /// What its bytes are.
    pub bytes: FormatBytes,
    /// Written in microseconds where the answer is at hand?
    pub quick: bool,
    /// Written row by row while the rows are read, however many there are? `write::stream` does it.
    pub by_rows: bool,
    /// Offered of every list too, even where that is no answer to a query? Among equals these are preferred.
    pub basic: bool,
    /// Where it is found: by its suffix always.
    pub found: Found,
    /// The parameters that say how the same data are written down, beside those of every picture. They are no part of the
    /// canonical address.
    pub parameters: &'static [&'static str],
}

/// Where a format is found, beside the suffix of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// In the links, and by what a client accepts where that is nothing else: programs name plain text beside the data that they want.
    Alone,
    /// By what a client accepts.
    ByAccept,
    /// By that, in the links of answers, and among the downloads of the page.
    ByLinks,
}

/// What a format holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormatClass {
    /// The figures alone, which change with the data only.
    Data,
    /// Words for people beside the figures, which change with the program too.
    Document,
    /// A drawing.
    Picture,
}

/// What the bytes of a format are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormatBytes {
    /// Text, which is worth compressing.
    Text,
    /// Not text, but worth compressing.
    Binary,
    /// Compressed already.
    Compressed,
}

/// One entry a format, in the order shown.
macro_rules! formats {
    ($($name:ident { description: $description:literal, $($fact:ident: $value:expr,)* })*) => {
        /// A format of answers.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Format {
            $(#[doc = $description] $name,)*
        }

        static FORMATS: [FormatFacts; Format::ALL.len()] = [
            $(FormatFacts { description: $description, $($fact: $value,)* },)*
        ];

        impl Format {
            /// Every format, in the order shown.
            pub const ALL: [Self; [$(stringify!($name)),*].len()] = [$(Self::$name,)*];
        }
    };
}

/// What tables take that are no CSV.
const TABLE: &[&str] = &["lang", "columns", "shape", "names"];

formats! {
    Json {
        description: "The same as JSON.",
        suffix: "json",
        media_type: "application/json",
        class: Data,
        bytes: Text,
        quick: true,
        by_rows: false,
        basic: true,
        found: ByLinks,
        parameters: &["brief"],
    }
    Csv {
        description: "The same as CSV.",
        suffix: "csv",
        media_type: "text/csv; charset=utf-8",
        class: Data,
        bytes: Text,
        quick: true,
        by_rows: true,
        basic: true,
        found: ByLinks,
        parameters: &["bom", "sep", "decimal", "lang", "columns", "shape", "names"],
    }
    Xlsx {
        description: "The same as a workbook.",
        suffix: "xlsx",
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        class: Document,
        bytes: Compressed,
        quick: false,
        by_rows: false,
        basic: false,
        found: ByLinks,
        parameters: TABLE,
    }
    Parquet {
        description: "The same as Parquet.",
        suffix: "parquet",
        media_type: "application/vnd.apache.parquet",
        class: Data,
        bytes: Compressed,
        quick: false,
        by_rows: true,
        basic: false,
        found: ByLinks,
        parameters: TABLE,
    }
    Jsonl {
        description: "The same as JSON Lines.",
        suffix: "jsonl",
        media_type: "application/jsonl",
        class: Data,
        bytes: Text,
        quick: true,
        by_rows: true,
        basic: false,
        found: ByLinks,
        parameters: TABLE,
    }
    Arrow {
        description: "The same as an Arrow IPC file.",
        suffix: "arrow",
        media_type: "application/vnd.apache.arrow.file",
        class: Data,
        bytes: Binary,
        quick: false,
        by_rows: true,
        basic: false,
        found: ByLinks,
        parameters: TABLE,
    }
    Arrows {
        description: "The same as an Arrow IPC stream.",
        suffix: "arrows",
        media_type: "application/vnd.apache.arrow.stream",
        class: Data,
        bytes: Binary,
        quick: false,
        by_rows: true,
        basic: false,
        found: ByAccept,
        parameters: TABLE,
    }
    Markdown {
        description: "The same in words with a small table, as Markdown.",
        suffix: "md",
        media_type: "text/markdown; charset=utf-8",
        class: Document,
        bytes: Text,
        quick: false,
        by_rows: false,
        basic: true,
        found: ByLinks,
        parameters: &["lang"],
    }
    Txt {
        description: "The same in words with a small table, as plain text; of a series of which one figure answers, that figure.",
        suffix: "txt",
        media_type: "text/plain; charset=utf-8",
        class: Document,
        bytes: Text,
        quick: false,
        by_rows: false,
        basic: true,
        found: Alone,
        parameters: &["lang", "decimal", "columns"],
    }
    Zip {
        description: "Data, documents and picture in one archive.",
        suffix: "zip",
        media_type: "application/zip",
        class: Document,
        bytes: Compressed,
        quick: false,
        by_rows: false,
        basic: false,
        found: ByLinks,
        parameters: &["lang"],
    }
    Bib {
        description: "How it is cited, as BibTeX.",
        suffix: "bib",
        media_type: "application/x-bibtex",
        class: Document,
        bytes: Text,
        quick: true,
        by_rows: false,
        basic: false,
        found: ByLinks,
        parameters: &[],
    }
    Svg {
        description: "The same as a drawing.",
        suffix: "svg",
        media_type: "image/svg+xml",
        class: Picture,
        bytes: Text,
        quick: false,
        by_rows: false,
        basic: false,
        found: ByLinks,
        parameters: &[],
    }
    Png {
        description: "The same as a picture of pixels.",
        suffix: "png",
        media_type: "image/png",
        class: Picture,
        bytes: Compressed,
        quick: false,
        by_rows: false,
        basic: false,
        found: ByLinks,
        parameters: &[],
    }
    Pdf {
        description: "The same as a page of vectors.",
        suffix: "pdf",
        media_type: "application/pdf",
        class: Picture,
        bytes: Compressed,
        quick: false,
        by_rows: false,
        basic: false,
        found: ByLinks,
        parameters: &[],
    }
}

impl Format {
    /// All that is known of it.
    #[must_use]
    pub fn facts(self) -> &'static FormatFacts {
        &FORMATS[self as usize]
    }

    /// The word behind the dot.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        self.facts().suffix
    }

    /// The media type without its parameters.
    #[must_use]
    pub fn essence(self) -> &'static str {
        let full = self.facts().media_type;
        full.split(';').next().unwrap_or(full)
    }

    /// Is it drawn?
    #[must_use]
    pub fn is_picture(self) -> bool {
        self.facts().class == Picture
    }

    /// Is it told in words, with a small table of a few rows?
    #[must_use]
    pub fn is_worded(self) -> bool {
        matches!(self, Self::Markdown | Self::Txt)
    }

    /// Has it all items of a list where no limit is asked for? All but JSON, which comes in pages, and words, which tell of a few.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self != Self::Json && !self.is_worded()
    }

    /// Is it worth compressing?
    #[must_use]
    pub fn is_compressible(self) -> bool {
        self.facts().bytes != Compressed
    }

    /// Has it this parameter, which says how the same data are written down?
    #[must_use]
    pub fn takes(self, parameter: &str) -> bool {
        self.facts().parameters.contains(&parameter)
    }

    /// The format with this suffix.
    #[must_use]
    pub fn with_suffix(suffix: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.suffix() == suffix)
    }

    /// Those of some formats as they stand in addresses: `.svg, .png and .pdf`.
    pub(in crate::query) fn listed(formats: impl Iterator<Item = Self>) -> Option<String> {
        let mut names: Vec<String> = formats.map(|format| format!(".{}", format.suffix())).collect();
        let last = names.pop()?;
        Some(if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) })
    }
}

/// Splits `turnover.svg` into its name and its suffix.
#[must_use]
pub fn split_suffix(segment: &str) -> (&str, Option<&str>) {
    match segment.rsplit_once('.') {
        Some((name, suffix)) if !name.is_empty() => (name, Some(suffix)),
        _ => (segment, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_formats_share_a_suffix_or_a_media_type() {
        for (place, format) in Format::ALL.into_iter().enumerate() {
            assert_eq!(format as usize, place);
            assert_eq!(Format::with_suffix(format.suffix()), Some(format));
            assert!(Format::ALL[..place].iter().all(|other| other.essence() != format.essence()), "{format:?}");
        }
        assert_eq!((Format::with_suffix("docx"), Format::Csv.essence()), (None, "text/csv"));
    }

    #[test]
    fn formats_are_listed_as_in_addresses() {
        assert_eq!(Format::listed(Format::ALL.into_iter().filter(|format| format.takes("decimal"))).unwrap(), ".csv and .txt");
        assert_eq!(Format::listed(Format::ALL.into_iter().filter(|format| format.is_picture())).unwrap(), ".svg, .png and .pdf");
        assert_eq!(Format::listed(std::iter::empty()), None);
    }
}
