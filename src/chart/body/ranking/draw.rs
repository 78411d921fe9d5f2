//! Ranked bars: as many rows as there is room for, the highlighted one wherever it ranks, and what is left of them as a line of
//! text, which sets no scale.

use super::{
    RankedBar, Ranking, Rest,
    columns::{RankingColumns, plain},
    row,
    rows::{ShownRows, rest_height},
};
use crate::{
    chart::{
        display::Class,
        hit_area::Datum,
        paint::{
            canvas::{Anchor, Canvas, Style},
            geometry::{Rect, length, number, pixel},
            sizes::Sizes,
            swatch::Swatch,
            text,
            ticks::Ticks,
        },
        wording::number::Quantity,
    },
    language::Language,
};

/// About so many bars are shown, as far as the key knows.
const LIKELY: usize = 24;

/// The bars that are likely to be shown.
fn likely(ranking: &Ranking) -> impl Iterator<Item = &RankedBar> {
    ranking.bars.iter().take(LIKELY).chain(ranking.apart(LIKELY))
}

/// What the signs of moved places mean, where there are any.
pub(super) fn moves(language: Language, ranking: &Ranking) -> Option<(Swatch, String)> {
    let before = ranking.compared_to.as_ref().filter(|_| likely(ranking).any(RankedBar::has_moved))?;
    let new = likely(ranking).any(|bar| bar.previous_rank.is_none());
    let key = if new { "chart.key.moves_new" } else { "chart.key.moves" };
    Some((Swatch::Moved, language.fill(key, &[("before", before)])))
}

/// What the tick beside a bar means, where there is any.
pub(super) fn before(language: Language, ranking: &Ranking) -> Option<(Swatch, String)> {
    let before = ranking.compared_to.as_ref().filter(|_| likely(ranking).any(|bar| bar.before.is_some()))?;
    Some((Swatch::Stem, language.fill("ranked.before", &[("before", before)])))
}

/// Is any whisker likely to be more than a pixel long in a picture of this width?
pub(super) fn has_whiskers(ranking: &Ranking, width: i32) -> bool {
    let bars: Vec<&RankedBar> = likely(ranking).collect();
    let pixels = f64::from(width) * 0.5 / span(&bars).1;
    bars.iter().filter_map(|bar| bar.bounds).any(|(low, high)| (high - low) * pixels >= 1.5)
}

/// The lowest value and the distance to the highest, zero among them; the distance is never 0.
fn span(bars: &[&RankedBar]) -> (f64, f64) {
    let values = bars.iter().flat_map(|bar| {
        let (low, high) = bar.bounds.unwrap_or((bar.value, bar.value));
        [low, bar.value, high, bar.before.unwrap_or(bar.value)]
    });
    let finite = values.filter(|value| value.is_finite());
    let (low, high) = finite.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    (low, if high > low { high - low } else { 1.0 })
}

/// Draws a ranking: the bars grow in the direction of reading.
pub(super) fn ranked(canvas: &mut Canvas, ranking: &Ranking, rect: Rect, sizes: &Sizes) {
    let rect = canvas.in_reading(rect);
    canvas.reading(|canvas| read(canvas, ranking, rect, sizes));
}

