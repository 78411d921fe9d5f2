//! What pictures are drawn with: the canvas, text, strokes, signs, the calendar axis and round numbers.

pub(super) mod bidi;
pub(super) mod canvas;
pub(super) mod category_legend;
pub(super) mod geometry;
pub(super) mod log_ticks;
pub(super) mod sizes;
pub(super) mod strokes;
pub(super) mod swatch;
pub(super) mod text;
pub(super) mod ticks;
pub(super) mod value_axis;
pub(super) mod x_axis;

pub use geometry::TextBox;
