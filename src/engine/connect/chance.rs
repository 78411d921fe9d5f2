//! What is left to chance: the names of sessions and operations, and how long to wait before trying again.

use std::time::Duration;

/// The first wait, of which each next is twice as long.
const FIRST: Duration = Duration::from_millis(50);
/// The longest.
const LONGEST: Duration = Duration::from_secs(2);

/// Random bytes; where the system has none, of no use for names that must differ, the time stands in.
fn random<const LENGTH: usize>() -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    if getrandom::fill(&mut bytes).is_err() {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        for (byte, chosen) in bytes.iter_mut().zip(blake3::hash(&now.as_nanos().to_le_bytes()).as_bytes()) {
            *byte = *chosen;
        }
    }
    bytes
}

/// A name that nobody else has: a UUID of version 4, which Spark insists on.
pub(super) fn name() -> String {
    let mut bytes: [u8; 16] = random();
    (bytes[6], bytes[8]) = (bytes[6] & 0x0f | 0x40, bytes[8] & 0x3f | 0x80);
    let mut text = String::with_capacity(36);
    for (place, byte) in bytes.iter().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.extend([byte >> 4, byte & 0x0f].into_iter().filter_map(|digit| char::from_digit(u32::from(digit), 16)));
    }
    text
}

/// How long to wait before the next attempt, after so many: longer each time, and for a part that is left to chance, so that
/// those who were turned away together do not come back together.
pub(super) fn pause(attempts: u32) -> Duration {
    let whole = FIRST.saturating_mul(1 << attempts.saturating_sub(1).min(16)).min(LONGEST);
    let [part] = random();
    whole / 2 + whole / 2 * u32::from(part) / 255
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_of_version_4_and_differ() {
        let (one, other) = (name(), name());
        assert_ne!(one, other);
        assert_eq!(one.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert_eq!(&one[14..15], "4");
        assert!("89ab".contains(&one[19..20]), "{one}");
    }

    #[test]
    fn waits_grow_up_to_a_bound() {
        for (attempts, most) in [(1, 50), (2, 100), (3, 200), (6, 1600), (7, 2000), (90, 2000)] {
            let pause = pause(attempts).as_millis();
            assert!((most / 2..=most).contains(&pause), "{attempts}: {pause}");
        }
    }
}
