//! What bodies are: an answer in one of its formats, or what the server has beside answers.

use super::preferences::Preferences;
use crate::query::{Format, FormatClass};

/// What a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Media {
    /// An answer, or what looks like one.
    Answer(Format),
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
    /// The `Content-Type`.
    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::Answer(format) => format.facts().media_type,
            Self::Html | Self::Embed => "text/html; charset=utf-8",
            Self::Style => "text/css; charset=utf-8",
            Self::Script => "text/javascript; charset=utf-8",
            Self::Text => "text/plain; charset=utf-8",
            Self::Sitemap => "application/xml; charset=utf-8",
            Self::Linkset => "application/linkset+json",
            Self::Metrics => "text/plain; version=0.0.4; charset=utf-8",
        }
    }

    /// The format of an answer that it is.
    pub(super) fn format(self) -> Option<Format> {
        if let Self::Answer(format) = self { Some(format) } else { None }
    }

    /// Worth compressing? Whatever is no answer is text.
    pub(super) fn is_compressible(self) -> bool {
        self.format().is_none_or(Format::is_compressible)
    }

    /// The figures alone, which change with the data only?
    pub(super) fn is_data(self) -> bool {
        self.format().is_some_and(|format| format.facts().class == FormatClass::Data)
    }
}

impl From<Format> for Media {
    fn from(format: Format) -> Self {
        Self::Answer(format)
    }
}

/// The offer that `Accept` likes best; among equals the first.
pub(super) fn negotiated(accept: &Preferences, offers: impl Iterator<Item = Format>) -> Option<Format> {
    let mut best: Option<(Format, u16)> = None;
    for offer in offers {
        let weight = accept.media(offer.essence());
        if weight > best.map_or(0, |(_, weight)| weight) {
            best = Some((offer, weight));
        }
    }
    best.map(|(format, _)| format)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Offer;

    fn chosen(accept: &str) -> Option<Format> {
        negotiated(&Preferences::parse(accept), Offer::Drawn.by_preference())
    }

    #[test]
    fn the_best_liked_form_wins_and_json_among_equals() {
        assert_eq!(chosen("*/*"), Some(Format::Json));
        assert_eq!(chosen("text/csv, application/json;q=0.9"), Some(Format::Csv));
        // What Chromium sends for an <img>, and for a page.
        assert_eq!(chosen("image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8"), Some(Format::Svg));
        assert_eq!(chosen("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), Some(Format::Json));
        assert_eq!(chosen("image/*"), Some(Format::Svg));
        assert_eq!(chosen("image/*, image/svg+xml;q=0"), Some(Format::Png));
        assert_eq!(chosen("application/json;q=0, */*;q=0.1"), Some(Format::Csv));
        assert_eq!(chosen("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), Some(Format::Xlsx));
        assert_eq!(chosen("text/html"), None);
    }
}
