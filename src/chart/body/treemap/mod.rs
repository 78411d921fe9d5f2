//! A whole and its parts as areas within an area.

mod draw;
mod groups;
mod squarify;

pub(in crate::chart) use self::groups::{Treemap, TreemapGroup, TreemapLeaf};
use crate::{
    chart::{
        body::form::Form,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
        wording::phrases,
    },
    language::Language,
};

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
