//! Counters in the Prometheus text format: requests by route and class of status, how long they took, bytes, requests in flight,
//! what came from the cache, and rendering times. Numbers that are added to, and no locks.

mod histogram;
mod requests;
mod route;
mod text;

use std::{
    array,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use self::requests::Requests;
pub(super) use self::{
    histogram::Histogram,
    requests::Answered,
    route::Route,
    text::{heading, labels, line},
};
use super::{cache_use, render_pool::Work};
use crate::log;

/// Upper bounds in microseconds of the time to make something, with the seconds they are written as.
const MADE_WITHIN: [(u64, &str); 8] = [
    (5_000, "0.005"),
    (10_000, "0.01"),
    (25_000, "0.025"),
    (50_000, "0.05"),
    (100_000, "0.1"),
    (250_000, "0.25"),
    (1_000_000, "1"),
    (5_000_000, "5"),
];

/// All counters.
#[derive(Debug)]
pub(super) struct Metrics {
    requests: Requests,
    in_flight: AtomicI64,
    found: AtomicU64,
    missed: AtomicU64,
    evicted: AtomicU64,
    /// By kind of work.
    made: [Histogram<8>; Work::KINDS.len()],
}

/// Counts a request as in flight until it is dropped, whatever becomes of its client.
#[derive(Debug)]
pub(super) struct InFlight(Arc<Metrics>);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.in_flight.fetch_sub(1, Relaxed);
    }
}

impl InFlight {
    /// The counters that it is counted in.
    pub(super) fn metrics(&self) -> &Metrics {
        &self.0
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            requests: Requests::default(),
            in_flight: AtomicI64::new(0),
            found: AtomicU64::new(0),
            missed: AtomicU64::new(0),
            evicted: AtomicU64::new(0),
            made: array::from_fn(|_| Histogram::new(&MADE_WITHIN)),
        }
    }
}

impl Metrics {
    pub(super) fn begin(self: &Arc<Self>) -> InFlight {
        self.in_flight.fetch_add(1, Relaxed);
        InFlight(Arc::clone(self))
    }

    /// Counts a request that is answered.
    pub(super) fn count(&self, answered: Answered<'_>) {
        self.requests.count(answered);
    }

    /// Counts bytes of an answer that have gone.
    pub(super) fn sent(&self, route: Route, bytes: u64) {
        self.requests.sent(route, bytes);
    }

    /// Counts an answer that was kept, and notes it of the request whose task this is.
    pub(super) fn render_found(&self) {
        self.found.fetch_add(1, Relaxed);
        cache_use::note(true);
    }

    /// Counts an answer that was not kept, and notes it.
    pub(super) fn render_missed(&self) {
        self.missed.fetch_add(1, Relaxed);
        cache_use::note(false);
    }

    /// Counts an answer that is no longer kept, since others need its room.
    pub(super) fn render_evicted(&self) {
        self.evicted.fetch_add(1, Relaxed);
    }

    /// Counts what was made.
    pub(super) fn render_made(&self, work: Work, took: Duration) {
        self.made[work.kind()].add(took);
    }

    /// The whole of it as text.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.requests.write(&mut text);
        heading(&mut text, "dyad_http_requests_in_flight", "gauge", "Requests being answered.");
        line(&mut text, "dyad_http_requests_in_flight", "", self.in_flight.load(Relaxed));
        heading(&mut text, "dyad_render_cache_hits_total", "counter", "Pictures, pages and lists that were made before.");
        line(&mut text, "dyad_render_cache_hits_total", "", self.found.load(Relaxed));
        heading(&mut text, "dyad_render_cache_misses_total", "counter", "Pictures, pages and lists that had to be made.");
        line(&mut text, "dyad_render_cache_misses_total", "", self.missed.load(Relaxed));
        let (name, help) =
            ("dyad_render_cache_evictions_total", "Answers that are no longer kept, since others needed their room.");
        heading(&mut text, name, "counter", help);
        line(&mut text, name, "", self.evicted.load(Relaxed));
        heading(&mut text, "dyad_render_seconds", "histogram", "Time to make a picture, page or list, by kind of work.");
        for (kind, made) in Work::KINDS.into_iter().zip(&self.made) {
            made.write(&mut text, "dyad_render_seconds", &[("kind", kind)]);
        }
        let help = "Lines of the log that were dropped, since they were not read as fast as they came.";
        heading(&mut text, "dyad_log_dropped_lines_total", "counter", help);
        line(&mut text, "dyad_log_dropped_lines_total", "", log::dropped());
        text
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Method;

    use super::*;
    use crate::http::cache_use::CacheUse;

    #[test]
    fn counts_and_buckets() {
        let metrics = Arc::new(Metrics::default());
        let flight = metrics.begin();
        let count = |path: &str, status, cache, milliseconds| {
            let (method, took) = (&Method::GET, Duration::from_millis(milliseconds));
            metrics.count(Answered { route: Route::of(path), method, status, cache, took });
        };
        count("/v1/dyads/RUS-IRN/turnover.png", 200, CacheUse::Miss, 30);
        count("/v1/dyads/RUS-IRN/turnover.png", 200, CacheUse::Hit, 1);
        count("/v1/areas", 404, CacheUse::None, 0);
        metrics.sent(Route::of("/v1/areas"), 1234);
        // 30 ms is below 50 ms and above 25 ms.
        metrics.render_made(Work::Drawing, Duration::from_millis(30));
        let text = metrics.text();
        for line in [
            "dyad_http_requests_total{route=\"/v1/dyads/{dyad}/turnover\",group=\"picture\",method=\"GET\",status=\"2xx\"} 2",
            "dyad_http_requests_total{route=\"/v1/areas\",group=\"data\",method=\"GET\",status=\"4xx\"} 1",
            "dyad_http_requests_total{route=\"/v1/areas\",group=\"data\",method=\"GET\",status=\"5xx\"} 0",
            "dyad_http_request_duration_seconds_bucket{group=\"picture\",le=\"0.001\"} 1",
            "dyad_http_request_duration_seconds_bucket{group=\"picture\",le=\"0.05\"} 2",
            "dyad_http_request_duration_seconds_bucket{group=\"picture\",le=\"+Inf\"} 2",
            "dyad_http_request_duration_seconds_sum{group=\"picture\"} 0.031000",
            "dyad_http_request_duration_seconds_count{group=\"picture\"} 2",
            "dyad_http_response_bytes_total{group=\"data\"} 1234",
            "dyad_http_cache_answers_total{group=\"picture\",cache=\"hit\"} 1",
            "dyad_http_cache_answers_total{group=\"picture\",cache=\"miss\"} 1",
            "dyad_http_requests_in_flight 1",
            "dyad_render_seconds_bucket{kind=\"drawing\",le=\"0.025\"} 0",
            "dyad_render_seconds_bucket{kind=\"drawing\",le=\"0.05\"} 1",
            "dyad_render_seconds_sum{kind=\"drawing\"} 0.030000",
            "dyad_render_seconds_count{kind=\"drawing\"} 1",
        ] {
            assert!(text.lines().any(|candidate| candidate == line), "{line}\n{text}");
        }
        assert!(!text.contains("route=\"/v1/panel\""), "what nobody asked for has no lines");
        drop(flight);
        assert!(metrics.text().contains("in_flight 0"));
    }
}
