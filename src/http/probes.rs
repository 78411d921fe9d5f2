//! `/healthz`, `/readyz` and `/metrics`.

use axum::http::HeaderMap;

use super::{
    current::Current,
    engine_figures,
    problem::Problem,
    process,
    reply::{CachePolicy, Reply, ReplyResult},
};
use crate::{query::Format, write::Media};

/// The process lives.
pub(super) async fn healthz() -> ReplyResult {
    Ok(Reply::new(b"{\"status\":\"ok\"}\n".to_vec(), Format::Json, CachePolicy::Never))
}

/// There are data to serve (a catalogue in which every dataset is refused is none), and what is made of them comes to an end. While an
/// engine that has rows does not answer, it is ready for what it has, and says so.
pub(super) async fn readyz(app: Current) -> ReplyResult {
    let catalogue = app.catalogue()?;
    if catalogue.datasets().next().is_none() {
        return Err(Problem::nothing_to_serve(!catalogue.entries().is_empty()));
    }
    match app.render_cache.stuck() {
        0 => {}
        stuck => return Err(Problem::stuck(stuck, app.limits.stuck_time)),
    }
    let degraded = app.engine.as_deref().and_then(engine_figures::degraded);
    let text = degraded.unwrap_or_else(|| b"{\"status\":\"ready\"}\n".to_vec());
    Ok(Reply::new(text, Format::Json, CachePolicy::Never))
}

/// Counters for Prometheus, for everybody where no token is wanted.
pub(super) async fn metrics(app: Current, headers: HeaderMap) -> ReplyResult {
    if app.metrics_token.is_some_and(|token| !token.is_carried(&headers)) {
        return Err(Problem::unauthorized());
    }
    let (figures, catalogue) = (app.render_cache.figures(), app.current());
    let engine = app.engine.as_deref().map(|engine| engine_figures::text(engine, &figures.asking)).unwrap_or_default();
    let loading = app.loading.text(catalogue.as_deref());
    let text = [app.metrics.text(), figures.text(), app.connections.text(), loading, engine, process::text()].concat();
    Ok(Reply::new(text.into_bytes(), Media::Metrics, CachePolicy::Never))
}
