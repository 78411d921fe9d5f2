//! What every response has in common: a request id, the headers for caches and browsers, a count and a line in the log.

use std::{
    sync::{
        Arc, LazyLock,
        atomic::{AtomicU32, Ordering},
    },
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{
    app::App,
    encoding::EncodedBody,
    headers::{set, set_fixed},
    metrics::Route,
    problem::{METHODS, Problem},
    reply::{Reply, USUAL_HEADERS},
};
use crate::{
    limits::{Limits, count},
    query::{Format, split_suffix},
};

/// Put on a request by the server when its head breaks a rule that the router cannot see.
#[derive(Debug, Clone)]
pub(super) struct MalformedRequest(pub &'static str);

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Wraps the whole router: turns replies and problems into responses to this very request.
pub(super) async fn respond(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let _flight = app.metrics.begin();
    let (begun, id) = (Instant::now(), request_id());
    let (method, asked, path) = (request.method().clone(), request.headers().clone(), request.uri().path().to_owned());
    let refused = request.extensions().get::<MalformedRequest>().cloned();
    let refused = refused.map(|MalformedRequest(detail)| Problem::bad_request(detail));
    let inner = match refused.or_else(|| too_long(&request, &app.limits)) {
        Some(problem) => problem.into_response(),
        None => next.run(request).await,
    };
    // Coded off this thread.
    let coded = match to_be_coded(&inner, &method, &asked) {
        Some((body, is_kept)) => app.render_cache.gzip(&body, is_kept).await,
        None => None,
    };
    let mut response = realised(inner, &method, &asked, &id, coded.as_deref());
    common_headers(response.headers_mut(), &method, &id);
    set_fixed(response.headers_mut(), header::VARY, vary(&path));
    let status = response.status().as_u16();
    app.metrics.count(Route::from_path(&path), status);
    // A line for each request would cost more than most answers; what went wrong on our side is always told.
    let milliseconds = begun.elapsed().as_millis();
    if status >= 500 {
        tracing::warn!(request_id = id, %method, path, status, milliseconds, "request");
    } else {
        tracing::debug!(request_id = id, %method, path, status, milliseconds, "request");
    }
    response
}

/// The problem of an address that is too long to be looked into.
fn too_long(request: &Request, limits: &Limits) -> Option<Problem> {
    let most = count(limits.query_bytes);
    let parts = [("path", request.uri().path()), ("query", request.uri().query().unwrap_or_default())];
    let (part, text) = parts.into_iter().find(|(_, text)| text.len() > most)?;
    Some(Problem::too_long(part, text.len(), limits.query_bytes))
}

/// The body of a reply that is sent in the gzip coding, and whether others may ask for the same.
fn to_be_coded(inner: &Response, method: &Method, asked: &HeaderMap) -> Option<(Arc<EncodedBody>, bool)> {
    let reply = inner.extensions().get::<Reply>().filter(|reply| reply.is_sent_coded(method, asked))?;
    Some((Arc::clone(&reply.content), reply.is_kept()))
}

/// The response that a reply or problem stands for, with the headers that inner layers have set.
fn realised(mut inner: Response, method: &Method, asked: &HeaderMap, id: &str, coded: Option<&EncodedBody>) -> Response {
    let status = inner.status();
    let mut outer = match (inner.extensions_mut().remove::<Reply>(), inner.extensions_mut().remove::<Problem>()) {
        (Some(reply), _) => reply.respond(method, asked, id, coded),
        (_, Some(problem)) => problem.respond(method, id),
        (None, None) => return inner,
    };
    // A reply may be a page that tells of an error.
    if status.is_client_error() || status.is_server_error() {
        *outer.status_mut() = status;
    }
    let mut kept = std::mem::take(inner.headers_mut());
    kept.reserve(USUAL_HEADERS);
    for name in [header::CONTENT_LENGTH, header::ALLOW] {
        kept.remove(name);
    }
    let (mut parts, body) = outer.into_parts();
    kept.extend(std::mem::take(&mut parts.headers));
    parts.headers = kept;
    Response::from_parts(parts, body)
}

fn common_headers(headers: &mut HeaderMap, method: &Method, id: &str) {
    set(headers, REQUEST_ID.clone(), id);
    set_fixed(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    if method == Method::OPTIONS {
        set(headers, header::ALLOW, &format!("{METHODS}, OPTIONS"));
    }
}

/// The headers that an answer depends on beside its address. Where the suffix names the form, or there is one form only, `Accept`
/// says nothing, in problems either.
fn vary(path: &str) -> &'static str {
    let has_suffix = || split_suffix(path.rsplit('/').next().unwrap_or_default()).1.and_then(Format::with_suffix).is_some();
    match path {
        "/docs"
        | "/openapi.json"
        | "/robots.txt"
        | "/sitemap.xml"
        | "/healthz"
        | "/readyz"
        | "/metrics"
        | "/favicon.svg"
        | "/favicon.ico"
        | "/apple-touch-icon.png" => "Accept-Encoding",
        _ if path.starts_with("/assets/") => "Accept-Encoding",
        _ if path.starts_with("/v1/") && has_suffix() => "Accept-Encoding",
        _ if path.starts_with("/v1/") && path != "/v1/" => "Accept, Accept-Encoding",
        // A page for people, or that there is nothing, in their language.
        _ => "Accept, Accept-Encoding, Accept-Language",
    }
}

/// Unlike any other of this process, and most likely of its predecessors.
fn request_id() -> String {
    static PROCESS: LazyLock<u32> = LazyLock::new(|| {
        let nanoseconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        let seed = [&nanoseconds.to_le_bytes()[..], &std::process::id().to_le_bytes()].concat();
        let hash = blake3::hash(&seed);
        hash.as_bytes().iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
    });
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("{:08x}{:08x}", *PROCESS, COUNT.fetch_add(1, Ordering::Relaxed))
}
