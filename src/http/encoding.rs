//! The bytes of a representation with the tag of each of its codings.

use std::{io::Write, sync::OnceLock};

use axum::body::Bytes;
use flate2::{Compression, write::GzEncoder};

/// Below this a compressed body is not worth its header.
const LEAST_GZIP: usize = 1024;

/// Bytes, the strong tag made from them, and their gzip coding once somebody asked for it.
#[derive(Debug)]
pub(super) struct EncodedBody {
    bytes: Bytes,
    /// The room that they take.
    room: usize,
    tag: String,
    gzip: OnceLock<Option<Bytes>>,
}

impl EncodedBody {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        let tag = blake3::hash(&bytes).to_hex()[..32].to_owned();
        Self { room: bytes.capacity(), bytes: bytes.into(), tag, gzip: OnceLock::new() }
    }

    /// How much memory it takes, without the gzip coding that somebody may ask for.
    pub(super) fn weight(&self) -> u64 {
        u64::try_from(self.room + 256).unwrap_or(u64::MAX)
    }

    /// The bytes as they are, and their tag.
    pub(super) fn plain(&self) -> (Bytes, String) {
        (self.bytes.clone(), self.tag.clone())
    }

    /// The gzip coding and its own tag, where it is worth it.
    pub(super) fn gzip(&self) -> Option<(Bytes, String)> {
        let coded = self.gzip.get_or_init(|| (self.bytes.len() > LEAST_GZIP).then(|| compressed(&self.bytes)).flatten());
        coded.clone().map(|bytes| (bytes, format!("{}-gzip", self.tag)))
    }
}

/// Without name and time, so that the same bytes give the same coding.
fn compressed(bytes: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::default());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_coding_has_its_tag_and_small_bodies_have_one() {
        let small = EncodedBody::new(vec![b'a'; 1024]);
        assert!(small.gzip().is_none());
        let large = EncodedBody::new(vec![b'a'; 1025]);
        let ((plain, tag), (coded, coded_tag)) = (large.plain(), large.gzip().unwrap());
        assert!(coded.len() < plain.len() && coded.starts_with(&[0x1f, 0x8b]));
        assert_eq!((tag.len(), coded_tag), (32, format!("{tag}-gzip")));
    }
}
