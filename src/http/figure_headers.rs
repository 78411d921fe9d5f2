//! What a figure that stands alone is, as headers of its answer: `Dyad-Period`, `Dyad-Unit`, `Dyad-Low`, `Dyad-High` and the like.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use percent_encoding::{CONTROLS, utf8_percent_encode};

use super::{app::App, problem::Problem};
use crate::{
    bundle,
    dataset::Catalogue,
    query::Query,
    write::{OutputOptions, formats::figure_facts},
};

/// The headers, kept beside the figure under a key of their own.
pub(super) async fn said(
    app: &App,
    catalogue: &Arc<Catalogue>,
    asked: &Query,
    options: &OutputOptions,
) -> Result<HeaderMap, Problem> {
    let key = [catalogue.version(), &asked.address(), "said of a figure", &options.canonical()].join("\n");
    let (catalogue, asked, options, site) = (Arc::clone(catalogue), asked.clone(), options.clone(), app.site.clone());
    let make = move || {
        let answer = bundle::answer(&catalogue, &asked, &options)?;
        let facts = figure_facts(&answer, &site, &options);
        let lines: Vec<String> = facts.iter().map(|(name, text)| format!("{name}\t{text}")).collect();
        Ok(lines.join("\n").into_bytes())
    };
    let (bytes, _) = app.render_cache.get(key, make).await?.plain();
    Ok(String::from_utf8_lossy(&bytes).lines().filter_map(header).collect())
}

/// One fact as a header; what is not ASCII in it is percent-coded.
fn header(line: &str) -> Option<(HeaderName, HeaderValue)> {
    let (name, text) = line.split_once('\t')?;
    let name = HeaderName::from_bytes(format!("dyad-{}", name.replace('_', "-")).as_bytes()).ok()?;
    Some((name, HeaderValue::from_str(&utf8_percent_encode(text, CONTROLS).to_string()).ok()?))
}
