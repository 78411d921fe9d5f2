//! The observations of every dataset as they are stored, below one another: nothing chosen among, nothing derived.

mod asked;
pub(in crate::query) mod batch;
pub(in crate::query) mod page;
pub(in crate::query) mod reading;
