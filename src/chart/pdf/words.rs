//! Lines of text on a page, with a map back to their letters.
//!
//! Who reads the text of a PDF puts what runs to the left in order letter by letter, from the places where the letters stand. So
//! each glyph of such a part stands for one letter: further letters of a ligature, and those that are not to be seen, have a
//! glyph of their own, without width, before it.

use std::ops::Range;

use krilla::{
    geom::Point,
    surface::Surface,
    text::{GlyphId, KrillaGlyph},
};

use crate::chart::{
    display::Words,
    fonts::{Glyph, Line},
    paint::geometry::point,
};

/// Draws a line of text with the fill that is set, each part in its direction.
pub(super) fn draw(surface: &mut Surface, words: &Words) {
    let line = &words.line;
    let Some(font) = line.face.embedded() else { return };
    #[expect(clippy::cast_possible_truncation, reason = "a size and a place in a picture need no more digits")]
    let (size, left) = (words.size as f32, words.left() as f32);
    let (_, baseline) = point(words.spot);
    for (part, leftward) in &line.parts {
        let Some(first) = line.glyphs.get(part.start) else { continue };
        let start = Point::from_xy(left + in_ems(line, first.x) * size, baseline);
        surface.draw_glyphs(start, &glyphs(line, part.clone(), *leftward), font.clone(), &line.text, size, false);
    }
}

#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a line is far below 2^24 units long")]
fn in_ems(line: &Line, units: i32) -> f32 {
    units as f32 / line.face.units_per_em() as f32
}

fn letters(glyph: &Glyph) -> Range<usize> {
    let place = |letters: u32| usize::try_from(letters).unwrap_or(0);
    place(glyph.letters.0)..place(glyph.letters.1)
}

fn glyphs(line: &Line, part: Range<usize>, leftward: bool) -> Vec<KrillaGlyph> {
    let drawn = |id: u32, text_range: Range<usize>, advance: f32, up: f32| KrillaGlyph {
        glyph_id: GlyphId::new(id),
        text_range,
        x_advance: advance,
        x_offset: 0.0,
        y_offset: up,
        y_advance: 0.0,
        location: None,
    };
    let mut out: Vec<KrillaGlyph> = Vec::with_capacity(part.len());
    for place in part {
        let glyph = &line.glyphs[place];
        let mut range = letters(glyph);
        // A mark above another glyph's letters goes with those.
        let is_first = out.last().is_none_or(|last| last.text_range != range);
        if leftward
            && is_first
            && let Some(first) = line.text[range.clone()].chars().next()
        {
            let rest = range.start + first.len_utf8()..range.end;
            for (at, letter) in line.text[rest.clone()].char_indices().rev() {
                let start = rest.start + at;
                out.push(drawn(line.face.space(), start..start + letter.len_utf8(), 0.0, 0.0));
            }
            range.end = rest.start;
        }
        out.push(drawn(glyph.id, range, in_ems(line, line.end(place) - glyph.x), in_ems(line, glyph.y)));
    }
    out
}
