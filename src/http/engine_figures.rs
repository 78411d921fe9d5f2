//! How it goes with an engine elsewhere that has rows: as counters for Prometheus, in the head of answers that were made before, and
//! whether the server is less than ready without it.

use std::time::{Duration, Instant};

use axum::{
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use serde::Serialize;

use super::{
    app::App,
    metrics::{heading, labels, line},
    problem::Problem,
    render_pool::PoolFigures,
    reply::Reply,
};
use crate::{
    table::{EngineReport, EngineWatch},
    write,
};

/// `/readyz` while the engine does not answer.
#[derive(Debug, Serialize)]
struct Degraded {
    status: &'static str,
    reason: String,
    /// Since when.
    since: String,
}

/// What `/readyz` says while the engine does not answer; nothing while it does.
///
/// The server stays ready: what it has made before it goes on answering, and all servers of one engine would leave their balancer at
/// once.
pub(super) fn degraded(engine: &dyn EngineWatch) -> Option<Vec<u8>> {
    let EngineReport { down_for, reason, .. } = engine.report();
    let since = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now())
        - chrono::TimeDelta::from_std(down_for?).unwrap_or_default();
    let reason = reason.unwrap_or_else(|| "the engine that has the rows does not answer".to_owned());
    let since = since.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    Some(write::document(&Degraded { status: "degraded", reason, since }))
}

/// How long ago this response was made, where it is of rows of an engine that does not answer now: nobody can say whether it is still
/// of the newest data. Without an engine nothing is looked at.
pub(super) fn age(app: &App, inner: &Response) -> Option<Duration> {
    let engine = app.engine.as_ref()?;
    let made: Instant = inner.extensions().get::<Reply>()?.made_elsewhere()?;
    engine.is_down().then(|| made.elapsed())
}

/// Says how old an answer is (RFC 9111, 5.1).
pub(super) fn tell_age(headers: &mut HeaderMap, status: StatusCode, age: Duration) {
    if status.is_success() || status == StatusCode::NOT_MODIFIED {
        headers.insert(header::AGE, age.as_secs().into());
    }
}

/// A problem as the engine's state has it: when it is asked again is known where it is left alone for a while.
pub(super) fn timed(app: &App, problem: Problem) -> Problem {
    match &app.engine {
        Some(engine) if problem.is_of_engine() => problem.after_rest(engine.rests_for()),
        _ => problem,
    }
}

/// The counters as text. `asking` is what is made of its rows.
pub(super) fn text(engine: &dyn EngineWatch, asking: &PoolFigures) -> String {
    let report = engine.report();
    let mut text = String::new();
    let mut one = |name: &str, kind: &str, help: &str, value: &dyn std::fmt::Display| {
        heading(&mut text, name, kind, help);
        line(&mut text, name, "", value);
    };
    one("dyad_engine_up", "gauge", "Does the engine that has the rows answer?", &u8::from(report.down_for.is_none()));
    one("dyad_engine_questions_total", "counter", "Questions that it was asked.", &report.questions);
    one("dyad_engine_retries_total", "counter", "Attempts after the first.", &report.retries);
    let help = "Operations that were stopped, since nobody waited for them any more, or too long.";
    one("dyad_engine_interrupted_total", "counter", help, &report.interrupted);
    one("dyad_engine_running", "gauge", "Questions that are with it.", &report.running);
    one("dyad_engine_seconds_total", "counter", "Time that questions took, together.", &format_args!("{:.6}", report.seconds));
    one("dyad_engine_rows_total", "counter", "Rows that came.", &report.rows);
    one("dyad_engine_bytes_total", "counter", "Bytes that came.", &report.bytes);
    one("dyad_engine_kept_hits_total", "counter", "Slices that were here already.", &report.kept_hits);
    one("dyad_engine_kept_misses_total", "counter", "Slices that it was asked for.", &report.kept_misses);
    one("dyad_engine_jobs_running", "gauge", "Answers that are being made of its rows.", &asking.running);
    let waiting: usize = asking.waiting.iter().sum();
    one("dyad_engine_jobs_waiting", "gauge", "Answers of its rows that wait for their turn.", &waiting);
    let name = "dyad_engine_failures_total";
    heading(&mut text, name, "counter", "Questions that it did not answer in the end, by why.");
    for (reason, count) in &report.failures {
        line(&mut text, name, &labels(&[("reason", reason)]), count);
    }
    text
}
