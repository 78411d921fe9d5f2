//! From an answer to an SVG drawing.

use super::{
    error::ChartError,
    figure,
    paint::{self, TextBox},
    raster,
    spec::{PictureSpec, TextMode},
    svg,
};
use crate::query::Answer;

/// A picture as SVG, with what it says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The SVG document.
    pub svg: String,
    /// What the picture is.
    pub title: String,
    /// What it shows, in sentences with the figures.
    pub description: String,
    /// Source, licence and dates.
    pub source: String,
    /// Where the picture and its data are to be had.
    pub address: String,
    /// Width in pixels before scaling.
    pub width: u32,
    /// Height in pixels before scaling.
    pub height: u32,
    /// Where each text stands, measured by shaping.
    pub boxes: Vec<TextBox>,
}

/// Draws a series or a mirror.
///
/// # Errors
/// [`ChartError::NoPicture`] for other answers, [`ChartError::Drawing`] when the drawing fails.
pub fn draw(answer: &Answer, spec: &PictureSpec, public_url: &str) -> Result<Drawing, ChartError> {
    let figure = figure::figure(answer, spec, public_url)?;
    let (drawn, boxes) = paint::paint(&figure, spec)?;
    let (title, description) = (svg::allowed(&figure.title), svg::allowed(&figure.description));
    let live = svg::finished(&drawn, &title, &description);
    let svg = svg::spoken(
        match spec.text {
            TextMode::Live => live,
            TextMode::Outlined => raster::outline(&live, &title, &description)?,
        },
        spec.lang,
    );
    let (source, address) = (svg::allowed(&figure.source), svg::allowed(&figure.address));
    Ok(Drawing { svg, title, description, source, address, width: spec.width, height: spec.height, boxes })
}
