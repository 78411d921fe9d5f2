//! What a picture shows, without pixels: an answer becomes a title, a body, and words.

mod assembly;
mod colours;
pub(super) mod compare;
mod comparison_names;
mod description;
mod dumbbell;
mod growth;
mod index;
pub(super) mod length;
mod level;
mod marks;
pub(super) mod mirror;
mod mirror_panel;
mod model;
mod months;
mod one_figure;
pub(super) mod partners;
pub(super) mod products;
pub(super) mod series;
pub(super) mod single;

pub(super) use assembly::figure;
pub(super) use model::{Figure, FigureOptions};
