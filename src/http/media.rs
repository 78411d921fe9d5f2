//! The media types that are served, and which of them a request gets.

use super::{preferences::Preferences, problem::Problem};
use crate::query::Suffix;

/// A media type that is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Media {
    Json,
    Csv,
    Xlsx,
    Parquet,
    Jsonl,
    Arrow,
    Zip,
    Bib,
    Svg,
    Png,
    Pdf,
    Html,
    /// A page that others may frame.
    Embed,
    Style,
    Script,
    Text,
    Sitemap,
    Linkset,
    Metrics,
}

impl Media {
    /// The forms of what is no answer to a query.
    pub(super) const PLAIN: &'static [Self] = &[Self::Json, Self::Csv];
    /// The forms of an answer without a picture.
    pub(super) const DATA: &'static [Self] =
        &[Self::Json, Self::Csv, Self::Xlsx, Self::Parquet, Self::Jsonl, Self::Arrow, Self::Zip, Self::Bib];
    /// The forms of an answer that is written row by row.
    pub(super) const ROWS: &'static [Self] = &[Self::Json, Self::Csv, Self::Parquet, Self::Jsonl, Self::Arrow];
    /// The forms of an answer that can be drawn; among equals a picture before a document.
    pub(super) const DRAWN: &'static [Self] = &[
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

    /// The `Content-Type`.
    pub(super) fn content_type(self) -> &'static str {
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
    pub(super) fn essence(self) -> &'static str {
        let full = self.content_type();
        full.split(';').next().unwrap_or(full)
    }

    /// The suffix of addresses and file names.
    pub(super) fn suffix(self) -> &'static str {
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
    pub(super) fn is_text(self) -> bool {
        !matches!(self, Self::Png | Self::Pdf | Self::Xlsx | Self::Parquet | Self::Zip)
    }

    /// The figures alone, which change with the data only?
    pub(super) fn is_data(self) -> bool {
        matches!(self, Self::Json | Self::Csv | Self::Parquet | Self::Jsonl | Self::Arrow)
    }

    /// Written in microseconds where the answer is?
    pub(super) fn is_quick(self) -> bool {
        matches!(self, Self::Json | Self::Csv | Self::Jsonl | Self::Bib)
    }

    /// The form of an answer that this is; JSON for what is none.
    pub(super) fn form(self) -> Suffix {
        Suffix::ALL.into_iter().find(|suffix| suffix.word() == self.suffix()).unwrap_or(Suffix::Json)
    }

    /// A drawing?
    pub(super) fn is_picture(self) -> bool {
        matches!(self, Self::Svg | Self::Png | Self::Pdf)
    }

    /// The offer that `Accept` likes best; among equals the first.
    pub(super) fn negotiate(accept: &Preferences, offers: &[Self]) -> Result<Self, Problem> {
        let mut best: Option<(Self, u16)> = None;
        for offer in offers {
            let weight = accept.media(offer.essence());
            if weight > best.map_or(0, |(_, weight)| weight) {
                best = Some((*offer, weight));
            }
        }
        best.map(|(media, _)| media).ok_or_else(|| Problem::not_acceptable(offers.iter().map(|offer| offer.essence())))
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

    fn chosen(accept: &str) -> Option<Media> {
        Media::negotiate(&Preferences::parse(accept), Media::DRAWN).ok()
    }

    #[test]
    fn the_best_liked_form_wins_and_json_among_equals() {
        assert_eq!(chosen("*/*"), Some(Media::Json));
        assert_eq!(chosen("text/csv, application/json;q=0.9"), Some(Media::Csv));
        // What Chromium sends for an <img>, and for a page.
        assert_eq!(chosen("image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8"), Some(Media::Svg));
        assert_eq!(chosen("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), Some(Media::Json));
        assert_eq!(chosen("image/*"), Some(Media::Svg));
        assert_eq!(chosen("image/*, image/svg+xml;q=0"), Some(Media::Png));
        assert_eq!(chosen("application/json;q=0, */*;q=0.1"), Some(Media::Csv));
        assert_eq!(chosen("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), Some(Media::Xlsx));
        assert_eq!(chosen("text/html"), None);
    }

    #[test]
    fn every_form_of_an_answer_has_a_media_type_and_back() {
        for suffix in Suffix::ALL {
            let media = Media::from(suffix);
            assert_eq!((media.form(), media.suffix()), (suffix, suffix.word()));
            assert!(Media::DRAWN.contains(&media) && (suffix.is_picture() || Media::DATA.contains(&media)));
        }
    }
}
