//! Which area a text means: a code in capitals or not, or a name in any language.

use crate::{
    dataset::Catalogue,
    query::{self, QueryError},
    trade::Area,
};

/// What a text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FoundArea {
    /// An area.
    Area(Area),
    /// Words for the search.
    Words,
}

/// The area of a code or a name; words for the search where it is neither.
///
/// # Errors
/// For what looks like a code and is none, and for an area that no pair names.
pub(super) fn find(catalogue: &Catalogue, text: &str) -> Result<FoundArea, QueryError> {
    let text = text.trim();
    let Some(area) = of_code(text).or_else(|| of_name(catalogue, text)) else {
        return if is_like_a_code(text) { Err(unknown(text)) } else { Ok(FoundArea::Words) };
    };
    if query::has_pairs(catalogue, area) {
        return Ok(FoundArea::Area(area));
    }
    Err(QueryError::NoData { detail: format!("no dataset has figures of {area} ({}); see /v1/areas", area.name()) })
}

/// The error of a code that there is not.
pub(super) fn unknown(text: &str) -> QueryError {
    let allowed = vec!["a code of ISO 3166 such as RUS, or a name (see /v1/areas)".to_owned()];
    QueryError::UnknownItem { kind: "area", text: text.to_owned(), allowed }
}

/// Codes have three letters or digits; in capitals only a code is meant.
fn is_like_a_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit())
}

fn of_code(text: &str) -> Option<Area> {
    let capitals = text.to_ascii_uppercase();
    let alpha_2 = |area: &Area| area.alpha_2() == Some(capitals.as_str());
    capitals.parse().ok().or_else(|| Area::all().find(alpha_2))
}

/// The only area that the whole text is a name of.
fn of_name(catalogue: &Catalogue, text: &str) -> Option<Area> {
    match query::areas_named(catalogue, text)[..] {
        [one] => Some(one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Roots;

    #[test]
    fn codes_and_names_in_any_language_lead_to_the_area() {
        let catalogue = Catalogue::load(&Roots::Builtin, None).unwrap();
        let russia = Ok(FoundArea::Area("RUS".parse().unwrap()));
        for text in ["RUS", "rus", "ru", "Russia", "россия", "روسیه", " RUS "] {
            assert_eq!(find(&catalogue, text), russia, "{text}");
        }
        assert_eq!(find(&catalogue, "federation of nowhere"), Ok(FoundArea::Words));
        assert!(matches!(find(&catalogue, "QQQ"), Err(QueryError::UnknownItem { kind: "area", .. })));
        assert!(matches!(find(&catalogue, "FRA"), Err(QueryError::NoData { .. })));
    }
}
