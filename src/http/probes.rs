//! `/healthz`, `/readyz`, `/metrics` and the page's icon.

use std::sync::Arc;

use axum::extract::State;

use super::{
    app::App,
    process,
    reply::{CachePolicy, Reply, ReplyResult},
};
use crate::{query::Format, write::Media};

/// Two bars, the trade and its mirror.
const ICON: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"7\" \
    fill=\"#0b5c8a\"/><rect x=\"8\" y=\"7\" width=\"6\" height=\"18\" rx=\"1\" fill=\"#fff\"/><rect x=\"18\" y=\"13\" \
    width=\"6\" height=\"12\" rx=\"1\" fill=\"#ffb547\"/></svg>\n";

/// The process lives.
pub(super) async fn healthz() -> ReplyResult {
    Ok(Reply::new(b"{\"status\":\"ok\"}\n".to_vec(), Format::Json, CachePolicy::Never))
}

/// There are data to serve.
pub(super) async fn readyz(State(app): State<Arc<App>>) -> ReplyResult {
    app.catalogue()?;
    Ok(Reply::new(b"{\"status\":\"ready\"}\n".to_vec(), Format::Json, CachePolicy::Never))
}

/// Counters for Prometheus.
pub(super) async fn metrics(State(app): State<Arc<App>>) -> ReplyResult {
    let text = [app.metrics.text(), app.loading.text(app.current().as_deref()), process::text()].concat();
    Ok(Reply::new(text.into_bytes(), Media::Metrics, CachePolicy::Never))
}

/// The icon of the page.
pub(super) async fn icon() -> ReplyResult {
    Ok(Reply::new(ICON.as_bytes().to_vec(), Format::Svg, CachePolicy::Fixed))
}
