//! Kills, full disks, failing calls and neighbours: whatever ends `dyad render`, `dyad import` and `dyad index`, every file is the
//! old one or the new one, and the next run comes to what an undisturbed one would have, with nothing left over.
//!
//! The short form is a few points of each; `DYAD_TORTURE=100` makes a hundred, and prints a line of each kind for a table.

mod at_once;
mod batches;
mod failing_calls;
mod full_disks;
mod kills;
mod modes;
mod packages;
mod scene;
mod watched;
mod words;
