//! A glyph of a line.

/// A glyph of a line; lengths in units of the font, from the left end of the line at its baseline, y upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) struct Glyph {
    pub(in crate::chart) id: u32,
    pub(in crate::chart) x: i32,
    pub(in crate::chart) y: i32,
    /// The first byte of its letters in the text of the line, and the one after the last.
    pub(in crate::chart) letters: (u32, u32),
}
