//! Headers of responses.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// Sets a header whose value never changes: no copy of it is made.
pub(super) fn set_fixed(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}

/// Sets a header whose value is made here; what is no header value is left out.
pub(super) fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
