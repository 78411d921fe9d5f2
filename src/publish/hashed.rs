//! Bytes with their hash: of what goes to a location, and of what is there.

use std::io::{self, Write};

use crate::published::{Location, LocationError, Upload};

/// A file on its way, whose bytes are counted and hashed.
pub(super) struct HashedUpload {
    upload: Upload,
    hasher: blake3::Hasher,
    bytes: u64,
    /// Why the location takes no more.
    failure: Option<String>,
}

impl HashedUpload {
    pub(super) fn new(upload: Upload) -> Self {
        Self { upload, hasher: blake3::Hasher::new(), bytes: 0, failure: None }
    }

    /// Why the location took no more, if that was so.
    pub(super) fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// Puts it in its place: its bytes, their hash, and the tag.
    pub(super) fn finish(self) -> Result<(u64, String, Option<String>), LocationError> {
        let tag = self.upload.finish()?;
        Ok((self.bytes, self.hasher.finalize().to_hex().to_string(), tag))
    }
}

impl Write for HashedUpload {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.upload.write(bytes).inspect_err(|error| self.failure = Some(error.to_string()))?;
        self.hasher.update(&bytes[..written]);
        self.bytes += u64::try_from(written).unwrap_or(0);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.upload.flush()
    }
}

/// The hash of a file that is there.
pub(super) fn hash_of(location: &Location, path: &str) -> Result<String, LocationError> {
    let mut hasher = blake3::Hasher::new();
    location.read(path, &mut |bytes| {
        hasher.update(bytes);
    })?;
    Ok(hasher.finalize().to_hex().to_string())
}
