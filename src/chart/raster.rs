//! Drawing to pixels: the SVG through usvg and resvg with the fonts of the drawing only, then a PNG that says what it shows.

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use resvg::{tiny_skia, usvg};

use super::{
    drawing::Drawing,
    error::ChartError,
    fonts::{self, Fonts},
    svg,
};

/// The most colours a palette can hold.
const PALETTE: usize = 256;

/// How hard to deflate: flat colours pack well at any level, and a server should not wait. The `Fast` of the png crate only
/// packs runs of zero bytes, of which a chart has none.
const LEVEL: u8 = 3;

/// The drawing as PNG, `scale` pixels to the unit. Indexed where at most 256 colours are used, else RGB; the same bytes always.
///
/// # Errors
/// [`ChartError::Raster`] when the picture is too large for memory or the encoder refuses it.
pub fn png(drawing: &Drawing, scale: u32) -> Result<Vec<u8>, ChartError> {
    let failed = |error: &dyn std::fmt::Display| ChartError::Raster(error.to_string());
    let (width, height) = (drawing.width * scale, drawing.height * scale);
    let tree = parsed(&drawing.seen(), &drawing.fonts)?;
    let mut pixmap = tiny_skia::Pixmap::new(width, height).ok_or_else(|| failed(&"no room for the pixels"))?;
    #[expect(clippy::cast_precision_loss, reason = "the scale is at most 4")]
    let by = tiny_skia::Transform::from_scale(scale as f32, scale as f32);
    resvg::render(&tree, by, &mut pixmap.as_mut());
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    for (keyword, text) in texts(drawing) {
        encoder.add_itxt_chunk(keyword.to_owned(), text.to_owned()).map_err(|error| failed(&error))?;
    }
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    encoder.set_filter(Filter::NoFilter);
    encoder.set_depth(BitDepth::Eight);
    let data = if let Some((palette, indices)) = indexed(pixmap.data(), width) {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(palette);
        indices
    } else {
        encoder.set_color(ColorType::Rgb);
        pixmap.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
    };
    let mut writer = encoder.write_header().map_err(|error| failed(&error))?;
    writer.write_image_data(&data).map_err(|error| failed(&error))?;
    writer.finish().map_err(|error| failed(&error))?;
    Ok(bytes)
}

/// The SVG with its text as paths; title, description and role stay.
///
/// # Errors
/// [`ChartError::Raster`] when the SVG cannot be read.
pub(super) fn outline(svg: &str, fonts: &Fonts, title: &str, description: &str) -> Result<String, ChartError> {
    let options = usvg::WriteOptions { coordinates_precision: 2, indent: usvg::Indent::None, ..usvg::WriteOptions::default() };
    let tree = parsed(svg, fonts)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let frozen = tree.to_string(&options).replacen("<svg ", &format!("<svg viewBox=\"0 0 {width} {height}\" "), 1);
    Ok(svg::described(&frozen, title, description))
}

fn parsed(svg: &str, fonts: &Fonts) -> Result<usvg::Tree, ChartError> {
    let font_family = fonts::EMBEDDED.to_owned();
    let options = usvg::Options { fontdb: fonts.database(), font_family, ..usvg::Options::default() };
    usvg::Tree::from_str(svg, &options).map_err(|error| ChartError::Raster(error.to_string()))
}

fn texts(drawing: &Drawing) -> [(&'static str, &str); 4] {
    [("Title", &drawing.title), ("Description", &drawing.description), ("Source", &drawing.source), ("URL", &drawing.address)]
}

/// Palette and one index a pixel, by colour; nothing when there are more colours than a palette holds. One pass over the pixels
/// numbers colours as they come, through a table of hashes; the numbers are put in the order of colours at the end. A row like
/// the one above it, which in a chart every second is, is not looked into.
fn indexed(pixels: &[u8], width: u32) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut known = Colours::new();
    let mut indices = Vec::with_capacity(pixels.len() / 4);
    let mut above: &[u8] = &[];
    for row in pixels.chunks_exact(width as usize * 4) {
        if row == above {
            indices.extend_from_within(indices.len() - width as usize..);
        } else {
            known.number(row, &mut indices)?;
        }
        above = row;
    }
    let mut order: Vec<(u32, u8)> = known.colours.iter().copied().zip(0..=u8::MAX).collect();
    order.sort_unstable();
    let mut renamed = [0_u8; PALETTE];
    for ((_, old), new) in order.iter().zip(0..=u8::MAX) {
        renamed[usize::from(*old)] = new;
    }
    for index in &mut indices {
        *index = renamed[usize::from(*index)];
    }
    let palette = order.into_iter().flat_map(|(colour, _)| colour.to_be_bytes().into_iter().skip(1)).collect();
    Some((palette, indices))
}

