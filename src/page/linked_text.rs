//! Text with the addresses of this server in it as links; others stay text, since a visitor may have typed them.

use maud::{Markup, html};

use crate::write::Site;

/// What an address of this server begins with.
const BEGINNINGS: [&str; 2] = ["/v1/", "/docs"];
/// What ends a sentence or closes a quotation behind an address, and is none of it.
const BEHIND: [char; 9] = ['.', ',', ';', ':', ')', ']', '"', '»', '”'];

/// The text, with the addresses of this server in it as links.
pub(super) fn linked(text: &str, site: &Site) -> Markup {
    html! {
        @for (place, word) in text.split(' ').enumerate() {
            @if place > 0 { " " }
            @let start = BEGINNINGS.iter().filter_map(|beginning| word.find(beginning)).min();
            @match start.filter(|start| word[..*start].chars().all(|letter| !letter.is_alphanumeric())) {
                Some(start) => {
                    @let address = word[start..].trim_end_matches(BEHIND);
                    (word[..start]) a href=(site.href(address)) { (address) } (word[start + address.len()..])
                }
                None => (word)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_a_text_are_links() {
        let text = |text: &str| linked(text, &Site::new("/trade")).into_string();
        assert_eq!(text("no figures; see /v1/dyads, or"), "no figures; see <a href=\"/trade/v1/dyads\">/v1/dyads</a>, or");
        assert_eq!(text("(/docs)."), "(<a href=\"/trade/docs\">/docs</a>).");
        assert_eq!(text("https://example.org/v1/a?b=1&c=2"), "https://example.org/v1/a?b=1&amp;c=2", "nobody's advertisement");
        assert_eq!(text("a/v1/b <i>"), "a/v1/b &lt;i&gt;");
    }
}
