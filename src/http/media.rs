//! The media types that are served, and which of them a request gets.

use super::{preferences::Preferences, problem::Problem};
use crate::query::Suffix;

/// A media type that is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Media {
    Json,
    Csv,
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
    /// The forms of an answer without a picture.
    pub(super) const DATA: &'static [Self] = &[Self::Json, Self::Csv];
    /// The forms of an answer that can be drawn.
    pub(super) const DRAWN: &'static [Self] = &[Self::Json, Self::Csv, Self::Svg, Self::Png, Self::Pdf];

    /// The `Content-Type`.
    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv; charset=utf-8",
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
    fn essence(self) -> &'static str {
        let full = self.content_type();
        full.split(';').next().unwrap_or(full)
    }

    /// The suffix of addresses and file names.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
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

    /// Worth compressing?
    pub(super) fn is_text(self) -> bool {
        !matches!(self, Self::Png | Self::Pdf)
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
        assert_eq!(chosen("text/html"), None);
    }
}
