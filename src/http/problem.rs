//! Errors as `application/problem+json` (RFC 9457): the only place where an error gets its status code.
//!
//! What a client did wrong is told in full; what we did wrong is a fixed text with a request id, the cause in the log.

use std::fmt::Display;

use axum::{
    body::Body,
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::reply::set;
use crate::{bundle::BundleError, chart::ChartError, query::QueryError, write};

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    NotFound,
    BadParameter,
    BadRequest,
    MethodNotAllowed,
    NotAcceptable,
    NotReady,
    Busy,
    Internal,
}

/// An error on its way to the client.
#[derive(Debug, Clone)]
pub(super) struct Problem {
    kind: Kind,
    detail: String,
    parameter: Option<String>,
    allowed: Vec<String>,
    /// For the log only.
    cause: Option<String>,
}

/// What went wrong, as the body of an answer (RFC 9457).
#[derive(Serialize, ToSchema)]
pub(super) struct ProblemDocument<'a> {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: &'a str,
    parameter: Option<&'a str>,
    allowed: &'a [String],
    request_id: &'a str,
}

/// The methods that every address has.
pub(super) const METHODS: &str = "GET, HEAD";

impl Kind {
    const ALL: [Self; 8] = [
        Self::BadParameter,
        Self::BadRequest,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::NotAcceptable,
        Self::NotReady,
        Self::Busy,
        Self::Internal,
    ];

    fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::BadParameter | Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::NotReady | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The `type`, and the title.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::NotFound => ("/problems/not-found", "Not found"),
            Self::BadParameter => ("/problems/bad-parameter", "Bad parameter"),
            Self::BadRequest => ("/problems/bad-request", "Bad request"),
            Self::MethodNotAllowed => ("/problems/method-not-allowed", "Method not allowed"),
            Self::NotAcceptable => ("/problems/not-acceptable", "Not acceptable"),
            Self::NotReady => ("/problems/not-ready", "Not ready"),
            Self::Busy => ("/problems/busy", "Too busy"),
            Self::Internal => ("/problems/internal", "Internal error"),
        }
    }

    /// When it is answered.
    fn when(self) -> &'static str {
        match self {
            Self::NotFound => "there is no such address, area, pair, view, product, dataset or chart, or no data of it",
            Self::BadParameter => {
                "a parameter is unknown, given twice or not allowed, or the suffix is not offered; `parameter` and `allowed` say which"
            }
            Self::BadRequest => "the head of the request is not sound, such as one without a Host",
            Self::MethodNotAllowed => "the method is neither GET nor HEAD; data are read only",
            Self::NotAcceptable => "nothing that the address offers matches `Accept`; a suffix wins over `Accept`",
            Self::NotReady => "the data are still being loaded; `Retry-After` says when to try again",
            Self::Busy => "too many pictures are being drawn; `Retry-After` says when to try again",
            Self::Internal => "something went wrong on our side; `request_id` names the entry in the server's log",
        }
    }
}

