//! What stands under the chart: cautions, the note, source and address.

use super::{address, header::Paragraph};
use crate::chart::{
    figure::Figure,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, pixel},
        sizes::Sizes,
        text,
    },
    wording::phrases::quoted,
    words_of_address::WordsMark,
};

/// At most so many lines of each; of the address one or none.
#[derive(Debug, Clone, Copy)]
pub(in crate::chart) struct Most {
    pub(in crate::chart) cautions: usize,
    pub(in crate::chart) note: usize,
    pub(in crate::chart) source: usize,
    pub(in crate::chart) address: usize,
}

/// The paragraphs under a chart; whose words its title is never leaves.
pub(in crate::chart) fn paragraphs(
    canvas: &Canvas,
    figure: &Figure,
    page: Rect,
    (most, mark): (Most, Option<WordsMark>),
    sizes: &Sizes,
) -> Vec<Paragraph> {
    let width = f64::from(page.width());
    let paragraph = |words: &str, lines: usize, ink| {
        let style = Style { size: sizes.small, bold: false, ink, anchor: Anchor::Start };
        Paragraph { lines: text::wrapped(canvas.typesetter, words, style.size, false, width, lines), style, space: 0 }
    };
    let (loud, quiet) = (canvas.palette.text, canvas.palette.muted);
    let mut paragraphs = Vec::new();
    let mut left = most.cautions;
    for caution in &figure.cautions {
        let caution = paragraph(&canvas.language.fill("chart.caution", &[("text", caution)]), left, loud);
        left -= caution.lines.len().min(left);
        paragraphs.push(caution);
    }
    if let Some(note) = &figure.note {
        paragraphs.push(paragraph(note, most.note, loud));
    }
    if let Some(last) = paragraphs.last_mut() {
        last.space = sizes.gap / 2;
    }
    if let Some(mark) = mark {
        let lines = |words: &str| text::lines_needed(canvas.typesetter, words, sizes.small, false, width);
        let words = if lines(mark.whole) == 1 { mark.whole } else { mark.brief };
        paragraphs.push(paragraph(words, lines(words), loud));
    }
    paragraphs.push(paragraph(&figure.source, most.source, quiet));
    if most.address > 0 {
        let style = Style { size: sizes.small, bold: false, ink: quiet, anchor: Anchor::Start };
        let fits = |words: &String| style.width(canvas.typesetter, words) <= width;
        let address = address::written(&figure.address).into_iter().map(|words| quoted(canvas.language, &words)).find(fits);
        paragraphs.push(Paragraph { lines: address.into_iter().collect(), style, space: 0 });
    }
    paragraphs.retain(|paragraph| !paragraph.lines.is_empty());
    paragraphs
}

/// The words of a house in the lower corner opposite the address, where nothing else stands; else in the upper one.
pub(in crate::chart) fn logo(canvas: &mut Canvas, words: &str, page: Rect, sizes: &Sizes) {
    let style = Style { size: sizes.small, bold: true, ink: canvas.palette.muted, anchor: Anchor::End };
    let line = Sizes::line(style.size);
    let spots = [page.bottom - line + pixel(style.size), page.top + pixel(style.size * 0.4)].map(|y| (page.right, y));
    let place = |spot| style.boxed(canvas.typesetter, words, spot).grown(2);
    let free = spots.into_iter().find(|spot| place(*spot).left > page.left && canvas.is_free(place(*spot)));
    if let Some(spot) = free {
        canvas.text(words, spot, &style);
    }
}
