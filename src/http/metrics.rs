//! Counters in the Prometheus text format: requests by kind and status class, requests in flight, rendering times.

use std::{
    fmt::Write,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use crate::query::{Format, split_suffix};

/// What a request was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Route {
    Data,
    Picture,
    Chart,
    Page,
    Probe,
    Other,
}

const ROUTES: [(Route, &str); 6] = [
    (Route::Data, "data"),
    (Route::Picture, "picture"),
    (Route::Chart, "chart"),
    (Route::Page, "page"),
    (Route::Probe, "probe"),
    (Route::Other, "other"),
];
const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];
/// Upper bounds of the histogram in milliseconds, with the seconds they are written as.
const BOUNDS: [(u128, &str); 8] =
    [(5, "0.005"), (10, "0.01"), (25, "0.025"), (50, "0.05"), (100, "0.1"), (250, "0.25"), (1000, "1"), (5000, "5")];

/// All counters.
#[derive(Debug, Default)]
pub(super) struct Metrics {
    requests: [[AtomicU64; 5]; 6],
    in_flight: AtomicI64,
    made_within: [AtomicU64; 8],
    made: AtomicU64,
    making_microseconds: AtomicU64,
    found: AtomicU64,
    missed: AtomicU64,
}

/// Counts a request as in flight until it is dropped, whatever becomes of its client.
#[derive(Debug)]
pub(super) struct InFlight(Arc<Metrics>);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.in_flight.fetch_sub(1, Relaxed);
    }
}

impl Route {
    /// What an address is for.
    pub(super) fn from_path(path: &str) -> Self {
        match path {
            "/" | "/embed" => Self::Page,
            "/healthz" | "/readyz" | "/metrics" => Self::Probe,
            _ if path.starts_with("/v1/charts") => Self::Chart,
            _ if path.starts_with("/v1/")
                && split_suffix(path).1.and_then(Format::with_suffix).is_some_and(Format::is_picture) =>
            {
                Self::Picture
            }
            _ if path.starts_with("/v1/") => Self::Data,
            _ => Self::Other,
        }
    }
}

impl Metrics {
    pub(super) fn begin(self: &Arc<Self>) -> InFlight {
        self.in_flight.fetch_add(1, Relaxed);
        InFlight(Arc::clone(self))
    }

    pub(super) fn count(&self, route: Route, status: u16) {
        let class = usize::from(status / 100).clamp(1, 5) - 1;
        self.requests[route as usize][class].fetch_add(1, Relaxed);
    }

    pub(super) fn render_found(&self) {
        self.found.fetch_add(1, Relaxed);
    }

    pub(super) fn render_missed(&self) {
        self.missed.fetch_add(1, Relaxed);
    }

    pub(super) fn render_made(&self, took: Duration) {
        for ((bound, _), counter) in BOUNDS.iter().zip(&self.made_within) {
            if took.as_millis() < *bound {
                counter.fetch_add(1, Relaxed);
            }
        }
        self.made.fetch_add(1, Relaxed);
        self.making_microseconds.fetch_add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX), Relaxed);
    }

    /// The whole of it as text.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        heading(&mut text, "dyad_http_requests_total", "counter", "Requests by kind of address and class of status.");
        for (route, name) in ROUTES {
            for (class, counter) in CLASSES.iter().zip(&self.requests[route as usize]) {
                line(
                    &mut text,
                    "dyad_http_requests_total",
                    &format!("{{route=\"{name}\",status=\"{class}\"}}"),
                    counter.load(Relaxed),
                );
            }
        }
        heading(&mut text, "dyad_http_requests_in_flight", "gauge", "Requests being answered.");
        line(&mut text, "dyad_http_requests_in_flight", "", self.in_flight.load(Relaxed));
        heading(&mut text, "dyad_render_cache_hits_total", "counter", "Pictures, pages and lists that were made before.");
        line(&mut text, "dyad_render_cache_hits_total", "", self.found.load(Relaxed));
        heading(&mut text, "dyad_render_cache_misses_total", "counter", "Pictures, pages and lists that had to be made.");
        line(&mut text, "dyad_render_cache_misses_total", "", self.missed.load(Relaxed));
        heading(&mut text, "dyad_render_seconds", "histogram", "Time to make a picture, page or list.");
        for ((_, bound), counter) in BOUNDS.iter().zip(&self.made_within) {
            line(&mut text, "dyad_render_seconds_bucket", &format!("{{le=\"{bound}\"}}"), counter.load(Relaxed));
        }
        let made = self.made.load(Relaxed);
        let microseconds = self.making_microseconds.load(Relaxed);
        line(&mut text, "dyad_render_seconds_bucket", "{le=\"+Inf\"}", made);
        let seconds = format!("{}.{:06}", microseconds / 1_000_000, microseconds % 1_000_000);
        line(&mut text, "dyad_render_seconds_sum", "", seconds);
        line(&mut text, "dyad_render_seconds_count", "", made);
        text
    }
}

pub(super) fn heading(text: &mut String, name: &str, kind: &str, help: &str) {
    // Writing to a String cannot fail.
    let _ = write!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n");
}

pub(super) fn line(text: &mut String, name: &str, labels: &str, value: impl std::fmt::Display) {
    let _ = writeln!(text, "{name}{labels} {value}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_buckets() {
        let metrics = Arc::new(Metrics::default());
        let flight = metrics.begin();
        metrics.count(Route::from_path("/v1/dyads/RUS-IRN/turnover.png"), 200);
        metrics.count(Route::from_path("/v1/areas"), 404);
        // 30 ms is below 50 ms and above 25 ms.
        metrics.render_made(Duration::from_millis(30));
        let text = metrics.text();
        for line in [
            "dyad_http_requests_total{route=\"picture\",status=\"2xx\"} 1",
            "dyad_http_requests_total{route=\"data\",status=\"4xx\"} 1",
            "dyad_http_requests_in_flight 1",
            "dyad_render_seconds_bucket{le=\"0.025\"} 0",
            "dyad_render_seconds_bucket{le=\"0.05\"} 1",
            "dyad_render_seconds_sum 0.030000",
        ] {
            assert!(text.lines().any(|candidate| candidate == line), "{line}\n{text}");
        }
        drop(flight);
        assert!(metrics.text().contains("in_flight 0"));
    }
}
