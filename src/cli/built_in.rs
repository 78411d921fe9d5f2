//! What a build may be without.

/// Something that was left out of this build.
#[derive(Debug, thiserror::Error)]
#[error("{0} is not in this build; `cargo build --release --features spark-connect` makes one that has it")]
pub(super) struct NotBuiltIn(pub(super) &'static str);
