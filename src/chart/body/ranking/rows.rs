//! Which rows of a ranking are shown, and how high they are.

use super::{RankedBar, Ranking, Rest};
use crate::chart::{
    fonts::Typesetter,
    paint::{
        geometry::{number, pixel},
        sizes::Sizes,
    },
};

/// A row is at least so many times as high as its text; where rows were asked for, it may be tighter.
const AIRY: f64 = 1.62;
const TIGHT: f64 = 1.3;
/// No text of a row is smaller than this, in pixels.
const SMALLEST: f64 = 9.0;
/// A row is at most so many times as high as its text.
const HIGHEST: f64 = 8.0;
/// Where few rows have much room, their text grows towards this part of their height, up to so many times its size.
const GROWN: (f64, f64) = (0.22, 1.7);
/// Names of grown text take no more than this part of the width.
const NAMES: f64 = 0.3;

/// The rows that are shown and how high they are.
pub(super) struct ShownRows<'a> {
    /// The first bars.
    pub(super) bars: Vec<&'a RankedBar>,
    /// The highlighted one, where it is not among them: after a gap.
    pub(super) apart: Option<&'a RankedBar>,
    /// What is left.
    pub(super) rest: Option<&'a Rest>,
    /// How high a row is.
    pub(super) height: f64,
    /// How high the gap is.
    pub(super) gap: i32,
    /// The size of the text of a row.
    pub(super) text: f64,
}

impl<'a> ShownRows<'a> {
    /// As many bars as fit, the highlighted one and what is left.
    pub(super) fn of(ranking: &'a Ranking, typesetter: Typesetter, (width, height): (i32, i32), sizes: &Sizes) -> Self {
        let room = f64::from(height.max(1));
        let all = number(ranking.bars.len() + usize::from(ranking.apart(ranking.bars.len()).is_some()));
        let words = f64::from(rest_height(sizes));
        let tight = ((room - words) / all / TIGHT).min(sizes.text).max(SMALLEST.min(sizes.text));
        let text = if ranking.tight { tight } else { sizes.text };
        let least = text * if text < sizes.text { TIGHT } else { AIRY };
        let needed = |count: usize| {
            let apart = if ranking.apart(count).is_some() { least + f64::from(gap(text)) } else { 0.0 };
            number(count) * least + apart + ranking.rest(count).map_or(0.0, |_| words)
        };
        let count = (0..=ranking.bars.len()).rev().find(|count| needed(*count) <= room + 0.5).unwrap_or(0);
        // A picture of one row has no room for what is left.
        let (count, is_small) = if count == 0 { (1, true) } else { (count, false) };
        let apart = ranking.apart(count).filter(|_| !is_small);
        let rest = ranking.rest(count).filter(|_| !is_small);
        let bars: Vec<&RankedBar> = ranking.bars.iter().take(count).collect();
        let gap = if apart.is_some() { gap(text) } else { 0 };
        let free = room - f64::from(gap) - rest.map_or(0.0, |_| words);
        let each = free / number(bars.len() + usize::from(apart.is_some())).max(1.0);
        let text = grown(text, each, bars.iter().copied().chain(apart), (typesetter, width));
        Self { bars, apart, rest, height: each.min(text * HIGHEST), gap, text }
    }

    /// Every row with its top, from the top of all.
    pub(super) fn tops(&self) -> Vec<(f64, &'a RankedBar)> {
        let after = number(self.bars.len()) * self.height;
        let bars = self.bars.iter().enumerate().map(|(place, bar)| (number(place) * self.height, *bar));
        bars.chain(self.apart.map(|bar| (after + f64::from(self.gap), bar))).collect()
    }

    /// Where the rows end.
    pub(super) fn bottom(&self) -> i32 {
        let rows = number(self.bars.len() + usize::from(self.apart.is_some()));
        pixel(rows * self.height) + self.gap
    }
}

/// The height of the gap before a row that is not the next.
fn gap(text: f64) -> i32 {
    pixel(text * 1.1)
}

/// The height of the line of what is left.
pub(super) fn rest_height(sizes: &Sizes) -> i32 {
    Sizes::line(sizes.text) + sizes.gap / 3
}

/// The text of rows so high: larger where there is room for it and for the names.
fn grown<'a>(text: f64, each: f64, bars: impl Iterator<Item = &'a RankedBar>, (typesetter, width): (Typesetter, i32)) -> f64 {
    let wanted = (each * GROWN.0).min(text * GROWN.1);
    if wanted <= text {
        return text;
    }
    let widest = bars.map(|bar| typesetter.width(&bar.label, text, true)).fold(1.0, f64::max);
    let allowed = text * f64::from(width) * NAMES / widest;
    ((wanted.min(allowed).max(text) * 2.0).round() / 2.0).max(text)
}
