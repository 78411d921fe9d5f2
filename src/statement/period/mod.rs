//! The periods that a text speaks of: years, parts of years, days, and what is told by reference to them (floor 2).
//!
//! `vocabulary.rs` holds the words, `source.rs` the tokens with them. Of these are read: years (`year.rs`), parts of years
//! (`part.rs`), days and rows of days (`date.rs`); `spoken.rs` puts a period together of them, `reckoning.rs` says which months
//! it is, `relative.rs` reads what needs no year, and `scan.rs` goes through the text and says what each period is there for.

mod date;
mod part;
mod reckoning;
mod relative;
mod scan;
mod source;
mod spoken;
mod vocabulary;
mod year;

#[cfg(test)]
mod tests;

pub(in crate::statement) use scan::periods;
