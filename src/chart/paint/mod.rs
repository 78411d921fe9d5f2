//! A figure on a canvas of any size: header, key and foot are measured first, the panels take the rest.

mod across;
mod bars;
mod bidi;
mod canvas;
mod column;
mod dumbbell;
mod ends;
mod event_labels;
mod events;
mod foot;
mod geometry;
mod header;
mod key;
mod labels;
mod legend;
mod lines;
mod names;
mod page;
mod panel;
mod points;
mod powers;
mod range;
mod ranked;
mod ranked_row;
mod shares;
mod sizes;
mod squarify;
mod text;
mod ticks;
mod together;
mod treemap;
mod upright;

use super::{error::ChartError, figure::Figure, point::Point, spec::PictureSpec};

pub use geometry::TextBox;

/// Draws a figure: plotters' SVG, where each text stands, and each figure.
pub(super) fn paint(figure: &Figure, spec: &PictureSpec) -> Result<(String, Vec<TextBox>, Vec<Point>), ChartError> {
    let mut drawn = String::new();
    let mut canvas = canvas::Canvas::new(&mut drawn, spec);
    page::page(&mut canvas, figure, spec);
    let (boxes, points) = canvas.finish()?;
    Ok((drawn, boxes, points))
}
