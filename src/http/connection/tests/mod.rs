//! Connections over real sockets, with limits small enough to be reached at once.

mod bodies;
mod budgets;
mod heads;
mod readers;
mod secured;

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream as Client},
    sync::Arc,
    time::{Duration, Instant},
};

use axum::Router;
use tokio::{
    net::TcpListener,
    sync::oneshot,
    task::{JoinHandle, spawn_blocking},
};

use super::{Server, closed::Closed};
use crate::{
    http::{App, router},
    limits::Limits,
    write::Site,
};

/// What would hang is given up after so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server on a free port, which ends when it is told or dropped.
struct Running {
    address: SocketAddr,
    app: Arc<App>,
    stop: oneshot::Sender<()>,
    server: JoinHandle<bool>,
}

/// Limits that no test reaches unless it sets them.
fn limits() -> Limits {
    let long = 60_000;
    Limits { head_time: long, body_time: long, idle_time: long, write_time: long, drain_time: 5_000, ..Limits::default() }
}

/// Serves the addresses of the program, without data.
async fn started(limits: Limits) -> Running {
    let app = Arc::new(App::new(Site::default()));
    serving(router(Arc::clone(&app)), app, limits, |server| server).await
}

async fn serving(router: Router, app: Arc<App>, limits: Limits, with: impl FnOnce(Server) -> Server) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let server = with(Server::new(listener, limits).of(&app));
    let server = tokio::spawn(server.serve(router, async move { drop(stopped.await) }));
    Running { address, app, stop, server }
}

impl Running {
    fn connect(&self) -> Client {
        let stream = Client::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// All that is answered to these bytes until the connection is closed.
    async fn exchange(&self, text: impl Into<Vec<u8>>) -> String {
        let (mut stream, text) = (self.connect(), text.into());
        spawn_blocking(move || {
            stream.write_all(&text).unwrap();
            rest(&mut stream)
        })
        .await
        .unwrap()
    }

    fn closed_by(&self, why: Closed) -> u64 {
        self.app.connections.closed_by(why)
    }

    /// Waits until so many connections were closed for this.
    async fn closes(&self, why: Closed, times: u64) {
        self.comes_to(|| self.closed_by(why) == times).await;
    }

    /// Waits until something is so.
    async fn comes_to(&self, so: impl Fn() -> bool) {
        let begun = Instant::now();
        while !so() {
            assert!(begun.elapsed() < PATIENCE, "{}", self.app.connections.text());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

/// What comes until the connection is closed: a reset after the answer is as good as an end.
fn rest(stream: &mut Client) -> String {
    let mut answer = Vec::new();
    let ended = stream.read_to_end(&mut answer);
    if let Err(error) = ended {
        assert!(error.kind() == std::io::ErrorKind::ConnectionReset, "{error}");
    }
    String::from_utf8_lossy(&answer).into_owned()
}

/// One answer with a body of known length, on a connection that stays open.
fn one_answer(stream: &mut Client, request: &str) -> String {
    stream.write_all(request.as_bytes()).unwrap();
    let (mut answer, mut byte) = (Vec::new(), [0]);
    while !answer.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        answer.extend(byte);
    }
    let head = String::from_utf8(answer).unwrap();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap().parse().unwrap();
    let mut body = vec![0; length];
    stream.read_exact(&mut body).unwrap();
    head + &String::from_utf8_lossy(&body)
}

const HEALTH: &str = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
