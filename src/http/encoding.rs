//! The bytes of a representation with the tag of each of its codings.

use std::{io::Write, ops::Deref, sync::OnceLock};

use axum::{
    body::Bytes,
    http::{HeaderName, HeaderValue},
};
use flate2::{Compression, write::GzEncoder};

use super::answer_memory::counted;

/// Below this a compressed body is not worth its header.
const LEAST_GZIP: usize = 1024;

/// A strong tag, ready for the head of an answer; as text it is without its quotes.
#[derive(Debug, Clone)]
pub(super) struct Tag(HeaderValue);

/// Bytes, the strong tag made from them, and their gzip coding once somebody asked for it.
#[derive(Debug)]
pub(super) struct EncodedBody {
    bytes: Bytes,
    /// The room that they take.
    room: usize,
    tag: Tag,
    gzip: OnceLock<Option<(Bytes, Tag)>>,
    head: Vec<(HeaderName, HeaderValue)>,
}

impl EncodedBody {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        let tag = Tag::of(&bytes, "");
        Self { room: bytes.capacity(), bytes: counted(bytes), tag, gzip: OnceLock::new(), head: Vec::new() }
    }

    /// With what its answer's head says of these bytes beside what every head says.
    pub(super) fn with_head(self, head: Vec<(HeaderName, HeaderValue)>) -> Self {
        Self { head, ..self }
    }

    /// What its answer's head says of these bytes.
    pub(super) fn head(&self) -> &[(HeaderName, HeaderValue)] {
        &self.head
    }

    /// How much memory it takes, without the gzip coding that somebody may ask for.
    pub(super) fn weight(&self) -> u64 {
        let head: usize = self.head.iter().map(|(_, value)| value.len() + 64).sum();
        u64::try_from(self.room + head + 256).unwrap_or(u64::MAX)
    }

    /// The bytes as they are, and their tag.
    pub(super) fn plain(&self) -> (Bytes, Tag) {
        (self.bytes.clone(), self.tag.clone())
    }

    /// The gzip coding and its own tag, where it is worth it. The tag is of the coded bytes, which another version of the coder may
    /// make otherwise of the same bytes.
    pub(super) fn gzip(&self) -> Option<(Bytes, Tag)> {
        let code = || {
            let coded = compressed(&self.bytes)?;
            let tag = Tag::of(&coded, "-gzip");
            Some((coded, tag))
        };
        self.gzip.get_or_init(|| (self.bytes.len() > LEAST_GZIP).then(code).flatten()).clone()
    }
}

impl From<Vec<u8>> for EncodedBody {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

impl Tag {
    fn of(bytes: &[u8], ending: &str) -> Self {
        let hash = blake3::hash(bytes).to_hex();
        let quoted = format!("\"{}{ending}\"", &hash[..32]);
        Self(HeaderValue::try_from(quoted).unwrap_or_else(|_| HeaderValue::from_static("\"\"")))
    }

    /// As a head has it, in quotes.
    pub(super) fn quoted(&self) -> HeaderValue {
        self.0.clone()
    }
}

impl Deref for Tag {
    type Target = str;

    fn deref(&self) -> &str {
        let text = self.0.to_str().unwrap_or_default();
        text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or_default()
    }
}

/// Without name and time, so that the same bytes give the same coding.
fn compressed(bytes: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::default());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok().map(counted)
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
        assert_eq!(tag.len(), 32);
        assert!(coded_tag.ends_with("-gzip") && !coded_tag.starts_with(&*tag), "{}", &*coded_tag);
        assert_eq!(tag.quoted(), format!("\"{}\"", &*tag).as_str());
    }
}
