//! One period by every source: what each says of it, what was stated of it, and each figure with its source to copy.

pub(super) mod accounts;
mod choice;
mod difference;
mod figure_sentence;
mod rows;
mod section;
mod stated;
mod stated_sentence;
mod states;
mod to_copy;
mod wording;

pub(super) use accounts::stated_growth;
pub(in crate::page) use figure_sentence::figure_sentences;
pub(super) use section::section;
pub(super) use stated::stated_value;
pub(super) use wording::account_of;
