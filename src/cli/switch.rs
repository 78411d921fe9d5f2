//! What is on or off.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// What else people write for `on`.
const ON: [&str; 5] = ["true", "yes", "y", "t", "1"];
/// What else people write for `off`.
const OFF: [&str; 5] = ["false", "no", "n", "f", "0"];

/// Reads `on` and `off`, and what else people write for them; in capitals too, where its option ignores case.
pub(super) fn switch() -> impl TypedValueParser<Value = bool> {
    let words = [PossibleValue::new("on").aliases(ON), PossibleValue::new("off").aliases(OFF)];
    PossibleValuesParser::new(words).map(|word| ["on"].iter().chain(&ON).any(|on| word.eq_ignore_ascii_case(on)))
}
