//! The marks of statements: each verdict has a shape and a colour of its own, so that it is known without colours too.

use super::spread::PlacedDot;
use crate::{
    chart::{
        paint::{
            canvas::Canvas,
            geometry::{Rect, Spot},
            sizes::Sizes,
        },
        theme::{Ink, Palette},
    },
    statistics::Verdict,
};

/// The colour of a verdict.
pub(super) fn ink(palette: &Palette, verdict: Verdict) -> Ink {
    match verdict {
        Verdict::Consistent | Verdict::OwnSourceOnly => palette.first,
        Verdict::Inconsistent => palette.second,
        Verdict::Contested => palette.nth(3),
        Verdict::Unverifiable => palette.axis,
    }
}

/// The mark of a verdict: a disc, a diamond, a square, a ring or a cross.
pub(super) fn mark(canvas: &mut Canvas, verdict: Verdict, (x, y): Spot, radius: i32, sizes: &Sizes) {
    let ink = ink(canvas.palette, verdict);
    let (ground, size) = (canvas.palette.background, u32::try_from(radius).unwrap_or(3));
    match verdict {
        Verdict::Consistent => {
            canvas.dot((x, y), size + 1, ground);
            canvas.dot((x, y), size, ink);
        }
        Verdict::Inconsistent => {
            let diamond = |reach: i32| vec![(x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach)];
            canvas.polygon(diamond(radius + 3), ground);
            canvas.polygon(diamond(radius + 1), ink);
        }
        Verdict::Contested => {
            let square = |reach: i32| Rect { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
            canvas.rect(square(radius), ground);
            canvas.rect(square(radius - 1), ink);
        }
        Verdict::OwnSourceOnly => canvas.ring((x, y), size, ink, sizes.stroke.max(2) - 1),
        Verdict::Unverifiable => {
            let reach = radius - 1;
            for (from, to) in [((-1, -1), (1, 1)), ((-1, 1), (1, -1))] {
                let end = |sign: (i32, i32)| (x + sign.0 * reach, y + sign.1 * reach);
                canvas.line(vec![end(from), end(to)], ink, sizes.stroke.max(2));
            }
        }
    }
}

/// What stands behind the mark of a statement: its months, where they are a part of a year, and its bar.
pub(super) fn bars(canvas: &mut Canvas, placed: &PlacedDot, radius: i32, sizes: &Sizes) {
    let ink = ink(canvas.palette, placed.dot.verdict);
    let (x, y) = placed.spot;
    let (left, right) = placed.months;
    if placed.dot.is_part && right - left > radius * 2 + 4 {
        canvas.line(vec![(left + 1, y), (right - 1, y)], ink, sizes.thin);
        for end in [left + 1, right - 1] {
            canvas.line(vec![(end, y - radius / 2), (end, y + radius / 2)], ink, sizes.thin);
        }
    }
    let (top, bottom) = placed.bar;
    if bottom - top > 3 {
        canvas.line(vec![(x, top), (x, bottom)], ink, sizes.whisker);
    }
    let arm = (radius / 2).max(2);
    for (open, end, back) in [(placed.dot.high.is_none(), top, arm * 2), (placed.dot.low.is_none(), bottom, -arm * 2)] {
        if open {
            canvas.polygon(vec![(x - arm, end + back), (x + arm, end + back), (x, end)], ink);
        }
    }
}
