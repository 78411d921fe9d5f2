//! Lines and areas that more than one way of showing figures draws: bars full and hatched, dashes, markers.

use super::{
    canvas::Canvas,
    geometry::{Rect, Spot, pixel},
    sizes::Sizes,
};
use crate::chart::theme::Ink;

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Dash {
    Solid,
    Dashed,
    Dotted,
}

/// How the area of a bar is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Fill {
    /// A firm figure.
    Full,
    /// A provisional one: lighter, with an edge.
    Pale,
    /// One that is doubtful.
    Hatched,
    /// A forecast: nothing but an edge.
    Outlined,
}

/// One bar: full, or hatched when its figure is doubtful.
pub(in crate::chart) fn bar(canvas: &mut Canvas, rect: Rect, ink: Ink, doubtful: bool, sizes: &Sizes) {
    filled_bar(canvas, rect, ink, if doubtful { Fill::Hatched } else { Fill::Full }, sizes);
}

/// One bar. Where it is too narrow for a pattern or an edge, stripes across it tell its kind.
pub(in crate::chart) fn filled_bar(canvas: &mut Canvas, rect: Rect, ink: Ink, fill: Fill, sizes: &Sizes) {
    if rect.height() == 0 {
        return;
    }
    let pale = ink.into(canvas.palette.background, 0.45);
    match fill {
        Fill::Full => canvas.rect(rect, ink),
        Fill::Pale if rect.width() < 4 => canvas.rect(rect, pale),
        Fill::Pale => {
            canvas.rect(rect, pale);
            edge(canvas, rect, ink, sizes);
        }
        Fill::Hatched if rect.width() < 4 => striped(canvas, rect, ink, (2, 2)),
        Fill::Hatched => {
            canvas.hatch(rect, ink, sizes.thin, pixel(sizes.text * 0.55).max(5));
            edge(canvas, rect, ink, sizes);
        }
        Fill::Outlined if rect.width() < 4 => {
            striped(canvas, rect, pale, (1, 4));
            canvas.rect(Rect { bottom: rect.bottom.min(rect.top + 2), ..rect }, ink);
        }
        Fill::Outlined => edge(canvas, rect, ink, sizes),
    }
}

/// The edge of a bar.
fn edge(canvas: &mut Canvas, rect: Rect, ink: Ink, sizes: &Sizes) {
    let Rect { left, top, right, bottom } = rect;
    let (right, bottom) = (right - 1, bottom - 1);
    let width = sizes.thin.max(sizes.stroke / 2);
    canvas.line(vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], ink, width);
}

/// Stripes across a narrow bar, so high and so far apart.
fn striped(canvas: &mut Canvas, rect: Rect, ink: Ink, (on, off): (i32, i32)) {
    let mut top = rect.top;
    while top < rect.bottom {
        canvas.rect(Rect { top, bottom: (top + on).min(rect.bottom), ..rect }, ink);
        top += on + off;
    }
}

/// A line through spots, whole or in dashes.
pub(in crate::chart) fn stroke(canvas: &mut Canvas, spots: Vec<Spot>, dash: Dash, ink: Ink, width: u32) {
    let thick = f64::from(width);
    let (on, off) = match dash {
        Dash::Solid => return canvas.line(spots, ink, width),
        Dash::Dashed => (thick * 4.0, thick * 2.5),
        Dash::Dotted => (1.0, thick * 2.2),
    };
    for piece in pieces(&spots, on, off) {
        canvas.line(piece, ink, width);
    }
}

/// The pieces of a line that are drawn, `on` long and `off` apart.
fn pieces(spots: &[Spot], on: f64, off: f64) -> Vec<Vec<Spot>> {
    let (mut pieces, mut drawn, mut left) = (Vec::new(), true, on);
    let mut piece: Vec<Spot> = spots.first().copied().into_iter().collect();
    for pair in spots.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let step = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        let length = (step.0 * step.0 + step.1 * step.1).sqrt();
        let mut gone = 0.0;
        while length - gone > left {
            gone += left;
            let part = gone / length;
            let at = (pixel(f64::from(from.0) + step.0 * part), pixel(f64::from(from.1) + step.1 * part));
            if drawn {
                piece.push(at);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece = vec![at];
            }
            drawn = !drawn;
            left = if drawn { on } else { off };
        }
        left -= length - gone;
        if drawn {
            piece.push(to);
        }
    }
    if piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

/// The square marker that looks as large as a dot of this radius.
pub(in crate::chart) fn square((x, y): Spot, radius: u32) -> Rect {
    let half = pixel(f64::from(radius) * 0.9).max(1);
    Rect { left: x - half, top: y - half, right: x + half, bottom: y + half }
}

/// A triangle that points up or down, as wide and high as about this.
pub(in crate::chart) fn triangle(canvas: &mut Canvas, (x, y): Spot, size: i32, up: bool) {
    let (half, high) = ((size * 2 / 5).max(2), (size * 2 / 5).max(2));
    let tip = if up { y - high } else { y + high };
    let base = if up { y + high / 2 } else { y - high / 2 };
    canvas.polygon(vec![(x - half, base), (x + half, base), (x, tip)], canvas.palette.muted);
}

/// The dashed line of a break.
pub(in crate::chart) fn broken(canvas: &mut Canvas, x: i32, top: i32, bottom: i32, sizes: &Sizes) {
    let dash = (sizes.gap / 3).max(3);
    let mut y = top;
    while y < bottom {
        canvas.line(vec![(x, y), (x, (y + dash).min(bottom))], canvas.palette.axis, sizes.thin + 1);
        y += dash * 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_go_on_around_corners() {
        let line = [(0, 0), (10, 0), (10, 10)];
        assert_eq!(pieces(&line, 6.0, 2.0), [vec![(0, 0), (6, 0)], vec![(8, 0), (10, 0), (10, 4)], vec![(10, 6), (10, 10)]]);
        assert_eq!(pieces(&line, 99.0, 2.0), [line.to_vec()]);
        assert!(pieces(&[(5, 5)], 6.0, 2.0).is_empty() && pieces(&[], 6.0, 2.0).is_empty());
    }
}
