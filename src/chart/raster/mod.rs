//! The display list as pixels, and those as a PNG that says what it shows.

mod palette;
mod surface;

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};

use super::{drawing::Drawing, error::ChartError};
use palette::indexed;
use surface::Surface;

/// How hard to deflate. Flat colours pack well at a low level, in three quarters of the time of the middle ones; shades of many
/// lines and hatchings are worth the search for longer repetitions, which leaves a fifth less.
const FLAT: u8 = 2;
const SHADED: u8 = 5;

/// From so many colours on a picture is shaded.
const SHADES: usize = 200;

/// The drawing as PNG, `scale` pixels to the unit. Indexed where at most 256 colours are used, else RGB; the same bytes always.
///
/// # Errors
/// [`ChartError::Raster`] when the picture is too large for memory or the encoder refuses it.
pub fn png(drawing: &Drawing, scale: u32) -> Result<Vec<u8>, ChartError> {
    let failed = |error: &dyn std::fmt::Display| ChartError::Raster(error.to_string());
    let (width, height) = (drawing.width * scale, drawing.height * scale);
    let mut surface = Surface::new(width, height, scale).ok_or_else(|| failed(&"no room for the pixels"))?;
    drawing.list.items().for_each(|item| surface.draw(item));
    let pixels = surface.finish();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    for (keyword, text) in texts(drawing) {
        encoder.add_itxt_chunk(keyword.to_owned(), text.to_owned()).map_err(|error| failed(&error))?;
    }
    encoder.set_filter(Filter::NoFilter);
    encoder.set_depth(BitDepth::Eight);
    let mut level = SHADED;
    let data = if let Some((palette, indices)) = indexed(&pixels, width) {
        level = if palette.len() / 3 < SHADES { FLAT } else { SHADED };
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(palette);
        indices
    } else {
        encoder.set_color(ColorType::Rgb);
        pixels.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
    };
    encoder.set_deflate_compression(DeflateCompression::Level(level));
    let mut writer = encoder.write_header().map_err(|error| failed(&error))?;
    writer.write_image_data(&data).map_err(|error| failed(&error))?;
    writer.finish().map_err(|error| failed(&error))?;
    Ok(bytes)
}

fn texts(drawing: &Drawing) -> [(&'static str, &str); 4] {
    [("Title", &drawing.title), ("Description", &drawing.description), ("Source", &drawing.source), ("URL", &drawing.address)]
}

#[cfg(test)]
mod tests;
