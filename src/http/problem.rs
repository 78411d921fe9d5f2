//! Errors as `application/problem+json` (RFC 9457): the only place where an error gets its status code.
//!
//! What a client did wrong is told in full; what we did wrong is a fixed text with a request id, the cause in the log.

use std::{fmt::Display, time::Duration};

use super::{headers::set, methods, policy::Policy};
use crate::{
    bundle::BundleError,
    chart::ChartError,
    dataset::FileFault,
    parameter::ParameterError,
    query::QueryError,
    table::{EngineFault, StorageError},
    write::{self, Media, ProblemDocument, ProblemKind, StreamError, WriteError},
};
use axum::{
    body::Body,
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse, Response},
};

/// An error on its way to the client.
#[derive(Debug, Clone)]
pub(super) struct Problem {
    kind: ProblemKind,
    detail: String,
    parameter: Option<String>,
    allowed: Vec<String>,
    /// What is wrong with the question, where it is the question.
    question: Option<Box<QueryError>>,
    /// For the log only.
    cause: Option<String>,
    /// Told in plain text?
    plain: bool,
    /// In how many seconds to try again.
    retry_after: Option<u64>,
    /// Was it given up since nobody waited for it?
    is_unwanted: bool,
}

impl Problem {
    fn new(kind: ProblemKind, detail: impl Into<String>) -> Self {
        let (parameter, allowed, question, cause) = (None, Vec::new(), None, None);
        let (plain, retry_after, is_unwanted) = (false, None, false);
        Self { kind, detail: detail.into(), parameter, allowed, question, cause, plain, retry_after, is_unwanted }
    }

    /// The same, told in plain text.
    pub(super) fn in_plain_text(self) -> Self {
        Self { plain: true, ..self }
    }

    pub(super) fn not_found(path: &str) -> Self {
        Self::from(QueryError::UnknownPath { path: path.to_owned() })
    }

    pub(super) fn no_security_contact() -> Self {
        let detail =
            "whoever runs this server has named nobody to report to; --security-contact or DYAD_SECURITY_CONTACT names one";
        Self::new(ProblemKind::NotFound, detail)
    }

    pub(super) fn no_reviewer() -> Self {
        let detail = "whoever runs this server stands for no reviews of statements; --reviewer or DYAD_REVIEWER names who does";
        Self::new(ProblemKind::NotFound, detail)
    }

    pub(super) fn bad_request(detail: &str) -> Self {
        Self::new(ProblemKind::BadRequest, detail)
    }

    /// A body of more bytes than this.
    pub(super) fn content_too_large(most: u64) -> Self {
        Self::new(ProblemKind::ContentTooLarge, format!("the body of a request may have at most {most} bytes"))
    }

    /// The client has used its milliseconds of computing in a second, and has some again in so many seconds.
    pub(super) fn too_many_requests(milliseconds: u64, seconds: u64) -> Self {
        let detail = format!(
            "a client may use {milliseconds} milliseconds of computing in a second, on average over ten; try again in {seconds} seconds"
        );
        Self { retry_after: Some(seconds), ..Self::new(ProblemKind::TooManyRequests, detail) }
    }

    /// A token is wanted that the request does not carry.
    pub(super) fn unauthorized() -> Self {
        Self::new(ProblemKind::Unauthorized, "this is for whoever runs the server: send its token as Authorization: Bearer …")
    }

    /// The same of data that are not published.
    pub(super) fn unpublished() -> Self {
        Self::new(ProblemKind::Unauthorized, "these data are for whoever has their token: send it as Authorization: Bearer …")
    }

    pub(super) fn method_not_allowed(method: &Method, path: &str) -> Self {
        let allowed = methods::of(path).split(", ").map(str::to_owned).collect();
        Self { allowed, ..Self::new(ProblemKind::MethodNotAllowed, format!("{method} is not offered here; data are read only")) }
    }

    /// The same of an address that is told something; what is done then.
    pub(super) fn only_post(method: &Method, done: &str) -> Self {
        let detail = format!("{method} is not offered here; POST {done}");
        Self { allowed: vec![Method::POST.to_string()], ..Self::new(ProblemKind::MethodNotAllowed, detail) }
    }

    /// A page of a site that may not ask here.
    pub(super) fn forbidden_origin() -> Self {
        Self::new(
            ProblemKind::Forbidden,
            "a page of this Origin may not ask here; whoever runs the server may let it, with --public-url or --mcp-origins",
        )
    }

    /// A body of another kind than these.
    pub(super) fn unsupported_media(taken: &[&str]) -> Self {
        let detail = format!("Content-Type must be {}", taken.join(" or "));
        let allowed = taken.iter().map(|media| (*media).to_owned()).collect();
        Self { allowed, ..Self::new(ProblemKind::UnsupportedMedia, detail) }
    }

