//! What an import covers, so that importing again replaces it and keeps the rest: reporter, flow, classification and period,
//! for the partners that the files name there and the products that they name anywhere. A file of one partner or one product
//! says nothing of the others, so it takes nothing of theirs away.

use std::collections::{HashMap, HashSet};

use super::row::{Key, ProductCode, Row};
use crate::trade::{Area, Calendar, Flow, Period};

/// Reporter, flow, calendar and period, and the classification.
type Cell = (Area, Flow, Calendar, Period, ProductCode);

/// What the rows of an import speak of.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    /// A set of partners a cell, one bit each.
    cells: HashMap<Cell, Vec<u64>>,
    products: HashSet<ProductCode>,
    /// Replace a cell whole, whichever partners and products the files name.
    whole: bool,
}

fn cell(key: &Key) -> Cell {
    (key.reporter, key.flow, key.calendar, key.period, key.product.of_classification())
}

fn bit(area: Area) -> (usize, u64) {
    (usize::from(area.place() / 64), 1 << (area.place() % 64))
}

impl Coverage {
    pub(super) fn new(whole: bool) -> Self {
        Self { whole, ..Self::default() }
    }

    pub(super) fn add(&mut self, row: &Row) {
        let (word, bit) = bit(row.key.partner);
        let partners = self.cells.entry(cell(&row.key)).or_default();
        if partners.len() <= word {
            partners.resize(word + 1, 0);
        }
        partners[word] |= bit;
        self.products.insert(row.key.product);
    }

    /// Do the files replace whole cells?
    pub(super) fn is_whole(&self) -> bool {
        self.whole
    }

    /// Does the import replace this row of the dataset?
    pub(super) fn replaces(&self, old: &Key) -> bool {
        let Some(partners) = self.cells.get(&cell(old)) else { return false };
        let (word, bit) = bit(old.partner);
        self.whole || (partners.get(word).is_some_and(|bits| bits & bit != 0) && self.products.contains(&old.product))
    }
}
