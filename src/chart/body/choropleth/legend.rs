//! The classes of a map in a row: colours with the bounds between them, and what has no figure.

use crate::chart::{
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, pixel},
        sizes::Sizes,
        text,
    },
    theme::Ink,
    wording::number::trimmed,
};

/// The inks of the classes, from the lowest; what has no figure, and whose figures they are.
pub(super) struct MapInks {
    pub(super) classes: Vec<Ink>,
    pub(super) nothing: Ink,
    pub(super) own: Ink,
}

impl MapInks {
    /// From pale to the full first colour.
    pub(super) fn of(canvas: &Canvas, classes: usize) -> Self {
        let last = u32::try_from(classes.saturating_sub(1).max(1)).map_or(1.0, f64::from);
        let part = |class: u32| if classes == 1 { 1.0 } else { PALEST + (1.0 - PALEST) * f64::from(class) / last };
        let full = canvas.palette.first.into(canvas.palette.text, 0.86);
        Self {
            classes: (0..u32::try_from(classes).unwrap_or(1))
                .map(|class| full.into(canvas.palette.background, part(class)))
                .collect(),
            nothing: canvas.palette.grid,
            own: canvas.palette.second,
        }
    }
}

/// The palest class is this part of the full colour.
const PALEST: f64 = 0.24;

fn style(canvas: &Canvas, sizes: &Sizes) -> Style {
    Style { size: sizes.small, bold: false, ink: canvas.palette.text, anchor: Anchor::Middle }
}

/// How high the row is, with the space over it.
pub(super) fn height(sizes: &Sizes) -> i32 {
    Sizes::line(sizes.small) + bar_height(sizes) + sizes.gap / 2
}

fn bar_height(sizes: &Sizes) -> i32 {
    pixel(sizes.small * 0.8)
}

/// Draws the classes along the lower edge, then the words of what stands apart.
pub(super) fn draw(canvas: &mut Canvas, bounds: &[f64], inks: &MapInks, apart: &[(Ink, String)], rect: Rect, sizes: &Sizes) {
    let rect = canvas.in_reading(rect);
    canvas.reading(|canvas| read(canvas, bounds, inks, apart, (rect, sizes)));
}

fn read(canvas: &mut Canvas, bounds: &[f64], inks: &MapInks, apart: &[(Ink, String)], (rect, sizes): (Rect, &Sizes)) {
    let style = style(canvas, sizes);
    let high = bar_height(sizes);
    let top = rect.bottom - Sizes::line(sizes.small) - high;
    let count = i32::try_from(inks.classes.len()).unwrap_or(1).max(1);
    let words: Vec<String> = bounds.iter().map(|bound| trimmed(canvas.language, *bound, 6)).collect();
    let widest = words.iter().map(|words| style.width(canvas.typesetter, words)).fold(0.0, f64::max);
    let each = (pixel(widest.ceil()) + sizes.gap).max(pixel(sizes.text * 2.6)).min(rect.width() / (count * 2).max(1)).max(2);
    for (class, ink) in (0..).zip(&inks.classes) {
        canvas
            .rect(Rect { left: rect.left + each * class, right: rect.left + each * (class + 1), top, bottom: top + high }, *ink);
    }
    let baseline = top + high + pixel(sizes.small);
    for (place, words) in (1..).zip(&words) {
        let spot = (rect.left + each * place, baseline);
        let boxed = style.boxed(canvas.typesetter, words, spot);
        if boxed.left >= rect.left && canvas.is_free(boxed.grown(1)) {
            canvas.text(words, spot, &style);
        }
    }
    let mut left = rect.left + each * count + sizes.gap * 2;
    let start = Style { anchor: Anchor::Start, ..style };
    for (ink, words) in apart {
        let room = f64::from(rect.right - left - high - sizes.gap / 2);
        let words = text::shortened(canvas.typesetter, words, start.size, false, room);
        if words.chars().count() < 4 {
            return;
        }
        canvas.rect(Rect { left, right: left + high, top, bottom: top + high }, *ink);
        left += high + sizes.gap / 2;
        canvas.text(&words, (left, top + high), &start);
        left += pixel(start.width(canvas.typesetter, &words).ceil()) + sizes.gap * 3 / 2;
    }
}
