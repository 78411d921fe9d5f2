//! What a query can be narrowed and shaped with.

pub(in crate::query) mod asked_statement;
mod by_name;
pub(in crate::query) mod movement;
pub(in crate::query) mod parameter;
pub mod patterns;
mod readers;
pub(in crate::query) mod row_filter;
mod row_lists;
pub(in crate::query) mod series_reference;
pub(in crate::query) mod sort;
pub(in crate::query) mod sought;
mod sought_list;
mod statement_words;
pub(in crate::query) mod table;
pub(in crate::query) mod values;
pub(in crate::query) mod window;
pub(in crate::query) mod window_edge;

#[cfg(test)]
mod laws;
