//! `If-None-Match` and `If-Modified-Since` (RFC 9110, 13.1).

use axum::http::{HeaderMap, header};

/// Does the client already hold this representation?
///
/// `If-None-Match` wins. `If-Modified-Since` counts only for data, and only when it is exactly the date given out: a
/// dataset may go back to an earlier version, and a renderer may draw the same data anew.
pub(super) fn is_fresh(headers: &HeaderMap, tag: &str, modified: Option<&str>) -> bool {
    if headers.contains_key(header::IF_NONE_MATCH) {
        let lines = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
        return lines.into_iter().any(|line| matches(line, tag));
    }
    let since = headers.get(header::IF_MODIFIED_SINCE).and_then(|since| since.to_str().ok());
    since.is_some() && since == modified
}

/// Weak comparison of one line of tags: `*`, or a list in which `W/` does not count.
fn matches(line: &str, tag: &str) -> bool {
    if line.trim() == "*" {
        return true;
    }
    // Members of a list may be empty (RFC 9110, 5.6.1).
    let between = [',', ' ', '\t'];
    let mut rest = line.trim_start_matches(between);
    while let Some(opaque) = rest.strip_prefix("W/").unwrap_or(rest).strip_prefix('"') {
        let Some((candidate, after)) = opaque.split_once('"') else { return false };
        if candidate == tag {
            return true;
        }
        rest = after.trim_start_matches(between);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_weakly_in_lists() {
        assert!(matches("\"abc\"", "abc") && matches("W/\"abc\"", "abc") && matches("*", "abc"));
        assert!(matches("\"x\", W/\"y,z\" ,\"abc\"", "abc"));
        assert!(matches(", ,\"x\",,\"abc\",", "abc"), "empty members");
        for other in ["\"abcd\"", "abc", "\"x\",\"y\"", "\"abc", "", "W/abc", "\"abc-gzip\""] {
            assert!(!matches(other, "abc"), "{other}");
        }
    }

    #[test]
    fn a_date_counts_only_without_tags_and_only_exactly() {
        let date = "Mon, 23 Nov 2026 00:00:00 GMT";
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_MODIFIED_SINCE, date.parse().unwrap());
        assert!(is_fresh(&headers, "abc", Some(date)));
        assert!(!is_fresh(&headers, "abc", Some("Sun, 22 Nov 2026 00:00:00 GMT")) && !is_fresh(&headers, "abc", None));
        headers.insert(header::IF_NONE_MATCH, "\"other\"".parse().unwrap());
        assert!(!is_fresh(&headers, "abc", Some(date)));
    }
}
