//! What a picture shows, without pixels: an answer becomes a title, a body, and words.

mod assembly;
mod colours;
pub(super) mod compare;
mod comparison_names;
mod contributions;
mod description;
mod dumbbell;
mod flows;
mod growth;
mod index;
mod level;
mod marks;
pub(super) mod mirror;
mod mirror_panel;
mod model;
pub(super) mod partner_continents;
pub(super) mod partner_contributions;
pub(super) mod partner_flows;
pub(super) mod partner_map;
pub(super) mod partner_places;
mod partner_words;
pub(super) mod partners;
pub(super) mod product_contributions;
pub(super) mod product_flows;
pub(super) mod products;
pub(super) mod series;

pub(super) use assembly::figure;
pub(super) use model::{Figure, FigureOptions};
