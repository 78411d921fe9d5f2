//! Places at two ends: those that were among the first at either, each end in its order, a line from one to the other.

use super::{
    lines::{Place, RankLine, RankLines},
    names::{End, Names, ink},
};
use crate::chart::{
    hit_area::Datum,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, Spot, number, pixel},
        sizes::Sizes,
    },
    period_axis::PeriodAxis,
    theme::Ink,
};

/// A row is at least so many times as high as its text, and at most.
const AIRY: f64 = 1.4;
const HIGHEST: f64 = 3.2;

/// Where the two ends stand.
struct Ends {
    left: i32,
    right: i32,
    top: i32,
    row: f64,
}

impl Ends {
    fn y(&self, place: usize) -> i32 {
        pixel(f64::from(self.top) + self.row * (number(place) + 0.5))
    }
}

/// The lines shown, with the slot of each end and the order at it.
struct Shown<'a> {
    lines: Vec<&'a RankLine>,
    slots: [usize; 2],
    /// The place among the lines of the one that is coloured alone.
    highlight: Option<usize>,
}

impl<'a> Shown<'a> {
    fn of(ranks: &'a RankLines, most: usize, slots: [usize; 2]) -> Self {
        let lines = ranks.among_first(most);
        let highlight = lines.iter().position(|line| ranks.is_highlighted(line));
        Self { lines, slots, highlight }
    }

    fn ink(&self, canvas: &Canvas, at: usize) -> Ink {
        match self.highlight {
            Some(own) if own == at => canvas.palette.first,
            Some(_) => canvas.palette.third,
            None => ink(canvas, at),
        }
    }

    /// The lines that have a place at an end, by it.
    fn at(&self, end: usize) -> Vec<(usize, Place)> {
        let slot = self.slots[end];
        let mut found: Vec<(usize, Place)> =
            self.lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.places[slot]?))).collect();
        found.sort_by_key(|(_, place)| place.order);
        found
    }
}

pub(super) fn draw(canvas: &mut Canvas, ranks: &RankLines, periods: PeriodAxis, rect: Rect, sizes: &Sizes) {
    let Some((first, last)) = ranks.ends() else { return };
    let slots = [first, last];
    let head = Sizes::line(sizes.text) + sizes.gap / 2;
    let high = f64::from((rect.height() - head).max(1));
    let fits = |most: &usize| {
        let shown = Shown::of(ranks, *most, slots);
        number(shown.at(0).len().max(shown.at(1).len())) * sizes.text * AIRY <= high
    };
    let most = (1..=ranks.most).rev().find(fits).unwrap_or(1);
    let shown = Shown::of(ranks, most, slots);
    let by_end = [shown.at(0), shown.at(1)];
    let all: Vec<(&RankLine, Place)> = by_end.iter().flatten().map(|(at, place)| (shown.lines[*at], *place)).collect();
    let names = Names::of(canvas, &all, rect.width(), sizes);
    let rows = by_end[0].len().max(by_end[1].len()).max(1);
    let ends = Ends {
        left: rect.left + names.width() + i32::try_from(sizes.dot).unwrap_or(4),
        right: rect.right - names.width() - i32::try_from(sizes.dot).unwrap_or(4),
        top: rect.top + head,
        row: (high / number(rows)).min(sizes.text * HIGHEST),
    };
    if ends.right - ends.left < 8 {
        return;
    }
    heads(
        canvas,
        &[first, last].map(|slot| canvas.language.period_in(periods.period(slot), periods.calendar)),
        &ends,
        rect,
        sizes,
    );
    lines(canvas, &shown, &by_end, &ends, sizes);
    for (end, places) in by_end.iter().enumerate() {
        for (row, (at, place)) in places.iter().enumerate() {
            let (x, y) = (if end == 0 { ends.left } else { ends.right }, ends.y(row));
            let line = shown.lines[*at];
            let own = End { line, place: *place, ink: shown.ink(canvas, *at) };
            let step = i32::try_from(sizes.dot).unwrap_or(4);
            names.write(canvas, &own, (if end == 0 { x - step } else { x + step }, y), end == 0, sizes);
            let period = periods.period(shown.slots[end]);
            let words =
                ranks.in_words(canvas.language, (line, shown.slots[end]), &canvas.language.period_in(period, periods.calendar));
            let half = pixel(ends.row / 2.0).max(1);
            let middle = i32::midpoint(ends.left, ends.right);
            let (left, right) = if end == 0 { (rect.left, middle) } else { (middle, rect.right) };
            let told = Datum {
                period: period.to_string(),
                series: line.name.clone(),
                value: number(place.rank),
                words: words.unwrap_or_default(),
            };
            canvas.hit_area(Rect { left, right, top: y - half, bottom: y + half }, told);
        }
    }
}

/// The two periods over their ends.
fn heads(canvas: &mut Canvas, periods: &[String; 2], ends: &Ends, rect: Rect, sizes: &Sizes) {
    let baseline = rect.top + pixel(sizes.text);
    for (words, x) in periods.iter().zip([ends.left, ends.right]) {
        let style = Style { size: sizes.text, bold: true, ink: canvas.palette.text, anchor: Anchor::Middle };
        let half = pixel(style.width(canvas.typesetter, words) / 2.0) + 1;
        let spot = (x.clamp(rect.left + half, (rect.right - half).max(rect.left + half)), baseline);
        if canvas.is_free(style.boxed(canvas.typesetter, words, spot)) {
            canvas.text(words, spot, &style);
        }
    }
}

/// Lines from end to end, grey ones first; who has a place at one end only has a ring there.
fn lines(canvas: &mut Canvas, shown: &Shown<'_>, by_end: &[Vec<(usize, Place)>; 2], ends: &Ends, sizes: &Sizes) {
    for at in (0..shown.lines.len()).rev() {
        let ink = shown.ink(canvas, at);
        let at_end = |end: usize| by_end[end].iter().position(|(line, _)| *line == at);
        let name = &shown.lines[at].name;
        canvas.marks_of(name, |canvas| match (at_end(0), at_end(1)) {
            (Some(from), Some(to)) => {
                let spots = [(ends.left, ends.y(from)), (ends.right, ends.y(to))];
                canvas.line(spots.to_vec(), ink, sizes.stroke);
                for spot in spots {
                    canvas.dot(spot, sizes.dot, ink);
                }
            }
            (Some(from), None) => ring(canvas, (ends.left, ends.y(from)), ink, sizes),
            (None, Some(to)) => ring(canvas, (ends.right, ends.y(to)), ink, sizes),
            (None, None) => {}
        });
    }
}

fn ring(canvas: &mut Canvas, spot: Spot, ink: Ink, sizes: &Sizes) {
    canvas.ring(spot, sizes.dot, ink, sizes.stroke.max(2) - 1);
}
