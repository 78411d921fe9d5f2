//! The name of a version: a hash of everything that is published, so that the same dataset is the same version.

use super::{parquet, parts};
use crate::{
    dataset::Dataset,
    published::{Manifest, PackageObject},
};

/// The version of a dataset. Its rows are in it by the hashes that the dataset has of its tables.
pub(super) fn version(folder: &str, dataset: &Dataset, package: &[PackageObject], totals: &[String]) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut text = |text: &str| {
        hasher.update(&u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes()).update(text.as_bytes());
    };
    // How rows are written, so that what another dyad writes is not mixed with it.
    for number in [Manifest::FORMAT.to_string(), parquet::REVISION.to_string(), parquet::GROUP_ROWS.to_string()] {
        text(&number);
    }
    text(&parts::FILE_ROWS.to_string());
    text(env!("CARGO_PKG_VERSION"));
    for own in [&dataset.name, folder, &dataset.hash, &dataset.content()] {
        text(own);
    }
    for object in package {
        text(&object.name);
        text(&object.blake3);
    }
    for level in totals {
        text(level);
    }
    format!("v{}", &hasher.finalize().to_hex()[..32])
}
