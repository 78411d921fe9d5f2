//! Which answers may need rows that an engine elsewhere has.

use super::{catalogue::Catalogue, loaded::Dataset};
use crate::trade::Dyad;

impl Dataset {
    /// Are its rows with an engine elsewhere?
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        self.table.elsewhere().is_some()
    }
}

impl Catalogue {
    /// Are the rows of any dataset with an engine elsewhere?
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        self.datasets().any(|dataset| dataset.is_elsewhere())
    }

    /// May an answer about a pair need rows that an engine elsewhere has? It may where such a dataset has anything of either area.
    #[must_use]
    pub fn may_ask_elsewhere(&self, dyad: Dyad) -> bool {
        if !self.is_elsewhere() {
            return false;
        }
        let bearing = self.pairs.bearing(dyad);
        let datasets = (0_u16..).zip(self.entries.iter().filter(|entry| entry.bearing.is_some()));
        let mut asked = datasets.filter(|(_, entry)| entry.dataset.as_ref().is_some_and(|dataset| dataset.is_elsewhere()));
        asked.any(|(place, _)| bearing.contains(&place))
    }
}

#[cfg(test)]
impl Catalogue {
    /// The same data, with another table in the place of a dataset's.
    pub(crate) fn with_table(
        mut self,
        name: &str,
        other: impl FnOnce(crate::table::TradeTable) -> crate::table::TradeTable,
    ) -> Self {
        let entry = self.entries.iter_mut().find(|entry| entry.name == name).unwrap();
        let dataset = std::sync::Arc::get_mut(entry.dataset.as_mut().unwrap()).unwrap();
        assert!(dataset.totals.is_none(), "totals lie in a table of their own");
        let held = std::mem::replace(&mut dataset.table, crate::table::TradeTable::new(&[]));
        dataset.table = other(held);
        self
    }
}
