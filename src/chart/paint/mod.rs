//! A figure on a canvas of any size: header, key and foot are measured first, the panels take the rest.

mod bars;
mod bidi;
mod canvas;
mod category_legend;
mod dumbbell;
mod end_labels;
mod event_labels;
mod events;
mod footer;
mod geometry;
mod header;
mod hit_areas;
mod labels;
mod layout;
mod legend;
mod lines;
mod log_ticks;
mod notation;
mod overlay;
mod panel;
mod panel_stack;
mod range;
mod ranking;
mod ranking_row;
mod shares;
mod sizes;
mod squarify;
mod swatch;
mod text;
mod ticks;
mod treemap;
mod x_axis;
mod y_axis;

use super::{error::ChartError, figure::Figure, hit_area::HitArea, spec::PictureSpec};

pub use geometry::TextBox;

/// Draws a figure: plotters' SVG, where each text stands, and each figure.
pub(super) fn paint(figure: &Figure, spec: &PictureSpec) -> Result<(String, Vec<TextBox>, Vec<HitArea>), ChartError> {
    let mut drawn = String::new();
    let mut canvas = canvas::Canvas::new(&mut drawn, spec);
    layout::page(&mut canvas, figure, spec);
    let (boxes, hit_areas) = canvas.finish()?;
    Ok((drawn, boxes, hit_areas))
}
