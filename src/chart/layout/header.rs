//! Headline, title and subtitle. Where there is a headline the title is the small label below it.

use crate::chart::{
    figure::Figure,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, pixel},
        sizes::Sizes,
        text,
    },
};

/// No title is smaller.
const LEAST_TITLE: f64 = 10.0;

/// A paragraph with its lines broken.
pub(in crate::chart) struct Paragraph {
    pub(in crate::chart) lines: Vec<String>,
    pub(in crate::chart) style: Style,
    /// Left free below it.
    pub(in crate::chart) space: i32,
}

impl Paragraph {
    pub(in crate::chart) fn height(&self) -> i32 {
        i32::try_from(self.lines.len()).unwrap_or(0) * Sizes::line(self.style.size) + self.space
    }

    /// Draws the lines from `top` on and returns where they end.
    pub(in crate::chart) fn draw(&self, canvas: &mut Canvas, left: i32, top: i32) -> i32 {
        let line = Sizes::line(self.style.size);
        let mut baseline = top + pixel(self.style.size);
        for words in &self.lines {
            canvas.text(words, (left, baseline), &self.style);
            baseline += line;
        }
        top + self.height()
    }
}

/// The headline in at most so many lines, smaller when it is long; nothing where it does not fit whole: half of a finding is
/// none.
pub(in crate::chart) fn headline(canvas: &Canvas, figure: &Figure, page: Rect, most: usize, sizes: &Sizes) -> Option<Paragraph> {
    let (words, width) = (figure.headline.as_deref()?, f64::from(page.width()));
    let least = sizes.heading.max(11.0);
    let ways = [(1.0, 1), (0.88, 1), (1.0, 2), (0.88, 2), (0.78, 2), (0.88, 3), (0.78, 3)];
    let size = |part: f64| ((sizes.title * part * 2.0).round() / 2.0).max(least);
    let fits = |(part, lines): &(f64, usize)| {
        *lines <= most && text::lines_needed(canvas.typesetter, words, size(*part), true, width) <= *lines
    };
    let (part, lines) = ways.into_iter().find(fits)?;
    let style = Style { size: size(part), bold: true, ink: canvas.palette.text, anchor: Anchor::Start };
    let lines = text::wrapped(canvas.typesetter, words, style.size, true, width, lines);
    Some(Paragraph { lines, style, space: sizes.gap / 4 })
}

/// The title as a label below a headline, in at most so many lines.
pub(in crate::chart) fn label(canvas: &Canvas, figure: &Figure, page: Rect, most: usize, sizes: &Sizes) -> Paragraph {
    let style = Style { size: sizes.heading, bold: false, ink: canvas.palette.text, anchor: Anchor::Start };
    let lines = text::wrapped(canvas.typesetter, &figure.title, style.size, false, f64::from(page.width()), most);
    Paragraph { lines, style, space: 0 }
}

/// The title in at most so many lines; smaller when it is long.
pub(in crate::chart) fn title(canvas: &Canvas, figure: &Figure, page: Rect, most: usize, sizes: &Sizes) -> Paragraph {
    let width = f64::from(page.width());
    let wanted = [(1.0, 1), (0.88, 1), (0.88, 2), (0.78, 3)];
    let size_of = |part: f64| ((sizes.title * part * 2.0).round() / 2.0).max(LEAST_TITLE);
    let fits = |(part, lines): &(f64, usize)| {
        *lines <= most && text::lines_needed(canvas.typesetter, &figure.title, size_of(*part), true, width) <= *lines
    };
    let smallest = (0.78, most);
    let (part, lines) = wanted.into_iter().chain([smallest]).find(fits).unwrap_or(smallest);
    let size = size_of(part);
    let style = Style { size, bold: true, ink: canvas.palette.text, anchor: Anchor::Start };
    Paragraph { lines: text::wrapped(canvas.typesetter, &figure.title, size, true, width, lines.max(1)), style, space: 0 }
}

/// The subtitle in at most so many lines.
pub(in crate::chart) fn subtitle(canvas: &Canvas, figure: &Figure, page: Rect, most: usize, sizes: &Sizes) -> Paragraph {
    let style = Style { size: sizes.heading, bold: false, ink: canvas.palette.muted, anchor: Anchor::Start };
    Paragraph {
        lines: text::wrapped(canvas.typesetter, &figure.subtitle, style.size, false, f64::from(page.width()), most),
        style,
        space: 0,
    }
}
