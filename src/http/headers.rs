//! Headers of responses.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// Sets a header whose value is made here; what is no header value is left out.
pub(super) fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
