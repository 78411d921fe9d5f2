//! Is a file what its descriptor says of it: `bytes` and `hash` of a Frictionless resource, which show that it was cut or changed.

use md5::{Digest, Md5};
use sha2::{Sha256, Sha512};

use super::parquet_table::Bytes;
use crate::trade::{Finding, FindingCode};

/// What a descriptor says of a file's bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct StatedHash {
    pub bytes: Option<u64>,
    pub hash: Option<String>,
}

/// What is hashed: a text that was read, or a table on disk.
#[derive(Clone, Copy)]
pub(super) enum Hashed<'a> {
    Text(&'a [u8]),
    Stored(&'a Bytes),
}

impl StatedHash {
    /// Has the file as many bytes as is said?
    pub(super) fn length_fault(&self, path: &str, found: u64) -> Option<Finding> {
        let stated = self.bytes.filter(|stated| *stated != found)?;
        let text = format!("{found} bytes, but its resource in datapackage.json says {stated}; was the file cut or changed?");
        Some(Finding::of_file(FindingCode::ResourceDiffers, path, text))
    }

    /// Has the file the hash that is said? Frictionless means MD5 where it names no kind.
    pub(super) fn hash_fault(&self, path: &str, bytes: Hashed<'_>) -> Option<Finding> {
        let stated = self.hash.as_deref()?;
        let (kind, wanted) = stated.split_once(':').unwrap_or(("md5", stated));
        let found = match kind {
            "md5" => hashed::<Md5>(bytes),
            "sha256" => hashed::<Sha256>(bytes),
            "sha512" => hashed::<Sha512>(bytes),
            _ => {
                let text =
                    format!("its resource has the hash {stated:?}, which is not looked at; allowed: md5, sha256:, sha512:");
                return Some(Finding::of_file(FindingCode::ResourceDiffers, path, text));
            }
        };
        if found.as_deref().is_some_and(|found| found.eq_ignore_ascii_case(wanted)) {
            return None;
        }
        let found = found.unwrap_or_else(|| "not to be found, since the file cannot be read to its end".to_owned());
        let text =
            format!("its {kind} is {found}, but its resource in datapackage.json says {wanted}; was the file cut or changed?");
        Some(Finding::of_file(FindingCode::ResourceDiffers, path, text))
    }
}

fn hashed<D: Digest>(bytes: Hashed<'_>) -> Option<String> {
    let mut hasher = D::new();
    match bytes {
        Hashed::Text(bytes) => hasher.update(bytes),
        Hashed::Stored(bytes) => bytes.each_piece(|piece| hasher.update(piece)).ok()?,
    }
    Some(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat())
}
