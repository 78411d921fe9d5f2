//! The server: takes connections, serves each in its time, and lets running requests finish at the end.
//!
//! HTTP/1.1 only: hyper-util's http1 builder never speaks cleartext HTTP/2.

use std::{io, net::IpAddr, pin::pin, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    http::{HeaderValue, Request, Response, header},
};
use hyper::{body::Body as _, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::TokioIo,
    server::graceful::{GracefulShutdown, Watcher},
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    time::{MissedTickBehavior, interval},
};
use tower::ServiceExt;

use super::{
    closed::{Closed, ConnectionCounters},
    in_time::in_time,
    metered::Metered,
    open::OpenConnections,
    open_files,
    progress::{Allowance, Progress},
    request::{fault, is_last, read},
    sent_body::SentBody,
    tls::Tls,
};
use crate::{
    http::{
        answer_memory,
        app::App,
        client::{ClientBudgets, TrustedProxies},
        methods,
        middleware::RefusedRequest,
        observed::Client,
        problem::Problem,
    },
    limits::{Limits, count, time},
};

/// How often it is looked whether memory is short.
const WATCH: Duration = Duration::from_millis(250);
/// What a new connection is told when no other can go for it.
const REFUSAL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// Serves a router over connections.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    shared: Shared,
}

/// What all connections have in common.
#[derive(Debug)]
struct Shared {
    limits: Limits,
    tls: Option<Arc<Tls>>,
    proxies: TrustedProxies,
    budgets: Option<Arc<ClientBudgets>>,
    counters: Arc<ConnectionCounters>,
    /// Is every request to say whom it comes from?
    names_clients: bool,
}

/// A connection, for the requests on it.
struct Connection {
    router: Router,
    progress: Arc<Progress>,
    peer: IpAddr,
    shared: Arc<Shared>,
}

impl Server {
    /// A server of plain HTTP that takes connections here, within these limits.
    #[must_use]
    pub fn new(listener: TcpListener, limits: Limits) -> Self {
        let budgets = (limits.client_compute > 0).then(|| Arc::new(ClientBudgets::new(limits.client_compute)));
        let (tls, proxies, counters) = (None, TrustedProxies::default(), Arc::default());
        Self { listener, shared: Shared { limits, tls, proxies, budgets, counters, names_clients: false } }
    }

    /// Speaks TLS.
    #[must_use]
    pub fn with_tls(mut self, tls: Option<Arc<Tls>>) -> Self {
        self.shared.tls = tls;
        self
    }

    /// Believes these about who their clients are.
    #[must_use]
    pub fn with_trusted_proxies(mut self, proxies: TrustedProxies) -> Self {
        self.shared.proxies = proxies;
        self
    }

    /// Counts connections where this app tells of them, and names clients to it where it logs them.
    #[must_use]
    pub fn of(mut self, app: &App) -> Self {
        self.shared.counters = Arc::clone(&app.connections);
        self.shared.names_clients = app.logs_requests;
        self
    }

    /// Serves the router until `shutdown`, then lets running requests finish. Returns whether all of them did.
    pub async fn serve(self, router: Router, shutdown: impl Future<Output = ()>) -> bool {
        let Self { listener, shared } = self;
        // As many may wait to be taken as the system allows: 128, as they are else, are soon filled, and a further one waits a second.
        if let Err(error) = rustix::net::listen(&listener, i32::MAX) {
            tracing::warn!(%error, "few connections may wait to be taken");
        }
        if let Err(error) = rustix::net::sockopt::set_socket_send_buffer_size(&listener, count(shared.limits.send_buffer)) {
            tracing::warn!(%error, "the system chooses how much of each answer it takes ahead of its client");
        }
        let most = open_files::connections(&shared.limits);
        let shared = Arc::new(shared);
        let connections = Arc::new(OpenConnections::new(most, Arc::clone(&shared.counters)));
        let graceful = GracefulShutdown::new();
        let mut watch = interval(WATCH);
        watch.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut shutdown = pin!(shutdown);
        loop {
            let accepted = tokio::select! {
                () = &mut shutdown => break,
                accepted = accept(&listener, &connections) => accepted,
                _ = watch.tick() => {
                    if answer_memory::is_short(&shared.limits) {
                        connections.leave_slow_readers(since(&connections));
                    }
                    continue;
                }
            };
            match accepted {
                Ok((stream, peer)) => connect(stream, peer.ip(), &router, &shared, (&connections, graceful.watcher())),
                Err(error) => pause(&error, &connections).await,
            }
        }
        drop(listener);
        connections.close_greeting();
        tokio::select! {
            () = graceful.shutdown() => true,
            () = tokio::time::sleep(time(shared.limits.drain_time)) => {
                tracing::warn!("requests were still running when the time to finish was over");
                false
            }
        }
    }
}

/// The next connection, once there is a file for it.
async fn accept(listener: &TcpListener, connections: &OpenConnections) -> io::Result<(TcpStream, std::net::SocketAddr)> {
    connections.room().await;
    listener.accept().await
}

