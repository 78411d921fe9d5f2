//! Pictures of a few things.

use png::ColorType;

use super::*;
use crate::{
    chart::{
        display::{Class, DisplayList, Group, Item, Pen},
        fonts::Fonts,
        paint::geometry::Rect,
        spec::TextMode,
        theme::Ink,
    },
    language::Language,
};

const WHITE: Ink = Ink(255, 255, 255);

fn drawing(items: Vec<Item>) -> Drawing {
    Drawing {
        headline: None,
        title: "Title – é".into(),
        description: "D".into(),
        source: "S".into(),
        address: "/v1/x".into(),
        width: 20,
        height: 10,
        boxes: Vec::new(),
        hit_areas: Vec::new(),
        list: DisplayList { groups: vec![(Group { class: Class::Marks, series: None }, items)] },
        fonts: Fonts::embedded(),
        language: Language::English,
        text: TextMode::Live,
    }
}

/// The places in the palette, row by row, and the width.
fn pixels(bytes: &[u8]) -> (Vec<u8>, usize) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    assert_eq!(reader.info().color_type, ColorType::Indexed);
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    (pixels, usize::try_from(reader.info().width).unwrap())
}

fn ground() -> Item {
    Item::Rect(Rect { left: 0, top: 0, right: 20, bottom: 10 }, WHITE)
}

#[test]
fn few_colours_are_indexed_and_texts_are_there() {
    let items = || vec![ground(), Item::Rect(Rect { left: 0, top: 0, right: 5, bottom: 5 }, Ink(0, 0x72, 0xB2))];
    let bytes = png(&drawing(items()), 2).unwrap();
    let reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    assert_eq!((reader.info().width, reader.info().height), (40, 20));
    let chunks: Vec<_> = reader.info().utf8_text.iter().map(|chunk| (chunk.keyword.clone(), chunk.get_text().unwrap())).collect();
    assert_eq!(chunks[0], ("Title".to_owned(), "Title – é".to_owned()));
    assert_eq!(chunks.len(), 4);
    let tags: Vec<&str> = reader.info().utf8_text.iter().map(|chunk| chunk.language_tag.as_str()).collect();
    assert_eq!(tags, ["en", "en", "en", ""], "an address is in no language");
    // 96 pixels to the inch of 25.4 mm are 3779.5 to the metre; at scale 2 twice as many.
    let metre = |scale| {
        let bytes = png(&drawing(items()), scale).unwrap();
        let reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        reader.info().pixel_dims.map(|dims| (dims.xppu, dims.yppu, dims.unit))
    };
    let to_the_metre = |pixels| Some((pixels, pixels, png::Unit::Meter));
    assert_eq!([metre(1), metre(2), metre(4)], [to_the_metre(3780), to_the_metre(7559), to_the_metre(15118)]);
    let (pixels, _) = pixels(&bytes);
    assert_ne!(pixels[0], pixels[39]);
    let blue = pixels.chunks(40).map(|row| row.iter().position(|pixel| *pixel != pixels[0]).unwrap_or(40));
    assert_eq!(blue.sum::<usize>(), 100, "ten by ten");
    assert_eq!(bytes, png(&drawing(items()), 2).unwrap(), "same bytes");
}

#[test]
fn a_thin_straight_line_is_of_whole_pixels() {
    for (scale, rows) in [(1, 1), (2, 2)] {
        let line = Item::Line(vec![(2, 5), (12, 5)], Pen { ink: Ink(0, 0, 0), width: 1 });
        let (pixels, width) = pixels(&png(&drawing(vec![ground(), line]), scale).unwrap());
        let dark = pixels.chunks(width).filter(|row| row.iter().any(|pixel| *pixel != pixels[0])).count();
        assert_eq!(dark, rows, "scale {scale}: no row is half covered");
    }
}

#[test]
fn what_reaches_beyond_the_edge_is_cut_there() {
    let far = [(-300, -300), (500, 40), (-7, 90_000)];
    let rect = Rect { left: -9, top: -9, right: 99_999, bottom: 3 };
    let pen = Pen { ink: Ink(9, 9, 9), width: 3 };
    let items =
        vec![ground(), Item::Rect(rect, Ink(1, 1, 1)), Item::Line(far.into(), pen), Item::Polygon(far.into(), Ink(2, 2, 2))];
    png(&drawing(items), 4).unwrap();
}
