//! Why connections were closed before their clients closed them, and counters of it.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use crate::http::metrics::{heading, line};

/// Why a connection was closed by the server though its client would have gone on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) enum Closed {
    /// The head of a request did not come in time, or nothing at all.
    Head,
    /// The body of a request did not come in time.
    Body,
    /// No further request came in time.
    Idle,
    /// Too little of an answer was taken in time.
    Write,
    /// It was the one idle longest when there were too many.
    Full,
    /// There were too many, and none of them was idle.
    Refused,
    /// Little of an answer was taken while there was little memory left for answers.
    Memory,
    /// It never came to speak TLS.
    Handshake,
}

impl Closed {
    const ALL: [Self; 8] =
        [Self::Head, Self::Body, Self::Idle, Self::Write, Self::Full, Self::Refused, Self::Memory, Self::Handshake];

    /// The word that counters and the log have for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Head => "head_time",
            Self::Body => "body_time",
            Self::Idle => "idle_time",
            Self::Write => "write_time",
            Self::Full => "connections_idle",
            Self::Refused => "connections_refused",
            Self::Memory => "answer_memory",
            Self::Handshake => "handshake",
        }
    }
}

/// How many connections there are and were, and how many of them were closed by which limit.
#[derive(Debug, Default)]
pub(in crate::http) struct ConnectionCounters {
    opened: AtomicU64,
    ended: AtomicU64,
    closed: [AtomicU64; Closed::ALL.len()],
}

impl ConnectionCounters {
    pub(super) fn opened(&self) {
        self.opened.fetch_add(1, Relaxed);
    }

    pub(super) fn ended(&self) {
        self.ended.fetch_add(1, Relaxed);
    }

    pub(super) fn closed(&self, why: Closed) {
        self.closed[why as usize].fetch_add(1, Relaxed);
        tracing::debug!(limit = why.word(), "a connection was closed");
    }

    /// Connections that are open.
    pub(in crate::http) fn open(&self) -> u64 {
        let ended = self.ended.load(Relaxed);
        self.opened.load(Relaxed).saturating_sub(ended)
    }

    /// How many were closed for this.
    #[cfg(test)]
    pub(super) fn closed_by(&self, why: Closed) -> u64 {
        self.closed[why as usize].load(Relaxed)
    }

    /// The counters as text.
    pub(in crate::http) fn text(&self) -> String {
        let mut text = String::new();
        heading(&mut text, "dyad_connections", "gauge", "Connections that are open.");
        line(&mut text, "dyad_connections", "", self.open());
        heading(&mut text, "dyad_connections_opened_total", "counter", "Connections that were taken.");
        line(&mut text, "dyad_connections_opened_total", "", self.opened.load(Relaxed));
        let name = "dyad_connections_closed_total";
        heading(&mut text, name, "counter", "Connections that a limit closed, by limit.");
        for why in Closed::ALL {
            line(&mut text, name, &format!("{{limit=\"{}\"}}", why.word()), self.closed[why as usize].load(Relaxed));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_limit_is_counted_in_its_own_line() {
        let counters = ConnectionCounters::default();
        counters.opened();
        counters.opened();
        counters.ended();
        for (times, why) in Closed::ALL.into_iter().enumerate() {
            (0..=times).for_each(|_| counters.closed(why));
        }
        let text = counters.text();
        for (times, why) in Closed::ALL.into_iter().enumerate() {
            let line = format!("dyad_connections_closed_total{{limit=\"{}\"}} {}", why.word(), times + 1);
            assert!(text.lines().any(|candidate| candidate == line), "{line}\n{text}");
        }
        assert!(text.contains("dyad_connections 1\n") && text.contains("dyad_connections_opened_total 2\n"), "{text}");
    }
}
