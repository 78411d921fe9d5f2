//! Which series of which source could answer, and which of them does.

pub(in crate::query) mod candidate;
pub(in crate::query) mod choices;
pub(in crate::query) mod composed;
pub(in crate::query) mod find;
pub(in crate::query) mod narrow;
pub(in crate::query) mod product_totals;
pub(in crate::query) mod rolled_up;
pub(in crate::query) mod same_trade;
