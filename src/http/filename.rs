//! The name that an answer is saved under: what it is of, from whom, of when, and what else was asked for.

use crate::query::query_pairs;

/// The longest name; what would be longer ends in a mark of the whole address instead.
const LONGEST: usize = 120;

/// How the parts of a name follow one another; a value that says itself what it is stands without its name.
const ORDER: [(&str, bool); 11] = [
    ("source", true),
    ("product", true),
    ("reporter", true),
    ("partner", true),
    ("flow", true),
    ("freq", true),
    ("calendar", true),
    ("period", true),
    ("measure", true),
    ("base", false),
    ("as_of", false),
];

/// `/v1/dyads/RUS-IRN/turnover?from=2010&measure=yoy&source=wits&to=2014` is saved as `RUS-IRN-turnover-wits-2010-2014-yoy`.
pub(super) fn filename(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let name = path.strip_prefix("/v1/").unwrap_or(path);
    let name = name.strip_prefix("dyads/").unwrap_or(name);
    let mut given = query_pairs(query).unwrap_or_default();
    let window = window(&mut given);
    let place = |name: &str| ORDER.iter().position(|(known, _)| *known == name).unwrap_or(ORDER.len());
    given.sort_by_key(|(name, _)| place(name));
    if let Some(window) = window {
        let at = given.iter().take_while(|(name, _)| place(name) < place("period")).count();
        given.insert(at, ("period".to_owned(), window));
    }
    let parts = given.iter().map(|(name, value)| match ORDER.iter().find(|(known, _)| known == name) {
        Some((_, true)) => value.clone(),
        _ => format!("{name}-{value}"),
    });
    let whole = plain(&std::iter::once(name.to_owned()).chain(parts).collect::<Vec<_>>().join("-"));
    if whole.len() <= LONGEST {
        return whole;
    }
    let mark: String = blake3::hash(address.as_bytes()).to_hex().chars().take(8).collect();
    format!("{}-{mark}", whole[..LONGEST - 9].trim_end_matches('-'))
}

/// The window of the query, taken out of it: `2010-2014`, `from-2010`, `to-2014`; one period once.
fn window(given: &mut Vec<(String, String)>) -> Option<String> {
    let mut take = |name: &str| {
        let place = given.iter().position(|(known, _)| known == name)?;
        Some(given.remove(place).1)
    };
    match (take("from"), take("to")) {
        (Some(from), Some(to)) if from == to => Some(from),
        (Some(from), Some(to)) => Some(format!("{from}-{to}")),
        (Some(from), None) => Some(format!("from-{from}")),
        (None, Some(to)) => Some(format!("to-{to}")),
        (None, None) => None,
    }
}

/// Letters that every system takes in a name.
fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_ascii_alphanumeric() || "-_.".contains(letter) { letter } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_say_what_is_in_them() {
        let turnover = |query: &str| filename(&format!("/v1/dyads/RUS-IRN/turnover{query}"));
        assert_eq!(turnover(""), "RUS-IRN-turnover");
        assert_eq!(turnover("?from=2021"), "RUS-IRN-turnover-from-2021");
        assert_eq!(turnover("?from=2010&measure=yoy&source=wits&to=2014"), "RUS-IRN-turnover-wits-2010-2014-yoy");
        assert_eq!(turnover("?from=2014&to=2014"), "RUS-IRN-turnover-2014");
        assert_eq!(turnover("?base=2000&measure=index&product=HS%3A27"), "RUS-IRN-turnover-HS-27-index-base-2000");
        assert_eq!((filename("/v1/dyads"), filename("/v1/datasets/a b")), ("dyads".into(), "datasets-a-b".into()));
        assert_eq!(filename("/v1/dyads?limit=5&sort=total"), "dyads-limit-5-sort-total");
    }

    #[test]
    fn no_name_is_too_long_and_no_two_are_one() {
        let long = |tail: &str| filename(&format!("/v1/dyads?search={}{tail}", "x".repeat(200)));
        assert!(long("a").len() <= LONGEST && long("a") != long("b"), "{}", long("a"));
    }
}
