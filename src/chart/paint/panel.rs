//! One set of axes and what is drawn on it.

use super::{
    bars::{self, BarPlace, PlotFrame},
    canvas::{Anchor, Canvas, Style},
    dumbbell,
    geometry::{Rect, Spot, number, pixel},
    hit_areas, labels, lines,
    sizes::Sizes,
    swatch, text, y_axis,
};
use crate::chart::figure::{Figure, Layer, MarkShape, Panel};

/// The layers that are bars, and their places side by side.
fn places(panel: &Panel) -> Vec<Option<BarPlace>> {
    let count = |upto: usize| {
        panel.layers[..upto].iter().filter(|layer| layer.shape == MarkShape::Bars && !layer.marks.is_empty()).count()
    };
    let of = i32::try_from(count(panel.layers.len())).unwrap_or(1).max(1);
    let place = |index: usize| BarPlace { index: i32::try_from(count(index)).unwrap_or(0).min(of - 1), of };
    panel.layers.iter().enumerate().map(|(index, layer)| (layer.shape == MarkShape::Bars).then(|| place(index))).collect()
}

/// The heading over a plot, as long as fits; the corner is that where reading begins.
pub(super) fn heading(canvas: &mut Canvas, panel: &Panel, (left, top): Spot, width: i32, sizes: &Sizes) {
    let style = Style { size: sizes.heading, bold: true, ink: canvas.palette.text, anchor: Anchor::Start };
    let room = f64::from(width);
    let words = if style.width(&panel.heading) <= room {
        panel.heading.clone()
    } else {
        text::shortened(&panel.short, style.size, true, room)
    };
    canvas.reading(|canvas| canvas.text(&words, (left, top + pixel(sizes.heading)), &style));
}

/// Grid, base line, breaks, marks and labels of one panel.
pub(super) fn marks(canvas: &mut Canvas, panel: &Panel, figure: &Figure, frame: &PlotFrame) {
    let places = places(panel);
    let alone = is_alone(panel);
    for layer in panel.layers.iter().filter(|layer| layer.shape == MarkShape::Line || alone(layer)) {
        lines::reserve(canvas, frame, layer);
    }
    for (layer, place) in panel.layers.iter().zip(&places) {
        if let Some(place) = place {
            bars::bars(canvas, frame, layer, *place);
        }
    }
    frame.y_axis.draw_base(canvas, frame.plot, frame.sizes);
    dumbbell::dumbbells(canvas, panel, frame);
    for layer in panel.layers.iter().filter(|layer| layer.shape == MarkShape::Spans) {
        bars::spans(canvas, frame, layer);
    }
    for (slot, _) in &figure.breaks {
        let x = frame.x_axis.at(number(*slot));
        swatch::broken(canvas, x, frame.plot.top, frame.plot.bottom, frame.sizes);
    }
    for layer in panel.layers.iter().filter(|layer| layer.shape == MarkShape::Line || alone(layer)) {
        lines::line(canvas, frame, layer);
    }
    if frame.sizes.labels {
        values(canvas, panel, &places, frame);
    }
    hit_areas::of_panel(canvas, panel, &places, figure.panels.len() == 1, frame);
}

/// Which layers are markers on their own, without the stems of a dumbbell.
fn is_alone(panel: &Panel) -> impl Fn(&Layer) -> bool + use<> {
    let stems = panel.layers.iter().any(|layer| layer.shape == MarkShape::Stems);
    move |layer| layer.shape == MarkShape::Dots && !stems
}

/// Labels of bars, or of a line that is alone.
fn values(canvas: &mut Canvas, panel: &Panel, places: &[Option<BarPlace>], frame: &PlotFrame) {
    for (layer, place) in panel.layers.iter().zip(places) {
        match place {
            Some(place) if !panel.layers.iter().any(|layer| layer.shape == MarkShape::Line) => {
                labels::over_bars(canvas, frame, layer, *place);
            }
            None if panel.layers.len() == 1 => labels::along_line(canvas, frame, layer),
            _ => {}
        }
    }
}

/// The least part of a picture that a plot needs to be worth drawing.
pub(super) fn is_worth(plot: Rect, sizes: &Sizes) -> bool {
    plot.height() >= y_axis::least_height(sizes) && plot.width() >= pixel(sizes.text * 3.0)
}
