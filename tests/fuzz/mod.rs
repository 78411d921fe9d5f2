//! What is fuzzed: functions that take any bytes, must not panic, and hold what is true of every input.
//!
//! `tests/dyad/fuzzed.rs` feeds them the corpus and what a seeded mutator makes of it, in every test run;
//! `make torture` does so for longer.

pub mod address;
pub mod chart;
pub mod conditional;
pub mod delimited;
pub mod descriptor;
pub mod observations;
pub mod pictures;
pub mod ranges;
pub mod style;

/// What became of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was read.
    Accepted,
    /// It was refused in words.
    Refused,
}
