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
    reload_door::ReloadDoor,
    reply::{CachePolicy, Reply},
    token::Token,
};
use crate::{query::Format, write};

/// Who may ask for reloads, and where they ask.
#[derive(Debug)]
pub(super) struct Admin {
    pub token: Token,
    pub door: ReloadDoor,
}

/// `/admin/reload`.
pub(super) async fn reload(app: Current, request: Request) -> Response<Body> {
    let Some(admin) = &app.admin else {
        return pages::problem_response(&app, &request, &Problem::not_found(request.uri().path()));
    };
    if !admin.token.is_carried(request.headers()) {
        return Problem::unauthorized().into_response();
    }
    if request.method() != Method::POST {
        return Problem::only_post(request.method()).into_response();
    }
    match admin.door.reload().await {
        Some(report) => Reply::new(write::document(&report), Format::Json, CachePolicy::Never).into_response(),
        None => Problem::busy().into_response(),
    }
}
