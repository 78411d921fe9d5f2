//! Pictures: an [`Answer`](crate::query::Answer) to SVG, PNG and PDF (floor 4).
//!
//! `kinds` is the table of what can be drawn of which answer; `figure` turns an answer into a title, words and one `body`, which
//! is a way of showing figures with its drawing, notation, hit areas and sentences; `layout` puts them on a canvas of any size
//! with what `paint` holds, on which plotters draws a list (`display`); `svg`, `raster` and `pdf` write documents, pixels and
//! pages from that list.

mod axis_scale;
mod body;
mod caption;
mod categorical_palette;
mod colour_distance;
mod curated;
mod custom_text;
mod definition;
mod display;
mod draw;
mod drawing;
mod error;
mod event_kinds;
mod figure;
mod font_scale;
mod fonts;
mod headline;
mod headline_choice;
mod highlight;
mod hit_area;
mod ink;
mod kinds;
mod layout;
mod map;
mod own_words;
mod paint;
mod pdf;
mod period_axis;
mod picture_parameters;
mod points;
mod preset;
mod raster;
mod remark;
mod series_inks;
mod spec;
mod style;
mod svg;
mod theme;
mod toml_fault;
mod wording;
mod words_of_address;

pub use axis_scale::AxisScale;
pub use caption::{Caption, PictureWords, Sign, caption, picture_words};
pub use definition::ChartDefinition;
pub use draw::draw;
pub use drawing::Drawing;
pub use error::ChartError;
pub use font_scale::FontScale;
pub use headline::headline;
pub use headline_choice::HeadlineChoice;
pub use highlight::Highlight;
pub use hit_area::{Datum, HitArea};
pub use kinds::ChartKind;
pub use map::WorldMap;
pub use paint::TextBox;
pub use pdf::pdf;
pub use picture_parameters::PICTURE_PARAMETERS;
pub use preset::Preset;
pub use raster::png;
pub use remark::Remark;
pub use spec::{PictureSpec, TextMode};
pub use style::HouseStyle;
pub use theme::Theme;
pub use words_of_address::WordsOfAddress;

/// Goes up with every change that makes other bytes from the same answer, so that a batch draws everything again.
pub const RENDERER_REVISION: u32 = 7;
