//! What may fail at a location. The texts name folder or bucket and key, and never a key of access or a signature.

use object_store::Error;

/// Why something cannot be had from a location, or put there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LocationError {
    /// The text names no location.
    #[error("{text:?} is no location: {reason}; allowed are a folder and s3://bucket/prefix")]
    Unknown {
        /// As it was given.
        text: String,
        /// What is wrong with it.
        reason: String,
    },
    /// There is no such file or object.
    #[error("{place} is not there")]
    Missing {
        /// Where.
        place: String,
    },
    /// Somebody else has put something there meanwhile.
    #[error("{place} was put by somebody else meanwhile")]
    Changed {
        /// Where.
        place: String,
    },
    /// It cannot be done.
    #[error("{place}: {reason}")]
    Failed {
        /// Where.
        place: String,
        /// Why.
        reason: String,
    },
}

impl LocationError {
    /// Is there simply no such thing?
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing { .. })
    }

    /// What does not go on at a place.
    #[must_use]
    pub fn failed(place: impl Into<String>, reason: impl std::fmt::Display) -> Self {
        Self::Failed { place: place.into(), reason: format!("{reason}") }
    }

    /// What a store says of an object.
    pub(super) fn of_store(place: &str, error: &Error) -> Self {
        let place = place.to_owned();
        let texts = texts(error);
        let code = texts.iter().find_map(|text| element(text, "Code"));
        match error {
            Error::NotFound { .. } if code.as_deref() != Some("NoSuchBucket") => Self::Missing { place },
            Error::Precondition { .. } | Error::AlreadyExists { .. } => Self::Changed { place },
            _ => Self::Failed { place, reason: reason(error, code, &texts) },
        }
    }
}

/// The texts of an error and of what it came of, the innermost last.
fn texts(error: &Error) -> Vec<String> {
    let mut texts = Vec::new();
    let mut next: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = next {
        texts.push(error.to_string());
        next = error.source();
    }
    texts
}

/// What stands in an element of an answer in XML.
fn element(text: &str, name: &str) -> Option<String> {
    let (_, rest) = text.split_once(&format!("<{name}>"))?;
    let (inside, _) = rest.split_once(&format!("</{name}>"))?;
    let plain = inside.len() <= 200 && !inside.contains(['<', '\n']);
    plain.then(|| inside.to_owned())
}

/// Of the answer of a store only its code is told: the rest of it may repeat what was signed.
fn reason(error: &Error, code: Option<String>, texts: &[String]) -> String {
    let said = match error {
        Error::NotFound { .. } => "the store has no such bucket".to_owned(),
        Error::PermissionDenied { .. } => "the store refuses it to the keys of AWS_ACCESS_KEY_ID".to_owned(),
        Error::Unauthenticated { .. } => "the store does not know the keys of AWS_ACCESS_KEY_ID".to_owned(),
        Error::NotImplemented { .. } | Error::NotSupported { .. } => "the store cannot do this".to_owned(),
        _ if code.is_some() => "the store answers with an error".to_owned(),
        _ => texts.iter().rev().find_map(|text| plain(text)).unwrap_or_else(|| "the store cannot be reached".to_owned()),
    };
    match code {
        Some(code) => format!("{said} ({code})"),
        None => said,
    }
}

/// A text that repeats neither an answer nor an address.
fn plain(text: &str) -> Option<String> {
    let text = text.trim();
    let fits = !text.is_empty() && text.len() <= 200 && !text.contains(['<', '\n']) && !text.contains("://");
    fits.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(make: fn(Box<dyn std::error::Error + Send + Sync>) -> Error, body: &str) -> String {
        LocationError::of_store("s3://trade/baci/manifest.json", &make(body.into())).to_string()
    }

    #[test]
    fn the_answer_of_a_store_is_told_by_its_code_alone() {
        let refused = |source| Error::PermissionDenied { path: "p".to_owned(), source };
        let body =
            "403: <Error><Code>SignatureDoesNotMatch</Code><StringToSign>x-amz-security-token:SECRET</StringToSign></Error>";
        let text = "the store refuses it to the keys of AWS_ACCESS_KEY_ID (SignatureDoesNotMatch)";
        assert_eq!(of(refused, body), format!("s3://trade/baci/manifest.json: {text}"));
        let generic = |source| Error::Generic { store: "S3", source };
        assert_eq!(
            of(generic, "error sending request for http://user:secret@host/"),
            "s3://trade/baci/manifest.json: the store cannot be reached"
        );
        assert_eq!(of(generic, "connection refused"), "s3://trade/baci/manifest.json: connection refused");
    }

    #[test]
    fn a_missing_object_is_told_apart_from_a_missing_bucket() {
        let missing = |source| Error::NotFound { path: "p".to_owned(), source };
        assert_eq!(of(missing, "<Code>NoSuchKey</Code>"), "s3://trade/baci/manifest.json is not there");
        let bucket = "s3://trade/baci/manifest.json: the store has no such bucket (NoSuchBucket)";
        assert_eq!(of(missing, "<Code>NoSuchBucket</Code>"), bucket);
    }
}