    pub(super) fn not_acceptable<'a>(offers: impl Iterator<Item = &'a str>) -> Self {
        let allowed: Vec<String> = offers.map(str::to_owned).collect();
        let detail = format!("nothing here matches Accept; there is {}", allowed.join(", "));
        Self { allowed, ..Self::new(ProblemKind::NotAcceptable, detail) }
    }

    pub(super) fn precondition_failed() -> Self {
        let detail =
            "what stands here is not what If-Match or If-Unmodified-Since asks for; ask without them for what there is now";
        Self::new(ProblemKind::PreconditionFailed, detail)
    }

    /// No range lies within a body of so many bytes.
    pub(super) fn behind_the_end(length: usize) -> Self {
        let detail = format!("no range of Range lies within the {length} bytes that there are");
        let allowed = vec![format!("bytes=0-{}", length.saturating_sub(1))];
        Self { allowed, ..Self::new(ProblemKind::RangeNotSatisfiable, detail) }
    }

    /// The response to a request for ranges of a body of so many bytes, none of which lies within it.
    pub(super) fn range_not_satisfiable(length: usize, method: &Method, request_id: &str) -> Response {
        let mut response = Self::behind_the_end(length).respond(method, request_id);
        set(response.headers_mut(), header::CONTENT_RANGE, &format!("bytes */{length}"));
        set(response.headers_mut(), header::ACCEPT_RANGES, "bytes");
        response
    }

    /// The data lie with an engine that does not answer for this reason, and nothing was had of it yet.
    pub(super) fn not_ready_without(reason: &str) -> Self {
        Self::new(ProblemKind::NotReady, format!("the data are still being loaded: {reason}"))
    }

    pub(super) fn not_ready() -> Self {
        Self::new(ProblemKind::NotReady, "the data are still being loaded")
    }

    /// No dataset is served. Where there is none at all yet, nothing is refused.
    pub(super) fn nothing_to_serve(is_refused: bool) -> Self {
        let detail = if is_refused {
            "every dataset is refused for what its checks found; /v1/datasets tells what that is"
        } else {
            "nothing can be served yet: no dataset is found where they are published to"
        };
        Self::new(ProblemKind::NotReady, detail)
    }

    /// Was something not found that may be in data which have not come yet? Addresses, views and charts are known without them.
    pub(super) fn may_be_in_data(&self) -> bool {
        self.kind == ProblemKind::NotFound
            && match self.question() {
                Some(QueryError::UnknownDyad { .. } | QueryError::NoData { .. }) => true,
                Some(QueryError::UnknownItem { kind, .. }) => !["chart", "file of the package", "problem"].contains(kind),
                _ => false,
            }
    }

    /// There is more to do than can be done soon.
    pub(super) fn busy() -> Self {
        Self::new(ProblemKind::Busy, "there is too much to do just now; try again in a moment")
    }

    /// Is it that there is more to do than can be done soon?
    pub(super) fn is_busy(&self) -> bool {
        self.kind == ProblemKind::Busy
    }

    /// Was it given up since nobody waited for it? Then it is nobody's answer.
    pub(super) fn is_unwanted(&self) -> bool {
        self.is_unwanted
    }

    /// Is it of an engine elsewhere, so that nothing is looked for in the data instead?
    pub(super) fn is_of_engine(&self) -> bool {
        matches!(self.kind, ProblemKind::EngineUnavailable | ProblemKind::QuestionTooLarge)
    }

    /// The same, to be asked again when the engine is: in whole seconds, one at least.
    pub(super) fn after_rest(self, rest: Option<Duration>) -> Self {
        match rest {
            Some(rest) if self.kind == ProblemKind::EngineUnavailable => {
                let seconds = rest.as_secs() + u64::from(rest.subsec_nanos() > 0);
                Self { retry_after: Some(seconds.max(1)), ..self }
            }
            _ => self,
        }
    }

    /// In how many seconds to try again, where that may help.
    pub(super) fn retry_after(&self) -> Option<u64> {
        let may_help = matches!(
            self.kind,
            ProblemKind::NotReady | ProblemKind::Busy | ProblemKind::TooManyRequests | ProblemKind::EngineUnavailable
        );
        may_help.then(|| self.retry_after.unwrap_or(2))
    }

    /// So many things are being made for longer than this many milliseconds.
    pub(super) fn stuck(count: usize, milliseconds: u64) -> Self {
        let detail = format!("{count} of what is being made has not ended within {milliseconds} milliseconds; the log says what");
        Self::new(ProblemKind::NotReady, detail)
    }

    /// More bytes than an address may have in its path or in its query.
    pub(super) fn too_long(part: &str, bytes: usize, most: u64) -> Self {
        let allowed = vec![format!("at most {most} bytes")];
        Self { allowed, ..Self::new(ProblemKind::TooLong, format!("the {part} of the address has {bytes} bytes")) }
    }

    /// Our fault: the cause goes to the log, never to the client.
    pub(super) fn internal(cause: impl Display) -> Self {
        let detail = "something went wrong on our side; the request id names the entry in the server's log";
        Self { cause: Some(cause.to_string()), ..Self::new(ProblemKind::Internal, detail) }
    }

    /// The status it is answered with.
    pub(super) fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// What went wrong, for people.
    pub(super) fn detail(&self) -> &str {
        &self.detail
    }

    /// What is wrong with the question, where it is the question.
    pub(super) fn question(&self) -> Option<&QueryError> {
        self.question.as_deref()
    }

    /// What is allowed instead.
    pub(super) fn allowed(&self) -> &[String] {
        &self.allowed
    }

    /// The body of its response, naming the request.
    pub(super) fn document<'a>(&'a self, request_id: &'a str) -> ProblemDocument<'a> {
        ProblemDocument::new(self.kind, &self.detail, self.parameter.as_deref(), &self.allowed, request_id)
    }

    /// Tells the log what went wrong on our side.
    pub(super) fn tell_cause(&self, request_id: &str) {
        if let Some(cause) = &self.cause {
            tracing::error!(request_id, cause, "internal error");
        }
    }

    /// The response, naming the request.
    pub(super) fn respond(&self, method: &Method, request_id: &str) -> Response {
        self.tell_cause(request_id);
        let body = if self.plain { self.text() } else { write::document(&self.document(request_id)) };
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status();
        self.describe(response.headers_mut());
        response.headers_mut().insert(header::CONTENT_LENGTH, body.len().into());
        if method != Method::HEAD {
            *response.body_mut() = Body::from(body);
        }
        response
    }

    /// What went wrong and what is allowed instead, a line each.
    fn text(&self) -> Vec<u8> {
        let allowed = if self.allowed.is_empty() { String::new() } else { format!("allowed: {}\n", self.allowed.join(", ")) };
        format!("{}\n{allowed}", self.detail).into_bytes()
    }

    fn describe(&self, headers: &mut HeaderMap) {
        let media = if self.plain { Media::Text.content_type() } else { "application/problem+json" };
        set(headers, header::CONTENT_TYPE, media);
        set(headers, header::CACHE_CONTROL, "no-store");
        Policy::Data.put(headers);
        match self.kind {
            ProblemKind::MethodNotAllowed => set(headers, header::ALLOW, &self.allowed.join(", ")),
            ProblemKind::Unauthorized => set(headers, header::WWW_AUTHENTICATE, "Bearer realm=\"dyad\""),
            _ => {}
        }
        if let Some(seconds) = self.retry_after() {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
    }
}

