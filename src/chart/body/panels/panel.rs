//! One set of axes and what is drawn on it.

use super::{
    bands, between, callouts,
    frame::{BarPlace, PlotFrame},
    hit_areas, labels,
    marks::{bars, dumbbell, form::Depth},
    model::{Layer, Panel, PanelContent},
    y_axis,
};
use crate::{
    chart::paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, Spot, number, pixel},
        sizes::Sizes,
        strokes::broken,
        text,
    },
    trade::Status,
};

/// The layers that stand side by side, and their places.
fn places(layers: &[&Layer]) -> Vec<Option<BarPlace>> {
    let beside = |layer: &Layer| layer.shape.form().traits.beside;
    let count = |upto: usize| layers[..upto].iter().filter(|layer| beside(layer) && !layer.marks.is_empty()).count();
    let of = i32::try_from(count(layers.len())).unwrap_or(1).max(1);
    let place = |index: usize| BarPlace { index: i32::try_from(count(index)).unwrap_or(0).min(of - 1), of };
    layers.iter().enumerate().map(|(index, layer)| beside(layer).then(|| place(index))).collect()
}

/// The heading over a plot, as long as fits; the corner is that where reading begins.
pub(in crate::chart) fn heading(canvas: &mut Canvas, panel: &Panel, (left, top): Spot, width: i32, sizes: &Sizes) {
    let style = Style { size: sizes.heading, bold: true, ink: canvas.palette.text, anchor: Anchor::Start };
    let room = f64::from(width);
    // The unit is said once: in the subtitle, where there is one.
    let whole = panel.heading.strip_suffix(&panel.short).filter(|rest| sizes.subtitle && !rest.is_empty());
    let whole = whole.map_or(panel.heading.as_str(), |rest| rest.trim_end_matches([',', '\u{60c}', ' ']));
    let words = if style.width(canvas.typesetter, whole) <= room {
        whole.to_owned()
    } else {
        text::shortened(canvas.typesetter, &panel.short, style.size, true, room)
    };
    canvas.reading(|canvas| canvas.text(&words, (left, top + pixel(sizes.heading)), &style));
}

/// What is behind the grid of one panel: slots without a figure, and the area between two lines.
pub(in crate::chart) fn grounds(canvas: &mut Canvas, panel: &Panel, frame: &PlotFrame) {
    bands::grounds(canvas, panel, frame);
    between::draw(canvas, panel, frame);
}

/// Base line, breaks, marks and labels of one panel; alone, its figures are told without its name. Where names stand at the ends
/// of lines, so do the last values.
pub(in crate::chart) fn marks(
    canvas: &mut Canvas,
    panel: &Panel,
    breaks: &[(usize, Status)],
    (alone, end_room): (bool, Option<i32>),
    frame: &PlotFrame,
) {
    let layers = panel.layers();
    let places = places(&layers);
    // The two sides of dumbbells are drawn together with what joins them.
    let joined = if panel.gaps().is_some() { 2 } else { 0 };
    let drawn = || layers.iter().copied().zip(places.iter().copied()).skip(joined);
    for (layer, _) in drawn() {
        (layer.shape.form().reserve)(canvas, frame, layer);
    }
    let draw = |canvas: &mut Canvas, depth: Depth| {
        for (layer, place) in drawn().filter(|(layer, _)| layer.shape.form().depth == depth) {
            canvas.marks_of(&layer.name, |canvas| (layer.shape.form().draw)(canvas, frame, layer, place));
        }
    };
    draw(canvas, Depth::BehindBase);
    frame.y_axis.draw_base(canvas, frame.plot, frame.sizes);
    if let PanelContent::Dumbbells(dumbbells) = &panel.content {
        dumbbell::draw(canvas, dumbbells, frame);
    }
    draw(canvas, Depth::OverBase);
    for (slot, _) in breaks {
        let x = frame.x_axis.at(number(*slot));
        broken(canvas, x, frame.plot.top, frame.plot.bottom, frame.sizes);
    }
    draw(canvas, Depth::Front);
    words(canvas, panel, &places, end_room, frame);
    hit_areas::of_panel(canvas, panel, &places, alone, frame);
}

/// Words in the plot, the most important first, each only where nothing else stands.
fn words(canvas: &mut Canvas, panel: &Panel, places: &[Option<BarPlace>], end_room: Option<i32>, frame: &PlotFrame) {
    let layers = panel.layers();
    for (layer, place) in layers.iter().zip(places).filter_map(|(layer, place)| Some((layer, (*place)?))) {
        bars::slight(canvas, frame, layer, place);
        if frame.sizes.subtitle {
            bars::letters(canvas, frame, layer, place);
        }
    }
    callouts::draw(canvas, panel, places, frame);
    if frame.sizes.labels {
        if let PanelContent::Dumbbells(dumbbells) = &panel.content {
            dumbbell::labels(canvas, frame, dumbbells);
        } else {
            values(canvas, panel, places, end_room, frame);
        }
    }
    let language = canvas.language;
    between::names(canvas, panel, between::words(language), frame);
    bands::names(canvas, panel, frame);
}

/// Labels of bars, or of a few lines.
fn values(canvas: &mut Canvas, panel: &Panel, places: &[Option<BarPlace>], end_room: Option<i32>, frame: &PlotFrame) {
    let layers = panel.layers();
    let bars: Vec<(&Layer, BarPlace)> =
        layers.iter().zip(places).filter_map(|(layer, place)| Some((*layer, (*place)?))).collect();
    if bars.is_empty() {
        labels::along_lines(canvas, frame, panel, end_room);
    } else if !layers.iter().any(|layer| layer.shape.form().traits.joined) {
        labels::over_bars(canvas, frame, panel, &bars);
    }
}

/// The least part of a picture that a plot needs to be worth drawing.
pub(in crate::chart) fn is_worth(plot: Rect, sizes: &Sizes) -> bool {
    plot.height() >= y_axis::least_height(sizes) && plot.width() >= pixel(sizes.text * 3.0)
}
