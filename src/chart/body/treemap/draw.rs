//! Areas within an area: groups, and in each its parts; labels stand inside what has room for them, groups are named below.

use super::{
    TreemapGroup, TreemapLeaf,
    squarify::{Region, squarify},
};
use crate::chart::{
    categorical_palette,
    fonts::Typesetter,
    hit_area::Datum,
    paint::{
        bidi,
        canvas::{Anchor, Canvas, Style},
        category_legend::{self, Category},
        geometry::{Rect, pixel},
        sizes::Sizes,
        text,
    },
    theme::Ink,
};

/// The smallest text in an area.
const LEAST: f64 = 10.0;

/// Draws the groups into a rectangle, the largest where reading begins, their names below them where there is room.
pub(in crate::chart) fn draw(canvas: &mut Canvas, groups: &[TreemapGroup], rect: Rect, sizes: &Sizes) {
    let rect = canvas.in_reading(rect);
    canvas.reading(|canvas| read(canvas, groups, rect, sizes));
}

fn read(canvas: &mut Canvas, groups: &[TreemapGroup], rect: Rect, sizes: &Sizes) {
    let named = groups.iter().filter(|group| !group.name.is_empty());
    let named = named
        .map(|group| Category { words: group.name.clone(), share: group.share.clone(), fill: group.fill })
        .collect::<Vec<_>>();
    let most = if !sizes.subtitle || named.len() < 2 { 0 } else { rect.height() / 5 };
    let rows = category_legend::rows(canvas, &named, rect.width(), most, sizes);
    let height = category_legend::height(&rows, sizes);
    category_legend::draw(canvas, &rows, (rect.left, rect.bottom - height), sizes);
    let plot = Rect { bottom: rect.bottom - height - if height > 0 { sizes.gap / 2 } else { 0 }, ..rect };
    let values: Vec<f64> = groups.iter().map(TreemapGroup::value).collect();
    // What is left of the whole stands last, however large it is; areas are laid out from the largest.
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by(|one, other| values[*other].total_cmp(&values[*one]));
    let sorted: Vec<f64> = order.iter().map(|place| values[*place]).collect();
    for (place, area) in order.into_iter().zip(squarify(&sorted, whole(plot))) {
        let leaves = &groups[place].leaves;
        let parts: Vec<f64> = leaves.iter().map(|leaf| leaf.value).collect();
        let ink = groups[place].fill.ink(canvas.palette);
        let group = rounded(area);
        for (leaf, area) in leaves.iter().zip(squarify(&parts, inner(group, sizes))) {
            part(canvas, leaf, rounded(area), ink, sizes);
        }
    }
}

fn whole(rect: Rect) -> Region {
    let [left, top, right, bottom] = [rect.left, rect.top, rect.right, rect.bottom].map(f64::from);
    Region { left, top, right, bottom }
}

/// Groups stand further apart than their parts.
fn inner(group: Rect, sizes: &Sizes) -> Region {
    let space = if group.width().min(group.height()) > 12 { pixel(f64::from(sizes.thin)) } else { 0 };
    whole(Rect { right: group.right - space, bottom: group.bottom - space, ..group })
}

fn rounded(area: Region) -> Rect {
    Rect { left: pixel(area.left), top: pixel(area.top), right: pixel(area.right), bottom: pixel(area.bottom) }
}

/// One area with the background showing at its right and lower edge, where it is large enough for that.
fn part(canvas: &mut Canvas, leaf: &TreemapLeaf, rect: Rect, ink: Ink, sizes: &Sizes) {
    if rect.width() < 1 || rect.height() < 1 {
        return;
    }
    let edge = i32::from(rect.width().min(rect.height()) >= 4);
    let rect = Rect { right: rect.right - edge, bottom: rect.bottom - edge, ..rect };
    canvas.rect(rect, ink);
    let told = Datum { period: leaf.code.clone(), series: String::new(), value: leaf.value, words: leaf.words.clone() };
    canvas.hit_area(rect, told);
    label(canvas, leaf, rect, categorical_palette::text_on(ink), sizes);
}

/// Name and share where both fit, else the code, with the share where that fits, else nothing.
fn label(canvas: &mut Canvas, leaf: &TreemapLeaf, rect: Rect, ink: Ink, sizes: &Sizes) {
    let least = sizes.small.max(LEAST);
    let space = (sizes.gap / 3).max(2);
    let (width, height) = (rect.width() - 2 * space, rect.height() - 2 * space);
    if f64::from(width) < least * 1.8 || height < Sizes::line(least) {
        return;
    }
    let wanted = (f64::from(width) * f64::from(height)).sqrt() * 0.13;
    // In a small picture of small text the title itself may be smaller than the least text of an area.
    let largest = ((wanted.min(sizes.title).max(least) * 2.0).round() / 2.0).max(least);
    for size in [largest, f64::midpoint(largest, least), least] {
        let style = Style { size, bold: false, ink, anchor: Anchor::Start };
        if let Some(lines) = lines(canvas.typesetter, leaf, &style, width, height) {
            write(canvas, &lines.iter().collect::<Vec<_>>(), &style, rect, space);
            return;
        }
    }
    let style = Style { size: least, bold: false, ink, anchor: Anchor::Start };
    if !leaf.code.is_empty() && style.width(canvas.typesetter, &leaf.code) <= f64::from(width) {
        let share = height >= 2 * Sizes::line(least) && style.width(canvas.typesetter, &leaf.share) <= f64::from(width);
        let lines = [&leaf.code, &leaf.share];
        write(canvas, &lines[..if share { 2 } else { 1 }], &style, rect, space);
    }
}

fn write(canvas: &mut Canvas, lines: &[&String], style: &Style, rect: Rect, space: i32) {
    let mut baseline = rect.top + space + pixel(style.size * 0.86);
    for line in lines {
        let spot = (rect.left + space, baseline);
        if !rect.holds(style.boxed(canvas.typesetter, line, spot)) {
            return;
        }
        canvas.text(line, spot, style);
        baseline += Sizes::line(style.size);
    }
}

/// The name in as many lines as fit, unbroken words only, and the share below it.
fn lines(typesetter: Typesetter, leaf: &TreemapLeaf, style: &Style, width: i32, height: i32) -> Option<Vec<String>> {
    let room = usize::try_from(height / Sizes::line(style.size)).ok()?.min(6);
    let width = f64::from(width);
    if room < 2 || style.width(typesetter, &leaf.share) > width {
        return None;
    }
    let first = leaf.name.split_whitespace().next()?;
    // A rough measure first: most areas are far too narrow, and shaping every name would take long.
    if style.size * 0.4 * category_legend::letters(first) > width {
        return None;
    }
    if style.width(typesetter, first) > width {
        return None;
    }
    let mut lines = text::wrapped(typesetter, &leaf.name, style.size, false, width, room - 1);
    let written: Vec<String> = lines.iter().cloned().map(bidi::bare).collect();
    let name = bidi::bare(leaf.name.clone());
    let words = written.iter().flat_map(|line| line.split_whitespace()).zip(name.split_whitespace());
    if !words.into_iter().all(|(written, word)| written == word || written.ends_with('\u{2026}')) {
        return None;
    }
    // "Wov…" says less than a code.
    if written.len() == 1 && written[0].ends_with('\u{2026}') && category_legend::letters(&written[0]) < 8.0 {
        return None;
    }
    lines.push(leaf.share.clone());
    Some(lines)
}
