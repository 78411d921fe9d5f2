//! Serving connections: time to send a head, its size, and an end that lets running requests finish.
//!
//! HTTP/1.1 only: hyper-util's http1 builder never speaks cleartext HTTP/2.

use std::{convert::Infallible, io, pin::pin, time::Duration};

use axum::{
    Router,
    body::Body,
    http::{Request, Response, Version, header},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

use super::middleware::MalformedRequest;
use crate::limits::{Limits, count, time};

/// Serves the router until `shutdown`, then lets running requests finish. Returns whether all of them did.
pub async fn serve(listener: TcpListener, router: Router, shutdown: impl Future<Output = ()>, limits: Limits) -> bool {
    let graceful = GracefulShutdown::new();
    let mut shutdown = pin!(shutdown);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut shutdown => break,
        };
        match accepted {
            Ok((stream, _)) => connect(stream, router.clone(), &graceful, limits),
            Err(error) => pause(&error).await,
        }
    }
    drop(listener);
    tokio::select! {
        () = graceful.shutdown() => true,
        () = tokio::time::sleep(time(limits.drain_time)) => {
            tracing::warn!("requests were still running when the time to finish was over");
            false
        }
    }
}

/// A connection that broke before it was accepted is the client's affair; out of file handles means wait a little.
async fn pause(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        tracing::error!(%error, "cannot accept connections");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

fn connect(stream: TcpStream, router: Router, graceful: &GracefulShutdown, limits: Limits) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "no TCP_NODELAY");
    }
    let service = service_fn(move |request| answer(router.clone(), request));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(time(limits.head_time))
        .max_header_size(count(limits.head_bytes))
        .serve_connection(TokioIo::new(stream), service);
    let watched = graceful.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = watched.await {
            tracing::debug!(%error, "connection ended early");
        }
    });
}

async fn answer(router: Router, mut request: Request<Incoming>) -> Result<Response<Body>, Infallible> {
    if let Some(refused) = fault(&request) {
        request.extensions_mut().insert(refused);
    }
    router.oneshot(request.map(Body::new)).await
}

/// What the router cannot see: HTTP/1.1 asks for exactly one Host.
fn fault(request: &Request<Incoming>) -> Option<MalformedRequest> {
    let hosts = request.headers().get_all(header::HOST).iter().count();
    match request.version() {
        Version::HTTP_11 if hosts == 0 => Some(MalformedRequest("an HTTP/1.1 request needs a Host header")),
        _ if hosts > 1 => Some(MalformedRequest("there is more than one Host header")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        net::{SocketAddr, TcpStream as Client},
        sync::Arc,
    };

    use tokio::sync::oneshot;

    use super::*;
    use crate::{http::App, write::Site};

    fn limits() -> Limits {
        Limits { head_time: 300, drain_time: 5_000, ..Limits::default() }
    }

    /// A server on a free port; ends when the sender is used or dropped.
    async fn started() -> (SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<bool>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, receiver) = oneshot::channel::<()>();
        let router = crate::http::router(Arc::new(App::new(Site::default())));
        let ended = async move { drop(receiver.await) };
        (address, sender, tokio::spawn(serve(listener, router, ended, limits())))
    }

    /// Everything the server sends until it closes the connection.
    fn exchange(address: SocketAddr, text: &str) -> String {
        let mut stream = Client::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        let mut answer = Vec::new();
        // A reset after the answer is as good as a close.
        drop(stream.read_to_end(&mut answer));
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_head_has_one_host_and_is_short_and_comes_soon() {
        let (address, _sender, _server) = started().await;
        let without = exchange(address, "GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n");
        assert!(without.starts_with("HTTP/1.1 400 ") && without.contains("application/problem+json"), "{without}");
        let twice = exchange(address, "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n");
        assert!(twice.starts_with("HTTP/1.1 400 "), "{twice}");
        assert!(exchange(address, "GET /healthz HTTP/1.0\r\n\r\n").starts_with("HTTP/1.0 200 "));
        let long = format!("GET /healthz HTTP/1.1\r\nHost: a\r\nX-Long: {}\r\n\r\n", "a".repeat(17 * 1024));
        assert!(exchange(address, &long).starts_with("HTTP/1.1 431 "));
        assert!(!exchange(address, "GET /healthz HTTP/1.1\r\nHost: a\r\n").contains(" 200 "), "the rest of the head never came");
        assert!(!exchange(address, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").contains("200"), "no cleartext HTTP/2");
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn an_idle_connection_does_not_hold_up_the_end() {
        let (address, sender, server) = started().await;
        let _idle = Client::connect(address).unwrap();
        sender.send(()).unwrap();
        assert!(server.await.unwrap());
        assert!(Client::connect(address).is_err(), "nobody listens any more");
    }
}
