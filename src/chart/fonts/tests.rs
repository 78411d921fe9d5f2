//! Widths in the embedded fonts and in that of a house.

use super::*;

const REGULAR: &[u8] = include_bytes!("DejaVuSans.ttf");
const BOLD: &[u8] = include_bytes!("DejaVuSans-Bold.ttf");

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

fn width(fonts: &Fonts, text: &str, bold: bool) -> f64 {
    Typesetter::new(fonts, Language::English).width(text, 16.0, bold)
}

const INTER: &str = "Inter, Segoe UI, Roboto, Arial, sans-serif";

fn stack<'a>(fonts: &'a Fonts, text: &str) -> &'a str {
    fonts.stack(&fonts.line(text, false, false).unwrap())
}

#[test]
fn widths_come_from_the_embedded_fonts() {
    let fonts = Fonts::embedded();
    // Inter has 2048 units to the em and digits of one width, 1328 units: 4 · 1328 / 2048 · 16 = 41.5.
    assert!((width(&fonts, "2023", false) - 41.5).abs() < 1e-9);
    assert!((width(&fonts, "1111", false) - 41.5).abs() < 1e-9, "digits stand under one another");
    assert!(width(&fonts, "Trade", true) > width(&fonts, "Trade", false));
    assert!(width(&fonts, "Россия – ایران", false) > 80.0, "Cyrillic and Arabic script have glyphs");
    let families = ["Россия → Iran", "ایران ۲۰۲۳ (WITS)", "ایران – Россия"].map(|text| stack(&fonts, text));
    let [inter, vazirmatn, dejavu] = Embedded::ALL.map(Embedded::stack);
    assert_eq!(families, [inter, vazirmatn, dejavu], "one family a line, and the last has every letter");
    assert!(width(&fonts, "AV", false) < width(&fonts, "A", false) + width(&fonts, "V", false), "kerned");
}

#[test]
fn a_text_that_the_house_cannot_write_is_set_in_the_embedded_font_as_a_whole() {
    let (fonts, plain) = (house(ascii_only(), None), Fonts::embedded());
    let (latin, mixed) = ("Trade 2023", "Trade Россия");
    let own = Line::new(Embedded::DejaVu.face(true).unwrap(), None, latin, false).width() * 16.0;
    assert_eq!(width(&fonts, latin, false), own, "the regular font of this house is DejaVu Sans Bold");
    assert_eq!(width(&fonts, mixed, false), width(&plain, mixed, false));
    assert_eq!([stack(&fonts, latin), stack(&fonts, mixed)], [&format!("'House Sans', {INTER}"), INTER]);
}

#[test]
fn a_house_without_a_bold_font_writes_with_its_regular_one() {
    let (own, other) = (house(BOLD.to_vec(), Some(REGULAR.to_vec())), house(REGULAR.to_vec(), Some(BOLD.to_vec())));
    assert_eq!([width(&own, "a", false), width(&own, "a", true)], [width(&other, "a", true), width(&other, "a", false)]);
    assert!(width(&own, "a", false) > width(&own, "a", true));
    let regular = house(BOLD.to_vec(), None);
    assert_eq!(width(&regular, "a", true), width(&regular, "a", false));
}

#[test]
fn a_line_is_shaped_once_and_says_which_letters_its_glyphs_are() {
    let fonts = Fonts::embedded();
    let line = fonts.line("دلار ۱", false, true).unwrap();
    assert!(Arc::ptr_eq(&line, &fonts.line("دلار ۱", false, true).unwrap()));
    // From the left: the digit, which stands last in reading; then the space, and the word from its end.
    let letters: Vec<&str> =
        line.glyphs.iter().map(|glyph| &line.text[glyph.letters.0 as usize..glyph.letters.1 as usize]).collect();
    assert_eq!(letters, ["۱", " ", "ر", "لا", "د"], "lam and alef are one glyph");
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
    let fonts = Fonts::house(bytes, None, None).unwrap();
    assert_eq!(stack(&fonts, "a"), format!("'Dejanu Sans', {INTER}"));
}
