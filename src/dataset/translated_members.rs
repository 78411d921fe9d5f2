//! What a descriptor's texts are in other languages: members such as `title@ru` beside `title`.

use serde_json::{Map, Value};

use crate::{language::language_tag, trade::Translations};

/// The translations of a member, among members that have no meaning of their own. What cannot be read is left out, and `told`.
pub(super) fn translations(others: &Map<String, Value>, member: &str, mut told: impl FnMut(String)) -> Translations {
    let mut found = Translations::new();
    for (name, value) in others {
        let Some(written) = name.strip_prefix(member).and_then(|rest| rest.strip_prefix('@')) else { continue };
        let why = match (language_tag(written), value.as_str().map(str::trim)) {
            (Some(tag), Some(_)) if found.contains_key(&tag) => "the same language is there twice",
            (Some(_), Some("")) => continue,
            (Some(tag), Some(text)) => {
                found.insert(tag, text.to_owned());
                continue;
            }
            (None, _) => "no language has this tag; allowed is one such as ru or zh-Hant",
            (Some(_), None) => "is not a text",
        };
        told(format!("{name}: {why}; it is left out"));
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_can_be_read_is_kept_and_the_rest_told_of() {
        let others = json!({"title@ru": " Торговля ", "title@zh-hant": "貿易", "title@FA": "", "title@": "a", "title@ю": "b",
            "title@de": 5, "title@RU": "c", "titles": "d", "subtitle@ru": "e", "keywords": ["f"]});
        let mut told = Vec::new();
        let found = translations(others.as_object().unwrap(), "title", |text| told.push(text));
        let found: Vec<(&str, &str)> = found.iter().map(|(tag, text)| (tag.as_str(), text.as_str())).collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.contains(&("zh-Hant", "貿易")) && (found.contains(&("ru", "c")) || found.contains(&("ru", "Торговля"))));
        let of: Vec<&str> = told.iter().map(|text| text.split_once(':').unwrap().0).collect();
        assert_eq!((of.len(), ["title@", "title@de", "title@ю"].map(|name| of.contains(&name))), (4, [true; 3]), "{told:?}");
        assert!(told.iter().any(|text| text.contains("the same language is there twice; it is left out")), "{told:?}");
    }
}
