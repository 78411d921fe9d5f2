//! A line of text, shaped: what is measured is what is drawn.

use std::{fmt, ops::Range, sync::Arc};

use unicode_bidi::{BidiInfo, Level};

use super::{embedded::Embedded, face::Face, glyph::Glyph};

/// A line of text, shaped in one face.
pub(in crate::chart) struct Line {
    /// What it is set in.
    pub(in crate::chart) face: Arc<Face>,
    /// The embedded family of that face; none for the face of a house.
    pub(super) family: Option<Embedded>,
    /// The text without the marks that only put its parts in order.
    pub(in crate::chart) text: String,
    /// The glyphs from left to right.
    pub(in crate::chart) glyphs: Vec<Glyph>,
    /// The parts of it that run in one direction, from left to right: which glyphs, and do they run to the left?
    pub(in crate::chart) parts: Vec<(Range<usize>, bool)>,
    /// Its width in units of the font.
    units: i64,
    /// Has the face a glyph for every letter?
    pub(super) is_whole: bool,
}

impl Line {
    /// A text shaped in a face; `right_to_left` where its parts follow one another to the left.
    pub(super) fn new(face: &Arc<Face>, family: Option<Embedded>, text: &str, right_to_left: bool) -> Self {
        let (bare, parts) = ordered(text, right_to_left);
        let mut glyphs = Vec::with_capacity(bare.len());
        let mut units = 0_i64;
        let mut is_whole = true;
        let parts = parts.into_iter().map(|(range, leftward)| {
            let first = glyphs.len();
            is_whole &= face.shape(&bare, range, leftward, &mut units, &mut glyphs);
            (first..glyphs.len(), leftward)
        });
        let parts = parts.collect();
        Self { face: Arc::clone(face), family, text: bare, glyphs, parts, units, is_whole }
    }

    /// Its width, 1 being the size.
    pub(in crate::chart) fn width(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "the advance of a line of text is far below 2^53 font units")]
        let units = self.units as f64;
        units / self.face.units_per_em()
    }

    /// Where a glyph ends, in units of the font: where the next one begins.
    pub(in crate::chart) fn end(&self, glyph: usize) -> i32 {
        self.glyphs.get(glyph + 1).map_or_else(|| i32::try_from(self.units).unwrap_or(i32::MAX), |next| next.x)
    }

    /// About how many bytes it takes.
    pub(super) fn weight(&self) -> usize {
        self.text.len() * 2 + self.glyphs.len() * size_of::<Glyph>() + 128
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "Line({:?})", self.text)
    }
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        (&self.text, &self.glyphs, self.family) == (&other.text, &other.glyphs, other.family)
    }
}

/// Marks that put parts of a line in order and are not to be seen: those of Unicode's bidirectional algorithm.
fn is_order_mark(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Does the letter neither run to the left nor order others? Enough for the languages that run to the right.
fn is_plain(letter: char) -> bool {
    letter < '\u{590}' || ('\u{2010}'..='\u{2027}').contains(&letter) || ('\u{20a0}'..='\u{2bff}').contains(&letter)
}

/// The text without order marks, and its parts from left to right: which bytes, and do they run to the left?
fn ordered(text: &str, right_to_left: bool) -> (String, Vec<(Range<usize>, bool)>) {
    if !right_to_left && text.chars().all(is_plain) {
        return (text.to_owned(), vec![(0..text.len(), false)]);
    }
    let level = if right_to_left { Level::rtl() } else { Level::ltr() };
    let order = BidiInfo::new(text, Some(level));
    let mut bare = String::with_capacity(text.len());
    // Where each byte of the text stands in what is left of it.
    let mut places = vec![0; text.len() + 1];
    for (place, letter) in text.char_indices() {
        places[place..place + letter.len_utf8()].fill(bare.len());
        if !is_order_mark(letter) {
            bare.push(letter);
        }
    }
    places[text.len()] = bare.len();
    let mut parts: Vec<(Range<usize>, bool)> = Vec::new();
    for paragraph in &order.paragraphs {
        let (levels, runs) = order.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let leftward = levels[run.start].is_rtl();
            let range = places[run.start]..places[run.end];
            match parts.last_mut() {
                // Parts that only a mark kept apart are shaped as one.
                Some((last, also)) if *also == leftward && !leftward && last.end == range.start => last.end = range.end,
                Some((last, also)) if *also == leftward && leftward && range.end == last.start => last.start = range.start,
                _ if range.is_empty() => {}
                _ => parts.push((range, leftward)),
            }
        }
    }
    (bare, parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_from_left_to_right_without_marks() {
        assert_eq!(ordered("Russia \u{2013} Iran", false), ("Russia \u{2013} Iran".to_owned(), vec![(0..15, false)]));
        // Digits run to the right within Persian, whose parts follow one another to the left.
        let (bare, parts) = ordered("سال ۲۰۲۲", true);
        assert_eq!(bare, "سال ۲۰۲۲");
        assert_eq!(parts, [(7..15, false), (0..7, true)]);
        // An isolate is ordered as one, and its marks are gone.
        let (bare, parts) = ordered("\u{2068}USD bn\u{2069} ب", true);
        assert_eq!((bare.as_str(), parts), ("USD bn ب", vec![(6..9, true), (0..6, false)]));
        assert_eq!(ordered("", true).1, []);
    }
}
