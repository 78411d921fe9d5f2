//! What is served and how the last loading of it went, as counters for Prometheus.

use std::{
    sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use super::{
    metrics::{Histogram, heading, labels, line},
    reload_report::ReloadResult,
};
use crate::dataset::{Catalogue, Entry, State};

/// Upper bounds in microseconds of the time that a reload takes, with the seconds they are written as.
const RELOADED_WITHIN: [(u64, &str); 7] = [
    (10_000, "0.01"),
    (50_000, "0.05"),
    (250_000, "0.25"),
    (1_000_000, "1"),
    (5_000_000, "5"),
    (30_000_000, "30"),
    (120_000_000, "120"),
];

/// How the last loading of data went.
#[derive(Debug)]
pub(super) struct Loading {
    has_failed: AtomicBool,
    /// When it last went well, in seconds since 1970; 0 when it never did.
    succeeded: AtomicU64,
    /// Reloads by what they came to.
    reloads: [AtomicU64; 3],
    reloads_took: Histogram<7>,
}

impl Default for Loading {
    fn default() -> Self {
        Self {
            has_failed: AtomicBool::default(),
            succeeded: AtomicU64::default(),
            reloads: [const { AtomicU64::new(0) }; 3],
            reloads_took: Histogram::new(&RELOADED_WITHIN),
        }
    }
}

impl Loading {
    pub(super) fn succeeded(&self) {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        self.succeeded.store(seconds, Relaxed);
        self.has_failed.store(false, Relaxed);
    }

    pub(super) fn failed(&self) {
        self.has_failed.store(true, Relaxed);
    }

    pub(super) fn reloaded(&self, result: ReloadResult, took: Duration) {
        self.reloads_took.add(took);
        self.reloads[result as usize].fetch_add(1, Relaxed);
        if result == ReloadResult::Kept {
            self.failed();
        } else {
            self.succeeded();
        }
    }

    /// The counters as text.
    pub(super) fn text(&self, catalogue: Option<&Catalogue>) -> String {
        let mut text = String::new();
        heading(&mut text, "dyad_build_info", "gauge", "The version that runs, and the commit where the build was told.");
        let commit = option_env!("DYAD_COMMIT").filter(|commit| !commit.is_empty()).map(|commit| ("commit", commit));
        let build: Vec<_> = [("version", env!("CARGO_PKG_VERSION"))].into_iter().chain(commit).collect();
        line(&mut text, "dyad_build_info", &labels(&build), 1);
        heading(&mut text, "dyad_datasets", "gauge", "Datasets by what became of them when they were last loaded.");
        for state in State::ALL {
            let entries = catalogue.map_or(&[][..], Catalogue::entries);
            let count = entries.iter().filter(|entry| entry.state == state).count();
            line(&mut text, "dyad_datasets", &format!("{{state=\"{}\"}}", state.word()), count);
        }
        let observations: usize = catalogue.map_or(0, |catalogue| catalogue.datasets().map(|dataset| dataset.table.len()).sum());
        heading(&mut text, "dyad_observations", "gauge", "Observations that are served.");
        line(&mut text, "dyad_observations", "", observations);
        of_datasets(&mut text, catalogue.map_or(&[][..], Catalogue::entries));
        let succeeded = self.succeeded.load(Relaxed);
        let has_fault = catalogue.is_some_and(|catalogue| catalogue.entries().iter().any(|entry| entry.state != State::Served));
        let is_good = succeeded > 0 && !has_fault && !self.has_failed.load(Relaxed);
        heading(&mut text, "dyad_last_load_successful", "gauge", "Did the last loading of data go well?");
        line(&mut text, "dyad_last_load_successful", "", u8::from(is_good));
        let name = "dyad_last_load_success_timestamp_seconds";
        heading(&mut text, name, "gauge", "When it last went well, in seconds since 1970.");
        line(&mut text, name, "", succeeded);
        heading(&mut text, "dyad_reloads_total", "counter", "Reloads by what they came to; kept is that something had a fault.");
        for (result, count) in ["unchanged", "loaded", "kept"].iter().zip(&self.reloads) {
            line(&mut text, "dyad_reloads_total", &labels(&[("result", result)]), count.load(Relaxed));
        }
        heading(&mut text, "dyad_reload_seconds", "histogram", "Time that a reload took, whatever it came to.");
        self.reloads_took.write(&mut text, "dyad_reload_seconds", &[]);
        text
    }
}

/// Of each dataset how old it is, what became of it, and what its checks found.
fn of_datasets(text: &mut String, entries: &[Entry]) {
    let name = "dyad_dataset_created_timestamp_seconds";
    heading(text, name, "gauge", "When the data of a dataset were made, as its descriptor says, in seconds since 1970.");
    for entry in entries {
        if let Some(created) = entry.dataset.as_ref().map(|dataset| dataset.created_seconds).filter(|created| *created > 0) {
            line(text, name, &labels(&[("dataset", &entry.name)]), created);
        }
    }
    heading(text, "dyad_dataset_state", "gauge", "What became of a dataset when it was last loaded: 1 for that state.");
    for entry in entries {
        for state in State::ALL {
            let of = labels(&[("dataset", &entry.name), ("state", state.word())]);
            line(text, "dyad_dataset_state", &of, u8::from(entry.state == state));
        }
    }
    heading(text, "dyad_dataset_findings", "gauge", "What the checks of a dataset found, by level.");
    for entry in entries {
        for (level, is_error) in [("error", true), ("warning", false)] {
            let found = entry.findings.iter().filter(|finding| finding.is_error() == is_error);
            let count: u64 = found.map(|finding| finding.count).sum();
            line(text, "dyad_dataset_findings", &labels(&[("dataset", &entry.name), ("level", level)]), count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Roots;

    #[test]
    fn a_loading_that_failed_is_told_while_the_data_stay() {
        let (loading, catalogue) = (Loading::default(), Catalogue::load(&Roots::Builtin, None).unwrap());
        let says = |wanted: &str, catalogue| loading.text(catalogue).lines().any(|line| line == wanted);
        assert!(says("dyad_last_load_successful 0", None) && says("dyad_datasets{state=\"served\"} 0", None));
        loading.succeeded();
        assert!(
            says("dyad_last_load_successful 1", Some(&catalogue)) && says("dyad_datasets{state=\"served\"} 1", Some(&catalogue))
        );
        loading.failed();
        assert!(
            says("dyad_last_load_successful 0", Some(&catalogue)) && says("dyad_datasets{state=\"served\"} 1", Some(&catalogue))
        );
        assert!(!says("dyad_last_load_success_timestamp_seconds 0", None));
    }

    #[test]
    fn reloads_are_counted_with_their_time_and_one_that_has_a_fault_is_not_a_good_one() {
        let loading = Loading::default();
        loading.reloaded(ReloadResult::Loaded, Duration::from_millis(40));
        assert!(loading.text(None).lines().any(|line| line == "dyad_last_load_successful 1"));
        loading.reloaded(ReloadResult::Kept, Duration::from_millis(300));
        let text = loading.text(None);
        for line in [
            "dyad_reloads_total{result=\"unchanged\"} 0",
            "dyad_reloads_total{result=\"loaded\"} 1",
            "dyad_reloads_total{result=\"kept\"} 1",
            "dyad_reload_seconds_bucket{le=\"0.05\"} 1",
            "dyad_reload_seconds_bucket{le=\"1\"} 2",
            "dyad_reload_seconds_sum 0.340000",
            "dyad_last_load_successful 0",
        ] {
            assert!(text.lines().any(|told| told == line), "{line}\n{text}");
        }
    }
}
