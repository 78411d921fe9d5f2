//! Pictures: nothing overlaps or is clipped at any size, and a few of them, pixel by pixel.

mod goldens;
mod layout;
mod ranked;
mod samples;
