//! What an import covers: reporter, flow, classification and period, for the partners that the files name there and the
//! products that they name anywhere. What stands there and is not in the files may be in another piece of them, so it is only
//! counted; `--whole` says that there is none, and replaces whole cells.

use foldhash::{HashMap, HashSet};

use super::{
    revision::{HsRevision, HsRevisions},
    row::{Key, ProductCode, Row},
};
use crate::trade::{Area, Calendar, Flow, Period};

/// Reporter, flow, calendar and period, and the classification.
type CoverageCell = (Area, Flow, Calendar, Period, ProductCode);

/// What the rows of an import speak of.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    cells: HashMap<CoverageCell, Covered>,
    products: HashSet<ProductCode>,
    /// The product of the row before, which most rows of sorted files share.
    last: Option<ProductCode>,
    /// Replace a cell whole, whichever partners and products the files name.
    whole: bool,
}

/// What is known of a cell.
#[derive(Debug, Default)]
struct Covered {
    /// A set of partners, one bit each.
    partners: Vec<u64>,
    /// The revision of its last codes.
    revision: Option<HsRevision>,
}

fn cell(key: &Key) -> CoverageCell {
    (key.reporter, key.flow, key.calendar, key.period, key.product.of_classification())
}

fn bit(area: Area) -> (usize, u64) {
    (usize::from(area.place() / 64), 1 << (area.place() % 64))
}

impl Coverage {
    pub(super) fn new(whole: bool) -> Self {
        Self { whole, ..Self::default() }
    }

    /// Takes a row, and the revision that its code is of; a cell's revision is told to `revisions` where it is new.
    pub(super) fn add(&mut self, row: &Row, revision: Option<HsRevision>, revisions: &mut HsRevisions) {
        let (word, bit) = bit(row.key.partner);
        let Covered { partners, revision: known } = self.cells.entry(cell(&row.key)).or_default();
        if partners.len() <= word {
            partners.resize(word + 1, 0);
        }
        partners[word] |= bit;
        if let Some(new) = revision.filter(|_| *known != revision) {
            *known = revision;
            revisions.add((row.key.reporter, row.key.flow, row.key.period), new);
        }
        if self.last != Some(row.key.product) {
            self.last = Some(row.key.product);
            self.products.insert(row.key.product);
        }
    }

    /// Do the files replace whole cells?
    pub(super) fn is_whole(&self) -> bool {
        self.whole
    }

    /// Is this row of the dataset in what the files cover?
    pub(super) fn replaces(&self, old: &Key) -> bool {
        let Some(Covered { partners, .. }) = self.cells.get(&cell(old)) else { return false };
        let (word, bit) = bit(old.partner);
        self.whole || (partners.get(word).is_some_and(|bits| bits & bit != 0) && self.products.contains(&old.product))
    }
}
