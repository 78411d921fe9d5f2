//! The findings of one file, bounded: the first of each check are told, the rest counted, however many rows have the fault.

use std::collections::BTreeMap;

use crate::trade::{Finding, FindingCode};

/// So many findings of a check are told of a file.
pub(super) const TOLD: u64 = 20;

/// Findings of a file on the way.
#[derive(Debug)]
pub(super) struct Findings {
    file: String,
    told: Vec<Finding>,
    counts: BTreeMap<FindingCode, u64>,
}

impl Findings {
    /// None of this file yet.
    pub(super) fn in_file(file: &str) -> Self {
        Self { file: file.to_owned(), told: Vec::new(), counts: BTreeMap::new() }
    }

    /// Counts a finding, and keeps it when it is one of the first.
    pub(super) fn push(&mut self, finding: Finding) {
        self.push_with(finding.code, || finding);
    }

    /// The same; the finding is made only when it is kept.
    pub(super) fn push_with(&mut self, code: FindingCode, finding: impl FnOnce() -> Finding) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count <= TOLD {
            self.told.push(finding());
        }
    }

    /// Adds those of later rows.
    pub(super) fn join(&mut self, later: Self) {
        later.told.into_iter().for_each(|finding| self.push(finding));
        for (code, count) in later.counts {
            *self.counts.entry(code).or_default() += count.saturating_sub(TOLD);
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
        let Self { file, told: mut all, counts } = self;
        for (code, count) in counts.into_iter().filter(|(_, count)| *count > TOLD) {
            let more = count - TOLD;
            let text = format!("{more} more of {} in this file; the first {TOLD} are told", code.number());
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
}
