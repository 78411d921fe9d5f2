//! The names of a panel's series: at the ends of its lines where that works, else in a row above them.

use super::{
    frame::ink,
    marks::lines::dash,
    model::{Layer, Panel, Weight},
    y_axis::YAxis,
};
use crate::chart::{
    fonts::Typesetter,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, Spot, pixel},
        sizes::Sizes,
        swatch::{Swatch, swatch, swatch_width},
        text,
    },
    period_axis::PeriodAxis,
};

/// Where names stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum NamePlacement {
    /// One series: the heading says it.
    None,
    /// At the ends of the lines.
    Ends,
    /// In rows above each plot.
    Rows(i32),
    /// In rows above the first plot, in short, because they are the same for all.
    Once(i32),
    /// At the ends of many lines, each led to its name; in short or not.
    Led(bool),
    /// In rows above the plot, in short.
    Codes(i32),
}

fn style(canvas: &Canvas, sizes: &Sizes) -> Style {
    Style { size: sizes.text, bold: false, ink: canvas.palette.text, anchor: Anchor::Start }
}

/// Where the names of a panel of this width go.
pub(in crate::chart) fn names(
    canvas: &Canvas,
    panel: &Panel,
    slots: Option<PeriodAxis>,
    width: i32,
    sizes: &Sizes,
) -> NamePlacement {
    let layers = panel.named_layers();
    if layers.len() < 2 {
        return NamePlacement::None;
    }
    let last = slots.map(|slots| slots.count - 1);
    let reach =
        |layer: &&Layer| layer.shape.form().traits.joined && layer.marks.last().map(|mark| mark.slot) == last && last > Some(0);
    let style = style(canvas, sizes);
    let widest =
        layers.iter().map(|layer| style.width(canvas.typesetter, &at_end(layer, &layer.name, sizes))).fold(0.0, f64::max);
    if layers.iter().all(reach) && widest <= f64::from(width) * 0.26 {
        return NamePlacement::Ends;
    }
    NamePlacement::Rows(count(&rows(canvas.typesetter, panel, false, &style, width, sizes)))
}

/// Names in short above the first panel, where those of all panels are the same.
pub(in crate::chart) fn once(canvas: &Canvas, panels: &[Panel], width: i32, sizes: &Sizes) -> Option<NamePlacement> {
    let named = |panel: &Panel| panel.named_layers().iter().map(|layer| (layer.short, layer.colour)).collect::<Vec<_>>();
    let first = panels.first()?;
    let same = panels.iter().all(|panel| named(panel) == named(first));
    same.then(|| NamePlacement::Once(count(&rows(canvas.typesetter, first, true, &style(canvas, sizes), width, sizes))))
}

/// How many rows the names of a panel take.
pub(in crate::chart) fn rows_needed(canvas: &Canvas, panel: &Panel, short: bool, width: i32, sizes: &Sizes) -> i32 {
    count(&rows(canvas.typesetter, panel, short, &style(canvas, sizes), width, sizes))
}

fn count(rows: &[Vec<(usize, i32)>]) -> i32 {
    i32::try_from(rows.len()).unwrap_or(1)
}

fn name(layer: &Layer, short: bool) -> &str {
    if !short {
        &layer.name
    } else if layer.code.is_empty() {
        layer.short
    } else {
        &layer.code
    }
}

/// A name at the end of a line, with the value there where values are written.
pub(super) fn at_end(layer: &Layer, name: &str, sizes: &Sizes) -> String {
    let value = layer.marks.last().map(|mark| mark.label.as_str()).filter(|label| sizes.labels && !label.is_empty());
    value.map_or_else(|| name.to_owned(), |value| format!("{name}\u{a0}{value}"))
}

/// The room that names want right of a plot.
pub(in crate::chart) fn end_width(canvas: &Canvas, panel: &Panel, sizes: &Sizes) -> i32 {
    let style = style(canvas, sizes);
    let wide = |layer: &&Layer| pixel(style.width(canvas.typesetter, &at_end(layer, &layer.name, sizes)).ceil());
    ending(panel).iter().map(wide).max().unwrap_or(0) + sizes.gap
}

