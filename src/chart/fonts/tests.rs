//! Widths in the embedded fonts and in that of a house.

use super::*;

/// A font whose glyphs are those of ASCII alone: DejaVu Sans Bold with another table of characters (format 12, one group; its
/// glyphs of ASCII are in order from 3).
fn ascii_only() -> Vec<u8> {
    let mut bytes = BOLD.to_vec();
    let record = bytes.windows(4).position(|name| name == b"cmap").unwrap();
    let offset = u32::from_be_bytes(bytes[record + 8..record + 12].try_into().unwrap());
    let words: [u32; 10] = [0x0000_0001, 0x0003_000A, 12, 0x000C_0000, 28, 0, 1, 0x20, 0x7E, 3];
    let place = usize::try_from(offset).unwrap();
    for (at, word) in (place..).step_by(4).zip(words) {
        bytes[at..at + 4].copy_from_slice(&word.to_be_bytes());
    }
    bytes
}

fn house(regular: Vec<u8>, bold: Option<Vec<u8>>) -> Arc<Fonts> {
    Arc::new(Fonts::house(regular, bold, Some("House Sans".to_owned())).unwrap())
}

#[test]
fn widths_come_from_the_embedded_fonts() {
    // DejaVu Sans has 2048 units to the em and digits 1303 units wide: 4 · 1303 / 2048 · 16 = 40.72.
    assert!((width("2023", 16.0, false) - 40.718_75).abs() < 1e-9);
    assert!(width("2023", 16.0, true) > width("2023", 16.0, false));
    assert!(width("Россия – ایران", 16.0, false) > 80.0, "Cyrillic and Arabic script have glyphs");
    assert_eq!(Fonts::embedded().database().len(), 2);
    assert_eq!(stack("2023", false), FAMILY);
}

#[test]
fn a_text_that_the_house_cannot_write_is_set_in_the_embedded_font_as_a_whole() {
    let fonts = house(ascii_only(), None);
    let (latin, mixed) = ("Trade 2023", "Trade Россия");
    let own = [width(latin, 16.0, true), width(mixed, 16.0, false)];
    let (set, stacks) =
        within(&fonts, || ([width(latin, 16.0, false), width(mixed, 16.0, false)], [stack(latin, false), stack(mixed, false)]));
    assert_eq!(set, own, "the regular font of this house is DejaVu Sans Bold");
    assert_eq!(stacks, [format!("'House Sans', {FAMILY}"), FAMILY.to_owned()]);
}

#[test]
fn the_fonts_of_a_drawing_end_with_it() {
    let fonts = house(BOLD.to_vec(), Some(REGULAR.to_vec()));
    let (plain, bold) = (width("a", 16.0, false), width("a", 16.0, true));
    assert_eq!(within(&fonts, || (width("a", 16.0, false), width("a", 16.0, true))), (bold, plain));
    let midst = std::panic::AssertUnwindSafe(|| within(&fonts, || panic!("in the midst of it")));
    let is_broken = std::panic::catch_unwind(midst).is_err();
    assert_eq!((is_broken, width("a", 16.0, false)), (true, plain));
}

#[test]
fn the_name_is_in_the_file_unless_it_is_given() {
    // Another name of the same length in every name record, in UTF-16.
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let (old, new) = (wide("DejaVu Sans"), wide("Dejanu Sans"));
    let mut bytes = REGULAR.to_vec();
    while let Some(place) = bytes.windows(old.len()).position(|part| part == old) {
        bytes[place..place + new.len()].copy_from_slice(&new);
    }
    let fonts = Arc::new(Fonts::house(bytes, None, None).unwrap());
    assert_eq!(within(&fonts, || stack("a", false)), format!("'Dejanu Sans', {FAMILY}"));
}
