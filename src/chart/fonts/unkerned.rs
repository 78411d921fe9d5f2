//! The embedded fonts as usvg draws them quickest.

/// A font whose `kern` table has another name, `kero`, which nothing reads. It kerns by its GPOS table in every script, so that
/// no glyph moves; but usvg prepares the old table anew for every line of text, two fifths of the time that it takes to read a
/// picture.
pub(super) fn unkerned(font: &[u8]) -> Vec<u8> {
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

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{
        super::{BOLD, Face, REGULAR},
        *,
    };

    #[test]
    fn no_glyph_moves_without_the_old_kerning() {
        for font in [REGULAR, BOLD] {
            let bare = unkerned(font);
            assert_eq!(bare.iter().zip(font).filter(|(now, before)| now != before).count(), 1, "one letter of one tag");
            let (before, now) = (Face::new(Cow::Borrowed(font)).unwrap(), Face::new(Cow::Owned(bare)).unwrap());
            for text in ["AVATAR To. 11,7 Wave", "ГУР. Тот", "ΑΥΤΟ", "ایران «لا»"] {
                for (place, _) in text.char_indices() {
                    assert!((before.advance(&text[..place]) - now.advance(&text[..place])).abs() < 1e-12, "{text}");
                }
            }
            assert!(now.advance("AV") < now.advance("A") + now.advance("V"), "still kerned");
        }
    }
}
