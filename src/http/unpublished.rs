//! Data that are not published: a server of its own for them, of which everything wants a token but what says that it lives.
//!
//! A whole server, and not some datasets of one: rankings, searches, lists and caches of public data then cannot tell of the others.

use axum::http::{HeaderMap, HeaderValue, header};

use super::{problem::Problem, token::Token};

/// What no cache that several people share may keep.
const FOR_ONE: HeaderValue = HeaderValue::from_static("private, no-cache");

/// Why this request is not answered: everything wants the token, but the probes, and whom to report to; counters and the
/// administration have tokens of their own.
pub(super) fn refusal(token: Option<Token>, path: &str, has_metrics_token: bool, headers: &HeaderMap) -> Option<Problem> {
    let token = token?;
    let is_open = match path {
        "/healthz" | "/readyz" | "/robots.txt" | "/.well-known/security.txt" => true,
        "/metrics" => has_metrics_token,
        _ => path.starts_with("/admin/"),
    };
    (!is_open && !token.is_carried(headers)).then(Problem::unpublished)
}

/// An answer of such a server is kept by nobody but who asked for it.
pub(super) fn keep_private(headers: &mut HeaderMap) {
    if headers.get(header::CACHE_CONTROL).is_none_or(|policy| policy != "no-store") {
        headers.insert(header::CACHE_CONTROL, FOR_ONE);
    }
    headers.append(header::VARY, HeaderValue::from_static("Authorization"));
}
