//! Rows that lie with an engine elsewhere, and what is asked of it.

use std::sync::Arc;

use super::{Block, Products, Rows, Slice, StorageError};
use crate::trade::{Area, Dyad};

/// Answers what is asked of a table without its blocks being here.
pub trait RowSource: std::fmt::Debug + Send + Sync {
    /// The rows of a slice, in order, as one block.
    ///
    /// # Errors
    /// [`StorageError`] when they cannot be had.
    fn slice(&self, slice: &Slice<'_>) -> Result<Arc<Block>, StorageError>;

    /// The rows of many pairs at once, in whatever order.
    ///
    /// # Errors
    /// [`StorageError`] when they cannot be had, or are too many.
    fn selection(&self, selection: &Selection<'_>) -> Result<Rows, StorageError>;

    /// Are all rows of a dyad here already, so that no question is asked?
    fn is_at_hand(&self, dyad: Dyad) -> bool;

    /// How many rows of these products there are over all pairs, as far as that is known without a question.
    fn rows_of(&self, products: Products<'_>, source: Option<u16>) -> Option<u64>;
}

/// Rows of many pairs.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'a> {
    /// The first and the last pair, in their order.
    pub dyads: (Dyad, Dyad),
    /// Only of this reporter.
    pub reporter: Option<Area>,
    /// Only about this partner.
    pub partner: Option<Area>,
    /// Which products.
    pub products: Products<'a>,
    /// The total of all products of the same pairs too.
    pub with_total: bool,
    /// The place of the source; none for all.
    pub source: Option<u16>,
    /// Which rows of each series.
    pub part: Part,
}

/// Which rows of each series; more may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of them.
    Whole,
    /// Those of periods with a day between these, in days since 1970.
    Days(i32, i32),
    /// Those of its last so many periods.
    Last(u32),
}
