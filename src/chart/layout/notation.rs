//! The small line that explains the marks: hatching, hollow markers, breaks, whiskers, events.

use crate::chart::{
    figure::Figure,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Spot, pixel},
        sizes::Sizes,
        swatch::{Swatch, swatch, swatch_width},
        text,
    },
};

/// The key's items in rows.
pub(in crate::chart) struct Notation {
    rows: Vec<Vec<(Swatch, String, i32)>>,
}

impl Notation {
    /// The key of a figure in rows of this width.
    pub(in crate::chart) fn of(canvas: &Canvas, figure: &Figure, width: i32, sizes: &Sizes) -> Self {
        let style = style(canvas, sizes);
        let (mut rows, mut x) = (Vec::new(), 0);
        let mut row: Vec<(Swatch, String, i32)> = Vec::new();
        for (kind, words) in figure.body.form().key(canvas, width, sizes) {
            let before = if kind == Swatch::Blank { 0 } else { swatch_width(sizes) };
            let room = f64::from(width - before);
            for (place, line) in text::wrapped(canvas.typesetter, &words, style.size, false, room, 2).into_iter().enumerate() {
                let wide = before + pixel(style.width(canvas.typesetter, &line).ceil());
                if !row.is_empty() && (x + wide > width || place > 0) {
                    rows.push(std::mem::take(&mut row));
                    x = 0;
                }
                row.push((if place == 0 { kind } else { Swatch::Blank }, line, x + before));
                x += wide + sizes.gap * 2;
            }
        }
        if !row.is_empty() {
            rows.push(row);
        }
        Self { rows }
    }

    pub(in crate::chart) fn height(&self, sizes: &Sizes) -> i32 {
        i32::try_from(self.rows.len()).unwrap_or(0) * Sizes::line(sizes.small)
    }

    pub(in crate::chart) fn draw(&self, canvas: &mut Canvas, (left, top): Spot, sizes: &Sizes) {
        let style = style(canvas, sizes);
        let mut baseline = top + pixel(sizes.small);
        for row in &self.rows {
            for (kind, words, x) in row {
                swatch(canvas, *kind, canvas.palette.axis, (left + x - swatch_width(sizes), baseline), sizes);
                canvas.text(words, (left + x, baseline), &style);
            }
            baseline += Sizes::line(sizes.small);
        }
    }
}

fn style(canvas: &Canvas, sizes: &Sizes) -> Style {
    Style { size: sizes.small, bold: false, ink: canvas.palette.muted, anchor: Anchor::Start }
}
