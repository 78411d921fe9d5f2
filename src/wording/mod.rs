//! What is said of trade, in words: periods within a sentence, and claims as sentences in the reader's language. Made of fields
//! only, so that tables, pictures and pages say the same.

mod claim_words;
mod period_words;
mod sentence;
mod stated_value;

pub use period_words::{of as period_of, span as period_span, within as period_within};
pub use sentence::sentence;
