//! Requests on a condition: `If-Match`, `If-Unmodified-Since`, `If-None-Match`, `If-Modified-Since` and `If-Range`, in the order
//! of RFC 9110, 13.2.2; dates in each of its three forms.

use std::{iter::once, time::SystemTime};

use axum::http::{HeaderMap, HeaderValue, header};
use headers::{ETag, Header, HeaderMapExt, IfMatch, IfModifiedSince, IfNoneMatch, IfRange, IfUnmodifiedSince};

/// What tells one representation from another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Validators<'a> {
    /// Its strong tag, without quotes.
    pub tag: &'a str,
    /// When the data behind it were made.
    pub modified: Option<SystemTime>,
    /// Does it change with that date only? So do the figures alone; pictures and documents change with the program too.
    pub is_dated: bool,
}

/// What the conditions of a request come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Condition {
    /// There are none, or they hold.
    Holds,
    /// The client has this very representation.
    NotModified,
    /// The representation is not the one that was asked for.
    Failed,
}

impl Validators<'_> {
    /// What the conditions of these headers come to.
    ///
    /// `If-Modified-Since` counts only for data, and only when it is exactly the date given out: a dataset may go back to an
    /// earlier version, and a renderer may draw the same data anew.
    pub(super) fn judge(&self, asked: &HeaderMap) -> Condition {
        let unmodified = || asked.typed_get::<IfUnmodifiedSince>().zip(self.modified);
        if asked.contains_key(header::IF_MATCH) {
            let matched = self.is_in(asked, &header::IF_MATCH, |tags: IfMatch, own| tags.precondition_passes(own));
            if !matched {
                return Condition::Failed;
            }
        } else if unmodified().is_some_and(|(since, modified)| !since.precondition_passes(modified)) {
            return Condition::Failed;
        }
        let known = if asked.contains_key(header::IF_NONE_MATCH) {
            self.is_in(asked, &header::IF_NONE_MATCH, |tags: IfNoneMatch, own| !tags.precondition_passes(own))
        } else {
            asked.typed_get::<IfModifiedSince>().is_some_and(|since| self.is_of(since.into()))
        };
        if known { Condition::NotModified } else { Condition::Holds }
    }

    /// May a part of this representation be sent, or is the client's other part of another one? A date, too, must be exactly the
    /// one given out, and a tag a strong one.
    pub(super) fn fits_range(&self, asked: &HeaderMap) -> bool {
        let Some(text) = asked.get(header::IF_RANGE) else { return true };
        let date = text.to_str().ok().and_then(|text| httpdate::parse_http_date(text).ok());
        let given = || if is_sound(text) { asked.typed_get::<IfRange>() } else { None };
        let is_tag = || given().zip(self.strong_tag()).is_some_and(|(range, own)| !range.is_modified(Some(&own), None));
        date.map_or_else(is_tag, |date| self.is_of(date))
    }

    /// Does a line of this header name the own tag? Each line is read alone, so that one that is no list spoils no other.
    fn is_in<T: Header>(&self, asked: &HeaderMap, name: &header::HeaderName, names: impl Fn(T, &ETag) -> bool) -> bool {
        let Some(own) = self.strong_tag() else { return false };
        let mut lines =
            asked.get_all(name).iter().filter(|line| is_sound(line)).filter_map(|line| T::decode(&mut once(line)).ok());
        lines.any(|tags| names(tags, &own))
    }

    fn strong_tag(&self) -> Option<ETag> {
        format!("\"{}\"", self.tag).parse().ok()
    }

    fn is_of(&self, date: SystemTime) -> bool {
        self.is_dated && self.modified == Some(date)
    }
}

