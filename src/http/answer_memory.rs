//! Memory of answers, counted for as long as anybody holds them: the cache, or a connection whose client has not taken them yet.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use axum::body::Bytes;

use crate::limits::Limits;

/// Below this they are not counted: the system takes them at once, and small ones are many.
const LEAST: usize = 16 << 10;

/// Bytes that are held now. They are of the process, as memory is.
static HELD: AtomicU64 = AtomicU64::new(0);

/// Bytes that count as held until the last who has them drops them.
struct Counted {
    bytes: Vec<u8>,
    held: &'static AtomicU64,
}

impl Counted {
    fn new(bytes: Vec<u8>, held: &'static AtomicU64) -> Self {
        held.fetch_add(bytes.capacity() as u64, Relaxed);
        Self { bytes, held }
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.held.fetch_sub(self.bytes.capacity() as u64, Relaxed);
    }
}

impl AsRef<[u8]> for Counted {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// The same bytes, counted.
pub(super) fn counted(bytes: Vec<u8>) -> Bytes {
    counted_in(bytes, &HELD)
}

fn counted_in(bytes: Vec<u8>, held: &'static AtomicU64) -> Bytes {
    if bytes.len() < LEAST { bytes.into() } else { Bytes::from_owner(Counted::new(bytes, held)) }
}

/// Bytes of answers that are held now.
pub(super) fn held() -> u64 {
    HELD.load(Relaxed)
}

/// Is there no room for a further answer, beside those that are kept?
pub(super) fn is_full(limits: &Limits) -> bool {
    held() >= full(limits)
}

/// Is half of the room beside those that are kept taken?
pub(super) fn is_short(limits: &Limits) -> bool {
    held() >= short(limits)
}

fn full(limits: &Limits) -> u64 {
    limits.render_cache.saturating_add(limits.answer_memory)
}

fn short(limits: &Limits) -> u64 {
    limits.render_cache.saturating_add(limits.answer_memory / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_count_until_the_last_who_has_them_lets_go() {
        static OWN: AtomicU64 = AtomicU64::new(0);
        let small = counted_in(vec![0; LEAST - 1], &OWN);
        assert_eq!((small.len(), OWN.load(Relaxed)), (LEAST - 1, 0));
        let mut room = Vec::with_capacity(3 * LEAST);
        room.resize(LEAST, 7);
        let bytes = counted_in(room, &OWN);
        assert_eq!(OWN.load(Relaxed), 3 * LEAST as u64, "the room that it takes, not its length");
        let part = bytes.slice(5..6);
        drop(bytes);
        assert_eq!((OWN.load(Relaxed), &part[..]), (3 * LEAST as u64, &[7][..]));
        drop(part);
        assert_eq!(OWN.load(Relaxed), 0);
    }

    #[test]
    fn what_is_kept_has_its_room_beside_what_is_on_its_way() {
        let limits = Limits { render_cache: 100, answer_memory: 50, ..Limits::default() };
        assert_eq!((short(&limits), full(&limits)), (125, 150));
    }
}
