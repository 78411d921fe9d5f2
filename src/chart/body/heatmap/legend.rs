//! The legend of a heat map: every shade in a row, with the values at its ends and at zero.

use super::{model::HeatMap, shade};
use crate::chart::paint::{
    canvas::{Anchor, Canvas, Style},
    geometry::{Rect, pixel},
    sizes::Sizes,
    text,
};

/// How high the legend is, with the space above it; nothing where there is no room.
pub(super) fn height(rect: Rect, sizes: &Sizes) -> i32 {
    let needed = bar(sizes) + Sizes::line(sizes.small) + sizes.gap;
    if rect.height() > needed * 4 { needed } else { 0 }
}

/// The height of the row of shades.
fn bar(sizes: &Sizes) -> i32 {
    pixel(sizes.small * 0.8)
}

/// Draws the legend at the bottom of a rectangle, from where reading begins.
pub(super) fn draw(canvas: &mut Canvas, map: &HeatMap, rect: Rect, sizes: &Sizes) {
    let shades = map.scale.shades();
    let count = i32::try_from(shades.len()).unwrap_or(1);
    let style = Style { size: sizes.small, bold: false, ink: canvas.palette.muted, anchor: Anchor::Start };
    let labels = &map.scale.labels;
    let needed: f64 = labels.iter().map(|label| style.width(canvas.typesetter, label) + style.size * 2.0).sum();
    let wide = pixel(needed).max(pixel(style.size * 22.0)).min(rect.width()) / count * count;
    let top = rect.bottom - bar(sizes) - Sizes::line(sizes.small);
    let each = wide / count;
    for (place, value) in (0..).zip(&shades) {
        let ink = shade::ink(canvas.palette, *value);
        let left = rect.left + place * each;
        canvas.rect(Rect { left, right: left + each, top, bottom: top + bar(sizes) }, ink);
    }
    let baseline = rect.bottom - pixel(sizes.small * 0.3);
    let last = labels.len().saturating_sub(1);
    for (place, label) in labels.iter().enumerate() {
        let (x, anchor) = match place {
            0 => (rect.left, Anchor::Start),
            place if place == last => (rect.left + wide, Anchor::End),
            _ => (rect.left + wide / 2, Anchor::Middle),
        };
        let style = Style { anchor, ..style };
        if canvas.is_free(style.boxed(canvas.typesetter, label, (x, baseline))) {
            canvas.text(label, (x, baseline), &style);
        }
    }
    let left = rect.left + wide + sizes.gap;
    let unit = text::shortened(canvas.typesetter, &map.unit, style.size, false, f64::from(rect.right - left));
    canvas.text(&unit, (left, style.centred(top + bar(sizes) / 2)), &style);
}
