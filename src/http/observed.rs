//! What is counted and logged of a request: its route, how long it took, how much went out, what the cache had.

use std::{
    net::IpAddr,
    pin::Pin,
    task::{Context, Poll},
    time::Instant,
};

use axum::{
    body::{Body, Bytes, HttpBody},
    extract::Request,
    http::{Method, Uri},
    response::Response,
};
use hyper::body::{Frame, SizeHint};
use tracing::Level;

use super::{
    cache_use::CacheUse,
    metrics::{Answered, InFlight, Route},
    request_line::{self, RequestLine},
};

/// Whom a request comes from, put on it by the server that took its connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Client {
    /// The address of the client, as far as whoever stands before the server is trusted to name it.
    pub address: IpAddr,
    /// Does it come by a proxy that is trusted?
    pub by_proxy: bool,
}

/// A request from its head on until all of its answer has gone.
#[derive(Debug)]
pub(super) struct Observed {
    flight: InFlight,
    begun: Instant,
    route: Route,
    method: Method,
    uri: Uri,
    id: String,
    client: Option<Client>,
    is_logged: bool,
    /// Once there is an answer.
    answer: Option<Answer>,
}

#[derive(Debug, Clone, Copy)]
struct Answer {
    status: u16,
    cache: CacheUse,
    bytes: u64,
    is_whole: bool,
}

/// What clients that left before they had an answer are counted and logged as, since there is no status of HTTP for it.
const CLIENT_GONE: u16 = 499;

impl Observed {
    pub(super) fn begin(flight: InFlight, request: &Request, id: &str, is_logged: bool) -> Self {
        Self {
            flight,
            begun: Instant::now(),
            route: Route::of(request.uri().path()),
            method: request.method().clone(),
            uri: request.uri().clone(),
            id: id.to_owned(),
            client: request.extensions().get().copied(),
            is_logged,
            answer: None,
        }
    }

    /// The response, observed to its end. One whose bytes are all at hand has gone as far as this server can tell; one that is
    /// still being written is followed until it ends.
    pub(super) fn answered(mut self, response: Response, cache: CacheUse) -> Response {
        let (status, length) = (response.status().as_u16(), response.body().size_hint().exact());
        self.count(status, cache);
        self.answer = Some(Answer { status, cache, bytes: length.unwrap_or(0), is_whole: length.is_some() });
        if length.is_some() { response } else { response.map(|inner| Body::new(Followed { inner, observed: self })) }
    }

    fn count(&self, status: u16, cache: CacheUse) {
        let answered = Answered { route: self.route, method: &self.method, status, cache, took: self.begun.elapsed() };
        self.flight.metrics().count(answered);
    }
}

impl Drop for Observed {
    fn drop(&mut self) {
        let answer = self.answer.unwrap_or_else(|| {
            self.count(CLIENT_GONE, CacheUse::None);
            Answer { status: CLIENT_GONE, cache: CacheUse::None, bytes: 0, is_whole: false }
        });
        self.flight.metrics().sent(self.route, answer.bytes);
        let level = if answer.status >= 500 { Level::WARN } else { Level::INFO };
        // What went wrong on our side is always told.
        if !self.is_logged && level == Level::INFO {
            return;
        }
        request_line::write(
            level,
            &RequestLine {
                id: &self.id,
                client: self.client.map(|client| client.address),
                method: &self.method,
                route: self.route.template(),
                uri: &self.uri,
                status: answer.status,
                took: self.begun.elapsed(),
                bytes: answer.bytes,
                cache: answer.cache,
                is_whole: answer.is_whole,
            },
        );
    }
}

/// A body whose length nobody knows before its end.
struct Followed {
    inner: Body,
    observed: Observed,
}

impl HttpBody for Followed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.inner).poll_frame(context);
        if let Some(answer) = &mut self.observed.answer {
            match &polled {
                Poll::Ready(Some(Ok(frame))) => {
                    let length = frame.data_ref().map_or(0, Bytes::len);
                    answer.bytes += u64::try_from(length).unwrap_or(0);
                }
                Poll::Ready(None) => answer.is_whole = true,
                Poll::Ready(Some(Err(_))) | Poll::Pending => {}
            }
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
