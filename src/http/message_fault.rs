//! What is wrong with a message before the protocol looks at it, told as JSON-RPC tells it (JSON-RPC 2.0, 5.1).

use axum::{
    body::Body,
    http::{Response, StatusCode, header},
};
use serde_json::{Value, json};

use super::headers::set_fixed;
use crate::query::Format;

/// A fault of a message.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fault {
    code: i32,
    text: &'static str,
    /// Of the message, where it has one.
    id: Value,
}

impl Fault {
    /// What is wrong with these bytes, if anything is.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let fault = |code, text| Some(Self { code, text, id: Value::Null });
        match serde_json::from_slice::<Value>(bytes) {
            Err(_) => fault(-32700, "Parse error: the body is no JSON"),
            // Batches were of versions before those that are spoken here.
            Ok(Value::Array(_)) => fault(-32600, "Invalid request: no version spoken here has batches; send one message"),
            Ok(Value::Object(message)) if message.get("jsonrpc").is_some_and(|version| version == "2.0") => {
                let id = message.get("id").filter(|id| id.is_string() || id.is_number()).cloned().unwrap_or_default();
                let names_tool = || message.get("params").is_some_and(|params| params.get("name").is_some_and(Value::is_string));
                let has_sound_arguments = || {
                    let arguments = message.get("params").and_then(|params| params.get("arguments"));
                    arguments.is_none_or(|arguments| arguments.is_object() || arguments.is_null())
                };
                let is_call = message.get("method").is_some_and(|method| method == "tools/call");
                let is_unsound = is_call && (!names_tool() || !has_sound_arguments());
                let text = "Invalid params: a call has the name of a tool, and its arguments as an object";
                is_unsound.then_some(Self { code: -32602, text, id })
            }
            Ok(_) => fault(-32600, "Invalid request: the body is no message of JSON-RPC 2.0"),
        }
    }

    /// As it is answered: what is no message is a bad request too.
    pub(super) fn response(self) -> Response<Body> {
        let Self { code, text, id } = self;
        let body = json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": text}});
        let mut response = Response::new(Body::from(body.to_string()));
        *response.status_mut() = if code == -32602 { StatusCode::OK } else { StatusCode::BAD_REQUEST };
        set_fixed(response.headers_mut(), header::CONTENT_TYPE, Format::Json.essence());
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_message_is_told_by_its_number() {
        let code = |text: &str| Fault::of(text.as_bytes()).map(|fault| fault.code);
        for (text, wanted) in [
            ("", Some(-32700)),
            ("{\"jsonrpc\":", Some(-32700)),
            ("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]", Some(-32600)),
            ("[]", Some(-32600)),
            ("7", Some(-32600)),
            ("{\"id\":1,\"method\":\"ping\"}", Some(-32600)),
            ("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}", Some(-32600)),
            ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}", None),
            ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\"}", Some(-32602)),
            (
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"x\",\"arguments\":[]}}",
                Some(-32602),
            ),
            ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"x\"}}", None),
        ] {
            assert_eq!(code(text), wanted, "{text}");
        }
        let deep = "[".repeat(100_000);
        assert_eq!(code(&deep), Some(-32700));
        let told = Fault::of(b"{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/call\"}").unwrap();
        assert_eq!(told.id, "a");
    }
}
