//! Pictures: an [`Answer`](crate::query::Answer) to SVG, PNG and PDF (floor 4).
//!
//! `figure` turns an answer into what is to be shown, without pixels; `paint` puts that on a canvas of any size;
//! `raster` turns the drawing into pixels.

mod apart;
mod axis;
mod curated;
mod definition;
mod draw;
mod error;
mod figure;
mod fills;
mod font_scale;
mod fonts;
mod kind;
mod own_words;
mod paint;
mod pdf;
mod point;
mod preset;
mod raster;
mod spec;
mod style;
mod svg;
mod theme;

pub use axis::Axis;
pub use definition::ChartDefinition;
pub use draw::{Drawing, draw};
pub use error::ChartError;
pub use font_scale::FontScale;
pub use kind::Kind;
pub use paint::TextBox;
pub use pdf::pdf;
pub use point::{Point, Told};
pub use preset::Preset;
pub use raster::png;
pub use spec::{PictureSpec, TextMode};
pub use style::HouseStyle;
pub use theme::Theme;

/// Goes up with every change that makes other bytes from the same answer, so that a batch draws everything again.
pub const RENDERER_REVISION: u32 = 5;
