//! The figures of a drawing as places that can be pointed at.

/// A figure and where it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct HitArea {
    /// The left edge of what belongs to it.
    pub left: i32,
    /// The top edge.
    pub top: i32,
    /// How wide it is; at least 1.
    pub width: i32,
    /// How high it is; at least 1.
    pub height: i32,
    /// The figure.
    pub datum: Datum,
}

/// A figure for scripts and in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Datum {
    /// Its period, or the code of what is ranked.
    pub period: String,
    /// The series it is of; empty where there is only one.
    pub series: String,
    /// Its value in the unit of the axis.
    pub value: f64,
    /// What it says in full.
    pub words: String,
}
