//! The display list as PDF: one page of vectors, its text selectable in embedded subsets of the fonts; no date and no author,
//! so that the same drawing gives the same bytes.

mod page;
mod words;

use krilla::{
    Document, SerializeSettings,
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target},
    geom::{Rect, Transform},
    metadata::{Metadata, TextDirection},
    page::PageSettings,
};

use super::{drawing::Drawing, error::ChartError};

/// A unit of the drawing is a pixel of CSS, 96 to the inch; one of PDF is a point, 72 to the inch.
const POINTS: f32 = 72.0 / 96.0;

/// The drawing as a PDF of one page.
///
/// # Errors
/// [`ChartError::Pdf`] when the PDF cannot be written.
pub fn pdf(drawing: &Drawing) -> Result<Vec<u8>, ChartError> {
    let failed = |error: &dyn std::fmt::Debug| ChartError::Pdf(format!("{error:?}"));
    let mut document = Document::new_with(SerializeSettings { enable_tagging: false, ..SerializeSettings::default() });
    document.set_metadata(metadata(drawing));
    let [width, height] = [drawing.width, drawing.height].map(points);
    let settings = PageSettings::from_wh(width, height).ok_or_else(|| failed(&"no page of this size"))?;
    let mut page = document.start_page_with(settings);
    if let Some(link) = link(drawing) {
        page.add_annotation(link);
    }
    let mut surface = page.surface();
    surface.push_transform(&Transform::from_scale(POINTS, POINTS));
    drawing.list.items().for_each(|item| page::draw(&mut surface, item));
    surface.pop();
    surface.finish();
    page.finish();
    document.finish().map_err(|error| failed(&error))
}

fn metadata(drawing: &Drawing) -> Metadata {
    let direction = if drawing.language.is_right_to_left() { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
    Metadata::new()
        .title(drawing.title.clone())
        .description(drawing.description.clone())
        .language(drawing.language.word().to_owned())
        .text_direction(direction)
        .producer(format!("dyad {}", env!("CARGO_PKG_VERSION")))
}

/// A link to the data over the lines in which their address stands, where it is one that can be followed from anywhere.
fn link(drawing: &Drawing) -> Option<Annotation> {
    let address = &drawing.address;
    if !["https://", "http://"].iter().any(|scheme| address.starts_with(scheme)) {
        return None;
    }
    let lines = || drawing.boxes.iter().filter(|line| line.text.chars().count() > 3 && address.contains(&line.text));
    let [left, top] = [lines().map(|line| line.left).min()?, lines().map(|line| line.top).min()?].map(side);
    let [right, bottom] = [lines().map(|line| line.right).max()?, lines().map(|line| line.bottom).max()?].map(side);
    let place = Rect::from_ltrb(left, top, right, bottom)?;
    let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
    Some(Annotation::new_link(LinkAnnotation::new(place, target), Some(address.clone())))
}

#[expect(clippy::cast_precision_loss, reason = "a side of a picture is some thousand pixels")]
fn points(pixels: u32) -> f32 {
    pixels as f32 * POINTS
}

#[expect(clippy::cast_precision_loss, reason = "a side of a picture is some thousand pixels")]
fn side(pixels: i32) -> f32 {
    pixels as f32 * POINTS
}
