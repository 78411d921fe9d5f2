//! Text as outlines: each glyph is defined once, and used where it stands.

use std::{collections::BTreeMap, sync::Arc};

use tiny_skia::{Path, PathSegment};

use super::element::say;
use crate::chart::{display::Words, fonts::Face};

/// The glyphs that a picture uses, by face and number.
#[derive(Default)]
pub(super) struct Glyphs {
    faces: Vec<Arc<Face>>,
    /// The outline of each; nothing for a space.
    used: BTreeMap<(usize, u32), String>,
}

impl Glyphs {
    /// Writes a line of text; it is measured in units of the font, y upwards, which a transformation puts in its place.
    pub(super) fn words(&mut self, out: &mut String, words: &Words) {
        let face = &words.line.face;
        let known = self.faces.iter().position(|known| Arc::ptr_eq(known, face));
        let number = known.unwrap_or_else(|| {
            self.faces.push(face.clone());
            self.faces.len() - 1
        });
        let scale = short(words.size / face.units_per_em(), 6);
        let (left, baseline) = (short(words.left(), 2), words.spot.1);
        say(out, format_args!("<g fill=\"{}\" transform=\"translate({left} {baseline}) scale({scale} -{scale})\">", words.ink));
        for glyph in &words.line.glyphs {
            let outline = self
                .used
                .entry((number, glyph.id))
                .or_insert_with(|| face.outlines.path(glyph.id).map(|path| written(&path)).unwrap_or_default());
            if outline.is_empty() {
                continue;
            }
            let id = glyph.id;
            say(out, format_args!("<use href=\"#g{number}-{id}\" x=\"{}\"", glyph.x));
            if glyph.y != 0 {
                say(out, format_args!(" y=\"{}\"", glyph.y));
            }
            out.push_str("/>");
        }
        out.push_str("</g>\n");
    }

    /// The outlines of all that were used.
    pub(super) fn definitions(&self) -> String {
        let mut out = String::new();
        for ((face, id), outline) in self.used.iter().filter(|(_, outline)| !outline.is_empty()) {
            say(&mut out, format_args!("<path id=\"g{face}-{id}\" d=\"{outline}\"/>\n"));
        }
        out
    }
}

/// A number with at most so many decimals.
fn short(number: f64, decimals: i32) -> f64 {
    let factor = f64::from(10_u32.pow(decimals.unsigned_abs()));
    (number * factor).round() / factor
}

/// An outline as path data.
fn written(path: &Path) -> String {
    let mut out = String::new();
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => say(&mut out, format_args!("M{} {}", to.x, to.y)),
            PathSegment::LineTo(to) => say(&mut out, format_args!("L{} {}", to.x, to.y)),
            PathSegment::QuadTo(by, to) => say(&mut out, format_args!("Q{} {} {} {}", by.x, by.y, to.x, to.y)),
            PathSegment::CubicTo(by, then, to) => {
                say(&mut out, format_args!("C{} {} {} {} {} {}", by.x, by.y, then.x, then.y, to.x, to.y));
            }
            PathSegment::Close => out.push('Z'),
        }
    }
    out
}
