//! What is wrong with a parameter: of a query, of a picture, or of the format that an answer is written in (floor 0).

/// A parameter that is unknown, repeated, bad, or not offered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{parameter}: {detail}")]
pub struct ParameterError {
    /// The parameter's name; `suffix` for the suffix.
    pub parameter: String,
    /// What is wrong with it.
    pub detail: String,
    /// What is allowed.
    pub allowed: Vec<String>,
}

impl ParameterError {
    /// What is wrong with a parameter, and what is allowed instead.
    #[must_use]
    pub fn new(parameter: &str, detail: impl Into<String>, allowed: &[&str]) -> Self {
        let allowed = allowed.iter().map(|word| (*word).to_owned()).collect();
        Self { parameter: parameter.to_owned(), detail: detail.into(), allowed }
    }
}
