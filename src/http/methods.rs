//! Which methods an address has.

use axum::http::Method;

use crate::limits::Limits;

/// The methods that every address has.
const METHODS: &str = "GET, HEAD";
/// Those of an address that reads a text.
const WITH_POST: &str = "GET, HEAD, POST";

/// The address that reads a text.
const VERIFY: &str = "/v1/verify";
/// The page that reads a text, as a form sends it.
const VERIFY_PAGE: &str = "/verify";
/// How much longer a text becomes at most where a form codes it: three signs a byte.
const CODED: u64 = 3;
/// Bytes of what a form sends beside the text.
const BESIDE: u64 = 1 << 10;

/// The methods of the address with this path.
pub(super) fn of(path: &str) -> &'static str {
    if takes_text(path) { WITH_POST } else { METHODS }
}

/// Does the address with this path read the body of a POST?
pub(super) fn takes_text(path: &str) -> bool {
    path == VERIFY_PAGE || path.strip_prefix(VERIFY).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// How many bytes the body of a request may have: those of a text, with the coding of a form where one sends it.
pub(super) fn body_bytes(path: &str, limits: &Limits) -> u64 {
    if path == VERIFY_PAGE { limits.body_bytes.saturating_mul(CODED).saturating_add(BESIDE) } else { limits.body_bytes }
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
        assert_eq!(["/v1/verify", "/v1/verify.csv", "/verify"].map(of), ["GET, HEAD, POST"; 3]);
        assert_eq!(["/v1/verify/", "/v1/verifying", "/v1/dyads", "/", "/verify.csv"].map(of), ["GET, HEAD"; 5]);
        let limits = Limits::default();
        assert_eq!(["/v1/verify", "/verify"].map(|path| body_bytes(path, &limits)), [64 << 10, (192 << 10) + 1024]);
        assert!(reads_body(&Method::POST, "/v1/verify") && !reads_body(&Method::GET, "/v1/verify"));
    }
}
