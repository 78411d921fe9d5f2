//! The server of tools, whoever carries its messages: what it says of itself, the list of tools, and a call of one.

use std::{borrow::Cow, sync::Arc};

use rmcp::{
    ErrorData, RoleServer, ServerHandler,
    model::{
        CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, Implementation, ListToolsResult,
        PaginatedRequestParams, ProtocolVersion, ServerCapabilities, ServerConfig, Tool,
    },
    service::RequestContext,
};

use super::{
    call::Call,
    call_error::CallError,
    tool::Tool as Question,
    tools::{TOOLS, named},
};
use crate::query::QueryError;

/// The versions of the protocol that are spoken: those without batches, the newest last.
pub static PROTOCOL_VERSIONS: [ProtocolVersion; 3] =
    [ProtocolVersion::V_2025_06_18, ProtocolVersion::V_2025_11_25, ProtocolVersion::V_2026_07_28];

/// What a model is told before it asks.
const INSTRUCTIONS: &str = "Published bilateral trade statistics with sources. Every figure is somebody's: quote source and \
    reporter with it, and its bounds (low, high) where it is rounded. The two sides of a pair report differently; neither is the \
    truth. null comes with a reason and is not zero. Nothing is estimated or forecast here. Cite `links.self`.";

/// Why a call has no answer, in the words of `/v1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What went wrong.
    pub detail: String,
    /// What is allowed instead.
    pub allowed: Vec<String>,
}

/// Who has the data and the time to answer calls.
pub trait Answering: Clone + Send + Sync + 'static {
    /// The result of a call, as JSON.
    fn answer(&self, call: Call) -> impl Future<Output = Result<Vec<u8>, Refusal>> + Send;
}

/// The server of tools.
#[derive(Debug, Clone)]
pub struct Tools<A>(A);

impl<A: Answering> Tools<A> {
    /// The tools, answered so.
    #[must_use]
    pub fn new(answering: A) -> Self {
        Self(answering)
    }
}

impl<A: Answering> ServerHandler for Tools<A> {
    fn get_info(&self) -> ServerConfig {
        let own = Implementation::new("dyad", env!("CARGO_PKG_VERSION")).with_title("dyad: trade of two areas");
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(own)
            .with_instructions(INSTRUCTIONS)
    }

    fn supported_protocol_versions(&self) -> Cow<'static, [ProtocolVersion]> {
        Cow::Borrowed(&PROTOCOL_VERSIONS)
    }

    fn get_tool(&self, name: &str) -> Option<Tool> {
        named(name).map(Question::described)
    }

    async fn list_tools(
        &self,
        asked: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        // All of them are one page.
        if asked.is_some_and(|asked| asked.cursor.is_some()) {
            return Err(ErrorData::invalid_params("there is no such cursor: the list has one page", None));
        }
        Ok(ListToolsResult::with_all_items(TOOLS.iter().map(Question::described).collect()))
    }

    async fn call_tool(
        &self,
        asked: CallToolRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let Some(call) = Call::new(&asked.name, asked.arguments.unwrap_or_default()) else {
            let names: Vec<&str> = TOOLS.iter().map(|tool| tool.name).collect();
            let detail = format!("Unknown tool: {:?}; there are {}", asked.name, names.join(", "));
            return Err(ErrorData::invalid_params(detail, None));
        };
        let answer = tokio::select! {
            answer = self.0.answer(call) => answer,
            // Whoever asked has gone: what has not begun is not done.
            () = context.ct.cancelled() => return Err(ErrorData::internal_error("the call was cancelled", None)),
        };
        Ok(result(answer).into())
    }
}

/// The result of a call: what is wrong with it is for the model to read.
fn result(answer: Result<Vec<u8>, Refusal>) -> CallToolResult {
    let read = |bytes: Vec<u8>| {
        serde_json::from_slice(&bytes).map_err(|_| Refusal { detail: "the answer could not be read".to_owned(), allowed: vec![] })
    };
    answer.and_then(read).unwrap_or_else(|refusal: Refusal| CallToolResult::error(vec![ContentBlock::text(refusal.text())]))
}

impl Refusal {
    /// What went wrong and what is allowed instead, a line each.
    #[must_use]
    pub fn text(&self) -> String {
        let Self { detail, allowed } = self;
        if allowed.is_empty() { detail.clone() } else { format!("{detail}\nallowed: {}", allowed.join(", ")) }
    }
}

impl From<&CallError> for Refusal {
    fn from(error: &CallError) -> Self {
        let allowed = match error {
            CallError::Query(QueryError::Parameter(error)) => error.allowed.clone(),
            CallError::Query(QueryError::UnknownView { allowed, .. } | QueryError::UnknownItem { allowed, .. }) => {
                allowed.clone()
            }
            _ => Vec::new(),
        };
        Self { detail: error.to_string(), allowed }
    }
}

/// The list of tools as clients are told of it.
#[must_use]
pub(super) fn listed() -> Arc<[(&'static str, &'static str)]> {
    TOOLS.iter().map(|tool| (tool.name, tool.title)).collect()
}
