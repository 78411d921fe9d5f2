//! A whole and its parts, without pixels: areas within an area, or shares by period.

use crate::{chart::categorical_palette::Fill, language::Language};

use super::phrases;

/// A whole shown by its parts.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) enum Composition {
    /// Areas within an area.
    Treemap(Vec<TreemapGroup>),
    /// Shares by period.
    Shares(Shares),
}

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

/// Shares of the whole by period, the first part at the bottom.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Shares {
    /// The parts.
    pub(in crate::chart) parts: Vec<SharePart>,
    /// The shares of the parts in each slot, together 1; empty where nothing was published.
    pub(in crate::chart) slots: Vec<Vec<f64>>,
    /// The first and the last period in words.
    pub(in crate::chart) ends: Vec<String>,
}

/// One part of the shares.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct SharePart {
    /// Its name.
    pub(in crate::chart) name: String,
    /// Its code, else a short word.
    pub(in crate::chart) code: String,
    /// Its colour.
    pub(in crate::chart) fill: Fill,
}

impl TreemapGroup {
    /// The sum of its parts.
    pub(in crate::chart) fn value(&self) -> f64 {
        self.leaves.iter().map(|leaf| leaf.value).sum()
    }
}

impl Composition {
    /// Is there nothing to draw?
    pub(in crate::chart) fn is_empty(&self) -> bool {
        match self {
            Self::Treemap(groups) => groups.is_empty(),
            Self::Shares(shares) => shares.slots.iter().all(Vec::is_empty),
        }
    }

    /// Every part in words.
    pub(super) fn told(&self, language: Language) -> String {
        let words = match self {
            Self::Treemap(groups) => groups.iter().map(|group| group_told(language, group)).collect::<Vec<_>>().join(" "),
            Self::Shares(shares) => shares.ends.join(" "),
        };
        if self.is_empty() { format!("{}.", language.say("chart.nothing")) } else { words }
    }
}

fn group_told(language: Language, group: &TreemapGroup) -> String {
    let leaves: Vec<String> = group.leaves.iter().map(|leaf| leaf.words.clone()).collect();
    let leaves = phrases::in_turn(language, &leaves);
    if group.name.is_empty() { format!("{leaves}.") } else { format!("{} {}: {leaves}.", group.name, group.share) }
}
