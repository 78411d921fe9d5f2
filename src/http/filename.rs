//! The name that an answer is saved under.

/// `/v1/dyads/RUS-IRN/turnover?from=2021` is saved as `RUS-IRN-turnover`.
pub(super) fn filename(address: &str) -> String {
    let path = address.split('?').next().unwrap_or(address);
    let name = path.strip_prefix("/v1/").unwrap_or(path);
    let name = name.strip_prefix("dyads/").unwrap_or(name);
    name.chars().map(|letter| if letter.is_ascii_alphanumeric() || "-_.".contains(letter) { letter } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_say_what_is_in_them() {
        assert_eq!(filename("/v1/dyads/RUS-IRN/turnover?from=2021"), "RUS-IRN-turnover");
        assert_eq!((filename("/v1/dyads"), filename("/v1/datasets/a b")), ("dyads".into(), "datasets-a-b".into()));
    }
}
