//! A figure on a canvas of any size: header, notation and footer are measured first, what it shows takes the rest.

mod footer;
mod header;
mod notation;
mod page;

use crate::chart::{
    error::ChartError,
    figure::Figure,
    hit_area::HitArea,
    paint::{canvas::Canvas, geometry::TextBox},
    spec::PictureSpec,
};

/// Draws a figure: plotters' SVG, where each text stands, and each figure.
pub(super) fn paint(figure: &Figure, spec: &PictureSpec) -> Result<(String, Vec<TextBox>, Vec<HitArea>), ChartError> {
    let mut drawn = String::new();
    let mut canvas = Canvas::new(&mut drawn, (spec.width, spec.height), spec.palette(), spec.lang);
    page::page(&mut canvas, figure, spec);
    let (boxes, hit_areas) = canvas.finish()?;
    Ok((drawn, boxes, hit_areas))
}
