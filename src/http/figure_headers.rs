//! What a figure that stands alone is, as headers of its answer: `Dyad-Period`, `Dyad-Unit`, `Dyad-Low`, `Dyad-High` and the like.

use axum::http::{HeaderName, HeaderValue};
use percent_encoding::{CONTROLS, utf8_percent_encode};

use crate::{
    query::Answer,
    write::{OutputOptions, Site, formats::figure_facts},
};

/// The headers of the one figure of an answer; none where there is not one.
pub(super) fn figure_headers(answer: &Answer, site: &Site, options: &OutputOptions) -> Vec<(HeaderName, HeaderValue)> {
    figure_facts(answer, site, options).into_iter().filter_map(|(name, text)| header(name, &text)).collect()
}

/// One fact as a header; what is not ASCII in it is percent-coded.
fn header(name: &str, text: &str) -> Option<(HeaderName, HeaderValue)> {
    let name = HeaderName::from_bytes(format!("dyad-{}", name.replace('_', "-")).as_bytes()).ok()?;
    Some((name, HeaderValue::from_str(&utf8_percent_encode(text, CONTROLS).to_string()).ok()?))
}
