//! Published datasets: how they lie in a folder or an S3-compatible store, for an engine to read (floor 1; only with the feature
//! `spark-connect`).
//!
//! ```text
//! <location>/<dataset>/manifest.json                                   what is current; written last, whole
//! <location>/<dataset>/manifests/<version>.json                        the same of each version that is kept
//! <location>/<dataset>/package/<version>/datapackage.json, claims.csv, …
//! <location>/<dataset>/data/version=<version>/reporter=<RUS>/part-<number>.parquet
//! ```
//!
//! A version is named after what is in it, so that the same dataset published again is the same files. Nothing below a version is
//! ever changed.

mod layout;
mod manifest;

pub use layout::{COLUMNS, CURRENT, data_folder, manifest_of_version, package_folder, reporter_folder};
pub use manifest::{DataFile, FindingLine, Manifest, PackageObject, Sum};
