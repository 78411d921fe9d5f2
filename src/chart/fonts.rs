//! The fonts: the embedded ones and before them that of a house, and lines of text shaped in them. No host font is ever read.

mod embedded;
mod face;
mod glyph;
mod house;
mod line;
mod outlines;

use std::{
    fmt,
    hash::{Hash, Hasher},
    sync::{Arc, LazyLock},
};

use quick_cache::{Equivalent, Weighter, sync::Cache};

pub(super) use embedded::Embedded;
pub(super) use face::Face;
pub(super) use glyph::Glyph;
use house::House;
pub(super) use line::Line;
pub(super) use outlines::{GlyphMask, GlyphPlace, STEPS};

use crate::language::Language;

/// The embedded fonts alone, read once.
static ALONE: LazyLock<Arc<Fonts>> = LazyLock::new(|| Arc::new(Fonts::with(None)));

/// So many bytes of shaped lines are kept: labels, names and remarks come again in every chart.
const KEPT: u64 = 4 << 20;
/// About as many lines as that is.
const LINES: usize = 4096;
/// A longer text is shaped each time.
const LONGEST: usize = 600;

/// The fonts of a picture: for measuring, for live text, for pixels and for PDF.
pub(super) struct Fonts {
    house: Option<House>,
    lines: Cache<Key, Arc<Line>, Weights>,
}

/// What a shaped line is known by: its text, its weight, and which way its parts follow one another.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Key(Box<str>, bool, bool);

/// The same, borrowed.
struct Asked<'a>(&'a str, bool, bool);

impl Hash for Asked<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
    }
}

impl Equivalent<Key> for Asked<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        (self.0, self.1, self.2) == (&*key.0, key.1, key.2)
    }
}

#[derive(Clone)]
struct Weights;

impl Weighter<Key, Arc<Line>> for Weights {
    fn weight(&self, key: &Key, line: &Arc<Line>) -> u64 {
        u64::try_from(key.0.len() + line.weight()).unwrap_or(u64::MAX)
    }
}

impl Fonts {
    /// The embedded fonts alone.
    pub(super) fn embedded() -> Arc<Self> {
        Arc::clone(&ALONE)
    }

    /// The font of a house before the embedded ones.
    ///
    /// # Errors
    /// The key of the house style that is wrong, and why.
    pub(super) fn house(regular: Vec<u8>, bold: Option<Vec<u8>>, family: Option<String>) -> Result<Self, (&'static str, String)> {
        House::new(regular, bold, family).map(|house| Self::with(Some(house)))
    }

    fn with(house: Option<House>) -> Self {
        Self { house, lines: Cache::with_weighter(LINES, KEPT, Weights) }
    }

    /// What stands for the font of a house.
    pub(super) fn digest(&self) -> Option<blake3::Hash> {
        self.house.as_ref().map(|house| house.digest)
    }

    /// The stack of live text that a line is written in.
    pub(super) fn stack(&self, line: &Line) -> &str {
        match (line.family, &self.house) {
            (Some(family), _) => family.stack(),
            (None, house) => house.as_ref().map_or(Embedded::Inter.stack(), |house| &house.stack),
        }
    }

    /// A line of text, shaped once: in the font of the house where that has every glyph of it, else as a whole in an embedded
    /// font. So no reader of the SVG has to look for single glyphs, which each would do in its own way. Nothing without a font.
    fn line(&self, text: &str, bold: bool, right_to_left: bool) -> Option<Arc<Line>> {
        let asked = Asked(text, bold, right_to_left);
        if let Some(known) = self.lines.get(&asked) {
            return Some(known);
        }
        let house = self.house.iter().map(|house| (house.face(bold), None));
        let embedded = Embedded::in_turn(right_to_left).into_iter().filter_map(|family| Some((family.face(bold)?, Some(family))));
        let mut last = None;
        for (face, family) in house.chain(embedded) {
            let line = Line::new(face, family, text, right_to_left);
            let is_whole = line.is_whole;
            last = Some(line);
            if is_whole {
                break;
            }
        }
        let line = last?;
        let line = Arc::new(line);
        if text.len() <= LONGEST {
            self.lines.insert(Key(text.into(), bold, right_to_left), Arc::clone(&line));
        }
        Some(line)
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "Fonts({})", self.house.as_ref().map_or("embedded", |house| &house.family))
    }
}

impl PartialEq for Fonts {
    fn eq(&self, other: &Self) -> bool {
        self.digest() == other.digest()
    }
}

/// Sets lines of one language in the fonts of a picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Typesetter<'a> {
    fonts: &'a Fonts,
    language: Language,
}

impl<'a> Typesetter<'a> {
    pub(super) fn new(fonts: &'a Fonts, language: Language) -> Self {
        Self { fonts, language }
    }

    /// The language of the lines.
    pub(super) fn language(self) -> Language {
        self.language
    }

    /// A line of text, shaped.
    pub(super) fn line(self, text: &str, bold: bool) -> Option<Arc<Line>> {
        self.fonts.line(text, bold, self.language.is_right_to_left())
    }

    /// Are parts of this text set as the whole of it is: in the first of the fonts?
    pub(super) fn is_usual(self, text: &str, bold: bool) -> bool {
        if self.fonts.house.is_none() && text.chars().all(|letter| letter < '\u{17f}') {
            return true;
        }
        let first = self.fonts.house.is_none().then(|| Embedded::of_language(self.language));
        self.line(text, bold).is_none_or(|line| line.family == first)
    }

    /// The width of a line of text in pixels.
    pub(super) fn width(self, text: &str, size: f64, bold: bool) -> f64 {
        self.line(text, bold).map_or(0.0, |line| line.width()) * size
    }
}

#[cfg(test)]
mod tests;
