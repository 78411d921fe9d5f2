//! The findings of one file, bounded: the first of each check are told, the rest counted, however many rows have the fault.

use std::collections::BTreeMap;

use crate::{
    limits::{Limits, count},
    trade::{Finding, FindingCode, Severity},
};

/// Findings of a file on the way.
#[derive(Debug)]
pub(super) struct Findings {
    file: String,
    told: Vec<Finding>,
    counts: BTreeMap<FindingCode, u64>,
    errors: u64,
    most: MostFindings,
}

/// How many findings of a check are told, how long they are, and after how many errors nothing more is looked at.
#[derive(Debug, Clone, Copy)]
struct MostFindings {
    told: u64,
    bytes: usize,
    errors: u64,
}

impl Findings {
    /// None of this file yet.
    pub(super) fn in_file(file: &str) -> Self {
        Self::within(Limits::current(), file)
    }

    /// The same, told so far as these limits allow.
    pub(super) fn within(limits: &Limits, file: &str) -> Self {
        let most = MostFindings { told: limits.findings, bytes: count(limits.finding_bytes), errors: limits.faults };
        Self { file: file.to_owned(), told: Vec::new(), counts: BTreeMap::new(), errors: 0, most }
    }

    /// Counts a finding, and keeps it when it is one of the first.
    pub(super) fn push(&mut self, finding: Finding) {
        self.push_with(finding.code, || finding);
    }

    /// The same; the finding is made only when it is kept.
    pub(super) fn push_with(&mut self, code: FindingCode, finding: impl FnOnce() -> Finding) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        self.errors += u64::from(code.severity() == Severity::Error);
        if *count <= self.most.told {
            self.told.push(finding());
        }
    }

    /// Notes that what comes behind a line is not looked at, once there are so many errors that more would help nobody.
    pub(super) fn stop_at(&mut self, line: u64) -> bool {
        let stops = self.errors >= self.most.errors;
        if stops {
            let text = format!("{} errors up to here: what stands below this line was not looked at", self.errors);
            self.push(Finding::of_file(FindingCode::Unreadable, &self.file, text).at_line(line));
        }
        stops
    }

    /// Adds those of later rows.
    pub(super) fn join(&mut self, later: Self) {
        later.told.into_iter().for_each(|finding| self.push(finding));
        for (code, count) in later.counts {
            let untold = count.saturating_sub(later.most.told);
            *self.counts.entry(code).or_default() += untold;
            self.errors += if code.severity() == Severity::Error { untold } else { 0 };
        }
    }

    /// Was nothing found?
    pub(super) fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// Is one of them an error?
    pub(super) fn refuse(&self) -> bool {
        self.told.iter().any(Finding::is_error)
    }

    /// What is told, and behind it how many more there are of each check.
    pub(super) fn all(self) -> Vec<Finding> {
        let Self { file, told, counts, most: MostFindings { told: most, bytes: longest, .. }, .. } = self;
        let mut all: Vec<Finding> = told.into_iter().map(|finding| finding.shortened(longest)).collect();
        for (code, count) in counts.into_iter().filter(|(_, count)| *count > most) {
            let more = count - most;
            let text = format!("{more} more of {} in this file; the first {most} are told", code.number());
            all.push(Finding { count: more, ..Finding::of_file(code, &file, text) });
        }
        all
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, findings: T) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(count: u64) -> Findings {
        let mut findings = Findings::in_file("f");
        findings.extend((1..=count).map(|line| Finding::of_file(FindingCode::BadNumber, "f", "a comma").at_line(line)));
        findings
    }

    #[test]
    fn the_first_are_told_and_all_are_counted() {
        let mut findings = of(15);
        findings.join(of(1000));
        findings.push(Finding::of_file(FindingCode::UnknownArea, "f", "XYZ"));
        let all = findings.all();
        assert_eq!(all.iter().map(|finding| finding.count).sum::<u64>(), 1016);
        assert_eq!(all.len(), 22, "twenty numbers, an area, the rest");
        let rest = all.last().map(|finding| (finding.count, finding.code, finding.line));
        assert_eq!(rest, Some((995, FindingCode::BadNumber, None)));
        assert!(!of(20).all().iter().any(|finding| finding.count > 1), "twenty of twenty are told");
    }

    #[test]
    fn the_limits_hold_at_their_value_and_one_past_it() {
        let limits = Limits { findings: 2, finding_bytes: 80, faults: 3, ..Limits::default() };
        let mut findings = Findings::within(&limits, "f");
        for length in [80, 81] {
            findings.push(Finding::of_file(FindingCode::BadNumber, "f", "x".repeat(length)));
        }
        assert!(!findings.stop_at(2), "two errors of three");
        findings.push(Finding::of_file(FindingCode::RoundedInput, "f", "a warning"));
        assert!(!findings.stop_at(2), "a warning is none");
        findings.push(Finding::of_file(FindingCode::BadNumber, "f", "z"));
        assert!(findings.stop_at(7));
        let all = findings.all();
        let texts: Vec<&str> = all.iter().map(|finding| finding.text.as_str()).collect();
        assert_eq!(texts[0], "x".repeat(80));
        assert_eq!(texts[1], "x".repeat(77) + "\u{2026}");
        assert_eq!(texts[3], "3 errors up to here: what stands below this line was not looked at");
        assert_eq!((all[3].line, all.last().unwrap().count), (Some(7), 1));
    }
}
