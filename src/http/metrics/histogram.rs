//! How long something took, counted by bounds.

use std::{
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Duration,
};

use super::text::{labels, line};

/// Counts of times by their upper bounds.
#[derive(Debug)]
pub(in crate::http) struct Histogram<const BOUNDS: usize> {
    /// In microseconds, with the seconds that they are written as.
    bounds: &'static [(u64, &'static str); BOUNDS],
    /// Of each bound those that are above the one before it.
    within: [AtomicU64; BOUNDS],
    /// Above all bounds.
    beyond: AtomicU64,
    microseconds: AtomicU64,
}

impl<const BOUNDS: usize> Histogram<BOUNDS> {
    pub(in crate::http) fn new(bounds: &'static [(u64, &'static str); BOUNDS]) -> Self {
        let within = [const { AtomicU64::new(0) }; BOUNDS];
        Self { bounds, within, beyond: AtomicU64::new(0), microseconds: AtomicU64::new(0) }
    }

    pub(in crate::http) fn add(&self, took: Duration) {
        let microseconds = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let place = self.bounds.iter().position(|(bound, _)| microseconds <= *bound);
        place.map_or(&self.beyond, |place| &self.within[place]).fetch_add(1, Relaxed);
        self.microseconds.fetch_add(microseconds, Relaxed);
    }

    /// Its lines, each with these labels.
    pub(in crate::http) fn write(&self, text: &mut String, name: &str, of: &[(&str, &str)]) {
        let (bucket, mut count) = (format!("{name}_bucket"), 0);
        let with = |bound: &'static str| labels(&[of, &[("le", bound)]].concat());
        for ((_, bound), within) in self.bounds.iter().zip(&self.within) {
            count += within.load(Relaxed);
            line(text, &bucket, &with(bound), count);
        }
        count += self.beyond.load(Relaxed);
        line(text, &bucket, &with("+Inf"), count);
        let microseconds = self.microseconds.load(Relaxed);
        let seconds = format!("{}.{:06}", microseconds / 1_000_000, microseconds % 1_000_000);
        line(text, &format!("{name}_sum"), &labels(of), seconds);
        line(text, &format!("{name}_count"), &labels(of), count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_holds_what_is_equal_to_it_and_each_holds_those_before() {
        let histogram = Histogram::new(&[(1_000, "0.001"), (2_000, "0.002")]);
        for microseconds in [1_000, 1_001, 2_000, 2_001] {
            histogram.add(Duration::from_micros(microseconds));
        }
        let mut text = String::new();
        histogram.write(&mut text, "t", &[("of", "x")]);
        // 1,000 + 1,001 + 2,000 + 2,001 = 6,002 microseconds.
        let expected = "t_bucket{of=\"x\",le=\"0.001\"} 1\nt_bucket{of=\"x\",le=\"0.002\"} 3\nt_bucket{of=\"x\",le=\"+Inf\"} 4\n\
                        t_sum{of=\"x\"} 0.006002\nt_count{of=\"x\"} 4\n";
        assert_eq!(text, expected);
    }
}
