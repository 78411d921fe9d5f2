//! The long table: every series of every pair that is asked for below one another, with growth on a year before.

pub(in crate::query) mod asked;
pub(in crate::query) mod batch;
pub(in crate::query) mod page;
pub(in crate::query) mod reading;
pub(in crate::query) mod series;
