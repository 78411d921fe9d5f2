//! The forms of an answer, by the word behind the dot of its address.

use crate::query::{QueryError, Resource};

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Suffix {
    /// JSON.
    Json,
    /// Comma-separated values.
    Csv,
    /// A workbook.
    Xlsx,
    /// A Parquet file.
    Parquet,
    /// JSON Lines.
    Jsonl,
    /// An Arrow IPC file.
    Arrow,
    /// Data, documents and picture in one archive.
    Zip,
    /// A BibTeX entry that cites it.
    Bib,
    /// A drawing.
    Svg,
    /// A picture.
    Png,
    /// A drawing on a page.
    Pdf,
}

impl Suffix {
    /// Every form, in the order shown.
    pub const ALL: [Self; 11] = [
        Self::Json,
        Self::Csv,
        Self::Xlsx,
        Self::Parquet,
        Self::Jsonl,
        Self::Arrow,
        Self::Zip,
        Self::Bib,
        Self::Svg,
        Self::Png,
        Self::Pdf,
    ];

    /// The word behind the dot.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Parquet => "parquet",
            Self::Jsonl => "jsonl",
            Self::Arrow => "arrow",
            Self::Zip => "zip",
            Self::Bib => "bib",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    /// Is it drawn?
    #[must_use]
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Svg | Self::Png | Self::Pdf)
    }

    /// Can it be written row by row, without holding all of it?
    #[must_use]
    pub fn is_streamed(self) -> bool {
        matches!(self, Self::Json | Self::Csv | Self::Parquet | Self::Jsonl | Self::Arrow)
    }

    /// The parameters of a data form: how the same data are written down. They are no part of the canonical address.
    #[must_use]
    pub fn parameters(self) -> &'static [&'static str] {
        match self {
            Self::Csv => &["bom", "sep", "decimal"],
            Self::Xlsx | Self::Zip => &["lang"],
            _ => &[],
        }
    }

    /// The data forms that take this parameter, as they stand in addresses: `.xlsx and .zip`.
    pub(in crate::query) fn taking(parameter: &str) -> Option<String> {
        let taking: Vec<String> = Self::ALL
            .into_iter()
            .filter(|suffix| suffix.parameters().contains(&parameter))
            .map(|suffix| format!(".{}", suffix.word()))
            .collect();
        Some(taking.join(" and ")).filter(|names| !names.is_empty())
    }

    /// The suffix of a word, if this resource offers it.
    ///
    /// # Errors
    /// A parameter error that names the suffixes offered.
    pub fn offered(word: &str, resource: &Resource) -> Result<Self, QueryError> {
        let offered: Vec<Self> = Self::of(resource).collect();
        offered.iter().find(|suffix| suffix.word() == word).copied().ok_or_else(|| {
            let allowed: Vec<&str> = offered.iter().map(|suffix| suffix.word()).collect();
            QueryError::parameter("suffix", format!(".{word} is not offered here"), &allowed)
        })
    }

    /// The suffixes of a resource.
    pub fn of(resource: &Resource) -> impl Iterator<Item = Self> + use<> {
        let (pictures, streamed) = (resource.has_picture(), *resource == Resource::Panel);
        Self::ALL.into_iter().filter(move |suffix| (pictures || !suffix.is_picture()) && (!streamed || suffix.is_streamed()))
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
