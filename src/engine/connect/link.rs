//! One connection to an engine: HTTP/2, on which many calls are under way at a time.

use std::{
    error::Error,
    future::Future,
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use hyper::client::conn::http2::{Builder, SendRequest};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tonic::body::Body;

use super::{address::Address, secured::Secured, whole::Whole};

/// What a call may send us ahead of what is read of it, and what all may together.
const WINDOWS: (u32, u32) = (2 << 20, 16 << 20);
/// Bytes of the headers of an answer, in which Spark puts a good part of what it has to say of an error.
const HEADERS: u32 = 256 << 10;
/// Time in which a peer says that it is still there once it is asked.
const STILL_THERE: Duration = Duration::from_millis(2_500);

/// A connection; its copies share it.
#[derive(Clone)]
pub(super) struct Link(SendRequest<Body>);

impl Link {
    /// Opens a connection. Where nothing is heard for half of the time of a question, its peer is asked whether it is there, so that
    /// one that died in silence is noticed before that time is over; more often Spark takes for an attack.
    pub(super) async fn open(address: &Address, secured: Option<&Secured>, question: Duration) -> io::Result<Self> {
        let stream = TcpStream::connect((address.host.as_str(), address.port)).await?;
        stream.set_nodelay(true)?;
        match secured {
            Some(secured) => Self::over(secured.connected(stream).await?, question).await,
            None => Self::over(stream, question).await,
        }
    }

    async fn over<S: AsyncRead + AsyncWrite + Send + Unpin + 'static>(stream: S, question: Duration) -> io::Result<Self> {
        let (sender, connection) = Builder::new(TokioExecutor::new())
            .timer(TokioTimer::new())
            .initial_stream_window_size(WINDOWS.0)
            .initial_connection_window_size(WINDOWS.1)
            .max_header_list_size(HEADERS)
            .keep_alive_interval((question / 2).max(Duration::from_secs(1)))
            .keep_alive_timeout(STILL_THERE)
            .handshake(TokioIo::new(stream))
            .await
            .map_err(io::Error::other)?;
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(error = &error as &dyn Error, "a connection to the engine ended");
            }
        });
        Ok(Self(sender))
    }

    pub(super) fn is_closed(&self) -> bool {
        self.0.is_closed()
    }
}

impl tower::Service<http::Request<Body>> for Link {
    type Response = http::Response<Whole>;
    type Error = hyper::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, hyper::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), hyper::Error>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let answer = self.0.send_request(request);
        Box::pin(async move { Ok(answer.await?.map(Whole::from)) })
    }
}
