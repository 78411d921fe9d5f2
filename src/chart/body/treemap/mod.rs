//! A whole and its parts as areas within an area.

mod draw;
mod squarify;

use crate::{
    chart::{
        body::form::Form,
        categorical_palette::Fill,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
        wording::phrases,
    },
    language::Language,
};

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

impl Form for Treemap {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        if self.is_empty() {
            return vec![format!("{}.", language.say("chart.nothing"))];
        }
        self.0.iter().map(|group| group_told(language, group)).collect()
    }

    fn notation(&self, _: Language, _: Rect) -> Vec<(Swatch, String)> {
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        draw::draw(canvas, &self.0, rect, sizes);
    }
}

fn group_told(language: Language, group: &TreemapGroup) -> String {
    let leaves: Vec<String> = group.leaves.iter().map(|leaf| leaf.words.clone()).collect();
    let leaves = phrases::in_turn(language, &leaves);
    if group.name.is_empty() { format!("{leaves}.") } else { format!("{} {}: {leaves}.", group.name, group.share) }
}
