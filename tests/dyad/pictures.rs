//! Pictures: nothing overlaps or is clipped at any size, and a few of them, pixel by pixel.

#[path = "pictures/goldens.rs"]
mod goldens;
#[path = "pictures/layout.rs"]
mod layout;
#[path = "pictures/samples.rs"]
mod samples;
