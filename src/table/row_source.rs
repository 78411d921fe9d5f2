//! Rows that lie with an engine elsewhere, and what is asked of it.

use std::sync::Arc;

use super::{Block, Products, Rows, Slice, StorageError};
use crate::trade::{Area, Calendar, Dyad, Flow, Frequency, Word};

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

    /// How many rows or figures there are of each period; none where the engine does not count, so that who asks reads the rows. Among
    /// totals that are sums of products there is none of an area with itself, but of the world's.
    ///
    /// # Errors
    /// [`StorageError`] when it does not answer.
    fn counts(&self, _counting: &Counting<'_>) -> Result<Option<Counts>, StorageError> {
        Ok(None)
    }

    /// Which flows of which source each pair has, by pair; none where the engine does not tell, so that who asks reads the rows.
    ///
    /// # Errors
    /// [`StorageError`] when it does not answer.
    fn flows(&self) -> Result<Option<Arc<[FlowOfPair]>>, StorageError> {
        Ok(None)
    }
}

/// A flow of a source that a pair has rows of.
pub type FlowOfPair = (Dyad, Flow, u16);

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
    /// Only of this flow.
    pub flow: Option<Flow>,
    /// The place of the source; none for all.
    pub source: Option<u16>,
    /// Only in this calendar.
    pub calendar: Option<Calendar>,
    /// Which rows of each series.
    pub part: Part,
}

/// Which rows of each series; more may come. Every vintage of a period comes with it, and of the parts that are bounded by time the
/// first and the last period of each series too: what a series is and how far it reaches is known from every part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of them.
    Whole,
    /// Those of periods with a day between these, in days since 1970, and the ends.
    Days(i32, i32),
    /// Those of periods with a month between these, counted from year 0 in the calendar of the series, and the ends.
    Months(i32, i32),
    /// Those of its last so many periods.
    Last(u32),
}

/// What is to be counted, by source, flow, calendar, frequency, currency and period.
#[derive(Debug, Clone, Copy)]
pub struct Counting<'a> {
    /// Only of this reporter.
    pub reporter: Option<Area>,
    /// Only about this partner.
    pub partner: Option<Area>,
    /// Which products.
    pub products: Products<'a>,
    /// Only of this flow.
    pub flow: Option<Flow>,
    /// The place of the source; none for all.
    pub source: Option<u16>,
    /// What.
    pub what: Counted,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Rows, of every vintage.
    Rows,
    /// Series of which the latest vintage of the period has a figure, and the pairs that they are of: those of areas proper, where a
    /// side is not asked for, and of nobody with himself.
    Figures,
    /// The same of what is made from two flows that both have a figure, where nobody publishes a flow of that name; told under the first.
    Made {
        /// The two flows.
        from: (Flow, Flow),
        /// What is not made once more where it is published of the same pair, product, source, calendar and frequency.
        unless: Option<Flow>,
    },
}

/// What figures have in common that are never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Making {
    /// The place of the source.
    pub source: u16,
    /// The flow.
    pub flow: Flow,
    /// The calendar.
    pub calendar: Calendar,
    /// The frequency.
    pub frequency: Frequency,
    /// ISO 4217 code of the currency.
    pub currency: Word,
}

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// How many there are of each period, by its number among those of its frequency.
    pub periods: Vec<(Making, i32, u64)>,
    /// How many pairs there are of each making; none where rows were counted.
    pub pairs: Vec<(Making, u64)>,
}
