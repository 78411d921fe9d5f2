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
        vec![told(language, &self.0)]
    }

    fn notation(&self, _: Language, _: Rect) -> Vec<(Swatch, String)> {
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        draw::draw(canvas, &self.0, rect, sizes);
    }
}

/// So many groups are told.
const TOLD: usize = 3;

/// The greatest groups with their shares; of figures without groups, the greatest areas.
fn told(language: Language, groups: &[TreemapGroup]) -> String {
    let group = |group: &TreemapGroup| format!("{} {}", group.name, group.share);
    let named: Vec<String> = if groups.iter().all(|group| group.name.is_empty()) {
        groups.iter().flat_map(|group| &group.leaves).map(|leaf| leaf.words.clone()).collect()
    } else {
        groups.iter().map(group).collect()
    };
    let more = named.len().saturating_sub(TOLD);
    let more = (more > 0).then(|| language.fill("chart.more", &[("count", &language.number(&more.to_string()))]));
    let told: Vec<String> = named.into_iter().take(TOLD).chain(more).collect();
    format!("{}.", phrases::in_turn(language, &told))
}
