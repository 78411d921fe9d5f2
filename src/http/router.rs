//! Every address in one function; binding is in `serve`.

use std::{any::Any, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{HeaderName, Method, Response, header},
    middleware::from_fn_with_state,
    response::IntoResponse,
    routing::{any, get},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    cors::{Any as AnyOrigin, CorsLayer},
};

use super::{
    admin,
    answer_head::TOTAL_COUNT,
    api,
    app::App,
    current::Current,
    description, discovery, entry, icon, mcp,
    middleware::respond,
    oembed, pages, posted, posted_form,
    probes::{healthz, metrics, readyz},
    problem::Problem,
    problem_kinds, security,
};

/// The router with everything around it.
pub fn router(app: Arc<App>) -> Router {
    let routes = Router::new()
        .route("/", get(pages::page))
        .route("/embed", get(pages::embed))
        .route("/method", get(pages::method))
        .route("/sources", get(pages::library))
        .route("/sources/{name}", get(pages::library))
        .route("/datasets", get(pages::library))
        .route("/datasets/{name}", get(pages::library))
        .route("/charts", get(pages::library))
        .route("/charts/{name}", get(pages::library))
        .route("/areas", get(pages::library))
        .route("/claims", get(pages::claims))
        .route("/verify", get(pages::verify).post(posted_form::verify))
        .route("/assets/{version}/{name}", get(pages::asset))
        .route("/oembed", get(oembed::oembed))
        .route("/robots.txt", get(discovery::robots))
        .route("/sitemap.xml", get(discovery::sitemap))
        .route("/llms.txt", get(mcp::llms))
        .route("/.well-known/api-catalog", get(discovery::api_catalog))
        .route("/.well-known/security.txt", get(security::security))
        .route("/problems", get(problem_kinds::problems))
        .route("/problems/", get(problem_kinds::problems))
        .route("/problems/{kind}", get(problem_kinds::problems))
        .route("/v1", get(entry::v1))
        .route("/v1/", get(entry::v1))
        .route("/v1/{*address}", get(api::v1).post(posted::v1))
        .route("/openapi.json", get(description::openapi))
        .route("/openapi-3.0.json", get(description::openapi_3_0))
        .route("/docs", get(description::docs))
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz))
        .route("/metrics", get(metrics))
        .route("/favicon.svg", get(icon::drawing))
        .route("/favicon.ico", get(icon::drawing))
        .route("/apple-touch-icon.png", get(icon::touch));
    #[cfg(test)]
    let routes = routes.route("/test/panic", get(super::tests::panics));
    routes
        .fallback(not_found)
        .method_not_allowed_fallback(method_not_allowed)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(cors())
        // It says itself whose pages may ask.
        .route("/mcp", any(mcp::mcp).layer(CatchPanicLayer::custom(panicked)))
        // Behind the layer that lets other sites read: what stands here is for nobody's page.
        .route("/admin/reload", any(admin::reload).layer(CatchPanicLayer::custom(panicked)))
        .layer(from_fn_with_state(Arc::clone(&app), respond))
        .with_state(app)
}

async fn not_found(app: Current, request: Request) -> Response<Body> {
    let (asked, _) = request.into_parts();
    pages::problem_response(&app, &asked, &Problem::not_found(asked.uri.path())).await
}

async fn method_not_allowed(request: Request) -> Problem {
    Problem::method_not_allowed(request.method(), request.uri().path())
}

/// A panic in a handler: told as any other fault of ours, and the server lives.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands the cause over")]
fn panicked(cause: Box<dyn Any + Send>) -> Response<Body> {
    let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no text".to_owned());
    Problem::internal(format!("a handler panicked: {text}")).into_response()
}

/// Anyone may read; nobody may write, and no credentials are used.
fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AnyOrigin)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers(AnyOrigin)
        .expose_headers([
            header::ETAG,
            header::LAST_MODIFIED,
            header::CONTENT_DISPOSITION,
            header::ACCEPT_RANGES,
            header::AGE,
            header::CONTENT_RANGE,
            header::LINK,
            header::RETRY_AFTER,
            TOTAL_COUNT.clone(),
            HeaderName::from_static("x-request-id"),
            HeaderName::from_static("dyad-period"),
            HeaderName::from_static("dyad-unit"),
            HeaderName::from_static("dyad-low"),
            HeaderName::from_static("dyad-high"),
            HeaderName::from_static("dyad-source"),
        ])
        .max_age(Duration::from_hours(24))
}
