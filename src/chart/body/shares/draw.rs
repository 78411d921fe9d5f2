//! Shares by period: columns of the same height, the first part at the bottom; names right of them, else in rows below.

use super::{
    PeriodShares, SharePart, areas,
    stacking::{edges, pointed},
};
use crate::chart::{
    categorical_palette,
    display::Class,
    paint::{
        canvas::{Anchor, Canvas, Style},
        category_legend::{self, Category},
        geometry::{Rect, pixel},
        sizes::Sizes,
        text,
        x_axis::{self, XAxis, label_style},
    },
    period_axis::PeriodAxis,
};

/// What is written beside the grid, per cent.
const TICKS: [i32; 5] = [0, 25, 50, 75, 100];

/// Draws the shares into a rectangle.
pub(in crate::chart) fn draw(canvas: &mut Canvas, shares: &PeriodShares, slots: PeriodAxis, rect: Rect, sizes: &Sizes) {
    let side = side(canvas, shares, rect, sizes);
    let rows = if side == 0 { rows(canvas, shares, rect, sizes) } else { Vec::new() };
    let below = category_legend::height(&rows, sizes);
    category_legend::draw(canvas, &rows, (canvas.in_reading(rect).left, rect.bottom - below), sizes);
    let style = label_style(canvas, sizes);
    let left = rect.left + pixel(style.width(canvas.typesetter, &canvas.language.percent("100")).ceil()) + sizes.gap / 2;
    let gap = if below > 0 { sizes.gap / 2 } else { 0 };
    let plot = Rect {
        left,
        right: rect.right - side,
        top: rect.top + pixel(sizes.text / 2.0),
        bottom: rect.bottom - below - gap - x_axis::height(sizes),
    };
    if plot.width() < 8 || plot.height() < 8 {
        return;
    }
    grid(canvas, plot, &style, sizes);
    let x_axis = if shares.areas { areas::axis(slots, plot) } else { XAxis::new(slots, plot.left, plot.right) };
    if shares.areas {
        areas::draw(canvas, shares, &x_axis, plot);
    } else {
        for (slot, parts) in shares.slots.iter().enumerate() {
            column(canvas, shares, parts, (slot, &x_axis), plot, sizes);
        }
    }
    // Areas end at their last period, whose label is as wide to both sides.
    let right = if shares.areas { rect.right } else { plot.right };
    x_axis.draw(canvas, plot, Rect { bottom: rect.bottom - below, left: rect.left, right, ..rect }, true, sizes);
    if side > 0 {
        beside(canvas, shares, plot, side, sizes);
    }
}

/// The width that names right of the columns take; none where rows below are better.
fn side(canvas: &Canvas, shares: &PeriodShares, rect: Rect, sizes: &Sizes) -> i32 {
    let lines = i32::try_from(shares.parts.len()).unwrap_or(i32::MAX).saturating_mul(Sizes::line(sizes.text));
    let known = shares.slots.last().is_some_and(|last| !last.is_empty());
    if !known || rect.width() < pixel(sizes.text * 40.0) || lines > rect.height() * 3 / 4 {
        return 0;
    }
    let style = Style { size: sizes.text, bold: false, ink: canvas.palette.text, anchor: Anchor::Start };
    let named = |part: &SharePart| style.width(canvas.typesetter, &format!("{} {}", part.name, canvas.language.percent("100")));
    let widest = shares.parts.iter().map(named).fold(0.0, f64::max);
    pixel(widest.min(f64::from(rect.width()) * 0.34).ceil()) + sizes.gap * 2
}

/// Names in rows, or where there is no room for them codes, or nothing.
fn rows(
    canvas: &Canvas,
    shares: &PeriodShares,
    rect: Rect,
    sizes: &Sizes,
) -> Vec<Vec<(Option<categorical_palette::Fill>, String, i32)>> {
    let most = rect.height() * 2 / 5;
    let named = |words: fn(&SharePart) -> &String| {
        let all = shares.parts.iter().map(|part| Category { words: words(part).clone(), share: String::new(), fill: part.fill });
        category_legend::rows(canvas, &all.collect::<Vec<_>>(), rect.width(), most, sizes)
    };
    let whole = named(|part| &part.name);
    let complete = whole.iter().flatten().all(|(fill, ..)| fill.is_some());
    if complete && sizes.subtitle { whole } else { named(|part| &part.code) }
}

