//! The integration tests of engines elsewhere: dyad over Sail and over Apache Spark, with worker processes of their own, held against dyad
//! on its own files. `make test-engine` runs them all, `make test-engine-short` those that need no Java.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod clusters;
mod failures;
mod made;
mod new_versions;
mod options;
mod publishing;
mod questions;
mod same_bytes;
mod support;
mod tokens;
mod two_dyads;

use support::{cluster, monitor, process, random, server, tools};
