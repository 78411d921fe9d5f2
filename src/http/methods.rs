//! Which methods an address has.

use axum::http::Method;

/// The methods that every address has.
const METHODS: &str = "GET, HEAD";
/// Those of an address that reads a text.
const WITH_POST: &str = "GET, HEAD, POST";

/// The address that reads a text.
const VERIFY: &str = "/v1/verify";

/// The methods of the address with this path.
pub(super) fn of(path: &str) -> &'static str {
    if takes_text(path) { WITH_POST } else { METHODS }
}

/// Does the address with this path read the body of a POST?
pub(super) fn takes_text(path: &str) -> bool {
    path.strip_prefix(VERIFY).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Is the body of a request read? Others are thrown away.
pub(super) fn reads_body(method: &Method, path: &str) -> bool {
    method == Method::POST && takes_text(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_verifies_reads_a_text() {
        assert_eq!([of("/v1/verify"), of("/v1/verify.csv")], ["GET, HEAD, POST"; 2]);
        assert_eq!(["/v1/verify/", "/v1/verifying", "/v1/dyads", "/"].map(of), ["GET, HEAD"; 4]);
        assert!(reads_body(&Method::POST, "/v1/verify") && !reads_body(&Method::GET, "/v1/verify"));
    }
}
