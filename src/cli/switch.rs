//! What is on or off.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Reads `on` and `off`, and what else people write for them.
pub(super) fn switch() -> impl TypedValueParser<Value = bool> {
    let on = PossibleValue::new("on").aliases(["true", "yes", "y", "t", "1"]);
    let off = PossibleValue::new("off").aliases(["false", "no", "n", "f", "0"]);
    PossibleValuesParser::new([on, off]).map(|word| ["on", "true", "yes", "y", "t", "1"].contains(&word.as_str()))
}
