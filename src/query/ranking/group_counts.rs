//! What is counted of figures that movers are ranked from.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::trade::{Calendar, Dyad, Frequency, Period, Source};

/// The key of a group: better ones come first.
pub(super) type Key = (Reverse<i64>, String, Calendar, Frequency, String, bool);

/// What is counted of a group.
pub(super) struct Counted {
    pub(super) source: Arc<Source>,
    pairs: BTreeSet<Dyad>,
    /// Pairs that an engine elsewhere has counted.
    pairs_elsewhere: usize,
    /// How many pairs have a figure of each period.
    pub(super) periods: BTreeMap<Period, usize>,
}

impl Counted {
    pub(super) fn of(source: Arc<Source>) -> Self {
        Self { source, pairs: BTreeSet::new(), pairs_elsewhere: 0, periods: BTreeMap::new() }
    }

    pub(super) fn add_periods(&mut self, period: Period, count: usize) {
        *self.periods.entry(period).or_default() += count;
    }

    pub(super) fn add_pairs(&mut self, count: usize) {
        self.pairs_elsewhere += count;
    }

    pub(super) fn add_pair(&mut self, dyad: Dyad) {
        self.pairs.insert(dyad);
    }

    pub(super) fn pairs(&self) -> usize {
        self.pairs.len() + self.pairs_elsewhere
    }
}
