//! The embedded fonts and the width of text in them. No host font is ever read.

use std::sync::{Arc, LazyLock, Once};

use harfrust::{FontRef, GlyphBuffer, ShapeOptions, ShaperData, UnicodeBuffer};
use plotters::style::{FontStyle, register_font};
use resvg::usvg::fontdb::Database;

/// The font stack of live text; the first is the embedded one.
pub(super) const FAMILY: &str = "DejaVu Sans, Verdana, sans-serif";

/// The embedded font files.
pub(super) const FACES: [&[u8]; 2] = [REGULAR, BOLD];

const REGULAR: &[u8] = include_bytes!("fonts/DejaVuSans.ttf");
const BOLD: &[u8] = include_bytes!("fonts/DejaVuSans-Bold.ttf");

static REGULAR_FACE: LazyLock<Option<Face>> = LazyLock::new(|| Face::new(REGULAR));
static BOLD_FACE: LazyLock<Option<Face>> = LazyLock::new(|| Face::new(BOLD));

/// The same fonts for usvg.
static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut database = Database::new();
    for face in FACES {
        database.load_font_data(unkerned(face));
    }
    database.set_sans_serif_family("DejaVu Sans");
    Arc::new(database)
});

/// A font whose `kern` table has another name, `kero`, which nothing reads. It kerns by its GPOS table in every script, so that
/// no glyph moves; but usvg prepares the old table anew for every line of text, two fifths of the time that it takes to read a
/// picture.
fn unkerned(font: &[u8]) -> Vec<u8> {
    let mut font = font.to_vec();
    // The table directory: a header of 12 bytes with the number of tables in the fifth and sixth, then 16 bytes a table, its tag
    // first. Tags are in order, and stay so: `hmtx`, `kero`, `loca`.
    let tables = u16::from_be_bytes([font[4], font[5]]);
    for table in font[12..].chunks_exact_mut(16).take(usize::from(tables)) {
        if table.starts_with(b"kern") {
            table[3] = b'o';
        }
    }
    font
}

/// A font ready for shaping.
struct Face {
    font: FontRef<'static>,
    data: ShaperData,
    units_per_em: f64,
}

impl Face {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let data = ShaperData::new(&font);
        let units_per_em = f64::from(data.shaper(&font).build().units_per_em());
        (units_per_em > 0.0).then_some(Self { font, data, units_per_em })
    }

    fn advance(&self, text: &str) -> f64 {
        let units: i64 = if text.is_ascii() { self.run(text) } else { runs(text).map(|run| self.run(run)).sum() };
        #[expect(clippy::cast_precision_loss, reason = "the advance of a line of text is far below 2^53 font units")]
        let units = units as f64;
        units / self.units_per_em
    }

    fn run(&self, text: &str) -> i64 {
        self.shaped(text).glyph_positions().iter().map(|position| i64::from(position.x_advance)).sum()
    }

    fn shaped(&self, text: &str) -> GlyphBuffer {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        self.data.shaper(&self.font).build().shape(buffer, ShapeOptions::new())
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

/// The width of a line of text in pixels, by shaping it.
pub(super) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let face = if bold { &*BOLD_FACE } else { &*REGULAR_FACE };
    face.as_ref().map_or(0.0, |face| face.advance(text) * size)
}

/// The embedded fonts for usvg, read once.
pub(super) fn database() -> Arc<Database> {
    Arc::clone(&DATABASE)
}

/// Makes the fonts known to plotters, which wants them even for SVG.
pub(super) fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // An unreadable font would only change plotters' own estimate of text, which nothing here uses.
        let _: Result<(), _> = register_font(FAMILY, FontStyle::Normal, REGULAR);
        let _: Result<(), _> = register_font(FAMILY, FontStyle::Bold, BOLD);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_come_from_the_embedded_fonts() {
        // DejaVu Sans has 2048 units to the em and digits 1303 units wide: 4 · 1303 / 2048 · 16 = 40.72.
        assert!((width("2023", 16.0, false) - 40.718_75).abs() < 1e-9);
        assert!(width("2023", 16.0, true) > width("2023", 16.0, false));
        assert!(width("Россия – ایران", 16.0, false) > 80.0, "Cyrillic and Arabic script have glyphs");
        assert_eq!(database().len(), 2);
    }

    fn places(shaped: &GlyphBuffer) -> Vec<(u32, i32, i32, i32)> {
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        glyphs.map(|(glyph, place)| (glyph.glyph_id, place.x_advance, place.x_offset, place.y_offset)).collect()
    }

    #[test]
    fn no_glyph_moves_without_the_old_kerning() {
        for font in FACES {
            let bare: &'static [u8] = Box::leak(unkerned(font).into_boxed_slice());
            assert_eq!(bare.iter().zip(font).filter(|(now, before)| now != before).count(), 1, "one letter of one tag");
            let (before, now) = (Face::new(font).unwrap(), Face::new(bare).unwrap());
            for text in ["AVATAR To. 11,7 Wave", "ГУР. Тот", "ΑΥΤΟ", "ایران «لا»"] {
                assert_eq!(places(&before.shaped(text)), places(&now.shaped(text)), "{text}");
            }
            assert!(now.advance("AV") < now.advance("A") + now.advance("V"), "still kerned");
        }
    }
}
