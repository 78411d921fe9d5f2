//! Web addresses in words of the data.

use maud::{Markup, html};

/// Only web addresses become links: a data package may say anything.
pub(super) fn is_web(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace)
}

/// A web address and its host, which is short enough to stand in a line.
pub(super) fn web_host(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty())?;
    is_web(text).then(|| (text, host.strip_prefix("www.").unwrap_or(host)))
}

/// Words of the data; what is a web address in them is a link.
pub(super) fn linked(text: &str) -> Markup {
    html! {
        bdi {
            @for (place, word) in text.split(' ').enumerate() {
                @if place > 0 { " " }
                @let address = word.trim_matches(['(', ')', '<', '>', '"', '“', '”']).trim_end_matches(['.', ',', ';', ':']);
                @if is_web(address) {
                    @let (before, after) = word.split_once(address).unwrap_or_default();
                    (before) a href=(address) rel="noopener nofollow" { (address) } (after)
                } @else { (word) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_within_words_is_a_link_and_its_marks_are_not() {
        let of = |text: &str| linked(text).into_string();
        assert_eq!(
            of("terms (https://a.org/b), 2024"),
            "<bdi>terms (<a href=\"https://a.org/b\" rel=\"noopener nofollow\">https://a.org/b</a>), 2024</bdi>"
        );
        assert_eq!(of("javascript:alert(1)"), "<bdi>javascript:alert(1)</bdi>");
    }
}
