//! Shares by period as areas: each part a band from period to period; where nothing was published the bands end.

use super::{
    PeriodShares, SharePart,
    stacking::{edges, pointed},
};
use crate::chart::paint::{
    canvas::Canvas,
    geometry::{Rect, Spot, number, pixel},
    x_axis::XAxis,
};
use crate::chart::period_axis::PeriodAxis;

/// The calendar axis of areas: the first and the last period stand at the edges of the plot.
pub(super) fn axis(slots: PeriodAxis, plot: Rect) -> XAxis {
    let between = number(slots.count.saturating_sub(1).max(1));
    let half = pixel(f64::from(plot.width()) / between / 2.0);
    if slots.count == 1 {
        XAxis::new(slots, plot.left, plot.right)
    } else {
        XAxis::new(slots, plot.left - half, plot.right + half)
    }
}

/// Draws the parts of every run of neighbouring periods.
pub(super) fn draw(canvas: &mut Canvas, shares: &PeriodShares, x_axis: &XAxis, plot: Rect) {
    let mut slot = 0;
    while slot < shares.slots.len() {
        let run = shares.slots[slot..].iter().take_while(|parts| !parts.is_empty()).count();
        if run > 0 {
            bands(canvas, shares, slot..slot + run, x_axis, plot);
        }
        slot += run.max(1);
    }
    for (slot, parts) in shares.slots.iter().enumerate() {
        let (left, right) = sides(x_axis, slot, plot);
        for ((part, share), (top, bottom)) in shares.parts.iter().zip(parts).zip(edges(parts, plot)) {
            if bottom > top {
                pointed(canvas, (part, *share), (slot, x_axis), Rect { left, top, right, bottom });
            }
        }
    }
}

/// What of the plot is nearest to a period.
fn sides(x_axis: &XAxis, slot: usize, plot: Rect) -> (i32, i32) {
    let (left, right) = (x_axis.at(number(slot)).max(plot.left), x_axis.at(number(slot + 1)).min(plot.right));
    (left, right.max(left + 1))
}

fn bands(canvas: &mut Canvas, shares: &PeriodShares, run: std::ops::Range<usize>, x_axis: &XAxis, plot: Rect) {
    let heights: Vec<Vec<(i32, i32)>> = run.clone().map(|slot| edges(&shares.slots[slot], plot)).collect();
    // A period alone is as wide as its slot, or a little of it.
    let places: Vec<(usize, i32)> = if run.len() == 1 {
        let (left, right) = sides(x_axis, run.start, plot);
        let (centre, half) = (i32::midpoint(left, right), ((right - left) / 4).max(1));
        vec![(0, centre - half), (0, centre + half)]
    } else {
        run.clone().enumerate().map(|(at, slot)| (at, x_axis.centre(slot).clamp(plot.left, plot.right))).collect()
    };
    for (place, part) in shares.parts.iter().enumerate() {
        band(canvas, part, place, &heights, &places);
    }
}

/// One part, its upper edge from left to right and its lower edge back; a line of ground parts it from the one above.
fn band(canvas: &mut Canvas, part: &SharePart, place: usize, heights: &[Vec<(i32, i32)>], places: &[(usize, i32)]) {
    let at = |(slot, x): &(usize, i32)| heights[*slot].get(place).map(|(top, bottom)| (*x, *top, *bottom));
    let edges: Vec<(i32, i32, i32)> = places.iter().filter_map(at).collect();
    if edges.iter().all(|(_, top, bottom)| top >= bottom) {
        return;
    }
    let upper: Vec<Spot> = edges.iter().map(|(x, top, _)| (*x, *top)).collect();
    let lower = edges.iter().rev().map(|(x, _, bottom)| (*x, *bottom));
    let ink = part.fill.ink(canvas.palette);
    let corners: Vec<Spot> = upper.iter().copied().chain(lower).collect();
    canvas.marks_of(&part.name, |canvas| {
        canvas.polygon(corners, ink);
        canvas.line(upper, canvas.palette.background, 1);
    });
}