fn read(canvas: &mut Canvas, ranking: &Ranking, rect: Rect, sizes: &Sizes) {
    let rect = if sizes.subtitle { rect } else { unit(canvas, ranking, rect, sizes) };
    let axis = if sizes.labels { 0 } else { Sizes::line(sizes.small) };
    let rows = ShownRows::of(ranking, canvas.typesetter, (rect.width(), rect.height() - axis), sizes);
    let shown: Vec<&RankedBar> = rows.bars.iter().copied().chain(rows.apart).collect();
    let compared = ranking.compared_to.is_some() && sizes.subtitle && shown.iter().any(|bar| bar.has_moved());
    let ranked = sizes.subtitle || rows.apart.is_some();
    let columns = RankingColumns::of(canvas, &shown, (ranked, compared), rect, (rows.text, sizes));
    let (low, span) = span(&shown);
    let (left, width) = (f64::from(columns.bars.0), f64::from(columns.bars.1 - columns.bars.0));
    let x = |value: f64| pixel(left + (value - low) / span * width);
    let bottom = rect.top + rows.bottom();
    if columns.values.is_none() {
        grid(canvas, (low, low + span), &x, Rect { bottom, ..rect }, sizes);
    }
    let at = |top: f64| {
        let top = f64::from(rect.top) + top;
        Rect { top: pixel(top), bottom: pixel(top + rows.height), ..rect }
    };
    for (top, bar) in rows.tops() {
        let ink = bar.ink.unwrap_or(ranking.ink).on(canvas.palette);
        let (_, high) = bar.bounds.unwrap_or((bar.value, bar.value));
        let end = [bar.value, high, bar.before.unwrap_or(0.0), 0.0].into_iter().fold(low, f64::max);
        row::leader(canvas, x(end), at(top), &columns, sizes);
        row::bar(canvas, (bar, ink), at(top), &x, (rows.text, sizes));
    }
    canvas.group(Class::Axis, |canvas| {
        let end = if rows.apart.is_some() { at(rows.height * number(rows.bars.len())).top } else { bottom };
        canvas.line(vec![(x(0.0), rect.top), (x(0.0), end)], canvas.palette.axis, sizes.thin);
    });
    canvas.group(Class::Labels, |canvas| {
        for (top, bar) in rows.tops() {
            row::words(canvas, bar, at(top), &columns);
        }
    });
    for (top, bar) in rows.tops() {
        let words = bar.told(canvas.language, ranking.compared_to.is_some());
        canvas.hit_area(at(top), Datum { period: bar.sub_label.clone(), series: String::new(), value: bar.value, words });
    }
    if rows.apart.is_some() {
        dots(canvas, (x(0.0), at(rows.tops().last().map_or(0.0, |(top, _)| *top)).top - rows.gap / 2), rows.text);
    }
    if let Some(rest) = rows.rest {
        let top = (bottom + if columns.values.is_none() { axis } else { 0 }).min(rect.bottom - rest_height(sizes));
        others(canvas, ranking, rest, Rect { top, bottom: top + rest_height(sizes), ..rect }, sizes);
    }
}

/// Three dots stand for the rows between.
fn dots(canvas: &mut Canvas, (x, middle): (i32, i32), text: f64) {
    let (step, radius) = (pixel(text * 0.3).max(3), (text / 12.0).max(1.0));
    for place in -1..=1 {
        let radius = length(radius);
        canvas.dot((x + pixel(text * 0.4), middle + place * step), radius, canvas.palette.muted);
    }
}

/// What is left, in words.
fn others(canvas: &mut Canvas, ranking: &Ranking, rest: &Rest, place: Rect, sizes: &Sizes) {
    let style = plain(canvas, sizes.text, true);
    let words = rest.told(canvas.language, &ranking.money);
    let fitting = text::shortened(canvas.typesetter, &words, style.size, false, f64::from(place.width()));
    canvas.text(&fitting, (place.left, place.bottom - pixel(style.size * 0.35)), &style);
    canvas.hit_area(place, Datum { period: String::new(), series: String::new(), value: rest.value, words });
}

/// The unit over the bars, where no subtitle says it.
fn unit(canvas: &mut Canvas, ranking: &Ranking, rect: Rect, sizes: &Sizes) -> Rect {
    let style = Style { size: sizes.heading, bold: true, ink: canvas.palette.text, anchor: Anchor::Start };
    let words = text::shortened(canvas.typesetter, &ranking.unit, style.size, true, f64::from(rect.width()));
    canvas.text(&words, (rect.left, rect.top + pixel(sizes.heading)), &style);
    Rect { top: rect.top + Sizes::line(sizes.heading) + sizes.gap / 3, ..rect }
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
