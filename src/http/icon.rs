//! The icon of the pages: as a drawing, and in pixels for the home screens of telephones.

use std::sync::LazyLock;

use super::{
    problem::Problem,
    reply::{CachePolicy, Reply, ReplyResult},
};
use crate::query::Format;

/// Two bars, the trade and its mirror.
const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"7\" \
    fill=\"#0b5c8a\"/><rect x=\"8\" y=\"7\" width=\"6\" height=\"18\" rx=\"1\" fill=\"#fff\"/><rect x=\"18\" y=\"13\" \
    width=\"6\" height=\"12\" rx=\"1\" fill=\"#ffb547\"/></svg>\n";

/// The ground and the bars: left, top, right and bottom on a field of 32 by 32.
const COLOURS: [u8; 9] = [0x0b, 0x5c, 0x8a, 0xff, 0xff, 0xff, 0xff, 0xb5, 0x47];
const BARS: [[u32; 4]; 2] = [[8, 7, 14, 25], [18, 13, 24, 25]];
const FIELD: u32 = 32;
/// The side that telephones ask for; they round the corners themselves.
const SIDE: u32 = 180;

static PIXELS: LazyLock<Result<Vec<u8>, String>> = LazyLock::new(|| pixels().map_err(|error| error.to_string()));

/// `/favicon.svg`.
pub(super) async fn drawing() -> ReplyResult {
    Ok(Reply::new(DRAWING.as_bytes().to_vec(), Format::Svg, CachePolicy::Fixed))
}

/// `/apple-touch-icon.png`.
pub(super) async fn touch() -> ReplyResult {
    let bytes = PIXELS.as_ref().map_err(Problem::internal)?;
    Ok(Reply::new(bytes.clone(), Format::Png, CachePolicy::Fixed))
}

fn pixels() -> Result<Vec<u8>, png::EncodingError> {
    let within = |at: u32, from: u32, to: u32| at * FIELD >= from * SIDE && at * FIELD < to * SIDE;
    let colour = |place: u32| {
        let (x, y) = (place % SIDE, place / SIDE);
        let bar = BARS.iter().position(|[left, top, right, bottom]| within(x, *left, *right) && within(y, *top, *bottom));
        bar.map_or(0, |bar| if bar == 0 { 1 } else { 2 })
    };
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, SIDE, SIDE);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(&COLOURS[..]);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&(0..SIDE * SIDE).map(colour).collect::<Vec<u8>>())?;
    writer.finish()?;
    Ok(bytes)
}
