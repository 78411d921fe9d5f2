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
    http::{Method, Uri, header},
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
    pub(super) fn begin(flight: InFlight, request: &Request, id: String, is_logged: bool) -> Self {
        Self {
            flight,
            begun: Instant::now(),
            route: Route::of(request.uri().path()),
            method: request.method().clone(),
            uri: request.uri().clone(),
            id,
            client: request.extensions().get().copied(),
            is_logged,
            answer: None,
        }
    }

    /// The id of the request.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// The response, observed to its end. One whose bytes are all at hand has gone as far as this server can tell; one that is
    /// still being written is followed until it ends.
    pub(super) fn answered(mut self, response: Response, cache: CacheUse) -> Response {
        let (status, length) = (response.status().as_u16(), response.body().size_hint().exact());
        self.count(status, cache);
        self.answer = Some(Answer { status, cache, bytes: length.unwrap_or(0), is_whole: length.is_some() });
        if length.is_some() {
            return response;
        }
        let stated = response.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
        response.map(|inner| Body::new(Followed { inner, stated, observed: self }))
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

/// A body that is still being written.
struct Followed {
    inner: Body,
    /// Its length, where the head says it: with so many bytes it is whole, and nobody asks for what comes behind them.
    stated: Option<u64>,
    observed: Observed,
}

impl HttpBody for Followed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.inner).poll_frame(context);
        let stated = self.stated;
        if let Some(answer) = &mut self.observed.answer {
            match &polled {
                Poll::Ready(Some(Ok(frame))) => {
                    let length = frame.data_ref().map_or(0, Bytes::len);
                    answer.bytes += u64::try_from(length).unwrap_or(0);
                    answer.is_whole |= stated == Some(answer.bytes);
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use http_body_util::BodyExt;

    use super::*;
    use crate::http::metrics::Metrics;

    /// A body of so many times three bytes, whose length nobody knows before its end.
    struct Pieces(usize);

    impl HttpBody for Pieces {
        type Data = Bytes;
        type Error = axum::Error;

        fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
            let is_left = self.0 > 0;
            self.0 = self.0.saturating_sub(1);
            Poll::Ready(is_left.then(|| Ok(Frame::data(Bytes::from_static(b"abc")))))
        }
    }

    fn observed(metrics: &Arc<Metrics>) -> Observed {
        let request = Request::builder().uri("/v1/panel.csv").body(Body::empty()).unwrap();
        Observed::begin(metrics.begin(), &request, "1".to_owned(), true)
    }

    fn tells(metrics: &Metrics, wanted: &[&str]) {
        let text = metrics.text();
        for line in wanted {
            assert!(text.lines().any(|told| told == *line), "{line}\n{text}");
        }
    }

    #[tokio::test]
    async fn what_is_still_written_is_in_flight_and_counted_as_far_as_it_went() {
        let metrics = Arc::new(Metrics::default());
        let mut cut = observed(&metrics).answered(Response::new(Body::new(Pieces(2))), CacheUse::None).into_body();
        assert_eq!(cut.frame().await.unwrap().unwrap().into_data().unwrap(), "abc");
        tells(&metrics, &["dyad_http_requests_in_flight 1", "dyad_http_response_bytes_total{group=\"data\"} 0"]);
        drop(cut);
        tells(&metrics, &["dyad_http_requests_in_flight 0", "dyad_http_response_bytes_total{group=\"data\"} 3"]);
        let whole = observed(&metrics).answered(Response::new(Body::new(Pieces(2))), CacheUse::None).into_body();
        assert_eq!(whole.collect().await.unwrap().to_bytes(), "abcabc");
        let of_route = "dyad_http_requests_total{route=\"/v1/panel\",group=\"data\",method=\"GET\",status=\"2xx\"} 2";
        tells(&metrics, &["dyad_http_response_bytes_total{group=\"data\"} 9", of_route]);
    }

    #[test]
    fn a_client_that_leaves_before_there_is_an_answer_is_counted() {
        let metrics = Arc::new(Metrics::default());
        drop(observed(&metrics));
        let of_route = "dyad_http_requests_total{route=\"/v1/panel\",group=\"data\",method=\"GET\",status=\"4xx\"} 1";
        tells(&metrics, &["dyad_http_requests_in_flight 0", of_route]);
    }
}
