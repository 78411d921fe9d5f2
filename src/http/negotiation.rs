//! Which of the media types that an address offers a request gets.

use axum::http::{HeaderMap, header};

use super::{preferences::Preferences, problem::Problem};
use crate::write::Media;

/// What the client accepts among the offers; JSON when it does not say.
pub(super) fn accepted(headers: &HeaderMap, offers: &[Media]) -> Result<Media, Problem> {
    Preferences::of(headers, &header::ACCEPT).map_or(Ok(Media::Json), |accept| negotiate(&accept, offers))
}

/// The offer that `Accept` likes best; among equals the first.
fn negotiate(accept: &Preferences, offers: &[Media]) -> Result<Media, Problem> {
    let mut best: Option<(Media, u16)> = None;
    for offer in offers {
        let weight = accept.media(offer.essence());
        if weight > best.map_or(0, |(_, weight)| weight) {
            best = Some((*offer, weight));
        }
    }
    best.map(|(media, _)| media).ok_or_else(|| Problem::not_acceptable(offers.iter().map(|offer| offer.essence())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(accept: &str) -> Option<Media> {
        negotiate(&Preferences::parse(accept), Media::DRAWN).ok()
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
}
