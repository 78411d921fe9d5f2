//! Bodies of requests, which nothing needs.

use super::*;

const MOST: usize = 1000;

fn with_body(length: usize, extra: &str) -> String {
    format!("GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n{extra}\r\n{}", "b".repeat(length))
}

fn in_chunks(length: usize) -> String {
    let chunks: Vec<String> = "b"
        .repeat(length)
        .as_bytes()
        .chunks(100)
        .map(|part| format!("{:x}\r\n{}\r\n", part.len(), part.escape_ascii()))
        .collect();
    format!("GET /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n{}0\r\n\r\n", chunks.concat())
}

async fn bounded() -> Running {
    started(Limits { body_bytes: MOST as u64, ..limits() }).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_has_so_many_bytes_and_not_one_more() {
    let server = bounded().await;
    let mut stream = server.connect();
    let kept = spawn_blocking(move || [one_answer(&mut stream, &with_body(MOST, "")), one_answer(&mut stream, HEALTH)]);
    assert!(kept.await.unwrap().iter().all(|answer| answer.starts_with("HTTP/1.1 200 ")));
    assert!(server.exchange(in_chunks(MOST)).await.starts_with("HTTP/1.1 200 "));
    // The last is far more than the system would take while nobody reads it.
    for request in [with_body(MOST + 1, ""), in_chunks(MOST + 1), with_body(600_000, "")] {
        let told = server.exchange(request + HEALTH).await;
        assert!(told.starts_with("HTTP/1.1 413 ") && told.contains("/problems/content-too-large"), "{told}");
        assert!(told.contains("connection: close\r\n") && told.matches("HTTP/1.1").count() == 1, "{told}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_is_called_for_only_when_it_may_come() {
    let server = bounded().await;
    let mut stream = server.connect();
    let (called, answer) = spawn_blocking(move || {
        stream
            .write_all(
                b"GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n",
            )
            .unwrap();
        let mut called = [0; 25];
        stream.read_exact(&mut called).unwrap();
        stream.write_all(b"body").unwrap();
        (String::from_utf8_lossy(&called).into_owned(), rest(&mut stream))
    })
    .await
    .unwrap();
    assert!(called.starts_with("HTTP/1.1 100 Continue") && answer.starts_with("HTTP/1.1 200 "), "{called}{answer}");
    let large = format!("GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\nExpect: 100-continue\r\n\r\n", MOST + 1);
    let told = server.exchange(large).await;
    assert!(told.starts_with("HTTP/1.1 413 ") && !told.contains("100 Continue"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_does_not_come_ends_its_connection() {
    let server = started(Limits { body_time: 300, ..limits() }).await;
    let begun = "GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nbody";
    assert_eq!(server.exchange(begun).await, "");
    server.closes(Closed::Body, 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_request_hides_in_the_body_of_another() {
    let server = bounded().await;
    let hidden = "GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n";
    let both = format!(
        "GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{hidden}",
        hidden.len() + 5
    );
    let told = server.exchange(both).await;
    assert_eq!(told.matches("HTTP/1.1 ").count(), 1, "{told}");
    for unsound in [
        "GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nbody!",
        "GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: +4\r\n\r\nbody",
        "GET /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\nbody",
        "GET /healthz HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: a\r\nX : b\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n",
    ] {
        let told = server.exchange(format!("{unsound}{HEALTH}")).await;
        assert!(told.starts_with("HTTP/1.1 400 ") || told.starts_with("HTTP/1.0 400 "), "{unsound}: {told}");
        assert_eq!(told.matches("HTTP/1.").count(), 1, "{told}");
    }
}
