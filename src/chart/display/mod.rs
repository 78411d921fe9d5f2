//! The display list: what plotters draws, as a list from which SVG, pixels and PDF are written.

mod item;
mod recorder;

pub(super) use item::{Anchor, Class, DisplayList, Group, Hatching, Item, Pen, Words};
pub(super) use recorder::{Entering, Hatched, Recorder};
