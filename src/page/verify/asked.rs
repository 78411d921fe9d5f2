//! What is asked of the page: a text, with the pair it is about and the day it came out; or one statement by its fields.

use crate::{
    dataset::Catalogue,
    limits::{Limits, count},
    page::page_query::PageQuery,
    query::{self, Query, QueryError},
    trade::Dyad,
};

/// So many bytes of an address are left for the language and the theme.
const ROOM: usize = 64;

/// What is asked of the page.
pub(super) struct Asked {
    /// The text as it is read; empty where there is none.
    pub text: String,
    /// The pair, as far as it is one.
    pub pair: String,
    /// When the text came out.
    pub published: String,
    /// The question; none where there is nothing to verify yet.
    pub question: Option<Query>,
}

impl Asked {
    /// What an address or a form asks.
    ///
    /// # Errors
    /// When a parameter is unknown or wrong, or the text is too long.
    pub(super) fn read(catalogue: &Catalogue, given: &PageQuery) -> Result<Self, QueryError> {
        let mut given = written_plainly(given);
        if Self::as_given(&given).is_past_limit() {
            let most = count(Limits::current().body_bytes);
            let detail = format!("has more than {most} bytes");
            return Err(QueryError::parameter("text", detail, &[&format!("at most {most} bytes of UTF-8")]));
        }
        if let Some(pair) = given.get("pair").and_then(|words| pair(catalogue, words)) {
            given.put("pair", pair.to_string());
        }
        let asked = Self::as_given(&given);
        let mut question = query::parse("verify", Some(&given.text()), &[])?.query;
        if asked.text.is_empty() && !question.parameters.statement.has_fields() {
            return Ok(asked);
        }
        question.parameters.whole = true;
        question.parameters.statement.is_posted = question.address().len() + ROOM > count(Limits::current().query_bytes);
        Ok(Self { question: Some(question), ..asked })
    }

    /// What stands in the form, whether it can be read or not.
    pub(super) fn as_given(given: &PageQuery) -> Self {
        let given = written_plainly(given);
        let field = |name| given.get(name).unwrap_or_default().to_owned();
        Self { text: field("text"), pair: field("pair"), published: field("published"), question: None }
    }

    /// Is the text longer than any that is read?
    pub(super) fn is_past_limit(&self) -> bool {
        self.text.len() > count(Limits::current().body_bytes)
    }

    /// Is the text too long to stand in an address?
    pub(super) fn is_too_long(&self) -> bool {
        self.question.as_ref().is_some_and(|question| question.parameters.statement.is_posted)
    }

    /// Where the answer is for programs.
    pub(super) fn address(&self) -> Option<String> {
        self.question.as_ref().filter(|_| !self.is_too_long()).map(Query::address)
    }

    /// The address of the page, without language and theme; of a text that is too long for one that of the empty page.
    pub(super) fn page_address(&self) -> String {
        let of_pair =
            || if self.pair.parse::<Dyad>().is_ok() { format!("/verify?pair={}", self.pair) } else { "/verify".to_owned() };
        self.address().as_deref().map_or_else(of_pair, page_of)
    }
}

/// The page that shows what stands at an address for programs.
pub(super) fn page_of(address: &str) -> String {
    address.strip_prefix("/v1").unwrap_or(address).to_owned()
}

/// The pair of codes in letters of any size, or of names.
fn pair(catalogue: &Catalogue, words: &str) -> Option<Dyad> {
    let named = || query::pair_named(catalogue, words).ok().flatten();
    words.trim().to_ascii_uppercase().replace(['\u{2013}', '\u{2014}', '\u{2212}', '_'], "-").parse().ok().or_else(named)
}

/// What was typed with line ends as forms send them, and digits of any script in the day.
fn written_plainly(given: &PageQuery) -> PageQuery {
    let mut plain = given.clone();
    if let Some(text) = given.get("text") {
        let text = text.replace("\r\n", "\n");
        plain.take("text");
        // What is blank is no text.
        if !text.trim().is_empty() {
            plain.put("text", text);
        }
    }
    if let Some(day) = given.get("published") {
        plain.put("published", day.trim().chars().map(latin_digit).collect());
    }
    plain
}

fn latin_digit(sign: char) -> char {
    let place =
        ['\u{6f0}', '\u{660}'].iter().find_map(|zero| (sign as u32).checked_sub(*zero as u32).filter(|place| *place < 10));
    place.and_then(|place| char::from_digit(place, 10)).unwrap_or(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(raw: &str) -> Result<Asked, QueryError> {
        Asked::read(&Catalogue::default(), &PageQuery::read(Some(raw)).unwrap())
    }

    #[test]
    fn what_forms_send_is_read_plainly() {
        let asked = asked("text=a+1%0D%0Ab&pair=rus%E2%80%93irn&published=%DB%B2%DB%B0%DB%B2%DB%B4-10").unwrap();
        assert_eq!((asked.text.as_str(), asked.pair.as_str(), asked.published.as_str()), ("a 1\nb", "RUS-IRN", "2024-10"));
        assert_eq!(asked.page_address(), "/verify?pair=RUS-IRN&published=2024-10&text=a%201%0Ab");
    }

    #[test]
    fn without_a_text_nothing_is_asked() {
        for raw in ["", "text=+%0D%0A", "pair=RUS-IRN"] {
            assert!(asked(raw).unwrap().question.is_none(), "{raw}");
        }
        assert_eq!(asked("pair=RUS-IRN").unwrap().page_address(), "/verify?pair=RUS-IRN");
        assert!(asked("reporter=RUS&value=5").unwrap().question.is_some());
    }

    #[test]
    fn what_is_wrong_is_named_and_kept() {
        let fault = |raw: &str| match asked(raw).err().unwrap() {
            QueryError::Parameter(fault) => fault.parameter,
            other => panic!("{other}"),
        };
        assert_eq!(fault("text=a&pair=nowhere"), "pair");
        assert_eq!(fault("text=a&published=soon"), "published");
        assert_eq!(fault("text=a&colour=red"), "colour");
        assert_eq!(fault(&format!("text={}", "a".repeat((64 << 10) + 1))), "text");
        let given = PageQuery::read(Some("text=a&pair=nowhere")).unwrap();
        assert_eq!(Asked::as_given(&given).pair, "nowhere");
    }

    #[test]
    fn a_long_text_has_no_address() {
        let asked = asked(&format!("text={}", "a".repeat(9000))).unwrap();
        assert_eq!((asked.address(), asked.page_address().as_str()), (None, "/verify"));
    }
}
