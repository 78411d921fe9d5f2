//! Bars ranked by size, of whatever is ranked: partners, products.

mod draw;
mod model;
mod row;

pub(in crate::chart) use model::{RankedLabel, Ranking, percent, ranking};

use crate::{
    chart::{
        body::form::Form,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
        wording::phrases,
    },
    language::Language,
};

/// Up to so many bars are all told.
const ALL_TOLD: usize = 12;

impl Form for Ranking {
    fn is_empty(&self) -> bool {
        self.bars.is_empty()
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        if self.is_empty() {
            return vec![format!("{}.", language.say("chart.nothing"))];
        }
        let bounds = self.has_bounds().then(|| language.say("chart.told.bounds").to_owned());
        [self.told(language, ALL_TOLD)].into_iter().chain(bounds).collect()
    }

    fn notation(&self, language: Language, frame: Rect) -> Vec<(Swatch, String)> {
        let mut doubts: Vec<String> = Vec::new();
        let doubtful = self.bars.iter().filter_map(|bar| bar.doubt);
        for words in doubtful.map(|status| phrases::status(language, status)) {
            if !doubts.contains(&words) {
                doubts.push(words);
            }
        }
        let comma = format!("{} ", language.say("chart.comma"));
        let mut items = Vec::new();
        if !doubts.is_empty() {
            items.push((Swatch::Hatched, doubts.join(&comma)));
        }
        items.extend(draw::moves(language, self));
        if draw::has_whiskers(self, frame.width()) {
            items.push((Swatch::Whisker, language.say("chart.key.whiskers").to_owned()));
        }
        items
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        draw::ranked(canvas, self, rect, sizes);
    }
}
