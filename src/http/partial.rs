//! A part of a body, or several in one (`multipart/byteranges`), without a copy of it.

use std::{
    collections::VecDeque,
    convert::Infallible,
    ops::Range,
    pin::Pin,
    task::{Context, Poll},
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use hyper::body::{Frame, SizeHint};

use super::headers::set;

/// Makes a response whose body is these bytes into one of parts of it; `tag` is the tag of the bytes.
pub(super) fn partial(response: &mut Response, bytes: &Bytes, parts: &[Range<usize>], tag: &str) {
    *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    let headers = response.headers_mut();
    let pieces = if let [part] = parts {
        set(headers, header::CONTENT_RANGE, &content_range(part, bytes.len()));
        VecDeque::from([bytes.slice(part.clone())])
    } else {
        several(headers, bytes, parts, tag)
    };
    let length: usize = pieces.iter().map(Bytes::len).sum();
    headers.insert(header::CONTENT_LENGTH, length.into());
    *response.body_mut() = Body::new(Pieces(pieces));
}

/// `bytes 0-499/1234`.
fn content_range(part: &Range<usize>, length: usize) -> String {
    format!("bytes {}-{}/{length}", part.start, part.end - 1)
}

/// Parts between boundaries (RFC 9110, 14.6). The boundary is made of the hash of all the bytes, which does not stand in them.
fn several(headers: &mut HeaderMap, bytes: &Bytes, parts: &[Range<usize>], tag: &str) -> VecDeque<Bytes> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("application/octet-stream");
    let mut pieces = VecDeque::with_capacity(2 * parts.len() + 1);
    for part in parts {
        let range = content_range(part, bytes.len());
        pieces.push_back(format!("\r\n--{tag}\r\nContent-Type: {kind}\r\nContent-Range: {range}\r\n\r\n").into());
        pieces.push_back(bytes.slice(part.clone()));
    }
    pieces.push_back(format!("\r\n--{tag}--\r\n").into());
    set(headers, header::CONTENT_TYPE, &format!("multipart/byteranges; boundary={tag}"));
    pieces
}

/// Pieces that go out one after another.
struct Pieces(VecDeque<Bytes>);

impl hyper::body::Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.pop_front().map(|piece| Ok(Frame::data(piece))))
    }

    fn size_hint(&self) -> SizeHint {
        let left: usize = self.0.iter().map(Bytes::len).sum();
        SizeHint::with_exact(u64::try_from(left).unwrap_or(u64::MAX))
    }
}
