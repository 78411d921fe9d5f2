//! Pictures: nothing overlaps or is clipped at any size, and a few of them, pixel by pixel.

mod asked;
mod colours;
mod compared;
mod compared_counts;
mod defaults;
mod goldens;
mod heat_maps;
mod highlighted;
mod house;
mod languages;
mod layout;
mod marked_events;
mod pdf_text;
mod pointed;
mod products;
mod ranked;
mod renderers;
mod samples;
mod sights;
mod smallest;
mod statements;
mod vintage_paths;
