//! What the glyphs of a face look like: their outlines, and those filled at a size; each made once.

use std::{borrow::Cow, sync::Arc};

use quick_cache::sync::Cache;
use skrifa::{
    GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};
use tiny_skia::{FillRule, Mask, Path, PathBuilder, Transform};

/// So many outlines of a face are kept, and so many glyphs filled at a size: more than a day of charts uses, at about half a
/// kilobyte each.
const OUTLINES: usize = 1024;
const MASKS: usize = 4096;

/// A place of a glyph is held to a quarter of a pixel, as fine as the filling of paths is.
pub(in crate::chart) const STEPS: i32 = 4;

/// A glyph at a size and at a part of a pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::chart) struct GlyphPlace {
    pub(in crate::chart) id: u32,
    /// Pixels to the unit of the font, as the bits of the number.
    pub(in crate::chart) scale: u32,
    /// Quarters of a pixel to the right and down.
    pub(in crate::chart) quarters: (u8, u8),
}

/// How much of each pixel a glyph covers, row by row.
pub(in crate::chart) struct GlyphMask {
    /// The place of the first pixel from the glyph's own.
    pub(in crate::chart) left: i32,
    pub(in crate::chart) top: i32,
    pub(in crate::chart) width: usize,
    pub(in crate::chart) coverage: Vec<u8>,
}

/// The outlines of a face.
pub(in crate::chart) struct Outlines {
    bytes: Arc<Cow<'static, [u8]>>,
    paths: Cache<u32, Option<Arc<Path>>>,
    masks: Cache<GlyphPlace, Option<Arc<GlyphMask>>>,
}

impl Outlines {
    pub(super) fn new(bytes: &Arc<Cow<'static, [u8]>>) -> Self {
        Self { bytes: Arc::clone(bytes), paths: Cache::new(OUTLINES), masks: Cache::new(MASKS) }
    }

    /// The outline of a glyph in units of the font, y upwards; nothing for a space.
    pub(in crate::chart) fn path(&self, id: u32) -> Option<Arc<Path>> {
        if let Some(known) = self.paths.get(&id) {
            return known;
        }
        let path = self.drawn(id).map(Arc::new);
        self.paths.insert(id, path.clone());
        path
    }

    fn drawn(&self, id: u32) -> Option<Path> {
        let font = skrifa::FontRef::new(&self.bytes).ok()?;
        let glyph = font.outline_glyphs().get(GlyphId::new(id))?;
        let mut pen = Pen(PathBuilder::new());
        glyph.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).ok()?;
        pen.0.finish()
    }

    /// A glyph filled; nothing for a space.
    pub(in crate::chart) fn mask(&self, place: GlyphPlace) -> Option<Arc<GlyphMask>> {
        if let Some(known) = self.masks.get(&place) {
            return known;
        }
        let mask = self.path(place.id).and_then(|path| filled(&path, place)).map(Arc::new);
        self.masks.insert(place, mask.clone());
        mask
    }
}

fn filled(path: &Path, place: GlyphPlace) -> Option<GlyphMask> {
    let scale = f32::from_bits(place.scale);
    #[expect(clippy::cast_precision_loss, reason = "4 steps")]
    let [right, down] = [place.quarters.0, place.quarters.1].map(|quarter| f32::from(quarter) / STEPS as f32);
    let bounds = path.bounds();
    #[expect(clippy::cast_possible_truncation, reason = "a glyph is some thousand pixels at most; the cast saturates")]
    let [left, top, far, low] = [
        (bounds.left() * scale + right).floor() as i32,
        (-bounds.bottom() * scale + down).floor() as i32,
        (bounds.right() * scale + right).ceil() as i32,
        (-bounds.top() * scale + down).ceil() as i32,
    ];
    let (width, height) = (u32::try_from(far - left).ok()?.max(1), u32::try_from(low - top).ok()?.max(1));
    let mut mask = Mask::new(width, height)?;
    #[expect(clippy::cast_precision_loss, reason = "some thousand pixels at most")]
    let moved = Transform::from_row(scale, 0.0, 0.0, -scale, right - left as f32, down - top as f32);
    mask.fill_path(path, FillRule::Winding, true, moved);
    let mut coverage = mask.take();
    for covered in &mut coverage {
        *covered = shade(*covered);
    }
    Some(GlyphMask { left, top, width: usize::try_from(width).ok()?, coverage })
}

/// The nearest of sixteen shades from nothing to everything: more are not told apart at the edge of a letter, and would fill the
/// palette of a picture.
fn shade(covered: u8) -> u8 {
    covered.saturating_add(8) / 17 * 17
}

/// Writes an outline down as a path.
struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_are_sixteen_and_near() {
        let shades: std::collections::BTreeSet<u8> = (0..=u8::MAX).map(shade).collect();
        assert_eq!((shades.len(), shade(0), shade(u8::MAX)), (16, 0, u8::MAX));
        assert!((0..=u8::MAX).all(|covered| shade(covered).abs_diff(covered) <= 8));
    }
}
