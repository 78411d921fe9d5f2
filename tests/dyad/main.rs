//! The integration tests: one binary, one module an idea.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod addresses;
mod answers;
mod batch;
mod batch_of_imports;
mod browser;
mod circles;
mod command_line;
mod compare;
mod described;
mod documents;
mod downloads;
mod errors;
mod examples;
mod faults;
mod floors;
mod frictionless;
#[path = "../fuzz/mod.rs"]
mod fuzz;
mod fuzzed;
mod goldens;
mod growths;
mod headers;
mod import_sums;
mod imports;
mod known_then;
mod laws;
mod measures;
mod missing_parts;
mod movers;
mod page;
mod pairs;
mod panel;
mod partners;
mod periods;
mod pictures;
mod plausible;
mod products;
mod rankings;
mod re_exports;
mod rolled_laws;
mod rollups;
mod russia_iran;
mod schemathesis;
mod shares;
mod smoke;
mod stored;
mod support;
mod territories;
mod totals;
mod translations;
mod verdict_kinds;
mod verdict_rule;
mod vintages;
mod window_days;

use support::{command, mutate, package, schema, served, server, source, tools};
