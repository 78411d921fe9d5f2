//! Pictures: nothing overlaps or is clipped at any size, and a few of them, pixel by pixel.

mod compared;
mod goldens;
mod languages;
mod layout;
mod products;
mod ranked;
mod samples;
