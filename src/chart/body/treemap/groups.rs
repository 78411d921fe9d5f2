//! The groups of a whole and their parts.

use crate::chart::categorical_palette::Fill;

/// Areas within an area, the groups with what is left last.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Treemap {
    /// What all of it is worth, for a picture without subtitle.
    pub(in crate::chart) total: String,
    /// The groups, the largest first.
    pub(in crate::chart) groups: Vec<TreemapGroup>,
}

/// Parts that belong together, the largest first.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct TreemapGroup {
    /// What they have in common; empty where there is nothing to say.
    pub(in crate::chart) name: String,
    /// Their share of the whole.
    pub(in crate::chart) share: WrittenShare,
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
    /// Its value in words.
    pub(in crate::chart) figure: String,
    /// Its share of the whole.
    pub(in crate::chart) share: WrittenShare,
}

/// A share of the whole in tenths of a per cent, so rounded that the shares of the parts add up to that of the group, and those of
/// the groups to that of the whole. None where there is no whole.
pub(in crate::chart) type WrittenShare = Option<i64>;

impl TreemapGroup {
    /// The sum of its parts.
    pub(in crate::chart) fn value(&self) -> f64 {
        self.leaves.iter().map(|leaf| leaf.value).sum()
    }
}
