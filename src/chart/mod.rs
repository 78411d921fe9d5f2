//! Pictures: an [`Answer`](crate::query::Answer) to SVG and PNG (floor 4).
//!
//! `figure` turns an answer into what is to be shown, without pixels; `paint` puts that on a canvas of any size;
//! `raster` turns the drawing into pixels.

mod curated;
mod definition;
mod draw;
mod error;
mod figure;
mod fills;
mod fonts;
mod kind;
mod paint;
mod raster;
mod spec;
mod svg;
mod theme;

pub use definition::ChartDefinition;
pub use draw::{Drawing, draw};
pub use error::ChartError;
pub use kind::Kind;
pub use paint::TextBox;
pub use raster::{outline, png};
pub use spec::{PictureSpec, TextMode};
pub use theme::Theme;

/// Goes up with every change that makes other bytes from the same answer, so that a batch draws everything again.
pub const RENDERER_REVISION: u32 = 4;
