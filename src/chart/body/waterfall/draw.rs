//! A waterfall in rows from the top down, so that names have room; the bars run in the direction of reading.

use super::steps::{Row, Waterfall, reach};
use crate::chart::{
    categorical_palette::Fill,
    display::Class,
    hit_area::Datum,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, number, pixel},
        sizes::Sizes,
        text,
    },
    theme::Ink,
};

/// A row is at least so many times as high as its text, and at most.
const AIRY: f64 = 1.55;
const HIGHEST: f64 = 4.5;
/// Values beside bars that would take more than this part of the width are left out.
const WIDEST_VALUES: f64 = 0.3;
/// An axis that does not begin at zero leaves this part of the steps' reach before the lowest.
const STUMP: f64 = 0.35;

/// Where the columns stand.
struct Columns {
    names: i32,
    bars: (i32, i32),
    values: bool,
}

/// Draws a waterfall into a rectangle.
pub(in crate::chart) fn draw(canvas: &mut Canvas, waterfall: &Waterfall, rect: Rect, sizes: &Sizes) {
    let rect = canvas.in_reading(rect);
    canvas.reading(|canvas| read(canvas, waterfall, rect, sizes));
}

fn read(canvas: &mut Canvas, waterfall: &Waterfall, rect: Rect, sizes: &Sizes) {
    let rect = if sizes.subtitle { rect } else { unit(canvas, waterfall, rect, sizes) };
    let high = f64::from(rect.height().max(1));
    let fitting = (high / (sizes.text * AIRY)).floor();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few rows of a picture")]
    let rows = waterfall.rows(waterfall.fitting(fitting as usize));
    let each = (high / number(rows.len())).min(sizes.text * HIGHEST);
    let columns = columns(canvas, &rows, rect, sizes);
    let (low, top) = reach(&rows);
    let cut = waterfall.is_cut();
    let low = if cut { low - (top - low) * STUMP } else { low.min(0.0) };
    let span = if top.max(0.0) > low { top.max(0.0) - low } else { 1.0 };
    let (left, width) = (f64::from(columns.bars.0), f64::from(columns.bars.1 - columns.bars.0));
    let x = |value: f64| pixel(left + ((value - low) / span).clamp(0.0, 1.0) * width);
    let band = |place: usize| Rect {
        top: pixel(f64::from(rect.top) + each * number(place)),
        bottom: pixel(f64::from(rect.top) + each * number(place + 1)),
        ..rect
    };
    if !cut {
        let bottom = band(rows.len() - 1).bottom;
        canvas.group(Class::Axis, |canvas| {
            canvas.line(vec![(x(0.0), rect.top), (x(0.0), bottom)], canvas.palette.axis, sizes.thin);
        });
    }
    for (place, row) in rows.iter().enumerate() {
        let own = band(place);
        let bar = bar(canvas, row, own, &x, (cut, sizes));
        if place + 1 < rows.len() {
            let at = x(row.reach().1);
            let next = thickness(band(place + 1), sizes);
            canvas.line(
                vec![(at, bar.bottom), (at, i32::midpoint(band(place + 1).top, band(place + 1).bottom) - next / 2)],
                canvas.palette.axis,
                sizes.thin,
            );
        }
        words(canvas, row, (own, bar), &columns, sizes);
        let said = format!("{}: {}", row.name(), row.written());
        let (from, to) = row.reach();
        let value = if matches!(row, Row::Total(_)) { to } else { to - from };
        canvas.hit_area(own, Datum { period: row.code().to_owned(), series: String::new(), value, words: said });
    }
}

/// The unit over the bars, where no subtitle says it.
fn unit(canvas: &mut Canvas, waterfall: &Waterfall, rect: Rect, sizes: &Sizes) -> Rect {
    let style = Style { size: sizes.heading, bold: true, ink: canvas.palette.text, anchor: Anchor::Start };
    let words = text::shortened(canvas.typesetter, &waterfall.unit, style.size, true, f64::from(rect.width()));
    canvas.text(&words, (rect.left, rect.top + pixel(sizes.heading)), &style);
    Rect { top: rect.top + Sizes::line(sizes.heading) + sizes.gap / 3, ..rect }
}

