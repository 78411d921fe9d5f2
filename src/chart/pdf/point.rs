//! Places as krilla takes them.

use crate::chart::paint::geometry::Spot;

#[expect(clippy::cast_precision_loss, reason = "a place in a picture is far below 2^24")]
pub(super) fn point((x, y): Spot) -> (f32, f32) {
    (x as f32, y as f32)
}
