//! Pictures: nothing overlaps or is clipped at any size, and a few of them, pixel by pixel.

mod asked;
mod compared;
mod defaults;
mod goldens;
mod house;
mod languages;
mod layout;
mod pdf_text;
mod pointed;
mod products;
mod ranked;
mod renderers;
mod samples;
mod smallest;
