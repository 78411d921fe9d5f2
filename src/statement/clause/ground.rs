//! What the pair of a statement is found by.

use std::ops::Range;

use super::{memory::Memory, named::Named, scene::Scene, subject::Subject};
use crate::statement::Context;

/// What the pair of a statement is found by.
pub(super) struct Ground<'a> {
    pub scene: &'a Scene<'a>,
    pub subject: Option<&'a Subject>,
    pub memory: &'a Memory,
    pub context: &'a Context,
    /// The tokens of the figure, where the one before it ends, and where the next one begins.
    pub anchor: Range<usize>,
    pub last: usize,
    pub next: usize,
    /// Is it a place in an order or a share, whose partner is named as its bearer?
    pub is_ordered: bool,
    /// The partner of this figure among several of the flow.
    pub partner: Option<&'a Named>,
}
