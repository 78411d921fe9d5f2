//! Web addresses in words of the data.

use crate::trade::is_web_address;

/// Only web addresses become links: a data package may say anything.
pub(super) fn is_web(text: &str) -> bool {
    is_web_address(text)
}

/// A web address and its host, which is short enough to stand in a line.
pub(super) fn web_host(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty())?;
    is_web(text).then(|| (text, host.strip_prefix("www.").unwrap_or(host)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_have_a_host() {
        assert_eq!(web_host("https://www.a.org/b?c"), Some(("https://www.a.org/b?c", "a.org")));
        for text in ["javascript:alert(1)", "https://", "https://a.org/b c", "a.org"] {
            assert_eq!(web_host(text), None, "{text}");
        }
    }
}
