//! Shapes on a page.

use krilla::{
    color::rgb,
    geom::{Path, PathBuilder, Rect as Box},
    num::NormalizedF32,
    paint::{Fill, FillRule, LineCap, LineJoin, Stroke},
    surface::Surface,
};

use super::words;
use crate::chart::{
    display::{Hatching, Item, Pen},
    paint::geometry::{Rect, Spot, point},
    theme::Ink,
};

/// Control points of a quarter circle lie so far along its tangents, in radii: 4/3 · (√2 − 1).
const ROUND: f32 = 0.552_284_8;

/// Draws one thing.
pub(super) fn draw(surface: &mut Surface, item: &Item) {
    match item {
        Item::Rect(area, ink) => fill(surface, rect(*area), *ink),
        Item::Line(spots, pen) => stroke(surface, path(spots, false), *pen),
        Item::Polygon(corners, ink) => fill(surface, path(corners, true), *ink),
        Item::Dot(centre, radius, ink) => fill(surface, circle(*centre, *radius), *ink),
        Item::Ring(centre, radius, pen) => stroke(surface, circle(*centre, *radius), *pen),
        Item::Hatch(area, hatching) => hatch(surface, *area, *hatching),
        Item::Words(line) => {
            paint_with(surface, line.ink);
            words::draw(surface, line);
        }
    }
}

fn colour(ink: Ink) -> rgb::Color {
    rgb::Color::new(ink.0, ink.1, ink.2)
}

fn paint_with(surface: &mut Surface, ink: Ink) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: colour(ink).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }));
}

fn fill(surface: &mut Surface, path: Option<Path>, ink: Ink) {
    if let Some(path) = path {
        paint_with(surface, ink);
        surface.draw_path(&path);
    }
}

fn stroke(surface: &mut Surface, path: Option<Path>, pen: Pen) {
    let Some(path) = path else { return };
    #[expect(clippy::cast_precision_loss, reason = "a line is some pixels wide")]
    let width = pen.width as f32;
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: colour(pen.ink).into(),
        width,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        ..Stroke::default()
    }));
    surface.draw_path(&path);
}

fn hatch(surface: &mut Surface, area: Rect, hatching: Hatching) {
    fill(surface, rect(area), hatching.ground);
    let mut lines = PathBuilder::new();
    for (from, to) in hatching.lines(area) {
        let ((x1, y1), (x2, y2)) = (point(from), point(to));
        lines.move_to(x1, y1);
        lines.line_to(x2, y2);
    }
    stroke(surface, lines.finish(), hatching.pen);
}

fn rect(area: Rect) -> Option<Path> {
    let ((left, top), (right, bottom)) = (point((area.left, area.top)), point((area.right, area.bottom)));
    let mut path = PathBuilder::new();
    path.push_rect(Box::from_ltrb(left, top, right, bottom)?);
    path.finish()
}

fn path(spots: &[Spot], closed: bool) -> Option<Path> {
    let (first, rest) = spots.split_first()?;
    let mut path = PathBuilder::new();
    let (x, y) = point(*first);
    path.move_to(x, y);
    for spot in rest {
        let (x, y) = point(*spot);
        path.line_to(x, y);
    }
    if closed {
        path.close();
    }
    path.finish()
}

fn circle(centre: Spot, radius: u32) -> Option<Path> {
    let (x, y) = point(centre);
    #[expect(clippy::cast_precision_loss, reason = "a radius is some pixels")]
    let radius = radius as f32;
    let arm = radius * ROUND;
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.cubic_to(x + radius, y + arm, x + arm, y + radius, x, y + radius);
    path.cubic_to(x - arm, y + radius, x - radius, y + arm, x - radius, y);
    path.cubic_to(x - radius, y - arm, x - arm, y - radius, x, y - radius);
    path.cubic_to(x + arm, y - radius, x + radius, y - arm, x + radius, y);
    path.close();
    path.finish()
}
