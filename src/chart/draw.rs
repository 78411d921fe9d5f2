//! From an answer to an SVG drawing.

use std::sync::Arc;

use super::{
    error::ChartError,
    figure,
    fonts::{self, Fonts},
    paint::{self, TextBox},
    point::{self, Point},
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
    /// Every figure that is drawn and where it is to be pointed at; the last thing in the SVG.
    pub points: Vec<Point>,
    /// What its text is set in.
    pub(super) fonts: Arc<Fonts>,
    /// So many bytes of the SVG are to be seen.
    pub(super) seen: usize,
}

impl Drawing {
    /// The SVG without the points, which have nothing to see.
    pub(super) fn seen(&self) -> String {
        format!("{}{CLOSED}", &self.svg[..self.seen])
    }
}

/// How an SVG ends.
const CLOSED: &str = "</svg>\n";

/// Draws a series or a mirror.
///
/// # Errors
/// [`ChartError::NoPicture`] for other answers, [`ChartError::Drawing`] when the drawing fails.
pub fn draw(answer: &Answer, spec: &PictureSpec, public_url: &str) -> Result<Drawing, ChartError> {
    let fonts = spec.fonts();
    let (figure, (drawn, boxes, points)) = fonts::within(&fonts, || {
        let figure = figure::figure(answer, spec, public_url)?;
        paint::paint(&figure, spec).map(|painted| (figure, painted))
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
    svg.push_str(&point::group(&points));
    svg.push_str(CLOSED);
    let (source, address) = (svg::allowed(&figure.source), svg::allowed(&figure.address));
    let (width, height) = (spec.width, spec.height);
    Ok(Drawing { svg, title, description, source, address, width, height, boxes, points, fonts, seen })
}
