//! What a picture shows, without pixels: an answer becomes a title, a body, and words.

mod absences;
mod assembly;
mod balance;
pub(super) mod claims;
mod colours;
pub(super) mod compare;
pub(super) mod comparison_names;
mod description;
mod dumbbell;
mod gap_words;
mod growth;
pub(super) mod heatmap;
mod index;
pub(super) mod length;
mod level;
mod marks;
pub(super) mod mirror;
mod mirror_panel;
mod mirror_sides;
mod model;
mod months;
mod one_figure;
pub(super) mod partners;
mod product_groups;
mod product_shares;
pub(super) mod products;
pub(super) mod series;
pub(super) mod single;
pub(super) mod vintages;

pub(super) use assembly::figure;
pub(super) use model::{Figure, FigureOptions};
