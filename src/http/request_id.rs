//! The id of a request: in its answer's head, in problems and in the log.

use std::{
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use axum::http::HeaderValue;

/// The most characters of an id that somebody else made.
const LONGEST: usize = 64;

/// The id of a request: the one that it carries, where a trusted proxy handed it on and it is short and plain, so that one search
/// finds the lines of both; else one of ours. Anybody else could choose an id that is somebody else's.
pub(super) fn request_id(carried: Option<&HeaderValue>, is_by_proxy: bool) -> String {
    let is_plain = |id: &&str| (1..=LONGEST).contains(&id.len()) && id.bytes().all(is_of_ids);
    let carried = carried.filter(|_| is_by_proxy).and_then(|value| value.to_str().ok()).filter(is_plain);
    carried.map_or_else(own, str::to_owned)
}

fn is_of_ids(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)
}

/// Unlike any other of this process, and most likely of its predecessors.
fn own() -> String {
    static PROCESS: LazyLock<u32> = LazyLock::new(|| {
        let nanoseconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        let seed = [&nanoseconds.to_le_bytes()[..], &std::process::id().to_le_bytes()].concat();
        let hash = blake3::hash(&seed);
        hash.as_bytes().iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
    });
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("{:08x}{:08x}", *PROCESS, COUNT.fetch_add(1, Ordering::Relaxed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_proxy_names_a_request_and_only_in_short_and_plain_words() {
        let id = |text: &str, is_by_proxy| request_id(Some(&HeaderValue::from_str(text).unwrap()), is_by_proxy);
        let longest = "a".repeat(64);
        for plain in ["7f3a-9.B_c", "x", &longest] {
            assert_eq!(id(plain, true), plain);
            assert_ne!(id(plain, false), plain, "a client does not choose");
        }
        for other in ["", "a b", "a\tb", "a;b", "a\"", &format!("{longest}a")] {
            assert_eq!(id(other, true).len(), 16, "{other:?}");
        }
        assert_ne!(request_id(None, true), request_id(None, true));
    }
}
