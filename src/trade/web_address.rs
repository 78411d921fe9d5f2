//! Addresses of the web in words of the data: only these become links, since a data package may say anything.

/// Is a text an address of the web, whole and with nothing in it that shows it as another one?
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#']) && rest.chars().all(is_shown_as_it_is))
}

/// Neither a blank nor a sign that is not seen or turns others round.
fn is_shown_as_it_is(letter: char) -> bool {
    let turns =
        matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{61c}' | '\u{feff}');
    !letter.is_whitespace() && !letter.is_control() && !turns && !"<>\"`".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_addresses_of_the_web_are_links() {
        for address in
            ["https://example.org", "http://example.org/a?b=c#d", "https://пример.рф/торговля", "https://example.org/it's"]
        {
            assert!(is_web_address(address), "{address}");
        }
        for other in [
            "",
            "example.org",
            "javascript:alert(1)",
            "data:text/html,<script>",
            "JAVASCRIPT:alert(1)//https://example.org",
            " https://example.org",
            "https://",
            "https:///example.org",
            "https://example.org/a b",
            "https://example.org/\u{202e}gpj.exe",
            "https://example.org/\u{200b}",
            "https://example.org/\n",
            "https://example.org/\"onclick=\"",
            "file:///etc/passwd",
        ] {
            assert!(!is_web_address(other), "{other:?}");
        }
    }
}
