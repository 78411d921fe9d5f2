//! The revision of the Harmonized System that codes are of. Two revisions of one reporter, flow and period hold the same
//! trade twice under partly the same codes, so they never come into one source together.

use std::{collections::BTreeMap, fmt};

use serde_json::{Value, json};

use super::error::ImportError;
use crate::trade::{Area, Flow, Frequency, Period};

/// A revision, by its number: H0 is of 1992, H6 of 2022.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct HsRevision(u8);

const YEARS: [&str; 7] = ["1992", "1996", "2002", "2007", "2012", "2017", "2022"];

/// What must be of one revision.
pub(super) type RevisionCell = (Area, Flow, Period);

/// The revisions that a source has, or an import brings.
#[derive(Debug, Default)]
pub(super) struct HsRevisions {
    cells: BTreeMap<RevisionCell, HsRevision>,
    /// The first cell that has two.
    clash: Option<(RevisionCell, [HsRevision; 2])>,
}

impl HsRevision {
    /// The revision of a code such as H4, or of WITS' `HS 1988/92`; none for a plain HS.
    pub(super) fn from_code(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [b'H' | b'h', digit @ b'0'..=b'6'] => Some(Self(digit - b'0')),
            b"HS 1988/92" => Some(Self(0)),
            _ => None,
        }
    }

    /// The revision in a file's name such as `BACI_HS22_Y2022_V202601.csv`.
    pub(super) fn in_name(name: &str) -> Option<Self> {
        let parts = name.split(|letter: char| !letter.is_ascii_alphanumeric());
        let years = parts.filter_map(|part| part.strip_prefix("HS").or_else(|| part.strip_prefix("hs")));
        let place = |year: &str| YEARS.iter().position(|known| *known == year || &known[2..] == year);
        years.filter_map(place).find_map(|place| u8::try_from(place).ok()).map(Self)
    }

    /// 0 for the newest.
    pub(super) fn age(self) -> u8 {
        6 - self.0
    }
}

impl fmt::Display for HsRevision {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "HS {} (H{})", YEARS[usize::from(self.0)], self.0)
    }
}

impl HsRevisions {
    /// Notes what a row is of.
    pub(super) fn add(&mut self, cell: RevisionCell, revision: HsRevision) {
        let known = *self.cells.entry(cell).or_insert(revision);
        if known != revision {
            self.note_clash(cell, [known, revision]);
        }
    }

    /// The clash that is told does not depend on the order of rows.
    fn note_clash(&mut self, cell: RevisionCell, mut pair: [HsRevision; 2]) {
        pair.sort();
        self.clash = Some(self.clash.map_or((cell, pair), |known| known.min((cell, pair))));
    }

    /// Fails when two revisions meet: within the files, or between them and what the source has already.
    pub(super) fn held_against(&self, earlier: &Self, source: &str, whole: bool) -> Result<(), ImportError> {
        if let Some((cell, [one, two])) = self.clash {
            let text = format!(
                "{} has codes of {one} and of {two}: the same trade twice, which sums would double; import one revision, or each \
                 under a --source of its own",
                told(cell)
            );
            return Err(ImportError::WrongUse(text));
        }
        let differs = |(cell, revision): (&RevisionCell, &HsRevision)| {
            earlier.cells.get(cell).filter(|known| *known != revision).map(|known| (*cell, *known, *revision))
        };
        let Some((cell, known, new)) = self.cells.iter().find_map(differs).filter(|_| !whole) else { return Ok(()) };
        let text = format!(
            "{}: the source {source:?} has codes of {known}, these files of {new}: the same trade twice, which sums would double; \
             import them under another --source, or say --whole when they replace what is there",
            told(cell)
        );
        Err(ImportError::WrongUse(text))
    }

    /// Takes over what an import brings.
    pub(super) fn renew(&mut self, newer: &Self) {
        self.cells.extend(&newer.cells);
    }

