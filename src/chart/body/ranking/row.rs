//! One row of ranked bars: place, places gained or lost, name, bar with whisker, value and share.

use super::RankedBar;
use crate::chart::fonts::Typesetter;
use crate::{
    chart::paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, Spot, pixel},
        sizes::Sizes,
        strokes::{self, triangle},
        text,
    },
    language::Language,
};

/// Where the columns of a ranking stand; a column without room is left out.
pub(in crate::chart) struct RankingColumns {
    /// The right edge of the places.
    rank: Option<i32>,
    /// The left edge of the places gained or lost.
    moved: Option<i32>,
    /// The left edge and the width of the names.
    names: (i32, i32),
    /// The left and right edge of the bars.
    pub(in crate::chart) bars: (i32, i32),
    values: BarEnding,
    text: f64,
    space: i32,
}

/// A name shortened to fewer letters than this is not known by them.
const LEAST_LETTERS: usize = 5;

/// What stands at the end of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BarEnding {
    WithShares,
    Alone,
    None,
}

fn plain(canvas: &Canvas, size: f64, muted: bool) -> Style {
    let ink = if muted { canvas.palette.muted } else { canvas.palette.text };
    Style { size, bold: false, ink, anchor: Anchor::Start }
}

fn ending(language: Language, bar: &RankedBar, values: BarEnding) -> String {
    // The mark keeps two numbers with signs in the order of a line that runs to the left.
    let mark = if language.is_right_to_left() { "\u{200f}" } else { "" };
    match (values, &bar.share) {
        (BarEnding::None, _) => String::new(),
        (BarEnding::WithShares, Some(share)) => format!("{} {mark}\u{b7} {share}", bar.written),
        _ => bar.written.clone(),
    }
}

/// The places gained or lost; the sign before them is drawn.
fn movement(language: Language, bar: &RankedBar) -> String {
    match (bar.rank, bar.gained()) {
        (Some(_), Some(0)) | (None, _) => String::new(),
        (Some(_), Some(gained)) => language.number(&gained.unsigned_abs().to_string()),
        (Some(_), None) => language.say("chart.new").to_owned(),
    }
}

impl RankingColumns {
    /// The columns of these bars within a rectangle.
    pub(in crate::chart) fn of(
        canvas: &Canvas,
        bars: &[&RankedBar],
        compared: bool,
        rect: Rect,
        (size, sizes): (f64, &Sizes),
    ) -> Self {
        let (style, small) = (plain(canvas, size, false), plain(canvas, size * 0.85, true));
        let widest = |texts: &dyn Fn(&RankedBar) -> String, style: &Style| {
            bars.iter().map(|bar| pixel(style.width(canvas.typesetter, &texts(bar)).ceil())).max().unwrap_or(0)
        };
        let (space, roomy) = (sizes.gap / 2 + 1, sizes.subtitle);
        let mut left = rect.left;
        let language = canvas.language;
        let place = |bar: &RankedBar| bar.rank.map_or_else(String::new, |rank| language.number(&rank.to_string()));
        let rank = roomy.then(|| left + widest(&place, &small));
        left = rank.map_or(left, |right| right + space);
        let moving = compared && roomy;
        let moved = moving.then_some(left);
        left += if moving { sign(size) + widest(&|bar| movement(language, bar), &small) + space } else { 0 };
        let values = [BarEnding::WithShares, BarEnding::Alone, BarEnding::None].into_iter().find(|values| {
            let wide = widest(&|bar| ending(language, bar, *values), &style);
            *values == BarEnding::None || sizes.labels && f64::from(wide) <= f64::from(rect.width()) * 0.26
        });
        let values = values.unwrap_or(BarEnding::None);
        let right =
            rect.right - widest(&|bar| ending(language, bar, values), &style) - if values == BarEnding::None { 2 } else { space };
        let part = if roomy { 0.34 } else { 0.42 };
        let most = pixel(f64::from(rect.width()) * part).min((right - left) * 3 / 5);
        let names = widest(&|bar| bar.label.clone(), &style).min(most).max(1);
        let start = left + names + space;
        Self { rank, moved, names: (left, names), bars: (start, right.max(start + 1)), values, text: size, space }
    }

    /// Do values stand at the ends of the bars?
    pub(in crate::chart) fn has_values(&self) -> bool {
        self.values != BarEnding::None
    }
}

/// The width of the sign of a moved place with the space after it.
fn sign(size: f64) -> i32 {
    pixel(size * 0.85)
}

/// The bar of a row with its whisker.
pub(in crate::chart) fn bar(
    canvas: &mut Canvas,
    bar: &RankedBar,
    row: Rect,
    x: &impl Fn(f64) -> i32,
    (size, sizes): (f64, &Sizes),
) {
    let thick = pixel((f64::from(row.height()) * 0.64).min(size * 2.6)).max(2);
    let middle = i32::midpoint(row.top, row.bottom);
    let (zero, end) = (x(0.0), x(bar.value));
    let (top, bottom) = (middle - thick / 2, middle - thick / 2 + thick);
    let rect = Rect { left: zero.min(end), right: zero.max(end), top, bottom };
    let ink = if bar.muted { canvas.palette.third } else { canvas.palette.first };
    if rect.width() > 0 {
        strokes::bar(canvas, rect, ink, bar.doubt.is_some(), sizes);
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
pub(in crate::chart) fn words(
    canvas: &mut Canvas,
    bar: &RankedBar,
    row: Rect,
    x: &impl Fn(f64) -> i32,
    columns: &RankingColumns,
) {
    let middle = i32::midpoint(row.top, row.bottom);
    let (style, small) = (plain(canvas, columns.text, bar.muted), plain(canvas, columns.text * 0.85, true));
    if let (Some(right), Some(rank)) = (columns.rank, bar.rank) {
        let rank = canvas.language.number(&rank.to_string());
        canvas.text(&rank, (right, small.centred(middle)), &Style { anchor: Anchor::End, ..small });
    }
    if let Some(left) = columns.moved {
        moved(canvas, bar, (left, middle), &small, columns.text);
    }
    let (left, width) = columns.names;
    let line = Sizes::line(style.size);
    let room = f64::from(width) + 0.5;
    let lines = if row.height() > line * 2 {
        text::wrapped(canvas.typesetter, &bar.label, style.size, false, room, 2)
    } else {
        vec![name(canvas.typesetter, bar, style.size, room)]
    };
    let mut baseline = style.centred(middle) - line * (i32::try_from(lines.len()).unwrap_or(1) - 1) / 2;
    for words in lines {
        canvas.text(&words, (left, baseline), &style);
        baseline += line;
    }
    let (_, high) = bar.bounds.unwrap_or((bar.value, bar.value));
    let end = x(high.max(bar.value).max(0.0)) + columns.space;
    let ending = ending(canvas.language, bar, columns.values);
    canvas.text(&ending, (end, style.centred(middle)), &style);
}

/// The name on one line: shortened, or the code where too little of it is left to be known by.
fn name(typesetter: Typesetter, bar: &RankedBar, size: f64, room: f64) -> String {
    let short = text::shortened(typesetter, &bar.label, size, false, room);
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
