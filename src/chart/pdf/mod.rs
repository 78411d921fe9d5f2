//! Drawing to PDF: one page of vectors, its text selectable in an embedded subset of the fonts; no date and no author, so
//! that the same drawing gives the same bytes.

mod order;

use svg2pdf::{
    ConversionOptions, PageOptions,
    usvg::{Options, Tree},
};

use super::{drawing::Drawing, error::ChartError, fonts};

/// A unit of the drawing is a pixel of CSS, 96 to the inch.
const DOTS_PER_INCH: f32 = 96.0;

/// The drawing as a PDF of one page.
///
/// # Errors
/// [`ChartError::Pdf`] when the drawing cannot be read or converted.
pub fn pdf(drawing: &Drawing) -> Result<Vec<u8>, ChartError> {
    let options = Options { fontdb: drawing.fonts.pdf_database(), font_family: fonts::EMBEDDED.to_owned(), ..Options::default() };
    let tree = Tree::from_str(&drawing.seen(), &options).map_err(|error| ChartError::Pdf(error.to_string()))?;
    let written = svg2pdf::to_pdf(&tree, ConversionOptions::default(), PageOptions { dpi: DOTS_PER_INCH })
        .map_err(|error| ChartError::Pdf(error.to_string()))?;
    order::ordered(&written).ok_or_else(|| ChartError::Pdf("the converter built it in an unknown way".to_owned()))
}
