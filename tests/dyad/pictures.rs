//! Pictures: nothing overlaps or is clipped at any size, and a few of them, pixel by pixel.

mod asked;
mod compared;
mod goldens;
mod house;
mod languages;
mod layout;
mod partner_kinds;
mod pdf_text;
mod pointed;
mod products;
mod ranked;
mod renderers;
mod samples;
mod smallest;
