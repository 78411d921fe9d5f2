//! A figure on a canvas of any size: header, notation and footer are measured first, what it shows takes the rest.

mod address;
mod footer;
mod header;
mod notation;
mod page;

use crate::chart::{
    display::DisplayList,
    error::ChartError,
    figure::Figure,
    fonts::Typesetter,
    hit_area::HitArea,
    paint::{canvas::Canvas, geometry::TextBox},
    spec::PictureSpec,
};

/// What is drawn, where each text stands, and each figure.
type Painted = (DisplayList, Vec<TextBox>, Vec<HitArea>);

/// Draws a figure.
pub(super) fn paint(figure: &Figure, spec: &PictureSpec, typesetter: Typesetter) -> Result<Painted, ChartError> {
    let mut list = DisplayList::default();
    let mut canvas = Canvas::new(&mut list, (spec.width, spec.height), spec.palette(), typesetter);
    page::page(&mut canvas, figure, spec);
    let (boxes, hit_areas) = canvas.finish()?;
    Ok((list, boxes, hit_areas))
}
