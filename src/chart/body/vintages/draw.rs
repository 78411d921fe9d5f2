//! Vintages drawn: in each period its figures from the first published, a ring, to the one that stands, a dot, on a line that
//! runs to the right as they came out; a quiet line joins what stands.

use super::model::{VintageFigure, VintagePath, VintagePaths};
use crate::chart::{
    display::Class,
    hit_area::Datum,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, Spot, number, pixel},
        sizes::Sizes,
        text,
        value_axis::ValueAxis,
        x_axis::{self, XAxis, label_style},
    },
    period_axis::PeriodAxis,
    theme::Ink,
};

/// The part of a slot that a path takes, and the widest it gets, in times of the text.
const PART: f64 = 0.56;
const WIDEST: f64 = 9.0;
/// In a narrower slot figures stand above one another.
const NARROW: f64 = 9.0;

/// The axes that paths stand on.
struct PathAxes<'a> {
    x_axis: XAxis,
    y_axis: &'a ValueAxis,
    plot: Rect,
}

/// Draws the paths into a rectangle.
pub(super) fn draw(canvas: &mut Canvas, vintages: &VintagePaths, slots: PeriodAxis, rect: Rect, sizes: &Sizes) {
    let rect = if sizes.subtitle { rect } else { unit(canvas, &vintages.unit, rect, sizes) };
    let bottom = rect.bottom - x_axis::height(sizes);
    let top = rect.top + Sizes::line(sizes.small);
    let figures = vintages.paths.iter().flat_map(|path| &path.figures);
    let values = figures.flat_map(|figure| {
        let (low, high) = figure.bounds.unwrap_or((figure.value, figure.value));
        [low, figure.value, high]
    });
    let y_axis = ValueAxis::holding(values, vintages.scale, false, (top, bottom), sizes);
    let left = rect.left + y_axis.width(canvas.typesetter, &label_style(canvas, sizes)) + sizes.gap / 2;
    let plot = Rect { left, right: rect.right, top, bottom };
    if plot.width() < 8 || plot.height() < 8 {
        return;
    }
    y_axis.draw(canvas, plot, sizes);
    let x_axis = XAxis::new(slots, plot.left, plot.right);
    x_axis.draw(canvas, plot, Rect { left: rect.left, ..rect }, true, sizes);
    let axes = PathAxes { x_axis, y_axis: &y_axis, plot };
    standing(canvas, vintages, &axes, sizes);
    for path in &vintages.paths {
        self::path(canvas, path, &axes, sizes);
    }
    if sizes.labels {
        labels(canvas, vintages, &axes, sizes);
    }
}

/// The unit over the axis, where no subtitle says it.
fn unit(canvas: &mut Canvas, unit: &str, rect: Rect, sizes: &Sizes) -> Rect {
    let style = Style { size: sizes.small, bold: false, ink: canvas.palette.muted, anchor: Anchor::Start };
    let read = canvas.in_reading(rect);
    let words = text::shortened(canvas.typesetter, unit, style.size, false, f64::from(rect.width()));
    canvas.reading(|canvas| canvas.text(&words, (read.left, read.top + pixel(style.size)), &style));
    Rect { top: rect.top + Sizes::line(style.size), ..rect }
}

/// Up, down, or as it was.
fn ink(canvas: &Canvas, path: &VintagePath) -> Ink {
    if path.rise() > 0.0 {
        canvas.palette.first
    } else if path.rise() < 0.0 {
        canvas.palette.second
    } else {
        canvas.palette.axis
    }
}

/// Where each figure of a path stands.
fn spots(path: &VintagePath, axes: &PathAxes, sizes: &Sizes) -> Vec<Spot> {
    let centre = axes.x_axis.centre(path.slot);
    let step = axes.x_axis.step;
    let wide = if step < NARROW { 0.0 } else { (step * PART).min(sizes.text * WIDEST) };
    let last = path.figures.len().saturating_sub(1);
    let aside = |place: usize| if last == 0 { 0.0 } else { (number(place) / number(last) - 0.5) * wide };
    let spot = |(place, figure): (usize, &VintageFigure)| (centre + pixel(aside(place)), axes.y_axis.y(figure.value));
    path.figures.iter().enumerate().map(spot).collect()
}

/// A quiet line through what stands, parted where a period has no figure.
fn standing(canvas: &mut Canvas, vintages: &VintagePaths, axes: &PathAxes, sizes: &Sizes) {
    let ink = canvas.palette.event.into(canvas.palette.background, 0.5);
    for run in vintages.paths.chunk_by(|one, next| next.slot == one.slot + 1).filter(|run| run.len() > 1) {
        let line = run.iter().filter_map(|path| spots(path, axes, sizes).pop()).collect();
        canvas.line(line, ink, sizes.thin);
    }
}

