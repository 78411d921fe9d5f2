//! The one area that a text means: by its code, or by its name in any language, whole or nearly so.

use super::{
    coverage::areas_with_data,
    pair_search::{how_near, named_wholly},
};
use crate::{dataset::Catalogue, language::Language, query::QueryError, trade::Area};

/// How many are named of those that may be meant.
const NAMED: usize = 5;

/// The area that a parameter means.
///
/// # Errors
/// A parameter error with the names that are near where none, or more than one, may be meant.
pub fn area_meant(catalogue: &Catalogue, parameter: &str, text: &str) -> Result<Area, QueryError> {
    let text = text.trim();
    if let Ok(area) = text.parse::<Area>() {
        return Ok(area);
    }
    let whole = named_wholly(text);
    if let [one] = whole.as_slice() {
        return Ok(*one);
    }
    let with_data = areas_with_data(catalogue);
    // Of a name that several have (Korea), those are meant that there is anything about.
    let named: Vec<Area> = whole.iter().copied().filter(|area| with_data.contains(area)).collect();
    if let [one] = named.as_slice() {
        return Ok(*one);
    }
    if !whole.is_empty() {
        return Err(several(parameter, text, &whole));
    }
    let near = how_near(text);
    let all_words: Vec<Area> = near.iter().filter(|near| near.has_all_words).map(|near| near.area).collect();
    let meant: Vec<Area> = all_words.iter().copied().filter(|area| with_data.contains(area)).collect();
    match (meant.as_slice(), all_words.as_slice()) {
        ([one], _) | ([], [one]) => Ok(*one),
        ([], []) => {
            let near: Vec<Area> = near.iter().map(|near| near.area).collect();
            Err(error(parameter, format!("no area is called {text:?}"), &near))
        }
        ([], several_near) | (several_near, _) => Err(several(parameter, text, several_near)),
    }
}

fn several(parameter: &str, text: &str, areas: &[Area]) -> QueryError {
    error(parameter, format!("{text:?} may be more than one area"), areas)
}

fn error(parameter: &str, detail: String, near: &[Area]) -> QueryError {
    let mut allowed: Vec<String> =
        near.iter().take(NAMED).map(|area| format!("{} ({})", area.code(), Language::default().area(*area))).collect();
    if allowed.is_empty() {
        allowed.push("a code or a name of an area; /v1/areas has all of them".to_owned());
    }
    QueryError::parameter(parameter, detail, &allowed.iter().map(String::as_str).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::catalogue;

    fn meant(text: &str) -> Result<String, String> {
        let catalogue = catalogue(&["RUS IRN export TOTAL 2020 5 one".to_owned()]);
        area_meant(&catalogue, "reporter", text).map(|area| area.code().to_owned()).map_err(|error| match error {
            QueryError::Parameter(error) => format!("{}: {}", error.detail, error.allowed.join(", ")),
            other => other.to_string(),
        })
    }

    #[test]
    fn codes_and_names_in_three_languages_are_understood() {
        for text in ["RUS", "rus", "RU", "Russia", "russian federation", "Россия", "РФ", "روسیه", " Russia "] {
            assert_eq!(meant(text).as_deref(), Ok("RUS"), "{text}");
        }
        for text in ["Иран", "ایران", "ايران", "Irann", "IR", "Ирана"] {
            assert_eq!(meant(text).as_deref(), Ok("IRN"), "{text}");
        }
        assert_eq!(meant("South Korea").as_deref(), Ok("KOR"));
    }

    #[test]
    fn what_names_none_or_several_is_told_with_what_is_near() {
        let none = meant("Atlantis").unwrap_err();
        assert!(none.starts_with("no area is called \"Atlantis\": ") && none.contains("/v1/areas"), "{none}");
        let korea = meant("Korea").unwrap_err();
        assert!(korea.contains("KOR (") && korea.contains("PRK ("), "{korea}");
        let longer = meant("Islamic Republic of Iran").unwrap_err();
        assert!(longer.contains("IRN (Iran)"), "{longer}");
        assert!(meant("").is_err() && meant("-").is_err());
    }
}
