//! Who stands for what is said of statements: a name with an address, as in "Trade Desk <https://desk.example.org>".

use std::str::FromStr;

/// Who stands for reviews of statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewer {
    /// What they are called.
    pub name: String,
    /// Where they are: an address of the web or of mail.
    pub address: String,
}

impl Reviewer {
    /// Is the address one of the web?
    #[must_use]
    pub fn is_at_web(&self) -> bool {
        self.address.starts_with("https://") || self.address.starts_with("http://")
    }
}

impl FromStr for Reviewer {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "wanted is a name with an address, as in Trade Desk <https://desk.example.org>".to_owned();
        let (name, rest) = text.split_once('<').ok_or_else(wrong)?;
        let address = rest.trim_end().strip_suffix('>').ok_or_else(wrong)?;
        let address = address.strip_prefix("mailto:").unwrap_or(address);
        let one = Self { name: name.trim().to_owned(), address: address.to_owned() };
        let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'"'));
        let is_mail = address.split_once('@').is_some_and(|(who, host)| !who.is_empty() && !host.is_empty());
        let is_known = is_mail || (one.is_at_web() && !address.ends_with("//"));
        let is_named = !one.name.is_empty() && !one.name.chars().any(char::is_control);
        if is_plain && is_known && is_named { Ok(one) } else { Err(wrong()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reviewer_has_a_name_and_an_address() {
        let read = |text: &str| text.parse::<Reviewer>().ok().map(|one| (one.is_at_web(), one.name, one.address));
        let desk = |at_web, address: &str| Some((at_web, "Trade Desk".to_owned(), address.to_owned()));
        assert_eq!(read("Trade Desk <https://desk.example.org>"), desk(true, "https://desk.example.org"));
        assert_eq!(read(" Trade Desk  <mailto:desk@example.org> "), desk(false, "desk@example.org"));
        for other in
            ["", "Trade Desk", "<https://a.example>", "Desk <>", "Desk <ftp://a>", "Desk <https://>", "Desk <https://a b>"]
        {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
