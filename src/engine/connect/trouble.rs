//! Why one attempt brought no answer, and whether another may.

use std::error::Error;

use tonic::{Code, Status};

use super::{arrow_guard::Unread, bounds::Bounds};
use crate::{limits::Unit, table::EngineFault};

/// A cause in the log; Spark adds whole stacks of calls.
const LONGEST: usize = 1500;

/// Why an attempt brought no answer, with the cause for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Nobody is there, or the connection broke: worth another try for as long as there is time.
    Unreached(String),
    /// The engine knows the session no more: worth another try in a new one.
    SessionLost(String),
    /// Something happened within the engine, such as a lost worker: worth few more tries.
    Disturbed(String),
    /// The token is wrong, or may not do this.
    Unauthorized(String),
    /// The answer is too large: what there is too much of, and the limit.
    TooLarge(String, String),
    /// The engine says that the question is wrong, or answers with what is no answer.
    Failed(String),
}

/// What engines say of a session that they do not know, or know no more.
const SESSION: [&str; 4] = ["invalid_handle", "session_not_found", "session not found", "session_closed"];
/// What they say while they stop, or where a worker is lost: the question is right, and another time may be better.
const DISTURBANCES: [&str; 13] = [
    "sparkcontext was shut down",
    "stopped sparkcontext",
    "executorlostfailure",
    "fetchfailed",
    "worker is lost",
    "worker lost",
    "lost worker",
    "transport error",
    "connection refused",
    "connection reset",
    "broken pipe",
    "h2 protocol error",
    "error reading a body from connection",
];

impl Trouble {
    /// What a status of gRPC means. One that the engine did not send is made of an error of the connection.
    pub(super) fn of(status: &Status, bounds: &Bounds) -> Self {
        let cause = told(status);
        if origin(status) == Origin::Connection {
            return Self::Unreached(cause);
        }
        let said = status.message().to_ascii_lowercase();
        let says = |one_of: &[&str]| one_of.iter().any(|words| said.contains(words));
        match status.code() {
            Code::Unavailable => Self::Unreached(cause),
            Code::Unauthenticated | Code::PermissionDenied => Self::Unauthorized(cause),
            Code::OutOfRange if said.contains("decoded message length too large") => Self::too_many_bytes(bounds),
            _ if says(&SESSION) => Self::SessionLost(cause),
            Code::Aborted | Code::Cancelled => Self::Disturbed(cause),
            _ if says(&DISTURBANCES) => Self::Disturbed(cause),
            _ => Self::Failed(cause),
        }
    }

    /// Arrow that is not read.
    pub(super) fn unread(unread: Unread, bounds: &Bounds) -> Self {
        match unread {
            Unread::Wrong(what) => Self::Failed(what),
            Unread::TooMany => Self::too_many_rows(bounds),
        }
    }

    pub(super) fn too_many_rows(bounds: &Bounds) -> Self {
        Self::TooLarge(format!("more than {} rows", bounds.rows), format!("{} rows", bounds.rows))
    }

    pub(super) fn too_many_bytes(bounds: &Bounds) -> Self {
        let most = Unit::Bytes.told(bounds.bytes);
        Self::TooLarge(format!("more than {most}"), most)
    }

    /// What it is in the end, for who asked.
    pub(super) fn fault(&self) -> EngineFault {
        match self {
            Self::Unreached(_) => EngineFault::Unreachable,
            Self::Unauthorized(_) => EngineFault::Unauthorized,
            Self::TooLarge(what, most) => EngineFault::TooLarge { what: what.clone(), most: most.clone() },
            Self::SessionLost(_) | Self::Disturbed(_) | Self::Failed(_) => EngineFault::Failed,
        }
    }

    /// The cause, for the log.
    pub(super) fn cause(&self) -> &str {
        match self {
            Self::Unreached(cause)
            | Self::SessionLost(cause)
            | Self::Disturbed(cause)
            | Self::Unauthorized(cause)
            | Self::TooLarge(cause, _)
            | Self::Failed(cause) => cause,
        }
    }
}

