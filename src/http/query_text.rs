//! Parameters of the addresses that are not queries: the list of charts, a chart, the page.

use super::problem::Problem;
use crate::{parameter::ParameterError, query::query_pairs};

/// The pairs of a raw query text, decoded.
///
/// # Errors
/// When a pair is not UTF-8, unknown here, or there twice.
pub(super) fn pairs(raw: Option<&str>, known: &[&str]) -> Result<Vec<(String, String)>, Problem> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (name, value) in query_pairs(raw.unwrap_or_default())? {
        if !known.contains(&name.as_str()) {
            return Err(ParameterError::new(&name, "not known here", known).into());
        }
        if pairs.iter().any(|(earlier, _)| *earlier == name) {
            return Err(ParameterError::new(&name, "given more than once", &[]).into());
        }
        pairs.push((name, value));
    }
    Ok(pairs)
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
