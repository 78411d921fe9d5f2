//! What went wrong, as the body of an answer (RFC 9457): its kinds with their addresses, titles and numbers.

use serde::Serialize;
use utoipa::ToSchema;

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// There is no such thing.
    NotFound,
    /// A parameter that is unknown, repeated or not allowed.
    BadParameter,
    /// A request that is not sound.
    BadRequest,
    /// A token is wanted.
    Unauthorized,
    /// Not for pages of that site.
    Forbidden,
    /// A method that is not offered.
    MethodNotAllowed,
    /// Nothing offered is accepted.
    NotAcceptable,
    /// What is there is not what the request is meant for.
    PreconditionFailed,
    /// An address of too many bytes.
    TooLong,
    /// No range lies within what is there.
    RangeNotSatisfiable,
    /// A body that is too long.
    ContentTooLarge,
    /// A body of a kind that is not taken.
    UnsupportedMedia,
    /// More computing than one client may use.
    TooManyRequests,
    /// No data yet.
    NotReady,
    /// Too much to do.
    Busy,
    /// An engine elsewhere that has the rows does not answer.
    EngineUnavailable,
    /// More is asked of an engine elsewhere than it is asked for.
    QuestionTooLarge,
    /// Our own fault.
    Internal,
}

/// What went wrong, as the body of an answer (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemDocument<'a> {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: &'a str,
    parameter: Option<&'a str>,
    allowed: &'a [String],
    request_id: &'a str,
}

impl ProblemKind {
    /// All of them, in the order of the reference.
    pub const ALL: [Self; 18] = [
        Self::BadParameter,
        Self::BadRequest,
        Self::QuestionTooLarge,
        Self::Unauthorized,
        Self::Forbidden,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::NotAcceptable,
        Self::PreconditionFailed,
        Self::ContentTooLarge,
        Self::UnsupportedMedia,
        Self::TooLong,
        Self::RangeNotSatisfiable,
        Self::TooManyRequests,
        Self::NotReady,
        Self::Busy,
        Self::EngineUnavailable,
        Self::Internal,
    ];