fn grid(canvas: &mut Canvas, plot: Rect, style: &Style, sizes: &Sizes) {
    let every = if plot.height() > pixel(sizes.text * 12.0) { 1 } else { 4 };
    for (place, tick) in TICKS.into_iter().enumerate() {
        let y = plot.bottom - plot.height() * tick / 100;
        canvas.grid_line((plot.left, y), (plot.right, y), sizes.thin);
        let label = canvas.language.percent(&tick.to_string());
        let spot = (plot.left - sizes.gap / 2, style.centred(y));
        if place % every == 0 && canvas.is_free(style.boxed(canvas.typesetter, &label, spot)) {
            canvas.group(Class::Axis, |canvas| canvas.text(&label, spot, style));
        }
    }
}

fn column(canvas: &mut Canvas, shares: &PeriodShares, parts: &[f64], (slot, x_axis): (usize, &XAxis), plot: Rect, sizes: &Sizes) {
    let half = pixel(x_axis.step * 0.42).min(plot.width() / 8).max(0);
    let centre = x_axis.centre(slot);
    let (left, right) = (centre - half, (centre + half).max(centre - half + 1));
    for ((part, share), (top, bottom)) in shares.parts.iter().zip(parts).zip(edges(parts, plot)) {
        let edge = i32::from(bottom - top >= 4);
        let rect = Rect { left, right, top: top + edge, bottom };
        if rect.height() < 1 {
            continue;
        }
        pointed(canvas, (part, *share), (slot, x_axis), rect);
        let ink = part.fill.ink(canvas.palette);
        canvas.rect(rect, ink);
        let label = canvas.language.percent(&format!("{:.0}", share * 100.0));
        let style = Style { size: sizes.small, bold: false, ink: categorical_palette::text_on(ink), anchor: Anchor::Middle };
        let middle = (i32::midpoint(left, right), style.centred(i32::midpoint(rect.top, rect.bottom)));
        if sizes.labels && rect.holds(style.boxed(canvas.typesetter, &label, middle).grown(2)) {
            canvas.text(&label, middle, &style);
        }
    }
}

/// Names beside the last column, each as near to its part as its neighbours allow.
fn beside(canvas: &mut Canvas, shares: &PeriodShares, plot: Rect, side: i32, sizes: &Sizes) {
    let Some(parts) = shares.slots.last() else { return };
    let line = Sizes::line(sizes.text);
    let mut heights: Vec<i32> = edges(parts, plot).into_iter().map(|(top, bottom)| i32::midpoint(top, bottom)).collect();
    heights.truncate(shares.parts.len());
    // From the bottom up, then back down where the top is passed.
    for place in 1..heights.len() {
        heights[place] = heights[place].min(heights[place - 1] - line);
    }
    let mut highest = plot.top + line / 3;
    for height in heights.iter_mut().rev() {
        *height = (*height).max(highest);
        highest = *height + line;
    }
    for ((part, share), y) in shares.parts.iter().zip(parts).zip(heights) {
        let ink = canvas.palette.written(part.fill.ink(canvas.palette));
        let style = Style { size: sizes.text, bold: false, ink, anchor: Anchor::Start };
        let share = canvas.language.percent(&format!("{:.0}", share * 100.0));
        let room = f64::from(side - sizes.gap) - style.width(canvas.typesetter, &format!(" {share}"));
        let words = format!("{} {share}", text::shortened(canvas.typesetter, &part.name, style.size, false, room));
        let x = plot.right + sizes.gap / 2;
        canvas.rect(
            Rect { left: x - sizes.gap / 2, right: x - sizes.gap / 4, top: y - line / 4, bottom: y + line / 4 },
            part.fill.ink(canvas.palette),
        );
        canvas.text(&words, (x, style.centred(y)), &style);
    }
}
