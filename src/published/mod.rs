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

mod bucket;
mod fault;
mod folder;
mod layout;
mod location;
mod manifest;
mod object;
mod runtime;

pub use fault::LocationError;
pub use layout::{
    COLUMNS, CURRENT, data_folder, lease_path, manifest_of_version, manifests_folder, package_folder, part, reporter_folder,
    work_folder,
};
pub use location::{Location, Upload};
pub use manifest::{DataFile, FindingLine, FoundManifest, Manifest, PackageObject, Sum};
pub use object::{Before, Object, is_plain};
