//! The bytes of a representation, coded or not, with their tag.

use std::{
    io::{self, Write},
    ops::Deref,
    time::Instant,
};

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

/// Bytes, and the strong tag made from them.
#[derive(Debug)]
pub(super) struct EncodedBody {
    bytes: Bytes,
    /// The room that they take.
    room: usize,
    tag: Tag,
    head: Vec<(HeaderName, HeaderValue)>,
    /// When it was made, where that was of rows that an engine elsewhere has.
    made: Option<Instant>,
}

impl EncodedBody {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        Self::tagged(bytes, "")
    }

    fn tagged(bytes: Vec<u8>, ending: &str) -> Self {
        let tag = Tag::of(&bytes, ending);
        Self { room: bytes.capacity(), bytes: counted(bytes), tag, head: Vec::new(), made: None }
    }

    /// With what its answer's head says of these bytes beside what every head says.
    pub(super) fn with_head(self, head: Vec<(HeaderName, HeaderValue)>) -> Self {
        Self { head, ..self }
    }

    /// As just made of rows that an engine elsewhere has.
    pub(super) fn of_rows_elsewhere(self) -> Self {
        Self { made: Some(Instant::now()), ..self }
    }

    /// When it was made, where that was of rows that an engine elsewhere has.
    pub(super) fn made_elsewhere(&self) -> Option<Instant> {
        self.made
    }

    /// What its answer's head says of these bytes.
    pub(super) fn head(&self) -> &[(HeaderName, HeaderValue)] {
        &self.head
    }

    /// How much memory it takes.
    pub(super) fn weight(&self) -> u64 {
        let head: usize = self.head.iter().map(|(_, value)| value.len() + 64).sum();
        u64::try_from(self.room + head + 256).unwrap_or(u64::MAX)
    }

    /// How many bytes it has.
    pub(super) fn length(&self) -> usize {
        self.bytes.len()
    }

    /// The bytes as they are, and their tag.
    pub(super) fn plain(&self) -> (Bytes, Tag) {
        (self.bytes.clone(), self.tag.clone())
    }

    /// What tells these bytes from all others.
    pub(super) fn tag(&self) -> &str {
        &self.tag
    }

    /// Is a compressed body worth its header?
    pub(super) fn is_worth_gzip(&self) -> bool {
        self.bytes.len() > LEAST_GZIP
    }

    /// The gzip coding with its own tag. The tag is of the coded bytes, which another version of the coder may make otherwise of the
    /// same bytes.
    pub(super) fn gzip(&self) -> io::Result<Self> {
        Ok(Self::tagged(compressed(&self.bytes)?, "-gzip"))
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
fn compressed(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::default());
    encoder.write_all(bytes)?;
    let mut coded = encoder.finish()?;
    coded.shrink_to_fit();
    Ok(coded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_coding_has_its_tag_and_small_bodies_have_one() {
        let small = EncodedBody::new(vec![b'a'; 1024]);
        let large = EncodedBody::new(vec![b'a'; 1025]);
        assert!(!small.is_worth_gzip() && large.is_worth_gzip());
        let ((plain, tag), (coded, coded_tag)) = (large.plain(), large.gzip().unwrap().plain());
        assert!(coded.len() < plain.len() && coded.starts_with(&[0x1f, 0x8b]));
        assert_eq!(tag.len(), 32);
        assert!(coded_tag.ends_with("-gzip") && !coded_tag.starts_with(&*tag), "{}", &*coded_tag);
        assert_eq!(tag.quoted(), format!("\"{}\"", &*tag).as_str());
    }
}
