//! Text to resource, and a query back to the one address it has.

pub(in crate::query) mod format;
pub(in crate::query) mod offer;
pub(in crate::query) mod parse;
pub(in crate::query) mod query;
pub(in crate::query) mod resource;
pub(in crate::query) mod resource_kind;
pub(in crate::query) mod view;
