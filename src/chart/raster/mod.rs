//! The display list as pixels, and those as a PNG that says what it shows.

mod palette;
mod surface;

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter, Info, PixelDimensions, Unit, text_metadata::ITXtChunk};

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
    let mut info = Info::with_size(width, height);
    info.utf8_text = texts(drawing);
    info.pixel_dims = Some(pixels_to_the_metre(scale));
    let mut encoder = Encoder::with_info(&mut bytes, info).map_err(|error| failed(&error))?;
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

/// What the picture says of itself, with its language where it is in one.
fn texts(drawing: &Drawing) -> Vec<ITXtChunk> {
    let words = [("Title", &drawing.title), ("Description", &drawing.description), ("Source", &drawing.source)];
    let chunk = |(keyword, text): (&str, &String), tag: &str| {
        let mut chunk = ITXtChunk::new(keyword, text.as_str());
        tag.clone_into(&mut chunk.language_tag);
        chunk
    };
    let tag = drawing.language.word();
    words.into_iter().map(|pair| chunk(pair, tag)).chain([chunk(("URL", &drawing.address), "")]).collect()
}

/// A unit of the drawing is a pixel of CSS, 96 to the inch, however many pixels of the picture it is: printed, a picture is as
/// large at every scale.
fn pixels_to_the_metre(scale: u32) -> PixelDimensions {
    let rounded = (scale * 960_000 + 127) / 254;
    PixelDimensions { xppu: rounded, yppu: rounded, unit: Unit::Meter }
}

#[cfg(test)]
mod tests;
