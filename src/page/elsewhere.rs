//! Addresses that lead on to others: codes in small letters, names in the place of a pair, a search that names one pair.

use super::{
    page_query::{PageQuery, coded},
    search,
};
use crate::{
    dataset::Catalogue,
    query::{self, Answer, Parameters, Query, QueryError, Resource},
    trade::Dyad,
};

/// Where an address leads, as path and query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Elsewhere {
    /// It is another way of writing that address.
    Always(String),
    /// With these data it leads there.
    Now(String),
}

/// Does the address name a pair otherwise than by its codes?
pub(super) fn is_in_words(given: &PageQuery) -> bool {
    given.get("dyad").is_some_and(|text| text.parse::<Dyad>().is_err())
}

/// Where a pair that is written otherwise leads: `rus-irn` and `RUS–IRN` to `RUS-IRN`; names to the search, where it finds any.
pub(super) fn of_pair(catalogue: &Catalogue, given: &PageQuery, path: &str) -> Result<Option<Elsewhere>, QueryError> {
    let Some(text) = given.get("dyad").filter(|text| text.parse::<Dyad>().is_err()) else { return Ok(None) };
    if let Some(dyad) = in_capitals(text) {
        return Ok(Some(Elsewhere::Always(format!("{path}?{}", given.with("dyad", &dyad.to_string())))));
    }
    query::bounded_search("dyad", text)?;
    let parameters = Parameters { search: Some(text.to_lowercase()), limit: Some(1), ..Parameters::default() };
    let found = query::answer(catalogue, &Query { resource: Resource::Dyads, parameters })?;
    let is_found = matches!(found, Answer::Dyads(found) if found.total > 0);
    Ok((is_found && path == "/").then(|| Elsewhere::Now(kept(given, &search::address(text)))))
}

/// The pair that a search opens at once.
pub(super) fn of_search(dyad: Dyad, given: &PageQuery) -> Elsewhere {
    Elsewhere::Now(kept(given, &format!("/?dyad={dyad}")))
}

/// The codes of a pair in letters of any size, with any dash between them.
fn in_capitals(text: &str) -> Option<Dyad> {
    let capitals =
        text.trim().to_ascii_uppercase().replace(['\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}', '\u{2212}', '_'], "-");
    capitals.parse().ok()
}

/// The address in the language and theme that were asked for.
fn kept(given: &PageQuery, address: &str) -> String {
    let kept = ["lang", "theme"].into_iter().filter_map(|name| Some(format!("&{name}={}", coded(given.get(name)?))));
    kept.fold(address.to_owned(), |address, more| address + &more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known_in_any_letters() {
        for text in ["rus-irn", "Rus-Irn", "RUS–IRN", " rus_irn "] {
            assert_eq!(in_capitals(text).unwrap().to_string(), "RUS-IRN", "{text}");
        }
        assert_eq!(in_capitals("russia-iran"), None);
    }

    #[test]
    fn what_is_kept_is_no_other_parameter() {
        let given = PageQuery::read(Some("dyad=x&lang=ru&theme=a%26view%3Dmirror%0A")).unwrap();
        assert_eq!(kept(&given, "/?search=x"), "/?search=x&lang=ru&theme=a%26view%3Dmirror%0A");
    }
}