impl IntoResponse for Problem {
    /// A place holder that the envelope turns into the response, since that needs the request.
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<FileFault> for Problem {
    fn from(error: FileFault) -> Self {
        match error {
            FileFault::Changed(_) => Self::new(ProblemKind::NotReady, error.to_string()),
            FileFault::Unreadable { .. } => Self::internal(error),
        }
    }
}

impl From<ParameterError> for Problem {
    fn from(error: ParameterError) -> Self {
        let detail = error.to_string();
        let ParameterError { parameter, allowed, .. } = error;
        Self { parameter: Some(parameter), allowed, ..Self::new(ProblemKind::BadParameter, detail) }
    }
}

impl From<QueryError> for Problem {
    fn from(error: QueryError) -> Self {
        let (detail, question) = (error.to_string(), Some(Box::new(error.clone())));
        let problem = match error {
            QueryError::Parameter(error) => error.into(),
            QueryError::UnknownView { allowed, .. } | QueryError::UnknownItem { allowed, .. } => {
                Self { allowed, ..Self::new(ProblemKind::NotFound, detail) }
            }
            QueryError::Storage(StorageError::Engine(fault)) => fault.into(),
            QueryError::Storage(error @ StorageError::Unreadable(_)) => Self::internal(error),
            QueryError::UnknownPath { .. } | QueryError::UnknownDyad { .. } | QueryError::NoData { .. } => {
                Self::new(ProblemKind::NotFound, detail)
            }
        };
        Self { question, ..problem }
    }
}

impl From<EngineFault> for Problem {
    /// The cause is in the log already, and the text of a fault is made for clients. What nobody waits for is told as too much to do,
    /// should somebody hear of it after all.
    fn from(fault: EngineFault) -> Self {
        let detail = fault.to_string();
        let seconds = match fault {
            EngineFault::Unwanted => return Self { is_unwanted: true, ..Self::busy() },
            EngineFault::TooLarge { .. } | EngineFault::NotAttempted(_) => {
                let question = Some(Box::new(QueryError::Storage(fault.into())));
                return Self { question, ..Self::new(ProblemKind::QuestionTooLarge, detail) };
            }
            EngineFault::Busy => 2,
            EngineFault::Unreachable => 5,
            EngineFault::Overdue { .. } | EngineFault::Failed => 10,
            // Somebody has to see to it.
            EngineFault::Unauthorized => 60,
        };
        let question = Some(Box::new(QueryError::Storage(fault.into())));
        Self { retry_after: Some(seconds), question, ..Self::new(ProblemKind::EngineUnavailable, detail) }
    }
}

impl From<StreamError> for Problem {
    fn from(error: StreamError) -> Self {
        match error {
            StreamError::Query(error) => error.into(),
            error => Self::internal(error),
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
            BundleError::Write(WriteError::Refused(error)) => error.into(),
            BundleError::Write(WriteError::NoFigure(detail)) => Self::new(ProblemKind::NotFound, detail),
            BundleError::File(error) => error.into(),
            error => Self::internal(error),
        }
    }
}
