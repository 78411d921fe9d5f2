//! The parameters of a page's address, each taken out by who understands it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{
    chart::Theme,
    language::Language,
    query::{self, QueryError},
};

/// What networks, mailers and advertisers add to the links that people follow, in lower case; and how such names begin.
const MARKS: [&str; 33] = [
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "_openstat",
    "ck_subscriber_id",
    "dclid",
    "epik",
    "etext",
    "fbclid",
    "gad_source",
    "gbraid",
    "gclid",
    "gclsrc",
    "igsh",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mibextid",
    "mkt_tok",
    "msclkid",
    "oly_anon_id",
    "oly_enc_id",
    "s_cid",
    "srsltid",
    "ttclid",
    "twclid",
    "vero_id",
    "wbraid",
    "wickedid",
    "yclid",
    "ysclid",
];
const BEGINNINGS: [&str; 7] = ["utm_", "at_", "fb_", "ga_", "hsa_", "mtm_", "pk_"];

/// Is it a mark that says where a reader came from, and nothing of what is to be shown?
fn is_mark(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    MARKS.contains(&name.as_str()) || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
}

/// All but what every address may hold as it is (RFC 3986, 2.3).
const CODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A text as it stands in the query of an address.
pub(super) fn coded(text: &str) -> String {
    utf8_percent_encode(text, CODED).to_string()
}

/// A raw query text without the marks of whoever shared the address.
///
/// # Errors
/// When a pair is not UTF-8.
pub fn without_marks(raw: &str) -> Result<String, QueryError> {
    let parts = raw.split('&').map(|part| Ok((part, query::query_pairs(part)?)));
    let parts = parts.collect::<Result<Vec<_>, QueryError>>()?;
    let kept = parts.into_iter().filter(|(_, pairs)| !pairs.iter().any(|(name, _)| is_mark(name))).map(|(part, _)| part);
    Ok(kept.collect::<Vec<_>>().join("&"))
}

/// Names and values, each name once; what is empty counts as not given, since forms send every field they have, and so do the
/// marks that others hang on a link when it is shared: they are no part of what the page shows, nor of its own links.
#[derive(Clone, Default)]
pub(super) struct PageQuery(Vec<(String, String)>);

impl PageQuery {
    /// The parameters of a raw query text.
    ///
    /// # Errors
    /// When a pair is not UTF-8 or a name is there twice.
    pub(super) fn read(raw: Option<&str>) -> Result<Self, QueryError> {
        let mut given: Vec<(String, String)> = Vec::new();
        for (name, value) in query::query_pairs(raw.unwrap_or_default())? {
            if is_mark(&name) {
                continue;
            }
            if given.iter().any(|(earlier, _)| *earlier == name) {
                return Err(QueryError::parameter(&name, "is there twice", &["once"]));
            }
            given.push((name, value));
        }
        given.retain(|(_, value)| !value.is_empty());
        Ok(Self(given))
    }

    /// One parameter alone.
    pub(super) fn of(name: &str, value: &str) -> Self {
        Self(vec![(name.to_owned(), value.to_owned())])
    }

    /// Every parameter with its value.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Is a parameter there?
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// Takes a parameter out.
    pub(super) fn take(&mut self, name: &str) -> Option<String> {
        let place = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(place).1)
    }

    /// Puts a parameter in, in the place of one of this name.
    pub(super) fn put(&mut self, name: &str, value: String) {
        self.take(name);
        self.0.push((name.to_owned(), value));
    }

    /// A parameter that stays.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The name of the first parameter that nobody has taken.
    pub(super) fn first(&self) -> Option<&str> {
        self.0.first().map(|(name, _)| name.as_str())
    }

    /// The query text with another value of a parameter that is there.
    pub(super) fn with(&self, name: &str, value: &str) -> String {
        let other = |(known, old): &(String, String)| (known.clone(), if known == name { value.to_owned() } else { old.clone() });
        Self(self.0.iter().map(other).collect()).text()
    }

    /// The language asked for, else the one preferred; and whether it was asked for.
    pub(super) fn language(&mut self, preferred: Language) -> Result<(Language, bool), QueryError> {
        let Some(text) = self.take("lang") else { return Ok((preferred, false)) };
        let known = Language::from_word(&text);
        let wrong = || QueryError::parameter("lang", format!("{text:?} is not allowed"), &Language::WORDS);
        Ok((known.ok_or_else(wrong)?, true))
    }

    /// The theme asked for, if any.
    pub(super) fn theme(&mut self) -> Result<Option<Theme>, QueryError> {
        let Some(text) = self.take("theme") else { return Ok(None) };
        let wrong = || QueryError::parameter("theme", format!("{text:?} is not allowed"), &["light", "dark"]);
        Theme::from_word(&text).map(Some).ok_or_else(wrong)
    }

    /// Nothing but these may be left: what a page does not know is no part of its address.
    pub(super) fn is_finished(&self, known: &[&str]) -> Result<(), QueryError> {
        let Some((name, _)) = self.0.iter().find(|(name, _)| !known.contains(&name.as_str())) else { return Ok(()) };
        let allowed: Vec<&str> = known.iter().copied().chain(["lang", "theme"]).collect();
        Err(QueryError::parameter(name, "is no parameter of this page", &allowed))
    }

    /// What is left, as query text.
    pub(super) fn text(&self) -> String {
        self.0.iter().map(|(name, value)| format!("{}={}", coded(name), coded(value))).collect::<Vec<_>>().join("&")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_shared_links_are_no_parameters() {
        let raw =
            "fbclid=IwAR0x&view=exports&utm_source=telegram&UTM_MEDIUM=social&gclid=1&yclid=2&utm_source=twice&_openstat=a%3Bb";
        assert_eq!(PageQuery::read(Some(raw)).unwrap().text(), "view=exports");
        assert_eq!(without_marks("from=2010&utm_source=a%20b&UTM_medium=x&to=2012&gclid=1").unwrap(), "from=2010&to=2012");
        assert_eq!(PageQuery::read(Some("utmost=1&fb=2")).unwrap().text(), "utmost=1&fb=2", "only what is known to be one");
    }
}
