//! The integration tests: one binary, one module an idea.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod addresses;
mod batch;
mod browser;
mod command_line;
mod compare;
mod downloads;
mod errors;
mod faults;
mod floors;
mod frictionless;
mod goldens;
mod growths;
mod headers;
mod import_sums;
mod imports;
mod known_then;
mod laws;
mod made;
mod measures;
mod page;
mod pairs;
mod partners;
mod pictures;
mod products;
mod rankings;
mod rollups;
mod russia_iran;
mod served;
mod shares;
mod smoke;
mod stored;
mod totals;
mod vintages;