    /// The number of its answers among those of RFC 9110.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::BadParameter | Self::BadRequest | Self::QuestionTooLarge => 400,
            Self::Unauthorized => 401,
            Self::Forbidden => 403,
            Self::MethodNotAllowed => 405,
            Self::NotAcceptable => 406,
            Self::PreconditionFailed => 412,
            Self::ContentTooLarge => 413,
            Self::TooLong => 414,
            Self::UnsupportedMedia => 415,
            Self::RangeNotSatisfiable => 416,
            Self::TooManyRequests => 429,
            Self::NotReady | Self::Busy | Self::EngineUnavailable => 503,
            Self::Internal => 500,
        }
    }

    /// The `type`.
    #[must_use]
    pub fn address(self) -> &'static str {
        match self {
            Self::NotFound => "/problems/not-found",
            Self::BadParameter => "/problems/bad-parameter",
            Self::BadRequest => "/problems/bad-request",
            Self::Unauthorized => "/problems/unauthorized",
            Self::Forbidden => "/problems/forbidden",
            Self::UnsupportedMedia => "/problems/unsupported-media-type",
            Self::MethodNotAllowed => "/problems/method-not-allowed",
            Self::NotAcceptable => "/problems/not-acceptable",
            Self::PreconditionFailed => "/problems/precondition-failed",
            Self::ContentTooLarge => "/problems/content-too-large",
            Self::TooLong => "/problems/too-long",
            Self::RangeNotSatisfiable => "/problems/range-not-satisfiable",
            Self::TooManyRequests => "/problems/too-many-requests",
            Self::NotReady => "/problems/not-ready",
            Self::Busy => "/problems/busy",
            Self::EngineUnavailable => "/problems/engine-unavailable",
            Self::QuestionTooLarge => "/problems/question-too-large",
            Self::Internal => "/problems/internal",
        }
    }

    /// The title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::NotFound => "Not found",
            Self::BadParameter => "Bad parameter",
            Self::BadRequest => "Bad request",
            Self::Unauthorized => "Unauthorized",
            Self::Forbidden => "Forbidden",
            Self::UnsupportedMedia => "Unsupported media type",
            Self::MethodNotAllowed => "Method not allowed",
            Self::NotAcceptable => "Not acceptable",
            Self::PreconditionFailed => "Precondition failed",
            Self::ContentTooLarge => "Content too large",
            Self::TooLong => "Address too long",
            Self::RangeNotSatisfiable => "Range not satisfiable",
            Self::TooManyRequests => "Too many requests",
            Self::NotReady => "Not ready",
            Self::Busy => "Too busy",
            Self::EngineUnavailable => "Engine unavailable",
            Self::QuestionTooLarge => "Question too large",
            Self::Internal => "Internal error",
        }
    }

    /// When it is answered.
    #[must_use]
    pub fn when(self) -> &'static str {
        match self {
            Self::NotFound => "there is no such address, area, pair, view, product, dataset or chart, or no data of it",
            Self::BadParameter => {
                "a parameter is unknown, given twice or not allowed, or the suffix is not offered; `parameter` and `allowed` say which"
            }
            Self::BadRequest => "the head of the request is not sound, such as one without a Host",
            Self::Unauthorized => {
                "it is for whoever runs the server, whose token the request does not carry as `Authorization: Bearer`"
            }
            Self::Forbidden => "a page of another site asks the tools at `/mcp`, and whoever runs the server has not let it",
            Self::UnsupportedMedia => {
                "the body of a request is of a kind that the address does not take; `allowed` says which it takes"
            }
            Self::MethodNotAllowed => {
                "the method is not offered at the address: data are read by GET and HEAD, and `/mcp` and the texts of `/v1/verify` are sent by POST"
            }
            Self::NotAcceptable => "nothing that the address offers matches `Accept`; a suffix wins over `Accept`",
            Self::PreconditionFailed => {
                "`If-Match` names no tag of what stands here now, or it was changed after the date of `If-Unmodified-Since`"
            }
            Self::TooLong => "the path or the query of the address has more bytes than the limit `query-bytes`",
            Self::RangeNotSatisfiable => "every range of `Range` lies behind the end; `Content-Range` says how long it is",
            Self::ContentTooLarge => "the request has a body that is longer than the limit `body-bytes`",
            Self::TooManyRequests => {
                "a client has used the computing that one may use; what is kept ready is still answered, and `Retry-After` says when the rest is"
            }
            Self::NotReady => {
                "the data are still being loaded; of `/readyz` also that something that is being made does not end; `Retry-After` says when to try again"
            }
            Self::Busy => "there is more to do than can be done soon; `Retry-After` says when to try again",
            Self::EngineUnavailable => {
                "the rows are with an engine elsewhere that does not answer just now; what was asked for before is still answered, and `Retry-After` says when to try again"
            }
            Self::QuestionTooLarge => {
                "the rows are with an engine elsewhere, and the answer needs more of them than may be fetched, or a table that is too large would be read through; `detail` says what to ask for instead"
            }
            Self::Internal => "something went wrong on our side; `request_id` names the entry in the server's log",
        }
    }
}

impl<'a> ProblemDocument<'a> {
    /// What went wrong with a request.
    #[must_use]
    pub fn new(
        kind: ProblemKind,
        detail: &'a str,
        parameter: Option<&'a str>,
        allowed: &'a [String],
        request_id: &'a str,
    ) -> Self {
        Self { r#type: kind.address(), title: kind.title(), status: kind.status(), detail, parameter, allowed, request_id }
    }

    /// Is it of this kind?
    #[must_use]
    pub fn is(&self, kind: ProblemKind) -> bool {
        self.r#type == kind.address()
    }
}
