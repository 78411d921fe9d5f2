//! A whole and its parts as areas within an area.

mod cells;
mod draw;
mod groups;
mod label;
mod plan;
mod squarify;

pub(in crate::chart) use self::{
    groups::{Treemap, TreemapGroup, TreemapLeaf, WrittenShare},
    label::shortened,
};
use crate::{
    chart::{
        body::form::Form,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
        wording::phrases,
    },
    language::Language,
};

/// So many parts are told.
const TOLD: usize = 3;

impl Form for Treemap {
    fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The greatest groups and the greatest parts.
    fn sentences(&self, language: Language) -> Vec<String> {
        if self.is_empty() {
            return vec![format!("{}.", language.say("chart.nothing"))];
        }
        let told = |name: &str, share: WrittenShare| format!("{name} {}", label::share(language, share)).trim_end().to_owned();
        let groups = self.groups.iter().filter(|group| !group.name.is_empty()).take(TOLD);
        let groups: Vec<String> = groups.map(|group| told(&group.name, group.share)).collect();
        let mut leaves: Vec<&TreemapLeaf> = self.groups.iter().flat_map(|group| &group.leaves).collect();
        leaves.sort_by(|one, other| other.value.total_cmp(&one.value));
        let leaves = leaves.into_iter().take(TOLD).map(|leaf| told(&label::shortened(&leaf.name), leaf.share));
        let leaves = phrases::in_turn(language, &leaves.collect::<Vec<_>>());
        let parts: Vec<String> =
            Some(phrases::in_turn(language, &groups)).filter(|groups| !groups.is_empty()).into_iter().chain([leaves]).collect();
        vec![format!("{}: {}.", self.total, parts.join(". "))]
    }

    fn notation(&self, _: Language, _: Rect) -> Vec<(Swatch, String)> {
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        draw::draw(canvas, self, rect, sizes);
    }
}
