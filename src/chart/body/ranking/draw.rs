//! Ranked bars: as many rows as there is room for, what is left of them in the last one.

use super::{
    RankedBar, Ranking,
    row::{self, RankingColumns},
};
use crate::{
    chart::{
        display::Class,
        hit_area::Datum,
        paint::{
            canvas::{Anchor, Canvas, Style},
            geometry::{Rect, number, pixel},
            sizes::Sizes,
            swatch::Swatch,
            text,
            ticks::Ticks,
        },
        wording::number::Quantity,
    },
    language::Language,
};

/// A row is at least so many times as high as its text; where rows were asked for, it may be tighter.
const AIRY: f64 = 1.62;
const TIGHT: f64 = 1.3;
/// No text of a row is smaller than this, in pixels.
const SMALLEST: f64 = 9.0;
/// A row is at most so many times as high as its text.
const HIGHEST: f64 = 5.5;

/// About so many bars are shown, as far as the key knows.
const LIKELY: usize = 24;

/// The rows that are shown and how high they are.
struct ShownRows<'a> {
    bars: Vec<&'a RankedBar>,
    height: f64,
    text: f64,
}

/// What the signs of moved places mean, where there are any.
pub(in crate::chart) fn moves(language: Language, ranking: &Ranking) -> Option<(Swatch, String)> {
    let before = ranking.compared_to.as_ref()?;
    let new = ranking.bars.iter().take(LIKELY).any(|bar| bar.previous_rank.is_none());
    let key = if new { "chart.key.moves_new" } else { "chart.key.moves" };
    Some((Swatch::Moved, language.fill(key, &[("before", before)])))
}

/// Is any whisker likely to be more than a pixel long in a picture of this width?
pub(in crate::chart) fn has_whiskers(ranking: &Ranking, width: i32) -> bool {
    let bars: Vec<&RankedBar> = ranking.bars.iter().collect();
    let pixels = f64::from(width) * 0.5 / span(&bars).1;
    bars.iter().filter_map(|bar| bar.bounds).any(|(low, high)| (high - low) * pixels >= 1.5)
}

/// The lowest value and the distance to the highest, zero among them; the distance is never 0.
fn span(bars: &[&RankedBar]) -> (f64, f64) {
    let values = bars.iter().flat_map(|bar| {
        let (low, high) = bar.bounds.unwrap_or((bar.value, bar.value));
        [low, bar.value, high]
    });
    let finite = values.filter(|value| value.is_finite());
    let (low, high) = finite.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    (low, if high > low { high - low } else { 1.0 })
}

/// Draws a ranking: the bars grow in the direction of reading.
pub(in crate::chart) fn ranked(canvas: &mut Canvas, ranking: &Ranking, rect: Rect, sizes: &Sizes) {
    let rect = canvas.in_reading(rect);
    canvas.reading(|canvas| read(canvas, ranking, rect, sizes));
}

fn read(canvas: &mut Canvas, ranking: &Ranking, rect: Rect, sizes: &Sizes) {
    let rect = if sizes.subtitle { rect } else { unit(canvas, ranking, rect, sizes) };
    let axis = if sizes.labels { 0 } else { Sizes::line(sizes.small) };
    let rows = rows(ranking, rect.height() - axis, sizes);
    let columns = RankingColumns::of(canvas, &rows.bars, ranking.compared_to.is_some(), rect, (rows.text, sizes));
    let (low, span) = span(&rows.bars);
    let (left, width) = (f64::from(columns.bars.0), f64::from(columns.bars.1 - columns.bars.0));
    let x = |value: f64| pixel(left + (value - low) / span * width);
    let bottom = rect.top + pixel(rows.height * number(rows.bars.len()));
    if !columns.has_values() {
        grid(canvas, (low, low + span), &x, Rect { bottom, ..rect }, sizes);
    }
    for (place, bar) in rows.bars.iter().enumerate() {
        let top = f64::from(rect.top) + rows.height * number(place);
        let row = Rect { top: pixel(top), bottom: pixel(top + rows.height), ..rect };
        row::bar(canvas, bar, row, &x, (rows.text, sizes));
    }
    canvas.group(Class::Axis, |canvas| {
        canvas.line(vec![(x(0.0), rect.top), (x(0.0), bottom)], canvas.palette.axis, sizes.thin);
    });
    for (place, bar) in rows.bars.iter().enumerate() {
        let top = f64::from(rect.top) + rows.height * number(place);
        let row = Rect { top: pixel(top), bottom: pixel(top + rows.height), ..rect };
        row::words(canvas, bar, row, &x, &columns);
        let words = bar.told(canvas.language, ranking.compared_to.is_some());
        canvas.hit_area(row, Datum { period: bar.sub_label.clone(), series: String::new(), value: bar.value, words });
    }
}

/// The unit over the bars, where no subtitle says it.
fn unit(canvas: &mut Canvas, ranking: &Ranking, rect: Rect, sizes: &Sizes) -> Rect {
    let style = Style { size: sizes.heading, bold: true, ink: canvas.palette.text, anchor: Anchor::Start };
    let words = text::shortened(canvas.typesetter, &ranking.unit, style.size, true, f64::from(rect.width()));
    canvas.text(&words, (rect.left, rect.top + pixel(sizes.heading)), &style);
    Rect { top: rect.top + Sizes::line(sizes.heading) + sizes.gap / 3, ..rect }
}

/// As many bars as fit, then all others.
fn rows<'a>(ranking: &'a Ranking, height: i32, sizes: &Sizes) -> ShownRows<'a> {
    let height = f64::from(height.max(1));
    let all = number(ranking.bars.len()) + if ranking.rests.last().is_some_and(Option::is_some) { 1.0 } else { 0.0 };
    let text = if ranking.tight { (height / all / TIGHT).min(sizes.text).max(SMALLEST.min(sizes.text)) } else { sizes.text };
    let least = text * if text < sizes.text { TIGHT } else { AIRY };
    let room = (0..=ranking.bars.len()).rev().find(|count| {
        let rest = usize::from(ranking.rests.get(*count).is_some_and(Option::is_some));
        number(count + rest) * least <= height + 0.5
    });
    let count = room.unwrap_or(0).max(1);
    let rest = ranking.rests.get(count).and_then(Option::as_ref);
    let bars: Vec<&RankedBar> = ranking.bars.iter().take(count).chain(rest).collect();
    let each = (height / number(bars.len())).min(text * HIGHEST);
    ShownRows { bars, height: each, text }
}

/// Grid lines with round numbers under them, where the bars have no values.
fn grid(canvas: &mut Canvas, (low, high): (f64, f64), x: &impl Fn(f64) -> i32, plot: Rect, sizes: &Sizes) {
    let style = Style { size: sizes.small, bold: false, ink: canvas.palette.muted, anchor: Anchor::Middle };
    let ticks = Ticks::spanning(low, high, 4);
    for value in ticks.values.iter().copied().filter(|value| (low..=high).contains(value)) {
        let at = x(value);
        canvas.grid_line((at, plot.top), (at, plot.bottom), sizes.thin);
        let spot = (at, plot.bottom + pixel(style.size));
        let label = ticks.label(canvas.language, value, Quantity::Money);
        let place = style.boxed(canvas.typesetter, &label, spot);
        if place.right <= plot.right && canvas.is_free(place.grown(2)) {
            canvas.group(Class::Axis, |canvas| canvas.text(&label, spot, &style));
        }
    }
}
