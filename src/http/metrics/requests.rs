//! Requests by route, method and class of status; by group how long they took, how much went out and what the cache had.

use std::{
    array,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Duration,
};

use axum::http::Method;

use super::{
    histogram::Histogram,
    route::{Group, Route},
    text::{heading, labels, line},
};
use crate::http::cache_use::CacheUse;

const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];
const METHODS: [&str; 4] = ["GET", "HEAD", "OPTIONS", "other"];
const GROUPS: usize = Group::ALL.len();
/// Upper bounds in microseconds of the time to an answer, with the seconds they are written as.
const ANSWERED_WITHIN: [(u64, &str); 13] = [
    (1_000, "0.001"),
    (2_500, "0.0025"),
    (5_000, "0.005"),
    (10_000, "0.01"),
    (25_000, "0.025"),
    (50_000, "0.05"),
    (100_000, "0.1"),
    (250_000, "0.25"),
    (500_000, "0.5"),
    (1_000_000, "1"),
    (2_500_000, "2.5"),
    (5_000_000, "5"),
    (10_000_000, "10"),
];

/// The counters.
#[derive(Debug)]
pub(super) struct Requests {
    /// By route, then method, then class of status.
    counts: Vec<[[AtomicU64; CLASSES.len()]; METHODS.len()]>,
    took: [Histogram<13>; GROUPS],
    bytes: [AtomicU64; GROUPS],
    hits: [AtomicU64; GROUPS],
    misses: [AtomicU64; GROUPS],
    unavailable: [AtomicU64; GROUPS],
}

/// A request that is answered.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) struct Answered<'a> {
    pub route: Route,
    pub method: &'a Method,
    pub status: u16,
    pub cache: CacheUse,
    /// The time until its answer began to go out.
    pub took: Duration,
}

impl Default for Requests {
    fn default() -> Self {
        let nothing = || array::from_fn(|_| AtomicU64::new(0));
        Self {
            counts: Route::all().map(|_| array::from_fn(|_| array::from_fn(|_| AtomicU64::new(0)))).collect(),
            took: array::from_fn(|_| Histogram::new(&ANSWERED_WITHIN)),
            bytes: nothing(),
            hits: nothing(),
            misses: nothing(),
            unavailable: nothing(),
        }
    }
}

impl Requests {
    pub(super) fn count(&self, answered: Answered<'_>) {
        let Answered { route, method, status, cache, took } = answered;
        let class = usize::from(status / 100).clamp(1, CLASSES.len()) - 1;
        let method = METHODS.iter().position(|name| *name == method.as_str()).unwrap_or(METHODS.len() - 1);
        self.counts[route.place()][method][class].fetch_add(1, Relaxed);
        let group = route.group() as usize;
        self.took[group].add(took);
        if status == 503 {
            self.unavailable[group].fetch_add(1, Relaxed);
        }
        match cache {
            CacheUse::Hit => drop(self.hits[group].fetch_add(1, Relaxed)),
            CacheUse::Miss => drop(self.misses[group].fetch_add(1, Relaxed)),
            CacheUse::None => {}
        }
    }

    pub(super) fn sent(&self, route: Route, bytes: u64) {
        self.bytes[route.group() as usize].fetch_add(bytes, Relaxed);
    }

    /// The lines. Routes and methods that nobody has used have none, those that are used have every class from 2xx on, so that the
    /// first error is seen as a change from 0.
    pub(super) fn write(&self, text: &mut String) {
        let name = "dyad_http_requests_total";
        heading(text, name, "counter", "Requests by route, group of routes, method and class of status.");
        for route in Route::all() {
            for (method, classes) in METHODS.into_iter().zip(&self.counts[route.place()]) {
                let counts = classes.each_ref().map(|count| count.load(Relaxed));
                let is_used = counts.iter().any(|count| *count > 0);
                for (class, count) in
                    CLASSES.into_iter().zip(counts).filter(|(class, count)| is_used && (*class != "1xx" || *count > 0))
                {
                    let group = route.group().word();
                    let of = [("route", route.template()), ("group", group), ("method", method), ("status", class)];
                    line(text, name, &labels(&of), count);
                }
            }
        }
        let name = "dyad_http_request_duration_seconds";
        heading(text, name, "histogram", "Time from a request's head to the head of its answer, by group of routes.");
        for (group, took) in Group::ALL.into_iter().zip(&self.took) {
            took.write(text, name, &[("group", group.word())]);
        }
        let mut by_group = |name: &str, help: &str, counts: &[AtomicU64; GROUPS]| {
            heading(text, name, "counter", help);
            for (group, count) in Group::ALL.into_iter().zip(counts) {
                line(text, name, &labels(&[("group", group.word())]), count.load(Relaxed));
            }
        };
        by_group("dyad_http_response_bytes_total", "Bytes of bodies of answers, by group of routes.", &self.bytes);
        by_group("dyad_http_unavailable_total", "Answers with status 503, by group of routes.", &self.unavailable);
        let name = "dyad_http_cache_answers_total";
        heading(text, name, "counter", "Answers that were kept (hit) or had to be made (miss), by group of routes.");
        for (cache, counts) in [("hit", &self.hits), ("miss", &self.misses)] {
            for (group, count) in Group::ALL.into_iter().zip(counts) {
                line(text, name, &labels(&[("group", group.word()), ("cache", cache)]), count.load(Relaxed));
            }
        }
    }
}