/// The series that end in a name; a panel below with one of its own has that in its heading.
fn ending(panel: &Panel) -> Vec<&Layer> {
    panel.named_layers().into_iter().filter(|layer| !layer.name.is_empty()).collect()
}

/// The layers row by row, each with its offset from the left.
fn rows(typesetter: Typesetter, panel: &Panel, short: bool, style: &Style, width: i32, sizes: &Sizes) -> Vec<Vec<(usize, i32)>> {
    let (mut rows, mut x) = (vec![Vec::new()], 0);
    for (place, layer) in panel.named_layers().into_iter().enumerate() {
        let wide = swatch_width(sizes) + pixel(style.width(typesetter, name(layer, short)).ceil());
        if x > 0 && x + wide > width {
            rows.push(Vec::new());
            x = 0;
        }
        if let Some(row) = rows.last_mut() {
            row.push((place, x));
        }
        x += wide + sizes.gap * 2;
    }
    rows
}

/// Rows of swatches and names from the corner where reading begins.
pub(in crate::chart) fn draw_rows(canvas: &mut Canvas, panel: &Panel, short: bool, corner: Spot, width: i32, sizes: &Sizes) {
    canvas.reading(|canvas| read_rows(canvas, panel, short, corner, width, sizes));
}

fn read_rows(canvas: &mut Canvas, panel: &Panel, short: bool, (left, top): Spot, width: i32, sizes: &Sizes) {
    let style = style(canvas, sizes);
    let mut baseline = top + pixel(sizes.text);
    let layers = panel.named_layers();
    for row in rows(canvas.typesetter, panel, short, &style, width, sizes) {
        for (place, x) in row {
            let layer = layers[place];
            let full = ink(canvas.palette, layer.colour, 1.0);
            let colour = if layer.weight == Weight::Thin { full.into(canvas.palette.background, 0.5) } else { full };
            let kind = match (layer.shape.form().swatch)(layer.colour) {
                Swatch::Line(_) => Swatch::Line(dash(canvas.palette, layer.colour)),
                kind => kind,
            };
            swatch(canvas, kind, colour, (left + x, baseline), sizes);
            let room = f64::from(width - x - swatch_width(sizes));
            let words = text::shortened(canvas.typesetter, name(layer, short), style.size, false, room);
            canvas.text(&words, (left + x + swatch_width(sizes), baseline), &style);
        }
        baseline += Sizes::line(sizes.text);
    }
}

/// Names at the right ends of the lines, moved apart where they would meet.
pub(in crate::chart) fn draw_ends(canvas: &mut Canvas, panel: &Panel, y_axis: &YAxis, plot: Rect, sizes: &Sizes) {
    let style = style(canvas, sizes);
    let line = Sizes::line(sizes.text);
    let layers = ending(panel);
    let height = |place: &usize| layers[*place].marks.last().map_or(plot.bottom, |mark| y_axis.y(mark.value));
    let mut order: Vec<usize> = (0..layers.len()).collect();
    order.sort_by_key(height);
    let mut heights: Vec<i32> = order.iter().map(height).collect();
    for place in 1..heights.len() {
        heights[place] = heights[place].max(heights[place - 1] + line);
    }
    let mut lowest = plot.bottom - line / 3;
    for height in heights.iter_mut().rev() {
        *height = (*height).min(lowest);
        lowest = *height - line;
    }
    for (place, y) in order.into_iter().zip(heights) {
        let layer = layers[place];
        let named = Style { ink: canvas.palette.written(ink(canvas.palette, layer.colour, 1.0)), ..style };
        canvas.text(&at_end(layer, &layer.name, sizes), (plot.right + sizes.gap / 2, named.centred(y)), &named);
    }
}
