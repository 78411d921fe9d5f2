//! Statistics of the field, one idea a file (floor 2).

mod claims;

pub use claims::{Judgement, Relation, Unverifiable, Verdict};