/// Milliseconds since the times of connections begin.
fn since(connections: &OpenConnections) -> u64 {
    u64::try_from(connections.begun().elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// A connection that broke before it was accepted is the client's affair; out of file handles means that one has to go.
async fn pause(error: &io::Error, connections: &OpenConnections) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        tracing::error!(%error, "cannot accept connections");
        connections.close_one(since(connections));
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn connect(
    stream: TcpStream,
    peer: IpAddr,
    router: &Router,
    shared: &Arc<Shared>,
    (connections, watcher): (&Arc<OpenConnections>, Watcher),
) {
    let allowance = Allowance::new(&shared.limits, shared.proxies.contains(peer));
    let progress = Arc::new(Progress::new(connections.begun(), allowance, shared.tls.is_some()));
    let Some(place) = connections.enter(&progress) else {
        if shared.tls.is_none() {
            // Whether it arrives is not waited for.
            drop(stream.try_write(REFUSAL));
        }
        return;
    };
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "no TCP_NODELAY");
    }
    let number = place.number();
    let connection =
        Arc::new(Connection { router: router.clone(), progress: Arc::clone(&progress), peer, shared: Arc::clone(shared) });
    let task = tokio::spawn(async move {
        // The place is left when the stream is closed.
        let _place = place;
        if let Err(why) = in_time(talk(stream, Arc::clone(&connection), watcher), &progress).await {
            if why == Closed::Write {
                progress.cut();
            }
            if !progress.is_ending() {
                connection.shared.counters.closed(why);
            }
        }
    });
    connections.started(number, task.abort_handle());
}

/// Speaks with the client until one of both has enough.
async fn talk(stream: TcpStream, connection: Arc<Connection>, watcher: Watcher) {
    let stream = Metered::new(stream, Arc::clone(&connection.progress));
    let Some(tls) = connection.shared.tls.clone() else { return exchange(stream, connection, watcher).await };
    match tls.greet(stream).await {
        Ok(stream) => {
            connection.progress.greeted();
            exchange(stream, connection, watcher).await;
        }
        Err(error) => {
            tracing::debug!(%error, "no TLS");
            connection.shared.counters.closed(Closed::Handshake);
        }
    }
}

async fn exchange(stream: impl AsyncRead + AsyncWrite + Unpin + 'static, connection: Arc<Connection>, watcher: Watcher) {
    let limits = &connection.shared.limits;
    let mut builder = http1::Builder::new();
    // The times are ours to keep, since what is idle may wait for longer than a head.
    builder.header_read_timeout(None).max_header_size(count(limits.head_bytes)).max_buf_size(count(limits.head_bytes) + 8192);
    let service = service_fn(move |request| answer(request, Arc::clone(&connection)));
    if let Err(error) = watcher.watch(builder.serve_connection(TokioIo::new(stream), service)).await {
        tracing::debug!(%error, "connection ended early");
    }
}

/// A fault of a request's body ends the connection without an answer.
async fn answer(request: Request<Incoming>, connection: Arc<Connection>) -> Result<Response<SentBody>, Unreadable> {
    connection.progress.asked();
    let limits = &connection.shared.limits;
    let is_last = is_last(&request);
    let (head, body) = request.into_parts();
    let mut request = Request::from_parts(head, Body::empty());
    let mut refused = fault(&request).map(Problem::bad_request);
    if refused.is_none() && !body.is_end_stream() {
        let is_kept = methods::reads_body(request.method(), request.uri().path());
        let most = methods::body_bytes(request.uri().path(), limits);
        match tokio::time::timeout(time(limits.body_time), read(body, most, is_kept)).await {
            Ok(Ok(bytes)) => *request.body_mut() = Body::from(bytes),
            Ok(Err(fault)) => refused = Some(fault.problem(most)?),
            Err(_) => {
                connection.shared.counters.closed(Closed::Body);
                return Err(Unreadable::Late);
            }
        }
    }
    let is_refused = refused.is_some();
    if let Some(problem) = refused {
        request.extensions_mut().insert(RefusedRequest(problem));
        connection.progress.refuse();
    }
    let mut response = connection.respond(request).await;
    if is_refused || is_last {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response.map(|body| SentBody::new(body, Arc::clone(&connection.progress))))
}

impl Connection {
    async fn respond(&self, mut request: Request<Body>) -> Response<Body> {
        let Shared { proxies, budgets, names_clients, .. } = &*self.shared;
        let by_proxy = proxies.contains(self.peer);
        let address = if by_proxy { proxies.client(self.peer, request.headers()) } else { self.peer.to_canonical() };
        if *names_clients || by_proxy {
            request.extensions_mut().insert(Client { address, by_proxy });
        }
        match budgets {
            Some(budgets) => budgets.scope(address, answered(self.router.clone(), request)).await,
            None => answered(self.router.clone(), request).await,
        }
    }
}

async fn answered(router: Router, request: Request<Body>) -> Response<Body> {
    match router.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
enum Unreadable {
    #[error("the body of a request did not come in time")]
    Late,
    #[error(transparent)]
    Broken(#[from] hyper::Error),
}
