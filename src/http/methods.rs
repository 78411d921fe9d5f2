//! Which methods an address has.

use axum::http::Method;

/// The methods that every address has.
const METHODS: &str = "GET, HEAD";

/// The address of the tools, which is told a message.
const MCP: &str = "/mcp";

/// The methods of the address with this path.
pub(super) fn of(path: &str) -> &'static str {
    if path == MCP { "POST" } else { METHODS }
}

/// Is the body of a request read? Others are thrown away.
pub(super) fn reads_body(method: &Method, path: &str) -> bool {
    method == Method::POST && path == MCP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_tools_are_told_anything() {
        assert_eq!(["/mcp", "/mcp/", "/v1/dyads", "/"].map(of), ["POST", "GET, HEAD", "GET, HEAD", "GET, HEAD"]);
        assert!(
            reads_body(&Method::POST, "/mcp") && !reads_body(&Method::GET, "/mcp") && !reads_body(&Method::POST, "/v1/dyads")
        );
    }
}