/// No tag has blanks in it (RFC 9110, 8.8.3); the library takes that for granted.
fn is_sound(line: &HeaderValue) -> bool {
    let mut is_quoted = false;
    line.as_bytes().iter().all(|byte| {
        is_quoted ^= *byte == b'"';
        !is_quoted || !byte.is_ascii_whitespace()
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// 23 November 2026: 20,780 days after 1 January 1970.
    const MODIFIED: u64 = 20_780 * 86_400;
    const SAME: [&str; 3] = ["Mon, 23 Nov 2026 00:00:00 GMT", "Monday, 23-Nov-26 00:00:00 GMT", "Mon Nov 23 00:00:00 2026"];
    const EARLIER: [&str; 3] = ["Sun, 22 Nov 2026 00:00:00 GMT", "Sunday, 22-Nov-26 00:00:00 GMT", "Sun Nov 22 00:00:00 2026"];
    const LATER: &str = "Tue, 24 Nov 2026 00:00:00 GMT";

    fn validators() -> Validators<'static> {
        let modified = SystemTime::UNIX_EPOCH + Duration::from_secs(MODIFIED);
        Validators { tag: "abc", modified: Some(modified), is_dated: true }
    }

    fn headers(lines: &[(&str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(header::HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
        }
        headers
    }

    fn judged(lines: &[(&str, &str)]) -> Condition {
        validators().judge(&headers(lines))
    }

    #[test]
    fn known_tags_are_compared_weakly_in_lists() {
        for known in ["\"abc\"", "W/\"abc\"", "*", "\"x\", W/\"y,z\" ,\"abc\"", ", ,\"x\",,\"abc\","] {
            assert_eq!(judged(&[("if-none-match", known)]), Condition::NotModified, "{known}");
            assert_eq!(judged(&[("if-none-match", "\"x"), ("if-none-match", known)]), Condition::NotModified, "{known}");
        }
        for other in ["\"abcd\"", "abc", "\"x\",\"y\"", "\"abc", "", "W/abc", "\"abc-gzip\"", "\"a bc\"", "W/\"a\tbc\""] {
            assert_eq!(judged(&[("if-none-match", other)]), Condition::Holds, "{other}");
        }
    }

    #[test]
    fn wanted_tags_are_compared_strongly() {
        for wanted in ["\"abc\"", "*", "\"x\", \"abc\""] {
            assert_eq!(judged(&[("if-match", wanted)]), Condition::Holds, "{wanted}");
        }
        for other in ["W/\"abc\"", "\"x\"", "", "abc"] {
            assert_eq!(judged(&[("if-match", other)]), Condition::Failed, "{other}");
        }
    }

    #[test]
    fn dates_have_three_forms() {
        for same in SAME {
            assert_eq!(judged(&[("if-modified-since", same)]), Condition::NotModified, "{same}");
            assert_eq!(judged(&[("if-unmodified-since", same)]), Condition::Holds, "{same}");
        }
        for earlier in EARLIER {
            assert_eq!(judged(&[("if-modified-since", earlier)]), Condition::Holds, "{earlier}");
            assert_eq!(judged(&[("if-unmodified-since", earlier)]), Condition::Failed, "{earlier}");
        }
        assert_eq!(judged(&[("if-modified-since", LATER)]), Condition::Holds, "data may go back");
        assert_eq!(judged(&[("if-unmodified-since", LATER)]), Condition::Holds);
        assert_eq!(judged(&[("if-unmodified-since", "yesterday")]), Condition::Holds, "what is no date is passed over");
        let drawn = Validators { is_dated: false, ..validators() };
        assert_eq!(drawn.judge(&headers(&[("if-modified-since", SAME[0])])), Condition::Holds);
        let undated = Validators { modified: None, ..validators() };
        assert_eq!(undated.judge(&headers(&[("if-unmodified-since", EARLIER[0])])), Condition::Holds);
    }

    #[test]
    fn tags_come_before_dates_and_what_is_wanted_before_what_is_known() {
        assert_eq!(judged(&[("if-none-match", "\"x\""), ("if-modified-since", SAME[0])]), Condition::Holds);
        assert_eq!(judged(&[("if-match", "\"abc\""), ("if-unmodified-since", EARLIER[0])]), Condition::Holds);
        assert_eq!(judged(&[("if-match", "\"x\""), ("if-none-match", "\"abc\"")]), Condition::Failed);
        assert_eq!(judged(&[("if-match", "*"), ("if-none-match", "\"abc\"")]), Condition::NotModified);
        assert_eq!(judged(&[]), Condition::Holds);
    }

    #[test]
    fn a_part_fits_the_same_bytes_only() {
        let fits = |text: &str| validators().fits_range(&headers(&[("if-range", text)]));
        assert!(validators().fits_range(&headers(&[])));
        assert!(fits("\"abc\"") && SAME.into_iter().all(fits));
        assert!(!fits("W/\"abc\"") && !fits("\"x\"") && !fits("\"a bc\"") && !fits("") && !fits("*"));
        assert!(!EARLIER.into_iter().any(fits) && !fits(LATER), "exactly this date");
        let drawn = Validators { is_dated: false, ..validators() };
        assert!(!drawn.fits_range(&headers(&[("if-range", SAME[0])])));
    }
}