/// Slots of the table of hashes, four times as many as there are colours at most.
const SLOTS: usize = PALETTE * 4;

/// Colours in the order they came.
struct Colours {
    colours: Vec<u32>,
    /// One more than the place of a colour, 0 where there is none.
    slots: [u16; SLOTS],
}

impl Colours {
    fn new() -> Self {
        Self { colours: Vec::with_capacity(PALETTE), slots: [0; SLOTS] }
    }

    /// Adds the places of a row's colours; nothing when there is no room for one.
    fn number(&mut self, row: &[u8], places: &mut Vec<u8>) -> Option<()> {
        let mut last = (u32::MAX, 0_u8);
        for pixel in row.chunks_exact(4) {
            let colour = u32::from_be_bytes([0, pixel[0], pixel[1], pixel[2]]);
            if colour != last.0 {
                last = (colour, self.place(colour)?);
            }
            places.push(last.1);
        }
        Some(())
    }

    /// The place of a colour, new or not; nothing when there is no room for it.
    fn place(&mut self, colour: u32) -> Option<u8> {
        // Knuth's multiplicative hash: the upper ten bits of the product.
        let mut slot = usize::try_from(colour.wrapping_mul(0x9E37_79B1) >> 22).ok()?;
        loop {
            match usize::from(self.slots[slot]).checked_sub(1) {
                Some(place) if self.colours[place] == colour => return u8::try_from(place).ok(),
                Some(_) => slot = (slot + 1) % SLOTS,
                None => {
                    let place = u8::try_from(self.colours.len()).ok()?;
                    self.colours.push(colour);
                    self.slots[slot] = u16::from(place) + 1;
                    return Some(place);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(svg: &str) -> Drawing {
        Drawing {
            svg: svg.to_owned(),
            title: "Title – é".into(),
            description: "D".into(),
            source: "S".into(),
            address: "/v1/x".into(),
            width: 20,
            height: 10,
            boxes: Vec::new(),
            hit_areas: Vec::new(),
            fonts: Fonts::embedded(),
            seen: svg.len() - "</svg>".len(),
        }
    }

    #[test]
    fn few_colours_are_indexed_and_texts_are_there() {
        let svg = r##"<svg width="20" height="10" xmlns="http://www.w3.org/2000/svg"><rect width="20" height="10" fill="#FFFFFF"/><rect width="5" height="5" fill="#0072B2"/></svg>"##;
        let bytes = png(&drawing(svg), 2).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        assert_eq!((reader.info().width, reader.info().height), (40, 20));
        assert_eq!(reader.info().color_type, ColorType::Indexed);
        let chunks: Vec<_> =
            reader.info().utf8_text.iter().map(|chunk| (chunk.keyword.clone(), chunk.get_text().unwrap())).collect();
        assert_eq!(chunks[0], ("Title".to_owned(), "Title – é".to_owned()));
        assert_eq!(chunks.len(), 4);
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        // Sorted, #0072B2 comes before white.
        assert_eq!((pixels[0], pixels[39]), (0, 1));
        assert_eq!(bytes, png(&drawing(svg), 2).unwrap(), "same bytes");
    }

    #[test]
    fn more_than_a_palette_is_left_alone() {
        let pixels: Vec<u8> = (0..=u8::MAX).flat_map(|byte| [byte, 0, 0, 255]).collect();
        assert!(indexed(&pixels, 256).is_some());
        let (palette, indices) = indexed(&[[9, 9, 9, 255], [1, 2, 3, 255], [9, 9, 9, 255], [0, 0, 7, 255]].concat(), 1).unwrap();
        assert_eq!((palette, indices), (vec![0, 0, 7, 1, 2, 3, 9, 9, 9], vec![2, 1, 2, 0]), "in the order of colours");
        let more = [pixels, vec![0, 1, 0, 255]].concat();
        assert!(indexed(&more, 257).is_none());
    }
}
