//! From an answer to a drawing.

use super::{drawing::Drawing, error::ChartError, figure, fonts::Typesetter, layout, points, spec::PictureSpec, svg::allowed};
use crate::query::Answer;

/// Draws a series, a mirror, products or a comparison.
///
/// # Errors
/// [`ChartError::NoPicture`] for other answers, [`ChartError::Drawing`] when the drawing fails.
pub fn draw(answer: &Answer, spec: &PictureSpec, public_url: &str) -> Result<Drawing, ChartError> {
    points::bounded(answer)?;
    let fonts = spec.fonts();
    let figure = figure::figure(answer, spec, public_url)?;
    let (list, boxes, hit_areas) = layout::paint(&figure, spec, Typesetter::new(&fonts, spec.lang))?;
    let [title, description, source, address] =
        [&figure.title, &figure.description, &figure.source, &figure.address].map(|words| allowed(words));
    let headline = figure.headline.as_deref().map(allowed);
    let (width, height, language, text) = (spec.width, spec.height, spec.lang, spec.text);
    Ok(Drawing { headline, title, description, source, address, width, height, boxes, hit_areas, list, fonts, language, text })
}
