//! One font file, ready for shaping.

use std::{borrow::Cow, sync::Arc};

use harfrust::{FontRef, ShapeOptions, ShaperData, Tag, UnicodeBuffer};
use resvg::usvg::fontdb::Source;

/// A font ready for shaping.
pub(super) struct Face {
    bytes: Arc<Cow<'static, [u8]>>,
    data: ShaperData,
    units_per_em: f64,
}

impl Face {
    /// The font of a file that holds just one; nothing when it cannot be read.
    pub(super) fn new(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let font = FontRef::new(&bytes).ok()?;
        let data = ShaperData::new(&font);
        let units_per_em = f64::from(data.shaper(&font).build().units_per_em());
        (units_per_em > 0.0).then(|| Self { bytes: Arc::new(bytes), data, units_per_em })
    }

    /// The file.
    pub(super) fn bytes(&self) -> Arc<Cow<'static, [u8]>> {
        Arc::clone(&self.bytes)
    }

    /// The file as usvg takes it.
    pub(super) fn source(&self) -> Source {
        Source::Binary(self.bytes())
    }

    /// Does it hold a table of this name?
    pub(super) fn has_table(&self, name: [u8; 4]) -> bool {
        FontRef::new(&self.bytes).is_ok_and(|font| font.table_data(Tag::new(&name)).is_some())
    }

    /// The width of a text, 1 being the size; nothing when a glyph of it is missing.
    pub(super) fn whole(&self, text: &str) -> Option<f64> {
        self.shaped(text).filter(|(_, is_whole)| *is_whole).map(|(advance, _)| advance)
    }

    /// The width of a text, 1 being the size, whatever is missing.
    pub(super) fn advance(&self, text: &str) -> f64 {
        self.shaped(text).map_or(0.0, |(advance, _)| advance)
    }

    /// The width of a text and whether every glyph of it is there.
    fn shaped(&self, text: &str) -> Option<(f64, bool)> {
        let font = FontRef::new(&self.bytes).ok()?;
        let (mut units, mut is_whole) = (0_i64, true);
        for run in runs(text) {
            let mut buffer = UnicodeBuffer::new();
            buffer.push_str(run);
            buffer.guess_segment_properties();
            let shaped = self.data.shaper(&font).build().shape(buffer, ShapeOptions::new());
            units += shaped.glyph_positions().iter().map(|position| i64::from(position.x_advance)).sum::<i64>();
            is_whole &= shaped.glyph_infos().iter().all(|glyph| glyph.glyph_id != 0);
        }
        #[expect(clippy::cast_precision_loss, reason = "the advance of a line of text is far below 2^53 font units")]
        let units = units as f64;
        Some((units / self.units_per_em, is_whole))
    }
}

/// How a letter runs: to the left, to the right, or as those around it.
fn is_leftward(letter: char) -> Option<bool> {
    match letter {
        // Arabic digits and the marks among them run to the right.
        '\u{660}'..='\u{66c}' | '\u{6f0}'..='\u{6f9}' => Some(false),
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => Some(true),
        _ if letter.is_alphanumeric() => Some(false),
        _ => None,
    }
}

/// The parts of a line that are shaped each for itself: those that run in one direction. What has none of its own goes with
/// what is before it; that is where a reader of SVG may draw the line elsewhere, but no width hangs on it.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let mut known = None;
        for (place, letter) in text.char_indices() {
            match (known, is_leftward(letter)) {
                (Some(before), Some(after)) if before != after => {
                    rest = Some(&text[place..]);
                    return Some(&text[..place]);
                }
                (None, direction) => known = direction,
                _ => {}
            }
        }
        Some(text)
    })
}
