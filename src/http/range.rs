//! Parts of a body: which bytes a `Range` asks for (RFC 9110, 14).
//!
//! `headers::Range` is not used here: it drops a suffix that is longer than the body, which asks for all of it, and does not tell
//! ranges that are no ranges from those that lie behind the end.

use std::ops::Range;

use axum::http::{HeaderMap, header};

use crate::limits::{Limits, count};

/// The ranges of bytes that a request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ByteRanges(Vec<ByteRange>);

/// One range of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ByteRange {
    /// From a place on, to another that belongs to it, or to the end.
    From(u64, Option<u64>),
    /// So many at the end.
    Last(u64),
}

/// What the ranges come to in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Selected {
    /// These parts, in the order asked for.
    Parts(Vec<Range<usize>>),
    /// They overlap, so that together they are longer than the body: nobody needs that, and the body is shorter.
    Whole,
    /// All lie behind the end.
    Nothing,
}

impl ByteRanges {
    /// The ranges of a request. Nothing where there are none, where they are not of bytes or not sound, and where they are too
    /// many: then the header is passed over (RFC 9110, 14.2).
    pub(super) fn from_headers(asked: &HeaderMap) -> Option<Self> {
        let mut lines = asked.get_all(header::RANGE).iter();
        let line = lines.next().filter(|_| lines.next().is_none())?.to_str().ok()?;
        Self::parse(line)
    }

    fn parse(line: &str) -> Option<Self> {
        let (unit, set) = line.split_once('=')?;
        if !unit.eq_ignore_ascii_case("bytes") {
            return None;
        }
        // Members of a list may be empty (RFC 9110, 5.6.1).
        let members = set.split(',').map(|member| member.trim_matches([' ', '\t'])).filter(|member| !member.is_empty());
        let most = count(Limits::current().ranges);
        let ranges: Vec<ByteRange> = members.take(most + 1).map(ByteRange::parse).collect::<Option<_>>()?;
        (1..=most).contains(&ranges.len()).then_some(Self(ranges))
    }

    /// What they come to in a body of so many bytes.
    pub(super) fn of(&self, length: usize) -> Selected {
        let parts: Vec<Range<usize>> = self.0.iter().filter_map(|range| range.of(length)).collect();
        match parts.iter().try_fold(0usize, |sum, part| sum.checked_add(part.len()).filter(|sum| *sum <= length)) {
            None => Selected::Whole,
            Some(0) => Selected::Nothing,
            Some(_) => Selected::Parts(parts),
        }
    }
}

impl ByteRange {
    fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once('-')?;
        match (first, last) {
            ("", last) => Some(Self::Last(number(last)?)),
            (first, "") => Some(Self::From(number(first)?, None)),
            (first, last) => {
                let (first, last) = (number(first)?, number(last)?);
                (first <= last).then_some(Self::From(first, Some(last)))
            }
        }
    }

    /// The bytes that it is of a body of so many; none where it lies behind the end.
    fn of(self, length: usize) -> Option<Range<usize>> {
        let place = |number: u64| usize::try_from(number).unwrap_or(usize::MAX).min(length);
        let part = match self {
            Self::From(first, last) => place(first)..last.map_or(length, |last| place(last.saturating_add(1))),
            Self::Last(count) => length - place(count)..length,
        };
        (!part.is_empty()).then_some(part)
    }
}

/// Digits only; a number past all bodies is as good as any other past this one.
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(text: &str, length: usize) -> Option<Selected> {
        ByteRanges::parse(text).map(|ranges| ranges.of(length))
    }

    /// The parts as `0..500 9500..10000`.
    fn parts(text: &str, length: usize) -> String {
        let Some(Selected::Parts(parts)) = of(text, length) else { panic!("{text} has no parts") };
        parts.iter().map(|part| format!("{part:?}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_examples_of_the_standard() {
        // RFC 9110, 14.1.2, of a body of 10,000 bytes.
        assert_eq!(parts("bytes=0-499", 10_000), "0..500");
        assert_eq!(parts("bytes=500-999", 10_000), "500..1000");
        assert_eq!(parts("bytes=-500", 10_000), "9500..10000");
        assert_eq!(parts("bytes=9500-", 10_000), "9500..10000");
        assert_eq!(parts("bytes=0-0,-1", 10_000), "0..1 9999..10000");
        assert_eq!(parts("bytes= 0-999, 4500-5499, -1000", 10_000), "0..1000 4500..5500 9000..10000");
        assert_eq!(parts("bytes=500-600,601-999", 10_000), "500..601 601..1000");
    }

    #[test]
    fn ends_are_cut_at_the_end_and_what_lies_behind_it_is_left_out() {
        assert_eq!(parts("bytes=5-99", 10), "5..10");
        assert_eq!(parts("bytes=-99", 10), "0..10");
        assert_eq!(parts("Bytes=0-", 10), "0..10");
        assert_eq!(parts("bytes=0-18446744073709551615", 10), "0..10");
        assert_eq!(parts("bytes=,20-,, 9-9 ,", 10), "9..10");
        for behind in ["bytes=10-", "bytes=10-20", "bytes=-0", "bytes=99999999999999999999999-", "bytes=10-,11-,-0"] {
            assert_eq!(of(behind, 10), Some(Selected::Nothing), "{behind}");
        }
        assert_eq!(of("bytes=0-", 0), Some(Selected::Nothing));
    }

    #[test]
    fn what_is_no_range_is_passed_over() {
        for text in
            ["bytes=", "bytes=,", "bytes=5", "bytes=5-4", "bytes=a-b", "bytes=0-1-2", "bytes=+0-1", "items=0-1", "0-1", ""]
        {
            assert_eq!(of(text, 10), None, "{text}");
        }
        assert_eq!(of("bytes=0-1,x", 10), None, "one fault spoils all");
        let mut twice = HeaderMap::new();
        twice.append(header::RANGE, "bytes=0-1".parse().unwrap());
        assert!(ByteRanges::from_headers(&twice).is_some());
        twice.append(header::RANGE, "bytes=2-3".parse().unwrap());
        assert!(ByteRanges::from_headers(&twice).is_none());
    }

    #[test]
    fn a_flood_is_answered_whole() {
        let many = |count: usize| format!("bytes={}", vec!["0-0"; count].join(","));
        assert!(of(&many(64), 64).is_some_and(|selected| matches!(selected, Selected::Parts(parts) if parts.len() == 64)));
        assert_eq!(of(&many(65), 1000), None);
        assert_eq!(of(&many(64), 63), Some(Selected::Whole), "64 bytes of 63");
        assert_eq!(of("bytes=0-,0-,0-", 1_000_000), Some(Selected::Whole));
    }

    proptest! {
        #[test]
        fn parts_are_of_the_body_and_together_no_longer(text in "bytes=([0-9]{0,3}-[0-9]{0,3},?){0,6}", length in 0usize..2000) {
            if let Some(Selected::Parts(parts)) = of(&text, length) {
                prop_assert!(!parts.is_empty());
                prop_assert!(parts.iter().all(|part| part.start < part.end && part.end <= length));
                prop_assert!(parts.iter().map(ExactSizeIterator::len).sum::<usize>() <= length);
            }
        }
    }
}