    /// As a source of the descriptor has it: by revision, spans such as `RUS export 2012/2016`.
    pub(super) fn written(&self) -> Value {
        let mut spans: BTreeMap<u8, Vec<String>> = BTreeMap::new();
        let mut open: Option<(HsRevision, RevisionCell, Period)> = None;
        let mut close = |span: Option<(HsRevision, RevisionCell, Period)>| {
            let Some((revision, (area, flow, first), last)) = span else { return };
            let periods = if first == last { first.to_string() } else { format!("{first}/{last}") };
            spans.entry(revision.0).or_default().push(format!("{} {flow} {periods}", area.code()));
        };
        for ((area, flow, period), revision) in &self.cells {
            match &mut open {
                Some((of, cell, last))
                    if of == revision
                        && (cell.0, cell.1) == (*area, *flow)
                        && last.frequency() == period.frequency()
                        && last.ordinal() + 1 == period.ordinal() =>
                {
                    *last = *period;
                }
                _ => close(open.replace((*revision, (*area, *flow, *period), *period))),
            }
        }
        close(open);
        spans.into_iter().map(|(revision, spans)| (format!("H{revision}"), json!(spans))).collect()
    }

    /// Reads what [`Self::written`] wrote; what it does not know it leaves out.
    pub(super) fn read(source: &Value) -> Self {
        let mut read = Self::default();
        for (code, spans) in source["revisions"].as_object().into_iter().flatten() {
            let Some(revision) = HsRevision::from_code(code) else { continue };
            for cells in spans.as_array().into_iter().flatten().filter_map(|span| cells(span.as_str()?)) {
                read.cells.extend(cells.into_iter().map(|cell| (cell, revision)));
            }
        }
        read
    }
}

fn told((area, flow, period): RevisionCell) -> String {
    format!("{} {flow} {period}", area.code())
}

fn cells(span: &str) -> Option<Vec<RevisionCell>> {
    let mut words = span.split(' ');
    let (area, flow, periods) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?, words.next()?);
    let (first, last) = periods.split_once('/').unwrap_or((periods, periods));
    let (first, last): (Period, Period) = (first.parse().ok()?, last.parse().ok()?);
    let frequency: Frequency = first.frequency();
    let ordinals = first.ordinal()..=last.ordinal();
    Some(ordinals.map(|ordinal| (area, flow, Period::from_ordinal(frequency, ordinal))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn revisions(cells: &[(&str, &str)]) -> HsRevisions {
        let mut revisions = HsRevisions::default();
        for (period, code) in cells {
            revisions.add(("RUS".parse().unwrap(), Flow::Export, period.parse().unwrap()), HsRevision::from_code(code).unwrap());
        }
        revisions
    }

    #[test]
    fn names_and_codes() {
        assert_eq!(HsRevision::in_name("BACI_HS22_Y2022_V202601.csv"), HsRevision::from_code("H6"));
        assert_eq!(HsRevision::in_name("baci_hs1992_y2022.csv"), HsRevision::from_code("H0"));
        assert_eq!(
            (HsRevision::in_name("baci.csv"), HsRevision::in_name("BACI_HS23.csv"), HsRevision::from_code("HS")),
            (None, None, None)
        );
        assert_eq!(HsRevision::from_code("H4").unwrap().to_string(), "HS 2012 (H4)");
    }

    #[test]
    fn written_as_spans_and_read_back() {
        let all =
            revisions(&[("2012", "H4"), ("2013", "H4"), ("2015", "H4"), ("2017", "H5"), ("2017-01", "H5"), ("2017-02", "H5")]);
        let written = all.written();
        assert_eq!(written["H4"], json!(["RUS export 2012/2013", "RUS export 2015"]));
        assert_eq!(written["H5"], json!(["RUS export 2017", "RUS export 2017-01/2017-02"]));
        assert_eq!(HsRevisions::read(&json!({ "revisions": written })).cells, all.cells);
    }

    #[test]
    fn two_revisions_are_refused_whichever_comes_first() {
        let none = HsRevisions::default();
        let said = |cells| revisions(cells).held_against(&none, "baci", false).unwrap_err().to_string();
        let orders = [said(&[("2022", "H6"), ("2022", "H0")]), said(&[("2022", "H0"), ("2022", "H6")])];
        assert_eq!(orders[0], orders[1]);
        assert!(orders[0].contains("RUS export 2022 has codes of HS 1992 (H0) and of HS 2022 (H6)"), "{}", orders[0]);
        let (old, new) = (revisions(&[("2022", "H0")]), revisions(&[("2022", "H6")]));
        assert!(new.held_against(&old, "baci", false).unwrap_err().to_string().contains("--source"));
        assert!(new.held_against(&old, "baci", true).is_ok() && new.held_against(&new, "baci", false).is_ok());
    }
}
