//! One row of ranked bars: place, places gained or lost, name, bar with whisker and the value a year before, value and share.

use super::{
    RankedBar,
    columns::{RankingColumns, movement, plain, sign, small, value},
};
use crate::chart::{
    fonts::Typesetter,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, Spot, pixel},
        sizes::Sizes,
        strokes::{self, triangle},
        text,
    },
    theme::Ink,
};

/// A name shortened to fewer letters than this is not known by them.
const LEAST_LETTERS: usize = 5;

/// The bar of a row with its whisker, and a tick where its value was a year before.
pub(super) fn bar(
    canvas: &mut Canvas,
    (bar, ink): (&RankedBar, Ink),
    row: Rect,
    x: &impl Fn(f64) -> i32,
    (size, sizes): (f64, &Sizes),
) {
    let thick = pixel((f64::from(row.height()) * 0.64).min(size * 4.0)).max(2);
    let middle = i32::midpoint(row.top, row.bottom);
    let (zero, end) = (x(0.0), x(bar.value));
    let (top, bottom) = (middle - thick / 2, middle - thick / 2 + thick);
    let rect = Rect { left: zero.min(end), right: zero.max(end), top, bottom };
    if rect.width() > 0 {
        strokes::bar(canvas, rect, ink, bar.doubt.is_some(), sizes);
    }
    if let Some(before) = bar.before.map(x) {
        let (reach, wide) = ((thick / 6).max(1), pixel(f64::from(sizes.whisker)).max(2));
        let mark = Rect { left: before - wide / 2, right: before - wide / 2 + wide, top: top - reach, bottom: bottom + reach };
        canvas.rect(Rect { left: mark.left - 1, right: mark.right + 1, ..mark }, canvas.palette.background);
        canvas.rect(mark, canvas.palette.text);
    }
    let Some((low, high)) = bar.bounds.map(|(low, high)| (x(low), x(high))) else { return };
    if high - low < 2 {
        return;
    }
    let arm = (thick / 4).max(2);
    let strokes: [Vec<Spot>; 3] = [
        vec![(low, middle), (high, middle)],
        vec![(low, middle - arm), (low, middle + arm)],
        vec![(high, middle - arm), (high, middle + arm)],
    ];
    if arm >= 4 && high - low >= 8 {
        for stroke in &strokes {
            canvas.line(stroke.clone(), canvas.palette.background, sizes.whisker + 2);
        }
    }
    for stroke in strokes {
        canvas.line(stroke, canvas.palette.text, sizes.whisker);
    }
}

/// Everything that is written in a row, and the sign of a moved place.
pub(super) fn words(canvas: &mut Canvas, bar: &RankedBar, row: Rect, columns: &RankingColumns) {
    let middle = i32::midpoint(row.top, row.bottom);
    let (mut style, mut small) = (plain(canvas, columns.text, false), small(canvas, columns.text));
    if let Some(ink) = bar.ink {
        let ink = canvas.palette.written(ink.on(canvas.palette));
        style = Style { ink, bold: true, ..style };
        small.ink = ink;
    }
    let right = |style: &Style| Style { anchor: Anchor::End, ..*style };
    if let Some(edge) = columns.rank {
        let rank = canvas.language.number(&bar.rank.to_string());
        canvas.text(&rank, (edge, small.centred(middle)), &right(&small));
    }
    if let Some(left) = columns.moved {
        moved(canvas, bar, (left, middle), &small, columns.text);
    }
    let (left, width) = columns.names;
    let line = Sizes::line(style.size);
    let room = f64::from(width) + 0.5;
    let lines = if row.height() > line * 2 {
        text::wrapped(canvas.typesetter, &bar.label, style.size, style.bold, room, 2)
    } else {
        vec![name(canvas.typesetter, bar, &style, room)]
    };
    let mut baseline = style.centred(middle) - line * (i32::try_from(lines.len()).unwrap_or(1) - 1) / 2;
    for words in lines {
        canvas.text(&words, (left, baseline), &style);
        baseline += line;
    }
    if let Some(edge) = columns.values {
        let value = value(canvas.language, bar, columns.decimals);
        canvas.text(&value, (edge, style.centred(middle)), &right(&style));
    }
    if let (Some(edge), Some(share)) = (columns.shares, &bar.share) {
        canvas.text(share, (edge, small.centred(middle)), &right(&small));
    }
}

/// A hairline leads from the end of a bar to its value.
pub(super) fn leader(canvas: &mut Canvas, from: i32, row: Rect, columns: &RankingColumns, sizes: &Sizes) {
    let middle = i32::midpoint(row.top, row.bottom);
    let (from, to) = (from + sizes.gap / 2, columns.bars.1);
    if columns.values.is_some() && to - from > sizes.gap * 2 {
        canvas.grid_line((from, middle), (to, middle), sizes.thin);
    }
}

/// The name on one line: shortened, or the code where too little of it is left to be known by.
fn name(typesetter: Typesetter, bar: &RankedBar, style: &Style, room: f64) -> String {
    let short = text::shortened(typesetter, &bar.label, style.size, style.bold, room);
    let known = short == bar.label || bar.sub_label.is_empty() || short.chars().count() > LEAST_LETTERS;
    if known { short } else { bar.sub_label.clone() }
}

/// How the place changed: a triangle and the number of places, or "new".
fn moved(canvas: &mut Canvas, bar: &RankedBar, (left, middle): Spot, style: &Style, size: f64) {
    let words = movement(canvas.language, bar);
    if words.is_empty() {
        return;
    }
    let gained = bar.gained().unwrap_or(0);
    if gained != 0 {
        triangle(canvas, (left + pixel(size * 0.35), middle), pixel(size * 0.85), gained > 0);
    }
    let at = if gained == 0 { left } else { left + sign(size) };
    canvas.text(&words, (at, style.centred(middle)), style);
}
