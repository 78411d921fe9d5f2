//! The time that stands before a line of the log.

use std::{
    cell::Cell,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use chrono::{DateTime, SecondsFormat};

/// `2026-11-28T14:34:01`.
const TO_THE_SECOND: usize = 19;

thread_local! {
    /// The second that was written last, since a busy server writes many lines in each.
    static LAST: Cell<(u64, [u8; TO_THE_SECOND])> = const { Cell::new((u64::MAX, [b'0'; TO_THE_SECOND])) };
}

/// Appends the time of now in UTC to the microsecond.
pub(super) fn now(into: &mut Vec<u8>) {
    write(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default(), into);
}

fn write(since: Duration, into: &mut Vec<u8>) {
    let (mut second, mut text) = LAST.get();
    if second != since.as_secs() {
        second = since.as_secs();
        let date = i64::try_from(second).ok().and_then(|second| DateTime::from_timestamp(second, 0)).unwrap_or_default();
        let written = date.to_rfc3339_opts(SecondsFormat::Secs, true);
        for (place, byte) in text.iter_mut().zip(written.bytes()) {
            *place = byte;
        }
        LAST.set((second, text));
    }
    into.extend_from_slice(&text);
    into.push(b'.');
    let mut rest = since.subsec_micros();
    let mut digits = [b'0'; 6];
    for digit in digits.iter_mut().rev() {
        *digit += u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
    }
    into.extend_from_slice(&digits);
    into.push(b'Z');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_the_microsecond() {
        let written = |since| {
            let mut bytes = Vec::new();
            write(since, &mut bytes);
            String::from_utf8(bytes).unwrap()
        };
        // 1,700,000,000 seconds after 1970 is 2023-11-14 22:13:20.
        assert_eq!(written(Duration::new(1_700_000_000, 42_000)), "2023-11-14T22:13:20.000042Z");
        assert_eq!(written(Duration::new(1_700_000_000, 999_999_999)), "2023-11-14T22:13:20.999999Z");
        assert_eq!(written(Duration::new(1_700_000_001, 500_000_000)), "2023-11-14T22:13:21.500000Z");
    }
}
