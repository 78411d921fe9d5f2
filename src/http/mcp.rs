//! `/mcp`: the tools for language models by Streamable HTTP of the Model Context Protocol, without sessions and without streams: a
//! message comes in, its answer goes out. What a message may be is the protocol's; who may send one, how long it may be and how long
//! its answer may take is as everywhere here.

use std::sync::Arc;

use super::{
    accept::Preferences,
    answers,
    client::Payer,
    current::Current,
    headers::set_fixed,
    message_fault::Fault,
    origins::Judged,
    problem::Problem,
    reply::{CachePolicy, Reply, ReplyResult},
    rows_of::rows_of,
};
use crate::{
    limits::count,
    mcp::{Answering, Call, CallError, Refusal, Tools, guide},
    query::Format,
    write::Media,
};
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header, request::Parts},
    response::IntoResponse,
};
use rmcp::transport::streamable_http_server::{
    StreamableHttpServerConfig, StreamableHttpService, session::never::NeverSessionManager,
};

/// What a page of another site may send along.
const ALLOWED_HEADERS: &str =
    "content-type, accept, authorization, mcp-protocol-version, mcp-method, mcp-name, mcp-session-id, last-event-id";
/// Both forms that a client must take; here answers come in the first.
const BOTH: &str = "application/json, text/event-stream";

/// `/mcp`.
pub(super) async fn mcp(app: Current, request: Request) -> Response<Body> {
    let (asked, body) = request.into_parts();
    let granted = match app.origins.judge(&app.site, &asked.headers) {
        Judged::Refused => return Problem::forbidden_origin().into_response(),
        Judged::Granted(origin) => Some(origin),
        Judged::NoPage => None,
    };
    let mut response = match asked.method {
        Method::POST => answered(app, asked, body).await.unwrap_or_else(IntoResponse::into_response),
        Method::OPTIONS if granted.is_some() => preflight(),
        _ => Problem::only_post(&asked.method, "asks the tools").into_response(),
    };
    set_fixed(response.headers_mut(), header::CACHE_CONTROL, CachePolicy::Never.header());
    if let Some(origin) = granted {
        response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        set_fixed(response.headers_mut(), header::ACCESS_CONTROL_EXPOSE_HEADERS, "x-request-id, retry-after");
    }
    response
}

/// `/llms.txt`.
pub(super) async fn llms(app: Current) -> ReplyResult {
    Ok(Reply::new(guide(&app.site).into_bytes(), Media::Text, CachePolicy::Fixed))
}

/// What a browser asks before a page that may does.
fn preflight() -> Response<Body> {
    let mut response = StatusCode::NO_CONTENT.into_response();
    set_fixed(response.headers_mut(), header::ACCESS_CONTROL_ALLOW_METHODS, "POST");
    set_fixed(response.headers_mut(), header::ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS);
    set_fixed(response.headers_mut(), header::ACCESS_CONTROL_MAX_AGE, "86400");
    response
}

async fn answered(app: Current, mut asked: Parts, body: Body) -> Result<Response<Body>, Problem> {
    let essence = |value: &HeaderValue| {
        value.to_str().ok().and_then(|text| text.split(';').next()).map(|text| text.trim().to_ascii_lowercase())
    };
    let media = Format::Json.essence();
    if asked.headers.get(header::CONTENT_TYPE).and_then(essence).as_deref() != Some(media) {
        return Err(Problem::unsupported_media(&[media]));
    }
    if !takes_json(&asked.headers) {
        return Err(Problem::not_acceptable([media].into_iter()));
    }
    // A client must take both forms, and some that take this one say so only.
    asked.headers.insert(header::ACCEPT, HeaderValue::from_static(BOTH));
    let most = app.limits.body_bytes;
    let bytes = to_bytes(body, count(most)).await.map_err(|_| Problem::content_too_large(most))?;
    if let Some(fault) = Fault::of(&bytes) {
        return Ok(fault.response());
    }
    let tools = Tools::new(Desk { payer: Payer::current(), app });
    let config = StreamableHttpServerConfig::default()
        .with_legacy_session_mode(false)
        .with_json_response(true)
        .with_max_request_body_bytes(count(most))
        .disable_allowed_hosts();
    let service = StreamableHttpService::new(move || Ok(tools.clone()), Arc::<NeverSessionManager>::default(), config);
    let request = Request::from_parts(asked, Body::from(bytes));
    told(service.handle(request).await.map(Body::new)).await
}

/// Does the client take JSON? Who says nothing does.
fn takes_json(headers: &HeaderMap) -> bool {
    Preferences::from_headers(headers, &header::ACCEPT).is_none_or(|liked| liked.media(Format::Json.essence()) > 0)
}

/// The response of the protocol's own library, with what it says of HTTP in plain text told as any other problem here.
async fn told(response: Response<Body>) -> Result<Response<Body>, Problem> {
    let is_json = response.headers().get(header::CONTENT_TYPE).is_some_and(|media| media == Format::Json.essence());
    if is_json || response.status().is_success() {
        return Ok(response);
    }
    let status = response.status();
    let text = to_bytes(response.into_body(), 4096).await.unwrap_or_default();
    let text = String::from_utf8_lossy(&text).into_owned();
    Err(if status.is_client_error() { Problem::bad_request(&text) } else { Problem::internal(text) })
}

/// Answers calls for one request, from the data as they were when it came.
#[derive(Debug, Clone)]
struct Desk {
    app: Current,
    payer: Payer,
}

impl Answering for Desk {
    async fn answer(&self, call: Call) -> Result<Vec<u8>, Refusal> {
        let answer = self.payer.clone().scope(self.made(&call)).await;
        answer.map_err(|problem| {
            problem.tell_cause("mcp");
            Refusal { detail: problem.detail().to_owned(), allowed: problem.allowed().to_vec() }
        })
    }
}

impl Desk {
    async fn made(&self, call: &Call) -> Result<Vec<u8>, Problem> {
        let (app, catalogue) = (&self.app, self.app.catalogue()?);
        let asked = call.asked(&catalogue)?;
        let query = asked.query();
        let task = answers::work(query, Format::Json).with_rows(rows_of(&catalogue, &query.resource));
        let key = [&answers::version_of(&catalogue, &query.resource), "tool", &asked.key()].join("\n");
        let (from, site) = (Arc::clone(&catalogue), app.site.clone());
        let content = app.render_cache.get(key, task, move || Ok(asked.answer(&from, &site)?)).await;
        Ok(content.map_err(|problem| app.not_found_yet(problem))?.plain().0.to_vec())
    }
}

impl From<CallError> for Problem {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Query(error) => error.into(),
            CallError::Written(error) => error.into(),
            error @ CallError::Document(_) => Self::internal(error),
        }
    }
}
