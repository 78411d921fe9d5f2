//! Requests as they come off a connection: what the router cannot see, and bodies, which few addresses need.

use std::{future::poll_fn, pin::Pin};

use axum::http::{HeaderValue, Request, Version, header};
use hyper::body::{Body, Incoming};

use crate::http::problem::Problem;

/// What is wrong with the head: HTTP/1.1 asks for exactly one Host (RFC 9112, 3.2), and every version for a sound one.
pub(super) fn fault<B>(request: &Request<B>) -> Option<&'static str> {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (None, _) => (request.version() == Version::HTTP_11).then_some("an HTTP/1.1 request needs a Host header"),
        (Some(_), Some(_)) => Some("there is more than one Host header"),
        (Some(host), None) => (!is_host(host)).then_some("the Host header names no host"),
    }
}

/// Only characters that a name or address, and a port, may have (RFC 3986, 3.2.2). It may be empty, for whoever asks has none.
fn is_host(host: &HeaderValue) -> bool {
    host.as_bytes().iter().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]_~%!$&'()*+,;=".contains(byte))
}

/// Is the connection to be closed after the answer? After a body in chunks it is: between two servers that read lengths
/// differently, one request may be hidden in another (RFC 9112, 6.1).
pub(super) fn is_last<B>(request: &Request<B>) -> bool {
    request.headers().contains_key(header::TRANSFER_ENCODING)
}

/// Why a body was not read to its end.
#[derive(Debug, thiserror::Error)]
pub(super) enum BodyFault {
    /// It is longer than it may be.
    #[error("the body is too large")]
    TooLarge,
    /// It broke off, or was no body.
    #[error(transparent)]
    Broken(#[from] hyper::Error),
}

impl BodyFault {
    /// What the client is told, where it can still be told anything.
    pub(super) fn problem(self, most: u64) -> Result<Problem, hyper::Error> {
        match self {
            Self::TooLarge => Ok(Problem::content_too_large(most)),
            Self::Broken(error) => Err(error),
        }
    }
}

/// Reads a body to its end, and throws it away unless it is kept: few addresses take one. One that says that it is too long is not
/// read at all.
pub(super) async fn read(mut body: Incoming, most: u64, is_kept: bool) -> Result<Vec<u8>, BodyFault> {
    if body.size_hint().lower() > most {
        return Err(BodyFault::TooLarge);
    }
    let (mut read, mut kept) = (0_u64, Vec::new());
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame?;
        let Some(data) = frame.data_ref() else { continue };
        read += data.len() as u64;
        if read > most {
            return Err(BodyFault::TooLarge);
        }
        if is_kept {
            kept.extend_from_slice(data);
        }
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(version: Version, hosts: &[&'static [u8]]) -> Request<()> {
        let mut request = Request::builder().version(version);
        for host in hosts {
            request = request.header(header::HOST, HeaderValue::from_bytes(host).unwrap());
        }
        request.body(()).unwrap()
    }

    #[test]
    fn hosts() {
        let sound: [&[u8]; 6] = [b"a", b"trade.example.org:8080", b"[2001:db8::1]:80", b"127.0.0.1", b"", b"under_score"];
        for host in sound {
            assert_eq!(fault(&head(Version::HTTP_11, &[host])), None, "{}", host.escape_ascii());
        }
        let unsound: [&[u8]; 6] = [b"a b", b"a/b", b"user@host", "б.рф".as_bytes(), b"a?b", b"a, b"];
        for host in unsound {
            assert_eq!(fault(&head(Version::HTTP_11, &[host])), Some("the Host header names no host"), "{}", host.escape_ascii());
        }
        assert!(fault(&head(Version::HTTP_11, &[])).is_some() && fault(&head(Version::HTTP_10, &[])).is_none());
        assert!(
            fault(&head(Version::HTTP_11, &[b"a", b"a"])).is_some() && fault(&head(Version::HTTP_10, &[b"a", b"b"])).is_some()
        );
    }
}