fn style(canvas: &Canvas, bold: bool, sizes: &Sizes) -> Style {
    Style { size: sizes.text, bold, ink: canvas.palette.text, anchor: Anchor::Start }
}

fn columns(canvas: &Canvas, rows: &[Row], rect: Rect, sizes: &Sizes) -> Columns {
    let widest = |words: &dyn Fn(&Row<'_>) -> String| {
        let wide = |row: &Row<'_>| {
            pixel(style(canvas, matches!(row, Row::Total(_)), sizes).width(canvas.typesetter, &words(row)).ceil())
        };
        rows.iter().map(wide).max().unwrap_or(0)
    };
    let space = sizes.gap / 2 + 1;
    let written = widest(&|row| row.written().to_owned());
    let values = f64::from(written) <= f64::from(rect.width()) * WIDEST_VALUES;
    let right = rect.right - if values { written + space } else { 1 };
    let names = widest(&|row| row.name().to_owned()).min((right - rect.left) * 9 / 25).max(1);
    let start = rect.left + names + space;
    Columns { names, bars: (start, right.max(start + 1)), values }
}

fn thickness(row: Rect, sizes: &Sizes) -> i32 {
    pixel((f64::from(row.height()) * 0.66).min(sizes.text * 2.4)).max(2)
}

fn ink(canvas: &Canvas, row: &Row) -> Ink {
    match row {
        Row::Total(_) => canvas.palette.axis,
        Row::Step(step, _) if step.code.is_empty() => Fill::Rest.ink(canvas.palette),
        Row::Step(step, _) if step.change < 0.0 => canvas.palette.second,
        Row::Step(..) => canvas.palette.first,
    }
}

/// The bar of a row; where the axis does not begin at zero, a total's is cut.
fn bar(canvas: &mut Canvas, row: &Row, own: Rect, x: &impl Fn(f64) -> i32, (cut, sizes): (bool, &Sizes)) -> Rect {
    let thick = thickness(own, sizes);
    let middle = i32::midpoint(own.top, own.bottom);
    let (from, to) = row.reach();
    let (from, to) = (x(from), x(to));
    let rect = Rect {
        left: from.min(to),
        right: from.max(to).max(from.min(to) + 1),
        top: middle - thick / 2,
        bottom: middle - thick / 2 + thick,
    };
    let ink = ink(canvas, row);
    canvas.rect(rect, ink);
    let slant = (thick / 3).max(2);
    if cut && matches!(row, Row::Total(_)) && rect.width() > slant * 4 {
        let ground = canvas.palette.background;
        for start in [rect.left + slant, rect.left + slant * 2 + slant / 2] {
            let wide = (slant / 2).max(2);
            canvas.polygon(
                vec![
                    (start + slant, rect.top - 1),
                    (start + slant + wide, rect.top - 1),
                    (start + wide, rect.bottom + 1),
                    (start, rect.bottom + 1),
                ],
                ground,
            );
        }
    }
    rect
}

/// The name before the bar, and the value after it.
fn words(canvas: &mut Canvas, row: &Row, (own, bar): (Rect, Rect), columns: &Columns, sizes: &Sizes) {
    let style = style(canvas, matches!(row, Row::Total(_)), sizes);
    let middle = i32::midpoint(own.top, own.bottom);
    let line = Sizes::line(style.size);
    let room = f64::from(columns.names) + 0.5;
    let lines = if own.height() >= line * 2 - 2 {
        text::wrapped(canvas.typesetter, row.name(), style.size, style.bold, room, 2)
    } else {
        vec![text::shortened(canvas.typesetter, row.name(), style.size, style.bold, room)]
    };
    let left = columns.bars.0 - columns.names - (sizes.gap / 2 + 1);
    let mut baseline = style.centred(middle) - line * (i32::try_from(lines.len()).unwrap_or(1) - 1) / 2;
    for words in lines {
        canvas.text(&words, (left, baseline), &style);
        baseline += line;
    }
    if columns.values {
        let spot = (bar.right + sizes.gap / 2, style.centred(middle));
        canvas.text(row.written(), spot, &style);
    }
}
