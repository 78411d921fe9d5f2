//! In which of the formats that an address offers a request is answered.

use axum::http::{HeaderMap, header};

use super::{accept::Preferences, problem::Problem};
use crate::{
    parameter::ParameterError,
    query::{Format, Found, Offer},
};

/// The format of the suffix of an address that is no query, or what the client accepts.
pub(super) fn chosen_format(suffix: Option<&str>, headers: &HeaderMap, offer: Offer) -> Result<Format, Problem> {
    let Some(suffix) = suffix else { return accepted_format(headers, offer) };
    Format::with_suffix(suffix).filter(|format| offer.has(*format)).ok_or_else(|| {
        let allowed: Vec<&str> = offer.by_preference().map(Format::suffix).collect();
        ParameterError::new("suffix", format!("{suffix:?} is not offered here"), &allowed).into()
    })
}

/// What the client accepts of an offer; JSON when it does not say.
pub(super) fn accepted_format(headers: &HeaderMap, offer: Offer) -> Result<Format, Problem> {
    let Some(accept) = Preferences::from_headers(headers, &header::ACCEPT) else { return Ok(Format::Json) };
    let refused = || Problem::not_acceptable(offer.by_preference().map(Format::essence));
    negotiate(&accept, offer).ok_or_else(refused)
}

/// The format that `Accept` likes best; among equals the first, and plain text where nothing else will do.
fn negotiate(accept: &Preferences, offer: Offer) -> Option<Format> {
    let mut best: Option<(Format, u16)> = None;
    for format in offer.by_preference() {
        if format.facts().found == Found::Alone && best.is_some() {
            continue;
        }
        let weight = accept.media(format.essence());
        if weight > best.map_or(0, |(_, weight)| weight) {
            best = Some((format, weight));
        }
    }
    best.map(|(format, _)| format)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(accept: &str) -> Option<Format> {
        negotiate(&Preferences::parse(accept), Offer::Drawn)
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
        // What an agent asks for that reads pages, and what asks for data of any kind.
        assert_eq!(chosen("text/markdown, text/html;q=0.9, */*;q=0.5"), Some(Format::Markdown));
        assert_eq!(chosen("application/json;q=0.9, text/plain"), Some(Format::Json));
        assert_eq!((chosen("text/plain"), chosen("text/*")), (Some(Format::Txt), Some(Format::Csv)));
    }
}
