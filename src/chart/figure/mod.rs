//! What a picture shows, without pixels: an answer becomes a title, a body, and words.

mod assembly;
pub(super) mod compare;
pub(super) mod comparison_names;
mod description;
mod dumbbell;
mod growth;
mod index;
mod level;
mod marks;
pub(super) mod mirror;
mod mirror_panel;
mod model;
pub(super) mod partners;
pub(super) mod products;
pub(super) mod series;

pub(super) use assembly::figure;
pub(super) use model::{Figure, FigureOptions};