fn path(canvas: &mut Canvas, path: &VintagePath, axes: &PathAxes, sizes: &Sizes) {
    let ink = ink(canvas, path);
    let spots = spots(path, axes, sizes);
    let fits = axes.x_axis.step >= f64::from(sizes.dot) * 2.0;
    let dot = if fits { sizes.dot } else { 2 };
    if path.is_revised() {
        canvas.line(spots.clone(), ink, sizes.stroke);
    }
    for pair in spots.windows(2) {
        canvas.keep_clear(pair[0], pair[1]);
    }
    let last = spots.len().saturating_sub(1);
    for (place, (spot, figure)) in spots.iter().zip(&path.figures).enumerate() {
        whisker(canvas, figure, spot.0, axes, sizes);
        match place {
            place if place == last => canvas.dot(*spot, dot, ink),
            0 => canvas.ring(*spot, dot, ink, sizes.stroke.max(2) - 1),
            _ => canvas.dot(*spot, (dot * 3 / 4).max(1), ink),
        }
        let reach = i32::try_from(dot).unwrap_or(3) + 1;
        canvas.keep_clear((spot.0 - reach, spot.1), (spot.0 + reach, spot.1));
        canvas.keep_clear((spot.0, spot.1 - reach), (spot.0, spot.1 + reach));
    }
    hit_areas(canvas, path, &spots, axes);
}

/// What rounding allows of a figure, where it is seen.
fn whisker(canvas: &mut Canvas, figure: &VintageFigure, x: i32, axes: &PathAxes, sizes: &Sizes) {
    let Some((low, high)) = figure.bounds else { return };
    let (top, bottom) = (axes.y_axis.y(high), axes.y_axis.y(low));
    if bottom - top > 3 {
        canvas.line(vec![(x, top), (x, bottom)], canvas.palette.axis, sizes.whisker);
        canvas.keep_clear((x, top), (x, bottom));
    }
}

/// Each figure has its part of the slot, side by side; where they stand above one another, what is nearest to it.
fn hit_areas(canvas: &mut Canvas, path: &VintagePath, spots: &[Spot], axes: &PathAxes) {
    let (left, right) = (axes.x_axis.at(number(path.slot)), axes.x_axis.at(number(path.slot + 1)));
    let beside = spots.windows(2).all(|pair| pair[1].0 > pair[0].0);
    let count = i32::try_from(spots.len()).unwrap_or(1).max(1);
    for (place, (figure, spot)) in (0..).zip(path.figures.iter().zip(spots)) {
        let edge = |place: i32| left + (right - left) * place / count;
        let rect = if beside {
            Rect { left: edge(place), right: edge(place + 1), ..axes.plot }
        } else {
            Rect { left, right, top: spot.1 - 4, bottom: spot.1 + 4 }
        };
        let (period, series) = (path.period.clone(), figure.published.clone());
        canvas.hit_area(rect, Datum { period, series, value: figure.value, words: figure.words.clone() });
    }
}

/// How far from a mark its label stands.
fn clear(sizes: &Sizes) -> i32 {
    i32::try_from(sizes.dot).unwrap_or(4) + sizes.gap / 3
}

/// By how much each was revised, above or below its path; then the dates, where all of that has room.
fn labels(canvas: &mut Canvas, vintages: &VintagePaths, axes: &PathAxes, sizes: &Sizes) {
    let style = Style { size: sizes.small, bold: false, ink: canvas.palette.muted, anchor: Anchor::Middle };
    let clear = clear(sizes);
    for path in vintages.paths.iter().filter(|path| path.is_revised()) {
        let Some(change) = &path.change else { continue };
        let (spots, ink) = (spots(path, axes, sizes), canvas.palette.written(ink(canvas, path)));
        let highest = spots.iter().map(|spot| spot.1).min().unwrap_or(axes.plot.top);
        let lowest = spots.iter().map(|spot| spot.1).max().unwrap_or(axes.plot.bottom);
        let style = Style { ink, bold: true, ..style };
        let places = [highest - clear, lowest + clear + pixel(style.size * 0.8)];
        write(canvas, change, &places.map(|y| (axes.x_axis.centre(path.slot), y)), &style, axes.plot);
    }
    dates(canvas, vintages, axes, &style, sizes);
}

/// When the first and the last figure of each period came out, where all of these dates have room.
fn dates(canvas: &mut Canvas, vintages: &VintagePaths, axes: &PathAxes, style: &Style, sizes: &Sizes) {
    let revised = || vintages.paths.iter().filter(|path| path.is_revised());
    let ends = |path: &'_ VintagePath| {
        [path.figures.first().map(|figure| figure.published.clone()), path.figures.last().map(|figure| figure.published.clone())]
    };
    let widest = revised().flat_map(ends).flatten().map(|date| style.width(canvas.typesetter, &date)).fold(0.0, f64::max);
    if widest * 2.0 + f64::from(sizes.gap * 2) > axes.x_axis.step {
        return;
    }
    for path in revised() {
        let spots = spots(path, axes, sizes);
        let below = clear(sizes) + pixel(style.size * 0.8);
        for (spot, date) in [spots.first(), spots.last()].into_iter().zip(ends(path)) {
            if let (Some(spot), Some(date)) = (spot, date) {
                write(canvas, &date, &[(spot.0, spot.1 + below), (spot.0, spot.1 - clear(sizes))], style, axes.plot);
            }
        }
    }
}

/// Writes a label at the first of some places that is free.
fn write(canvas: &mut Canvas, words: &str, places: &[Spot], style: &Style, plot: Rect) {
    let free = |spot: &&Spot| {
        let place = style.boxed(canvas.typesetter, words, **spot);
        place.left >= plot.left && place.right <= plot.right && place.bottom <= plot.bottom && canvas.is_free(place.grown(1))
    };
    if let Some(spot) = places.iter().find(free) {
        canvas.group(Class::Labels, |canvas| canvas.label(words, *spot, style));
    }
}
