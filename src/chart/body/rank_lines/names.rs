//! Names and places at the two ends of lines: in full, as codes, or places alone, whichever has room.

use super::lines::{Place, RankLine};
use crate::chart::{
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Spot, pixel},
        sizes::Sizes,
        text,
    },
    theme::Ink,
};

/// Names take at most this part of the width at each end.
const WIDEST: f64 = 0.3;
/// Fewer letters than this are no name.
const LEAST_LETTERS: usize = 6;
/// So many lines have colours of their own; the others are grey.
const COLOURED: usize = 5;

/// What is written at an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wording {
    Names,
    Codes,
    Places,
}

/// How the two ends are written.
pub(super) struct Names {
    wording: Wording,
    /// The width of a place.
    place: i32,
    /// The width of a name.
    name: i32,
    space: i32,
}

/// One end of a line: its place and colour.
#[derive(Debug, Clone, Copy)]
pub(super) struct End<'a> {
    pub(super) line: &'a RankLine,
    pub(super) place: Place,
    pub(super) ink: Ink,
}

/// The colour of a line by its place among those shown: five are told apart, the rest is context.
pub(super) fn ink(canvas: &Canvas, place: usize) -> Ink {
    if place < COLOURED { canvas.palette.nth(place) } else { canvas.palette.third }
}

fn style(ink: Ink, anchor: Anchor, sizes: &Sizes) -> Style {
    Style { size: sizes.text, bold: false, ink, anchor }
}

impl Names {
    /// The widest words that have room at both ends of a picture of this width.
    pub(super) fn of(canvas: &Canvas, ends: &[(&RankLine, Place)], width: i32, sizes: &Sizes) -> Self {
        let style = style(canvas.palette.text, Anchor::Start, sizes);
        let widest = |words: &mut dyn Iterator<Item = String>| {
            words.map(|words| pixel(style.width(canvas.typesetter, &words).ceil())).max().unwrap_or(0)
        };
        let place = widest(&mut ends.iter().map(|(_, place)| place.written(canvas.language)));
        let names = widest(&mut ends.iter().map(|(line, _)| line.name.clone()));
        let codes = widest(&mut ends.iter().map(|(line, _)| line.code.clone()));
        let space = (sizes.gap / 2).max(3);
        let most = pixel(f64::from(width) * WIDEST) - place - space * 2;
        let letters = pixel(sizes.text * 0.6) * i32::try_from(LEAST_LETTERS).unwrap_or(6);
        let (wording, name) = if names <= most || most >= letters && names <= most * 2 {
            (Wording::Names, names.min(most))
        } else if codes <= most {
            (Wording::Codes, codes)
        } else {
            (Wording::Places, 0)
        };
        Self { wording, place, name, space }
    }

    /// The room that an end takes.
    pub(super) fn width(&self) -> i32 {
        let named = if self.wording == Wording::Places { 0 } else { self.name + self.space };
        self.place + self.space + named
    }

    /// Writes an end at this height: left of `x`, or right of it.
    pub(super) fn write(&self, canvas: &mut Canvas, end: &End<'_>, (x, y): Spot, before: bool, sizes: &Sizes) {
        let ink = canvas.palette.written(end.ink);
        let (side, sign) = if before { (Anchor::End, -1) } else { (Anchor::Start, 1) };
        let style = style(ink, side, sizes);
        let place = end.place.written(canvas.language);
        canvas.text(&place, (x + sign * self.space, style.centred(y)), &style);
        let words = match self.wording {
            Wording::Names => text::shortened(canvas.typesetter, &end.line.name, style.size, false, f64::from(self.name) + 0.5),
            Wording::Codes => end.line.code.clone(),
            Wording::Places => return,
        };
        canvas.text(&words, (x + sign * (self.space * 2 + self.place), style.centred(y)), &style);
    }
}
