//! Which methods an address has.

use axum::http::Method;

use crate::limits::Limits;

/// The methods that every address has.
const METHODS: &str = "GET, HEAD";
/// Those of an address that reads a text.
const WITH_POST: &str = "GET, HEAD, POST";

/// The address of the tools, which is told a message.
const MCP: &str = "/mcp";
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
    match path {
        MCP => "POST",
        _ if takes_text(path) => WITH_POST,
        _ => METHODS,
    }
}

/// Does the address with this path read the body of a POST as a text?
pub(super) fn takes_text(path: &str) -> bool {
    path == VERIFY_PAGE || path.strip_prefix(VERIFY).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// How many bytes the body of a request may have: those of a text, with the coding of a form where one sends it.
pub(super) fn body_bytes(path: &str, limits: &Limits) -> u64 {
    if path == VERIFY_PAGE { limits.body_bytes.saturating_mul(CODED).saturating_add(BESIDE) } else { limits.body_bytes }
}

/// Is the body of a request read? Others are thrown away.
pub(super) fn reads_body(method: &Method, path: &str) -> bool {
    method == Method::POST && (path == MCP || takes_text(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_tools_and_what_verifies_are_sent_anything() {
        assert_eq!(["/mcp", "/mcp/", "/v1/dyads", "/"].map(of), ["POST", "GET, HEAD", "GET, HEAD", "GET, HEAD"]);
        assert_eq!(["/v1/verify", "/v1/verify.csv", "/verify"].map(of), ["GET, HEAD, POST"; 3]);
        assert_eq!(["/v1/verify/", "/v1/verifying", "/verify.csv"].map(of), ["GET, HEAD"; 3]);
        let reads = |path| reads_body(&Method::POST, path);
        assert!(reads("/mcp") && reads("/v1/verify") && !reads("/v1/dyads"));
        assert!(!reads_body(&Method::GET, "/mcp") && !reads_body(&Method::GET, "/v1/verify"));
        let limits = Limits::default();
        assert_eq!(["/v1/verify", "/verify"].map(|path| body_bytes(path, &limits)), [64 << 10, (192 << 10) + 1024]);
    }
}
