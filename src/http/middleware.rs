//! What every response has in common: a request id, the headers for caches and browsers, a count and a line in the log.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{
    app::App,
    cache_use::{self, CacheUse},
    encoding::EncodedBody,
    engine_figures,
    headers::{set, set_fixed},
    methods,
    observed::{Client, Observed},
    policy,
    problem::Problem,
    reply::{Reply, USUAL_HEADERS},
    request_id::request_id,
    unpublished,
};
use crate::{
    limits::{Limits, count},
    query::{Format, split_suffix},
};

/// Put on a request by the server when it breaks a rule that the router cannot see.
#[derive(Debug, Clone)]
pub(super) struct RefusedRequest(pub Problem);

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Wraps the whole router: turns replies and problems into responses to this very request.
pub(super) async fn respond(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let is_by_proxy = request.extensions().get::<Client>().is_some_and(|client| client.by_proxy);
    let id = request_id(request.headers().get(&REQUEST_ID), is_by_proxy);
    let observed = Observed::begin(app.metrics.begin(), &request, id, app.logs_requests);
    let (method, asked, uri) = (request.method().clone(), request.headers().clone(), request.uri().clone());
    let refused = request.extensions().get::<RefusedRequest>().cloned().map(|RefusedRequest(problem)| problem);
    let refused = refused.or_else(|| unpublished::refusal(app.data_token, uri.path(), app.metrics_token.is_some(), &asked));
    let (inner, cache) = match refused.or_else(|| too_long(&request, &app.limits)) {
        Some(problem) => (problem.into_response(), CacheUse::None),
        None => cache_use::noting(next.run(request)).await,
    };
    // Coded off this thread.
    let coded = match to_be_coded(&inner, &method, &asked) {
        Some((body, is_kept)) => app.render_cache.gzip(&body, is_kept).await,
        None => None,
    };
    let age = engine_figures::age(&app, &inner);
    let mut response = realised(&app, inner, (&method, &asked), observed.id(), coded.as_deref());
    if let Some(age) = age {
        let status = response.status();
        engine_figures::tell_age(response.headers_mut(), status, age);
    }
    common_headers(response.headers_mut(), (&method, uri.path()), observed.id());
    policy::put_common(response.headers_mut(), app.is_tls_only);
    if is_private(uri.path()) {
        kept_from_other_sites(response.headers_mut());
    }
    set_fixed(response.headers_mut(), header::VARY, vary(uri.path()));
    if app.data_token.is_some() {
        unpublished::keep_private(response.headers_mut());
    }
    observed.answered(response, cache)
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
fn realised(
    app: &App,
    mut inner: Response,
    (method, asked): (&Method, &HeaderMap),
    id: &str,
    coded: Option<&EncodedBody>,
) -> Response {
    let status = inner.status();
    let mut outer = match (inner.extensions_mut().remove::<Reply>(), inner.extensions_mut().remove::<Problem>()) {
        (Some(reply), _) => reply.respond(method, asked, id, coded),
        (_, Some(problem)) => engine_figures::timed(app, problem).respond(method, id),
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

fn common_headers(headers: &mut HeaderMap, (method, path): (&Method, &str), id: &str) {
    set(headers, REQUEST_ID.clone(), id);
    if method == Method::OPTIONS {
        set(headers, header::ALLOW, &format!("{}, OPTIONS", methods::of(path)));
    }
}

/// Is it for whoever runs the server, so that a page of another site has no business with it?
fn is_private(path: &str) -> bool {
    path == "/metrics" || path == "/admin" || path.starts_with("/admin/")
}

/// What is not for everybody may not be read from another site either, whatever it says.
fn kept_from_other_sites(headers: &mut HeaderMap) {
    policy::keep_to_own_site(headers);
    let allowed = [
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        header::ACCESS_CONTROL_ALLOW_METHODS,
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        header::ACCESS_CONTROL_MAX_AGE,
    ];
    for name in allowed {
        headers.remove(name);
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
        | "/llms.txt"
        | "/sitemap.xml"
        | "/healthz"
        | "/readyz"
        | "/metrics"
        | "/favicon.svg"
        | "/favicon.ico"
        | "/apple-touch-icon.png" => "Accept-Encoding",
        "/mcp" => "Origin",
        _ if path.starts_with("/assets/") => "Accept-Encoding",
        _ if path.starts_with("/v1/") && has_suffix() => "Accept-Encoding",
        _ if path.starts_with("/v1/") && path != "/v1/" => "Accept, Accept-Encoding",
        // A page for people, or that there is nothing, in their language.
        _ => "Accept, Accept-Encoding, Accept-Language",
    }
}
