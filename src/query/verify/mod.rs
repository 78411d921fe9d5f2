//! What anyone says, held against every source: the statements of a text, or one by its fields.
//!
//! `stated` has what is said, as read or as given; `recognised` knows it again among the claims of the datasets; `hearings` has it
//! judged by the court of claims; `page` puts the answer together.

pub(in crate::query) mod answer;
mod characters;
mod claim;
mod hearings;
pub(in crate::query) mod page;
mod recognised;
mod stated;
