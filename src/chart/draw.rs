//! From an answer to an SVG drawing.

use super::{
    drawing::{CLOSED, Drawing},
    error::ChartError,
    figure, fonts, hit_area, layout, raster,
    spec::{PictureSpec, TextMode},
    svg,
};
use crate::query::Answer;

/// Draws a series or a mirror.
///
/// # Errors
/// [`ChartError::NoPicture`] for other answers, [`ChartError::Drawing`] when the drawing fails.
pub fn draw(answer: &Answer, spec: &PictureSpec, public_url: &str) -> Result<Drawing, ChartError> {
    let fonts = spec.fonts();
    let (figure, (drawn, boxes, hit_areas)) = fonts::within(&fonts, || {
        let figure = figure::figure(answer, spec, public_url)?;
        layout::paint(&figure, spec).map(|painted| (figure, painted))
    })?;
    let (title, description) = (svg::allowed(&figure.title), svg::allowed(&figure.description));
    let live = svg::finished(&drawn, &title, &description);
    let mut svg = svg::spoken(
        match spec.text {
            TextMode::Live => live,
            TextMode::Outlined => raster::outline(&live, &fonts, &title, &description)?,
        },
        spec.lang,
    );
    let seen = svg.rfind(CLOSED.trim_end()).unwrap_or(svg.len());
    svg.truncate(seen);
    svg.push_str(&hit_area::group(&hit_areas));
    svg.push_str(CLOSED);
    let (source, address) = (svg::allowed(&figure.source), svg::allowed(&figure.address));
    let (width, height) = (spec.width, spec.height);
    Ok(Drawing { svg, title, description, source, address, width, height, boxes, hit_areas, fonts, seen })
}
