//! An area and where it is named.

use std::ops::Range;

use crate::trade::Area;

/// An area and where it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub area: Area,
    pub tokens: Range<usize>,
}
