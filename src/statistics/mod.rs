//! Statistics of the field, one idea a file (floor 2).

mod balance;
mod cagr;
mod claim_set;
mod claims;
mod comparable;
mod evidence;
mod fraction;
mod growth;
mod index;
mod mirror;
mod rollup;
mod sum;

pub use balance::combine;
pub use cagr::cagr;
pub use claims::{Judgement, Relation, Scope, Unverifiable, Verdict, judge};
pub use comparable::place_of;
pub use evidence::Evidence;
pub use fraction::Fraction;
pub use growth::{change, grow, growth};
pub use index::{default_base, index_on};
pub use mirror::pair;
pub use rollup::roll_up;
pub use sum::{minus, plus, sum};
