//! Parameters of the addresses that are not queries: the list of charts, a chart, the page.

use percent_encoding::percent_decode_str;

use super::problem::Problem;
use crate::query::QueryError;

/// The pairs of a raw query text, decoded.
///
/// # Errors
/// When a pair is not UTF-8, unknown here, or there twice.
pub(super) fn pairs(raw: Option<&str>, known: &[&str]) -> Result<Vec<(String, String)>, Problem> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for pair in raw.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decoded(name)?, decoded(value)?);
        if !known.contains(&name.as_str()) {
            return Err(QueryError::parameter(&name, "not known here", known).into());
        }
        if pairs.iter().any(|(earlier, _)| *earlier == name) {
            return Err(QueryError::parameter(&name, "given more than once", &[]).into());
        }
        pairs.push((name, value));
    }
    Ok(pairs)
}

fn decoded(text: &str) -> Result<String, Problem> {
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8();
    decoded.map(std::borrow::Cow::into_owned).map_err(|_| QueryError::parameter(text, "not UTF-8 once decoded", &[]).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_repeated_and_bad_ones_are_told() {
        assert_eq!(
            pairs(Some("limit=5&offset=%31"), &["limit", "offset"]).unwrap(),
            [("limit".into(), "5".into()), ("offset".into(), "1".into())]
        );
        for bad in ["limit=5&limit=6", "from=2021", "limit=%FF"] {
            assert!(pairs(Some(bad), &["limit"]).is_err(), "{bad}");
        }
    }
}
