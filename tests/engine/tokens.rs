//! Engines that want a token: a wrong one is told as such, in seconds and without the token.

use std::{net::SocketAddr, time::Instant};

use http_body_util::{Either, Empty};
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    client::conn::http2 as client,
    server::conn::http2 as server,
    service::service_fn,
};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::{
    net::{TcpListener, TcpStream},
    runtime::Runtime,
};

use crate::{
    cluster::{Cluster, TOKEN},
    failures::{HANGS, QUESTIONS},
    same_bytes::published,
    server::Dyad,
};

/// A door before an engine that takes whoever comes, such as managed ones have: whoever says the token is let through.
struct Door {
    address: SocketAddr,
    _runtime: Runtime,
}

impl Door {
    fn before(engine: u16) -> Self {
        let runtime = Runtime::new().unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        runtime.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(through(stream, engine));
            }
        });
        Self { address, _runtime: runtime }
    }
}

async fn through(stream: TcpStream, engine: u16) {
    let inner = TokioIo::new(TcpStream::connect(("127.0.0.1", engine)).await.unwrap());
    let (sender, connection) = client::handshake(TokioExecutor::new(), inner).await.unwrap();
    tokio::spawn(connection);
    let answer = service_fn(move |request: Request<Incoming>| {
        let mut sender = sender.clone();
        async move {
            if request.headers().get("authorization").is_some_and(|told| told == &format!("Bearer {TOKEN}")) {
                return sender.send_request(request).await.map(|response| response.map(Either::Left));
            }
            let refused = Response::builder().header("content-type", "application/grpc").header("grpc-status", "16");
            let refused =
                refused.header("grpc-message", "Invalid authentication token").body(Either::Right(Empty::<Bytes>::new()));
            Ok(refused.unwrap())
        }
    });
    drop(server::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), answer).await);
}

/// With a wrong token, with none, and with the right one.
fn asked_with_tokens(at: &str) {
    for token in [";token=wrong-token", ""] {
        let engine = format!("sc://{at}/{token}");
        let dyad = Dyad::over(&engine, published(), &["--limit", "engine-time=10s"]);
        let begun = Instant::now();
        let answer = dyad.get(QUESTIONS[0]);
        assert!(begun.elapsed() < HANGS);
        assert_eq!(answer.status, 503, "{}", answer.text());
        assert!(answer.header("retry-after").parse::<u64>().unwrap() > 0);
        let (ready, log) = (dyad.get("/readyz"), dyad.log());
        assert!(answer.text().contains("does not take the token"), "{}", answer.text());
        for told in [answer.text(), ready.text(), log] {
            assert!(!told.contains("wrong-token") && !told.contains(TOKEN), "{told}");
        }
        assert!(ready.status == 503 || ready.text().contains("degraded"), "{}", ready.text());
    }
    let dyad = Dyad::over(&format!("sc://{at}/;token={TOKEN}"), published(), &[]).until_ready();
    let answer = dyad.get(QUESTIONS[0]);
    assert_eq!(answer.status, 200, "{}\n{}", answer.text(), dyad.log());
    assert!(!dyad.log().contains(TOKEN));
}

#[test]
fn a_wrong_token_before_sail_is_told_and_none_is_named() {
    let Some(cluster) = Cluster::sail(2, 0) else { return };
    let door = Door::before(cluster.port);
    asked_with_tokens(&door.address.to_string());
}

mod spark {
    use super::{Cluster, asked_with_tokens};
    use crate::failures::{no_job_is_left, the_right_answer_comes_though_a_worker_is_killed};

    #[test]
    fn a_wrong_token_a_slow_question_and_a_killed_executor() {
        let Some(cluster) = Cluster::spark(2, 0) else { return };
        asked_with_tokens(&format!("127.0.0.1:{}", cluster.port));
        no_job_is_left(&cluster);
        the_right_answer_comes_though_a_worker_is_killed(&cluster);
    }
}
