//! What earlier sentences spoke of, for those that only say "it".

use super::{named::Named, subject::Topic};
use crate::{
    statement::Place,
    trade::{Calendar, Span},
};

/// What was spoken of last.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory {
    /// The two, in the order that they were named; the first is the owner where `is_owned`.
    pub pair: Option<(Named, Named)>,
    /// The pair that the whole text is of, where it is of one only.
    pub of_text: Option<(Named, Named)>,
    /// Was it said whose statistics or whose flow it was?
    pub is_owned: bool,
    /// What was said of them.
    pub topic: Option<Topic>,
    /// Was it all products?
    pub is_total: bool,
    /// The months of all that the last sentence said, where they are the same.
    pub period: Option<(Span, Calendar, Place)>,
}
