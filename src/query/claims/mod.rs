//! Claims held against every source.

pub(in crate::query) mod all_trade;
pub(in crate::query) mod contemporary;
pub(in crate::query) mod grounds;
pub(in crate::query) mod official;
pub(in crate::query) mod source_evidence;
pub(in crate::query) mod verdicts;
