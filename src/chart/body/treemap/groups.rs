//! The groups of a whole and their parts.

use crate::chart::categorical_palette::Fill;

/// Areas within an area, the groups with what is left last.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Treemap(pub(in crate::chart) Vec<TreemapGroup>);

/// Parts that belong together, the largest first.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct TreemapGroup {
    /// What they have in common; empty where there is nothing to say.
    pub(in crate::chart) name: String,
    /// Their share of the whole as written.
    pub(in crate::chart) share: String,
    /// Their colour.
    pub(in crate::chart) fill: Fill,
    /// The parts, each above 0.
    pub(in crate::chart) leaves: Vec<TreemapLeaf>,
}

/// One part.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct TreemapLeaf {
    /// Its size, above 0.
    pub(in crate::chart) value: f64,
    /// Its code, as short as it may be; empty when it has none.
    pub(in crate::chart) code: String,
    /// Its name.
    pub(in crate::chart) name: String,
    /// Its value and share in words, for the description.
    pub(in crate::chart) words: String,
    /// Its share of the whole as written.
    pub(in crate::chart) share: String,
}

impl TreemapGroup {
    /// The sum of its parts.
    pub(in crate::chart) fn value(&self) -> f64 {
        self.leaves.iter().map(|leaf| leaf.value).sum()
    }
}
