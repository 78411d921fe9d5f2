//! The media types that are served.

use crate::query::{Resource, Suffix};

/// A media type that is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Media {
    /// JSON.
    Json,
    /// CSV.
    Csv,
    /// A workbook.
    Xlsx,
    /// Parquet.
    Parquet,
    /// JSON Lines.
    Jsonl,
    /// An Arrow IPC file.
    Arrow,
    /// Data, papers and picture in one archive.
    Zip,
    /// A citation as BibTeX.
    Bib,
    /// A drawing.
    Svg,
    /// A picture of pixels.
    Png,
    /// A page of vectors.
    Pdf,
    /// A page.
    Html,
    /// A page that others may frame.
    Embed,
    /// A style sheet.
    Style,
    /// A module of the script.
    Script,
    /// Plain text.
    Text,
    /// A map of the pages.
    Sitemap,
    /// A set of links (RFC 9264).
    Linkset,
    /// Counters for Prometheus.
    Metrics,
}

impl Media {
    /// The forms of what is no answer to a query.
    pub const PLAIN: &'static [Self] = &[Self::Json, Self::Csv];
    /// The forms of an answer without a picture.
    pub const DATA: &'static [Self] =
        &[Self::Json, Self::Csv, Self::Xlsx, Self::Parquet, Self::Jsonl, Self::Arrow, Self::Zip, Self::Bib];
    /// The forms of an answer that is written row by row.
    pub const ROWS: &'static [Self] = &[Self::Json, Self::Csv, Self::Parquet, Self::Jsonl, Self::Arrow];
    /// The forms of an answer that can be drawn; among equals a picture before a document.
    pub const DRAWN: &'static [Self] = &[
        Self::Json,
        Self::Csv,
        Self::Svg,
        Self::Png,
        Self::Pdf,
        Self::Xlsx,
        Self::Parquet,
        Self::Jsonl,
        Self::Arrow,
        Self::Zip,
        Self::Bib,
    ];

    /// The forms of the answers of a resource, which `Accept` chooses among.
    #[must_use]
    pub fn offers(resource: &Resource) -> &'static [Self] {
        match resource {
            Resource::Panel => Self::ROWS,
            drawn if drawn.has_picture() => Self::DRAWN,
            _ => Self::DATA,
        }
    }

    /// The `Content-Type`.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Parquet => "application/vnd.apache.parquet",
            Self::Jsonl => "application/jsonl",
            Self::Arrow => "application/vnd.apache.arrow.file",
            Self::Zip => "application/zip",
            Self::Bib => "application/x-bibtex",
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::Html | Self::Embed => "text/html; charset=utf-8",
            Self::Style => "text/css; charset=utf-8",
            Self::Script => "text/javascript; charset=utf-8",
            Self::Text => "text/plain; charset=utf-8",
            Self::Sitemap => "application/xml; charset=utf-8",
            Self::Linkset => "application/linkset+json",
            Self::Metrics => "text/plain; version=0.0.4; charset=utf-8",
        }
    }

    /// The type without its parameters.
    #[must_use]
    pub fn essence(self) -> &'static str {
        let full = self.content_type();
        full.split(';').next().unwrap_or(full)
    }

    /// The suffix of addresses and file names.
    #[must_use]
    pub fn suffix(self) -> &'static str {
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
            Self::Html | Self::Embed => "html",
            Self::Style => "css",
            Self::Script => "js",
            Self::Sitemap => "xml",
            Self::Linkset => "linkset",
            Self::Text | Self::Metrics => "txt",
        }
    }

    /// Worth compressing? Not what is compressed already.
    #[must_use]
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Png | Self::Pdf | Self::Xlsx | Self::Parquet | Self::Zip)
    }

    /// The figures alone, which change with the data only?
    #[must_use]
    pub fn is_data(self) -> bool {
        matches!(self, Self::Json | Self::Csv | Self::Parquet | Self::Jsonl | Self::Arrow)
    }

    /// Written in microseconds where the answer is?
    #[must_use]
    pub fn is_quick(self) -> bool {
        matches!(self, Self::Json | Self::Csv | Self::Jsonl | Self::Bib)
    }

    /// The form of an answer that this is; JSON for what is none.
    #[must_use]
    pub fn form(self) -> Suffix {
        Suffix::ALL.into_iter().find(|suffix| suffix.word() == self.suffix()).unwrap_or(Suffix::Json)
    }

    /// A drawing?
    #[must_use]
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Svg | Self::Png | Self::Pdf)
    }
}

impl From<Suffix> for Media {
    fn from(suffix: Suffix) -> Self {
        match suffix {
            Suffix::Json => Self::Json,
            Suffix::Csv => Self::Csv,
            Suffix::Xlsx => Self::Xlsx,
            Suffix::Parquet => Self::Parquet,
            Suffix::Jsonl => Self::Jsonl,
            Suffix::Arrow => Self::Arrow,
            Suffix::Zip => Self::Zip,
            Suffix::Bib => Self::Bib,
            Suffix::Svg => Self::Svg,
            Suffix::Png => Self::Png,
            Suffix::Pdf => Self::Pdf,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_an_answer_has_a_media_type_and_back() {
        for suffix in Suffix::ALL {
            let media = Media::from(suffix);
            assert_eq!((media.form(), media.suffix()), (suffix, suffix.word()));
            assert!(Media::DRAWN.contains(&media) && (suffix.is_picture() || Media::DATA.contains(&media)));
        }
    }
}
