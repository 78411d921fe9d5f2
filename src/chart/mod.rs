//! Pictures: an [`Answer`](crate::query::Answer) to SVG, PNG and PDF (floor 4).
//!
//! `figure` turns an answer into what is to be shown, without pixels; `paint` puts that on a canvas of any size;
//! `raster` turns the drawing into pixels.

mod axis_scale;
mod categorical_palette;
mod colour_distance;
mod curated;
mod custom_text;
mod definition;
mod draw;
mod drawing;
mod error;
mod figure;
mod font_scale;
mod fonts;
mod hit_area;
mod kind;
mod paint;
mod pdf;
mod picture_parameters;
mod preset;
mod raster;
mod spec;
mod style;
mod svg;
mod theme;
mod toml_fault;

pub use axis_scale::AxisScale;
pub use definition::ChartDefinition;
pub use draw::draw;
pub use drawing::Drawing;
pub use error::ChartError;
pub use font_scale::FontScale;
pub use hit_area::{Datum, HitArea};
pub use kind::ChartKind;
pub use paint::TextBox;
pub use pdf::pdf;
pub use picture_parameters::PICTURE_PARAMETERS;
pub use preset::Preset;
pub use raster::png;
pub use spec::{PictureSpec, TextMode};
pub use style::HouseStyle;
pub use theme::Theme;

/// Goes up with every change that makes other bytes from the same answer, so that a batch draws everything again.
pub const RENDERER_REVISION: u32 = 5;
