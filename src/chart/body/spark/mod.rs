//! A course without a word: a line for tables and badges, its end marked.

mod draw;
mod mark;

pub(in crate::chart) use self::mark::SparkMark;
use super::form::Form;
use crate::{
    chart::{
        hit_area::Datum,
        paint::{
            canvas::Canvas,
            geometry::{Rect, number, pixel},
            sizes::Sizes,
            swatch::Swatch,
        },
        period_axis::PeriodAxis,
    },
    language::Language,
};

/// A course without a word.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Spark {
    /// The periods along it; none when the window is empty.
    pub(in crate::chart) periods: Option<PeriodAxis>,
    /// Its figures, in order.
    pub(in crate::chart) marks: Vec<SparkMark>,
}

impl Spark {
    /// A figure in words, for who points at it.
    fn told(&self, language: Language, mark: &SparkMark) -> Option<Datum> {
        let periods = self.periods?;
        let period = periods.period(mark.slot);
        let words = format!("{}: {}", language.period_in(period, periods.calendar), mark.label);
        Some(Datum { period: period.to_string(), series: String::new(), value: mark.value, words })
    }
}

impl Form for Spark {
    fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        let ends = [self.marks.first(), self.marks.last().filter(|_| self.marks.len() > 1)].into_iter().flatten();
        let told: Vec<String> = ends.filter_map(|mark| self.told(language, mark)).map(|datum| datum.words).collect();
        let words = if told.is_empty() { language.say("chart.nothing").to_owned() } else { told.join("; ") };
        vec![format!("{words}.")]
    }

    fn notation(&self, _: Language, _: Rect) -> Vec<(Swatch, String)> {
        Vec::new()
    }

    fn is_wordless(&self) -> bool {
        true
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, _: &Sizes) {
        let Some(periods) = self.periods else { return };
        draw::draw(canvas, &self.marks, periods.count, rect);
        let slot = f64::from(rect.width()) / number(periods.count);
        for mark in &self.marks {
            let at = |slots: usize| rect.left + pixel(slot * number(slots));
            if let Some(datum) = self.told(canvas.language, mark) {
                canvas.hit_area(Rect { left: at(mark.slot), right: at(mark.slot + 1), ..rect }, datum);
            }
        }
    }
}
