//! `POST /admin/reload`, for whoever runs the server: loads again what changed on disk. Where no token is set there is no such
//! address.

use axum::{
    body::Body,
    extract::Request,
    http::{Method, Response},
    response::IntoResponse,
};

use super::{
    current::Current,
    pages,
    problem::Problem,
    reply::{CachePolicy, Reply},
};
use crate::{query::Format, write};

/// `/admin/reload`.
pub(super) async fn reload(app: Current, request: Request) -> Response<Body> {
    let (asked, _) = request.into_parts();
    let Some(admin) = &app.admin else {
        return pages::problem_response(&app, &asked, &Problem::not_found(asked.uri.path())).await;
    };
    if !admin.token.is_carried(&asked.headers) {
        return Problem::unauthorized().into_response();
    }
    if asked.method != Method::POST {
        return Problem::only_post(&asked.method, "loads again").into_response();
    }
    match admin.door.reload().await {
        Some(report) => Reply::new(write::document(&report), Format::Json, CachePolicy::Never).into_response(),
        None => Problem::busy().into_response(),
    }
}
