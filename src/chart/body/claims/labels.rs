//! The most telling statements named: who said how much, in the colour of the verdict.

use super::{
    label_places::{LabelPlace, Obstacles},
    marks,
    spread::{ClaimAxes, PlacedDot, radius},
};
use crate::chart::{
    display::Class,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, Spot, pixel},
        sizes::Sizes,
        text,
    },
};

/// At most so many statements are named, and no more than one for so many squares of a line of text.
const MOST: i32 = 9;
const ROOM: i32 = 90;
/// For no more statements room is looked for: where none of these has any, there is none.
const TRIED: usize = 100;

/// A label wider than so many times its text is broken, into at most so many lines; the widest first.
const WIDEST: [f64; 4] = [17.0, 14.5, 12.0, 9.0];
const LINES: usize = 3;

/// Names the first of the statements for which there is room.
pub(super) fn draw(canvas: &mut Canvas, placed: &[PlacedDot], steps: Vec<(Spot, Spot)>, axes: &ClaimAxes, sizes: &Sizes) {
    let mut obstacles = obstacles(placed, steps, sizes);
    let line = Sizes::line(sizes.small);
    let most = usize::try_from((axes.plot.width() * axes.plot.height() / (line * line * ROOM)).clamp(0, MOST)).unwrap_or(0);
    let mut named = 0;
    for one in placed.iter().take(TRIED) {
        if named == most {
            break;
        }
        named += usize::from(label(canvas, one, axes.plot, &mut obstacles, sizes));
    }
}

/// What labels keep clear of besides texts: the canvas remembers marks and bars for names of series, too.
fn obstacles(placed: &[PlacedDot], steps: Vec<(Spot, Spot)>, sizes: &Sizes) -> Obstacles {
    let reach = radius(sizes) + 1;
    let mut obstacles = Obstacles::default();
    for one in placed {
        let (x, y) = one.spot;
        obstacles.marks.push(Rect { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach });
        obstacles.lines.push(((x, one.bar.0), (x, one.bar.1)));
    }
    obstacles.lines.extend(steps);
    obstacles
}

/// Names a statement, if there is room.
fn label(canvas: &mut Canvas, one: &PlacedDot, plot: Rect, obstacles: &mut Obstacles, sizes: &Sizes) -> bool {
    let ink = canvas.palette.written(marks::ink(canvas.palette, one.dot.verdict));
    let style = Style { size: sizes.small, bold: false, ink, anchor: Anchor::Start };
    let mut best: Option<(LabelPlace, Vec<String>)> = None;
    for (place, widest) in WIDEST.into_iter().enumerate() {
        let widest = (style.size * widest).min(f64::from(plot.width()) * 0.4);
        let Some(lines) = broken(canvas, one, &style, (widest, place == 0)) else { continue };
        let wide = lines.iter().map(|line| pixel(style.width(canvas.typesetter, line).ceil())).max().unwrap_or(0) + 2;
        let high = Sizes::line(style.size) * i32::try_from(lines.len()).unwrap_or(1);
        let found = obstacles.place(one.spot, (wide, high), plot, sizes, |place| canvas.is_free(place));
        if let Some(found) = found.filter(|found| best.as_ref().is_none_or(|(best, _)| found.cost < best.cost)) {
            best = Some((found, lines));
        }
    }
    let Some((found, lines)) = best else { return false };
    write(canvas, &lines, found, one.spot, &style, sizes);
    obstacles.take(found);
    true
}

/// Who said how much, in lines of this width; nothing where that takes too many. Where it does at the greatest width, who it was
/// is shortened, and the amount never.
fn broken(canvas: &Canvas, one: &PlacedDot, style: &Style, (width, is_widest): (f64, bool)) -> Option<Vec<String>> {
    let typesetter = canvas.typesetter;
    let words = |who: &str| canvas.language.fill("claims_picture.label", &[("who", who), ("value", &one.dot.written)]);
    let wrapped = |words: &str| text::wrapped(typesetter, words, style.size, false, width, LINES);
    let fits = |words: &str| text::lines_needed(typesetter, words, style.size, false, width) <= LINES;
    let whole = words(&one.dot.who);
    if fits(&whole) {
        return Some(wrapped(&whole));
    }
    let shorter = words(&text::shortened(typesetter, &one.dot.who, style.size, false, width));
    Some(wrapped(&shorter)).filter(|_| is_widest && fits(&shorter))
}

fn write(canvas: &mut Canvas, lines: &[String], found: LabelPlace, spot: Spot, style: &Style, sizes: &Sizes) {
    let LabelPlace { place, leader, .. } = found;
    if let Some((from, to)) = leader {
        canvas.group(Class::Labels, |canvas| canvas.line(vec![off(from, to, radius(sizes) + 1), to], style.ink, sizes.thin));
        canvas.keep_clear(from, to);
    }
    // Lines begin or end at the side of the mark, so that the leader meets them.
    let (x, anchor) = if place.right <= spot.0 { (place.right - 1, Anchor::End) } else { (place.left + 1, Anchor::Start) };
    let mut baseline = place.top + pixel(style.size);
    for line in lines {
        canvas.label(line, (x, baseline), &Style { anchor, ..*style });
        baseline += Sizes::line(style.size);
    }
}

/// The place so many pixels on from one spot to another.
fn off((x, y): Spot, to: Spot, by: i32) -> Spot {
    let step = (f64::from(to.0 - x), f64::from(to.1 - y));
    let part = f64::from(by) / (step.0 * step.0 + step.1 * step.1).sqrt().max(f64::from(by));
    (x + pixel(step.0 * part), y + pixel(step.1 * part))
}
