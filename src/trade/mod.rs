//! The words of the field, parsed once at the edge and valid from there on (floor 0).

mod amount;
mod area;
mod claim;
mod day;
mod dyad;
mod event;
mod figure;
mod finding;
mod flow;
mod harmonized;
mod interval;
mod period;
mod product;
mod product_tree;
mod source;
mod span;
mod status;
mod valuation;

pub use amount::{Amount, Level, OutOfRange};
pub use area::{Area, AreaKind};
pub use claim::{Claim, ClaimKind, ClaimUnit, Qualifier};
pub use day::{Day, Vintage};
pub use dyad::Dyad;
pub use event::Event;
pub use figure::{Figure, FigureFault};
pub use finding::{Finding, FindingCode, Severity};
pub use flow::Flow;
pub use harmonized::{Section, harmonized_chapters, harmonized_children, harmonized_codes, harmonized_name};
pub use interval::{BOUND_PER_HUNDREDTH, BOUND_PER_UNIT, Bound, Interval};
pub use period::{Calendar, Frequency, Period};
pub use product::Product;
pub use source::{Caution, Reporting, Source};
pub use span::Span;
pub use status::Status;
pub use valuation::Valuation;

/// A text that is not a word of the field: which word was expected, what stood there, what is allowed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a {term}; allowed: {allowed}")]
pub struct UnknownTerm {
    /// The word that was expected, such as `flow` or `period`.
    pub term: &'static str,
    /// What stood there.
    pub text: String,
    /// What is allowed, in words.
    pub allowed: &'static str,
}

impl UnknownTerm {
    pub(crate) fn new(term: &'static str, text: &str, allowed: &'static str) -> Self {
        Self { term, text: text.chars().take(80).collect(), allowed }
    }
}
