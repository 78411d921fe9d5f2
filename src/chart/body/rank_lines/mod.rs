//! Places over time as lines: between two ends, or through every period.

mod bump;
mod lines;
mod names;
mod slope;

pub(in crate::chart) use self::lines::{Place, RankLine, RankLines};
use crate::{
    chart::{
        body::form::Form,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
    },
    language::Language,
};

impl Form for RankLines {
    fn is_empty(&self) -> bool {
        self.ends().is_none()
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        if self.is_empty() {
            return vec![format!("{}.", language.say("chart.nothing"))];
        }
        vec![self.told.clone()]
    }

    fn notation(&self, language: Language, _: Rect) -> Vec<(Swatch, String)> {
        let tied =
            self.lines.iter().flat_map(|line| line.places.iter().flatten()).any(|place| place.tied && place.order <= self.most);
        let one_end = self.ends_alone
            && self.ends().is_some_and(|(first, last)| {
                self.among_first(self.most).iter().any(|line| line.places[first].is_none() || line.places[last].is_none())
            });
        let mut items = Vec::new();
        if one_end {
            items.push((Swatch::Hollow, language.say("places.one_end").to_owned()));
        }
        if tied {
            items.push((Swatch::Blank, language.say("places.tied").to_owned()));
        }
        items
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        let Some(periods) = self.periods else { return };
        if self.ends_alone {
            slope::draw(canvas, self, periods, rect, sizes);
        } else {
            bump::draw(canvas, self, periods, rect, sizes);
        }
    }
}
