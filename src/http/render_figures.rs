//! How making and keeping of answers goes, as counters for Prometheus.

use super::{
    metrics::{heading, line},
    render_cache::RenderFigures,
    render_pool::Share,
};

impl RenderFigures {
    /// The counters as text.
    pub(super) fn text(&self) -> String {
        let (mut text, pool) = (String::new(), &self.pool);
        let mut one = |name: &str, kind: &str, help: &str, value: u64| {
            heading(&mut text, name, kind, help);
            line(&mut text, name, "", value);
        };
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        one("dyad_render_running", "gauge", "Pictures, pages and lists that are being made.", number(pool.running));
        one("dyad_render_stuck", "gauge", "Of these, those that take longer than the limit stuck-time.", number(pool.stuck));
        one("dyad_render_stuck_total", "counter", "Those that ever took longer than that.", pool.ever_stuck);
        one("dyad_render_dropped_total", "counter", "Those that nobody wanted any more when their turn came.", pool.dropped);
        one("dyad_render_cache_entries", "gauge", "Answers that are kept.", number(self.kept));
        one("dyad_render_cache_bytes", "gauge", "Memory of the answers that are kept.", self.kept_bytes);
        let waited = pool.waited_microseconds;
        let name = "dyad_render_queue_seconds";
        heading(&mut text, name, "summary", "Time that what is made waited for its turn.");
        line(&mut text, &format!("{name}_sum"), "", format_args!("{}.{:06}", waited / 1_000_000, waited % 1_000_000));
        line(&mut text, &format!("{name}_count"), "", pool.begun);
        heading(&mut text, "dyad_render_waiting", "gauge", "What waits for its turn, by its share of the processors.");
        for share in Share::ALL {
            line(&mut text, "dyad_render_waiting", &label(share), pool.waiting[share as usize]);
        }
        heading(&mut text, "dyad_render_refused_total", "counter", "Requests that were refused since there was too much to do.");
        for share in Share::ALL {
            line(&mut text, "dyad_render_refused_total", &label(share), pool.refused[share as usize]);
        }
        text
    }
}

fn label(share: Share) -> String {
    format!("{{share=\"{}\"}}", share.word())
}
