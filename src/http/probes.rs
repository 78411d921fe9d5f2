//! `/healthz`, `/readyz` and `/metrics`.

use std::sync::Arc;

use axum::extract::State;

use super::{
    app::App,
    current::Current,
    process,
    reply::{CachePolicy, Reply, ReplyResult},
};
use crate::{query::Format, write::Media};

/// The process lives.
pub(super) async fn healthz() -> ReplyResult {
    Ok(Reply::new(b"{\"status\":\"ok\"}\n".to_vec(), Format::Json, CachePolicy::Never))
}

/// There are data to serve.
pub(super) async fn readyz(app: Current) -> ReplyResult {
    app.catalogue()?;
    Ok(Reply::new(b"{\"status\":\"ready\"}\n".to_vec(), Format::Json, CachePolicy::Never))
}

/// Counters for Prometheus.
pub(super) async fn metrics(State(app): State<Arc<App>>) -> ReplyResult {
    let text = [app.metrics.text(), app.loading.text(app.current().as_deref()), process::text()].concat();
    Ok(Reply::new(text.into_bytes(), Media::Metrics, CachePolicy::Never))
}
