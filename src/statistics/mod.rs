//! Statistics of the field, one idea a file (floor 2).

mod balance;
mod cagr;
mod claim_set;
mod claims;
mod comparable;
mod coverage;
mod evidence;
mod fraction;
mod growth;
mod index;
mod mirror;
mod pop;
mod relative_balance;
mod revision;
mod rolling12;
mod rollup;
mod running;
mod sum;
mod ytd;

pub use balance::combine;
pub use cagr::cagr;
pub use claims::{Judgement, Relation, Scope, Unverifiable, Verdict, judge};
pub use comparable::place_of;
pub use coverage::coverage;
pub use evidence::Evidence;
pub use fraction::Fraction;
pub use growth::{change, grow, growth};
pub use index::{default_base, index_on};
pub use mirror::pair;
pub use pop::measure_pop;
pub use relative_balance::relative_balance;
pub use revision::revise;
pub use rolling12::measure_rolling12;
pub use rollup::roll_up;
pub use sum::{minus, plus, sum};
pub use ytd::measure_ytd;