impl Problem {
    fn new(kind: Kind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into(), parameter: None, allowed: Vec::new(), cause: None }
    }

    pub(super) fn not_found(path: &str) -> Self {
        Self::from(QueryError::UnknownPath { path: path.to_owned() })
    }

    pub(super) fn bad_request(detail: &str) -> Self {
        Self::new(Kind::BadRequest, detail)
    }

    pub(super) fn method_not_allowed(method: &Method) -> Self {
        let allowed = METHODS.split(", ").map(str::to_owned).collect();
        Self { allowed, ..Self::new(Kind::MethodNotAllowed, format!("{method} is not offered here; data are read only")) }
    }

    pub(super) fn not_acceptable<'a>(offers: impl Iterator<Item = &'a str>) -> Self {
        let allowed: Vec<String> = offers.map(str::to_owned).collect();
        let detail = format!("nothing here matches Accept; there is {}", allowed.join(", "));
        Self { allowed, ..Self::new(Kind::NotAcceptable, detail) }
    }

    pub(super) fn not_ready() -> Self {
        Self::new(Kind::NotReady, "the data are still being loaded")
    }

    pub(super) fn busy() -> Self {
        Self::new(Kind::Busy, "too many pictures are being drawn; try again in a moment")
    }

    /// Our fault: the cause goes to the log, never to the client.
    pub(super) fn internal(cause: impl Display) -> Self {
        let detail = "something went wrong on our side; the request id names the entry in the server's log";
        Self { cause: Some(cause.to_string()), ..Self::new(Kind::Internal, detail) }
    }

    /// The status it is answered with.
    pub(super) fn status(&self) -> StatusCode {
        self.kind.status()
    }

    /// What went wrong, for people.
    pub(super) fn detail(&self) -> &str {
        &self.detail
    }

    /// What is allowed instead.
    pub(super) fn allowed(&self) -> &[String] {
        &self.allowed
    }

    /// Every kind of problem: its `type`, its title, its status and when it is answered.
    pub(super) fn types() -> impl Iterator<Item = (&'static str, &'static str, u16, &'static str)> {
        Kind::ALL.into_iter().map(|kind| (kind.words().0, kind.words().1, kind.status().as_u16(), kind.when()))
    }

    /// The body of its response, naming the request.
    pub(super) fn document<'a>(&'a self, request_id: &'a str) -> ProblemDocument<'a> {
        let (address, title) = self.kind.words();
        ProblemDocument {
            r#type: address,
            title,
            status: self.kind.status().as_u16(),
            detail: &self.detail,
            parameter: self.parameter.as_deref(),
            allowed: &self.allowed,
            request_id,
        }
    }

    /// The response, naming the request.
    pub(super) fn respond(&self, method: &Method, request_id: &str) -> Response {
        if let Some(cause) = &self.cause {
            tracing::error!(request_id, cause, "internal error");
        }
        let body = write::document(&self.document(request_id));
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.kind.status();
        self.describe(response.headers_mut());
        response.headers_mut().insert(header::CONTENT_LENGTH, body.len().into());
        if method != Method::HEAD {
            *response.body_mut() = Body::from(body);
        }
        response
    }

    fn describe(&self, headers: &mut HeaderMap) {
        set(headers, header::CONTENT_TYPE, "application/problem+json");
        set(headers, header::CACHE_CONTROL, "no-store");
        match self.kind {
            Kind::MethodNotAllowed => set(headers, header::ALLOW, METHODS),
            Kind::NotReady | Kind::Busy => set(headers, header::RETRY_AFTER, "2"),
            _ => {}
        }
    }
}

impl IntoResponse for Problem {
    /// A place holder that the envelope turns into the response, since that needs the request.
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.kind.status();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<QueryError> for Problem {
    fn from(error: QueryError) -> Self {
        let detail = error.to_string();
        match error {
            QueryError::Parameter { parameter, allowed, .. } => {
                Self { parameter: Some(parameter), allowed, ..Self::new(Kind::BadParameter, detail) }
            }
            QueryError::UnknownView { allowed, .. } | QueryError::UnknownItem { allowed, .. } => {
                Self { allowed, ..Self::new(Kind::NotFound, detail) }
            }
            QueryError::Storage(error) => Self::internal(error),
            QueryError::UnknownPath { .. } | QueryError::UnknownDyad { .. } | QueryError::NoData { .. } => {
                Self::new(Kind::NotFound, detail)
            }
        }
    }
}

impl From<ChartError> for Problem {
    fn from(error: ChartError) -> Self {
        match error {
            ChartError::Refused(error) => error.into(),
            error => Self::internal(error),
        }
    }
}

impl From<BundleError> for Problem {
    fn from(error: BundleError) -> Self {
        match error {
            BundleError::Chart(error) => error.into(),
            error => Self::internal(error),
        }
    }
}
