//! What is asked of an engine: SQL with named arguments, answered by frames.

use polars::prelude::DataFrame;

use crate::table::EngineFault;

/// The value of a named argument, which is bound and never pasted into the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A string.
    Text(String),
    /// A 64-bit integer.
    Number(i64),
}

/// Somebody who answers SQL.
pub trait Asks: std::fmt::Debug + Send + Sync {
    /// Asks, and waits for the whole answer: its batches as they came, each with the columns of the question, none of them where the
    /// engine sent none. Gives up as soon as nobody wants it ([`Wanted::current`](crate::wanted::Wanted::current)).
    ///
    /// # Errors
    /// [`EngineFault`], whose causes are in the log.
    fn ask(&self, sql: &str, arguments: &[(&str, Argument)]) -> Result<Vec<DataFrame>, EngineFault>;
}
