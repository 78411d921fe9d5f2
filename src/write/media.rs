//! What bodies are: an answer in one of its formats, or what is served beside answers.

use crate::query::{Format, FormatClass};

/// What a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// An answer, or what comes in a format of answers.
    Answer(Format),
    /// CSV whose fields are separated by tabulators.
    TabSeparated,
    /// A page.
    Html,
    /// A page that others may frame.
    Embed,
    /// A style sheet.
    Style,
    /// A module of the script.
    Script,
    /// Bytes of a kind that is not known.
    Bytes,
    /// Plain text.
    Text,
    /// A map of the pages.
    Sitemap,
    /// Another document in XML.
    Xml,
    /// A set of links (RFC 9264).
    Linkset,
    /// Linked data (JSON-LD).
    LinkedData,
    /// What the columns of a CSV are (CSVW).
    TableMetadata,
    /// Counters for Prometheus.
    Metrics,
}

impl Media {
    /// The `Content-Type`.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Answer(format) => format.facts().media_type,
            Self::TabSeparated => "text/tab-separated-values; charset=utf-8",
            Self::Html | Self::Embed => "text/html; charset=utf-8",
            Self::Style => "text/css; charset=utf-8",
            Self::Script => "text/javascript; charset=utf-8",
            Self::Bytes => "application/octet-stream",
            Self::Text => "text/plain; charset=utf-8",
            Self::Sitemap => "application/xml; charset=utf-8",
            Self::Xml => "text/xml; charset=utf-8",
            Self::Linkset => "application/linkset+json",
            Self::LinkedData => "application/ld+json",
            Self::TableMetadata => "application/csvm+json",
            Self::Metrics => "text/plain; version=0.0.4; charset=utf-8",
        }
    }

    /// The format of an answer that it is.
    #[must_use]
    pub fn format(self) -> Option<Format> {
        match self {
            Self::Answer(format) => Some(format),
            Self::TabSeparated => Some(Format::Csv),
            _ => None,
        }
    }

    /// The ending of the name that an answer is saved under.
    #[must_use]
    pub fn ending(self) -> Option<&'static str> {
        if self == Self::TabSeparated { Some("tsv") } else { self.format().map(Format::suffix) }
    }

    /// Worth compressing? Whatever is no answer and known is text.
    #[must_use]
    pub fn is_compressible(self) -> bool {
        self != Self::Bytes && self.format().is_none_or(Format::is_compressible)
    }

    /// The figures alone, which change with the data only?
    #[must_use]
    pub fn is_data(self) -> bool {
        self.format().is_some_and(|format| format.facts().class == FormatClass::Data)
    }
}

impl From<Format> for Media {
    fn from(format: Format) -> Self {
        Self::Answer(format)
    }
}
