//! Places through every period: the first so many, one row each; who leaves them leaves by the lower edge.

use super::{
    lines::{Place, RankLine, RankLines},
    names::{End, Names, ink},
};
use crate::chart::{
    hit_area::Datum,
    paint::{
        canvas::Canvas,
        geometry::{Rect, Spot, number, pixel},
        sizes::Sizes,
        x_axis::{self, XAxis},
    },
    period_axis::PeriodAxis,
    theme::Ink,
};

/// A row is at least so many times as high as its text, and at most.
const AIRY: f64 = 1.4;
const HIGHEST: f64 = 4.0;

/// The rows and the calendar axis.
struct Grid {
    x_axis: XAxis,
    top: i32,
    row: f64,
    rows: usize,
}

impl Grid {
    fn y(&self, place: Place) -> i32 {
        pixel(f64::from(self.top) + self.row * (number(place.order) - 0.5))
    }

    /// The lower edge of the rows.
    fn below(&self) -> i32 {
        pixel(f64::from(self.top) + self.row * number(self.rows))
    }

    fn holds(&self, place: Option<Place>) -> Option<Place> {
        place.filter(|place| place.order <= self.rows)
    }
}

pub(super) fn draw(canvas: &mut Canvas, ranks: &RankLines, periods: PeriodAxis, rect: Rect, sizes: &Sizes) {
    let Some((first, last)) = ranks.ends() else { return };
    let high = rect.height() - x_axis::height(sizes);
    let ranked = ranks.counts.iter().flatten().max().copied().unwrap_or(1);
    let fits = |rows: &usize| number(*rows) * sizes.text * AIRY <= f64::from(high.max(1));
    let rows = (1..=ranks.most.min(ranked)).rev().find(fits).unwrap_or(1);
    let lines = ranks.ever_first(rows);
    let at_end = |line: &RankLine, slot: usize| line.places[slot].filter(|place| place.order <= rows);
    let ends: Vec<(&RankLine, Place)> = lines
        .iter()
        .flat_map(|line| [first, last].map(|slot| (*line, at_end(line, slot))))
        .filter_map(|(line, place)| Some((line, place?)))
        .collect();
    let names = Names::of(canvas, &ends, rect.width(), sizes);
    let (left, right) = (rect.left + names.width(), rect.right - names.width());
    if right - left < 8 {
        return;
    }
    let row = (f64::from(high) / number(rows)).min(sizes.text * HIGHEST);
    let grid = Grid { x_axis: XAxis::new(periods, left, right), top: rect.top, row, rows };
    for at in (0..lines.len()).rev() {
        let ink = ink(canvas, at);
        let strokes =
            if ink == canvas.palette.third { Sizes { stroke: (sizes.stroke * 2 / 3).max(1), ..*sizes } } else { *sizes };
        canvas.marks_of(&lines[at].name, |canvas| line(canvas, lines[at], ink, &grid, &strokes));
    }
    for (at, own) in lines.iter().enumerate() {
        let ink = ink(canvas, at);
        for (slot, x, before) in [(first, left, true), (last, right, false)] {
            let Some(place) = at_end(own, slot) else { continue };
            let (y, centre) = (grid.y(place), grid.x_axis.centre(slot));
            canvas.line(vec![(x, y), (centre, y)], ink, sizes.thin);
            names.write(canvas, &End { line: own, place, ink }, (x, y), before, sizes);
        }
        pointed(canvas, ranks, own, &grid);
    }
    let plot = Rect { left, right, top: rect.top, bottom: grid.below() };
    grid.x_axis.draw(canvas, plot, rect, true, sizes);
}

/// A line through the rows: whole between neighbours, a stub to the lower edge where it leaves or comes, broken at a gap.
fn line(canvas: &mut Canvas, line: &RankLine, ink: Ink, grid: &Grid, sizes: &Sizes) {
    let spot = |slot: usize, place: Place| (grid.x_axis.centre(slot), grid.y(place));
    let mut run: Vec<Spot> = Vec::new();
    for (slot, pair) in line.places.windows(2).enumerate() {
        let (now, next) = (grid.holds(pair[0]), grid.holds(pair[1]));
        let edge = (grid.x_axis.at(number(slot) + 1.0), grid.below());
        match (now, next) {
            (Some(now), Some(next)) => {
                if run.is_empty() {
                    run.push(spot(slot, now));
                }
                run.push(spot(slot + 1, next));
            }
            (Some(now), None) => {
                if run.is_empty() {
                    run.push(spot(slot, now));
                }
                if pair[1].is_some() {
                    run.push(edge);
                }
                canvas.line(std::mem::take(&mut run), ink, sizes.stroke);
            }
            (None, Some(next)) if pair[0].is_some() => run = vec![edge, spot(slot + 1, next)],
            _ => {}
        }
    }
    if run.len() > 1 {
        canvas.line(run, ink, sizes.stroke);
    }
    let radius = sizes.dot;
    // Dots on lines of context would be more than the lines.
    let roomy = ink != canvas.palette.third && grid.x_axis.step >= f64::from(radius) * 5.0;
    for (slot, place) in line.places.iter().enumerate() {
        let alone = !roomy && has_no_neighbour(line, slot, grid);
        if let Some(place) = grid.holds(*place).filter(|_| roomy || alone) {
            canvas.dot(spot(slot, place), if alone { radius / 2 + 1 } else { radius }, ink);
        }
    }
}

fn has_no_neighbour(line: &RankLine, slot: usize, grid: &Grid) -> bool {
    let at = |slot: Option<usize>| slot.and_then(|slot| grid.holds(line.places.get(slot).copied().flatten())).is_some();
    !at(slot.checked_sub(1)) && !at(slot.checked_add(1))
}

/// Each place can be pointed at.
fn pointed(canvas: &mut Canvas, ranks: &RankLines, line: &RankLine, grid: &Grid) {
    for (slot, place) in line.places.iter().enumerate() {
        let Some(place) = grid.holds(*place) else { continue };
        let period = grid.x_axis.period(slot);
        let when = grid.x_axis.in_words(canvas.language, period);
        let words = ranks.in_words(canvas.language, (line, slot), &when).unwrap_or_default();
        let half = pixel(grid.row / 2.0).max(1);
        let y = grid.y(place);
        let rect =
            Rect { left: grid.x_axis.at(number(slot)), right: grid.x_axis.at(number(slot + 1)), top: y - half, bottom: y + half };
        canvas.hit_area(rect, Datum { period: period.to_string(), series: line.name.clone(), value: number(place.rank), words });
    }
}
