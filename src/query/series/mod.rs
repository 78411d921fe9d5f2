//! Answers that are series: one, several side by side, mirrors, revisions, a pair in short.

pub(in crate::query) mod compare;
pub(in crate::query) mod mirror;
pub(in crate::query) mod mirror_ends;
pub(in crate::query) mod missing_rows;
pub(in crate::query) mod revisions;
pub(in crate::query) mod single;
pub(in crate::query) mod summary;
pub(in crate::query) mod vintage_history;
pub(in crate::query) mod world_totals;