/// Where a status comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// The engine, which has ended the operation.
    Engine,
    /// The connection, which broke.
    Connection,
    /// Our own reading of what came.
    Reading,
}

pub(super) fn origin(status: &Status) -> Origin {
    let begins = |one_of: &[&str]| one_of.iter().any(|words| status.message().starts_with(words));
    // A stream that ends without its trailers was cut off, though its end looks like one.
    if status.source().is_some()
        || begins(&["protocol error: missing grpc-status", "grpc-status header missing, mapped from HTTP status code 2"])
    {
        Origin::Connection
    } else if begins(&["protocol error", "failed to decode Protobuf", "Error, decoded message length", "Unexpected EOF decoding"])
    {
        Origin::Reading
    } else {
        Origin::Engine
    }
}

/// A status with its causes, on few lines.
fn told(status: &Status) -> String {
    let mut text = format!("{:?}: {}", status.code(), status.message());
    let mut source = status.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text.push_str(": ");
            text.push_str(&cause_text);
        }
        source = cause.source();
    }
    let end = text.floor_char_boundary(LONGEST);
    if end < text.len() {
        text.truncate(end);
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    #[test]
    fn what_may_pass_is_told_from_what_will_not() {
        let bounds = Bounds::from(&Limits::default());
        let of = |code, message: &str| Trouble::of(&Status::new(code, message), &bounds);
        let is = |trouble, wanted: fn(String) -> Trouble| match trouble {
            Trouble::TooLarge(..) => false,
            other => wanted(other.cause().to_owned()) == other,
        };
        for (code, message, wanted) in [
            (Code::Unavailable, "starting", Trouble::Unreached as fn(String) -> Trouble),
            (Code::Unauthenticated, "Invalid authentication token", Trouble::Unauthorized),
            (Code::PermissionDenied, "", Trouble::Unauthorized),
            (Code::Internal, "[INVALID_HANDLE.SESSION_CLOSED] The handle is invalid", Trouble::SessionLost),
            (Code::NotFound, "session not found: 1", Trouble::SessionLost),
            (Code::Internal, "Job 3 cancelled because SparkContext was shut down", Trouble::Disturbed),
            (Code::Cancelled, "", Trouble::Disturbed),
            (Code::Internal, "h2 protocol error: error reading a body from connection", Trouble::Disturbed),
            (Code::Internal, "[PARSE_SYNTAX_ERROR] Syntax error at or near 'SELEC'", Trouble::Failed),
            (Code::Unknown, "cannot resolve column", Trouble::Failed),
            (Code::ResourceExhausted, "out of memory", Trouble::Failed),
            (Code::Unknown, "protocol error: missing grpc-status trailer, stream was terminated", Trouble::Unreached),
        ] {
            let trouble = of(code, message);
            assert!(is(trouble.clone(), wanted), "{code:?} {message}: {trouble:?}");
        }
        let cut = Status::from_error(Box::new(std::io::Error::other("connection reset")));
        assert_eq!(Trouble::of(&cut, &bounds).fault(), EngineFault::Unreachable);
        assert!(Trouble::of(&cut, &bounds).cause().contains("connection reset"));
        let large = of(Code::OutOfRange, "Error, decoded message length too large: found 9").fault().to_string();
        assert!(
            large.contains("needs more than 128MiB of the engine") && large.contains("at most 128MiB are fetched"),
            "{large}"
        );
    }

    #[test]
    fn a_long_cause_is_cut_at_a_letter() {
        let trouble = Trouble::of(&Status::internal("ä".repeat(LONGEST)), &Bounds::from(&Limits::default()));
        assert!(trouble.cause().ends_with('…') && trouble.cause().len() <= LONGEST + 4);
    }
}
