//! Growth of many series at once, by a join of a frame with itself: the long table and what is ranked from it.

mod growth;
mod lag;
mod point;

pub use growth::grow_panel;
pub use point::PanelPoint;
