//! Heads, silence, idleness, and too many connections.

use super::*;

const GOOD: &str = "HTTP/1.1 200 ";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_has_one_sound_host_or_the_connection_closes() {
    let server = started(limits()).await;
    for head in [
        "GET /healthz HTTP/1.1\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\nHost: a\r\nHost: a\r\n\r\n",
    ] {
        // What follows on the same connection is not answered.
        let told = server.exchange(format!("{head}{HEALTH}")).await;
        assert!(told.contains(" 400 ") && told.contains("application/problem+json"), "{told}");
        assert!(told.contains("connection: close") && told.matches("x-request-id").count() == 1, "{told}");
    }
    assert!(server.exchange("GET /healthz HTTP/1.0\r\n\r\n").await.starts_with("HTTP/1.0 200 "));
    let empty = server.exchange("GET /healthz HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n").await;
    assert!(empty.starts_with(GOOD), "{empty}");
    assert!(!server.exchange("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").await.contains("200"), "no cleartext HTTP/2");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_has_so_many_bytes_and_not_one_more() {
    let server = started(limits()).await;
    let most = usize::try_from(limits().head_bytes).unwrap();
    let head = |length: usize| {
        let (before, after) = ("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Long: ", "\r\n\r\n");
        [before, &"a".repeat(length - before.len() - after.len()), after].concat()
    };
    assert!(server.exchange(head(most)).await.starts_with(GOOD));
    for length in [most + 1, most + 100_000] {
        let told = server.exchange(head(length)).await;
        assert!(told.starts_with("HTTP/1.1 431 "), "{length}: {told}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_says_nothing_or_drips_a_head_is_closed() {
    let server = started(Limits { head_time: 300, ..limits() }).await;
    let mut silent = server.connect();
    let mut dripping = server.connect();
    let drips = spawn_blocking(move || {
        let head = format!("GET /healthz HTTP/1.1\r\nHost: a\r\nX-Long: {}", "a".repeat(5_000));
        let sent = head.bytes().take_while(|byte| {
            std::thread::sleep(Duration::from_millis(20));
            dripping.write_all(&[*byte]).is_ok()
        });
        (sent.count(), head.len())
    });
    assert_eq!(spawn_blocking(move || rest(&mut silent)).await.unwrap(), "");
    let (sent, length) = drips.await.unwrap();
    assert!(sent < length, "the connection was closed while the head dripped");
    server.closes(Closed::Head, 2).await;
    server.comes_to(|| server.app.connections.open() == 0).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn between_requests_it_is_the_idle_time_that_counts() {
    let server = started(Limits { head_time: 200, ..limits() }).await;
    let mut stream = server.connect();
    let answers = spawn_blocking(move || {
        let first = one_answer(&mut stream, HEALTH);
        std::thread::sleep(Duration::from_millis(600));
        [first, one_answer(&mut stream, HEALTH)]
    });
    assert!(answers.await.unwrap().iter().all(|answer| answer.starts_with(GOOD)));
    let server = started(Limits { idle_time: 200, ..limits() }).await;
    let mut stream = server.connect();
    let (answer, after) = spawn_blocking(move || (one_answer(&mut stream, HEALTH), rest(&mut stream))).await.unwrap();
    assert!(answer.starts_with(GOOD) && after.is_empty());
    server.closes(Closed::Idle, 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_trusted_proxy_may_be_idle_for_longer() {
    let app = Arc::new(App::new(Site::default()));
    let limits = Limits { idle_time: 100, proxy_idle_time: 60_000, ..limits() };
    let proxies = || ["127.0.0.0/8".parse().unwrap()].into_iter().collect();
    let server = serving(router(Arc::clone(&app)), app, limits, |server| server.with_trusted_proxies(proxies())).await;
    let mut stream = server.connect();
    let later = spawn_blocking(move || {
        one_answer(&mut stream, HEALTH);
        std::thread::sleep(Duration::from_millis(500));
        one_answer(&mut stream, HEALTH)
    });
    assert!(later.await.unwrap().starts_with(GOOD));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn past_the_cap_the_one_silent_longest_goes_and_health_is_answered() {
    let server = started(Limits { connections: 16, ..limits() }).await;
    let mut silent: Vec<Client> = Vec::new();
    for number in 0..60_u64 {
        silent.push(server.connect());
        // One after another, so that it is known who came first.
        server.comes_to(|| server.app.connections.open() + server.closed_by(Closed::Full) > number).await;
    }
    let health = server.exchange("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await;
    assert!(health.starts_with(GOOD), "{health}");
    // Sixty silent ones and the one that asked, in sixteen places.
    server.closes(Closed::Full, 61 - 16).await;
    let closed = spawn_blocking(move || silent.drain(..45).all(|mut stream| rest(&mut stream).is_empty())).await.unwrap();
    assert!(closed && server.closed_by(Closed::Refused) == 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_end_waits_for_requests_and_not_for_the_idle() {
    let (begun, told) = (Arc::new(tokio::sync::Notify::new()), Arc::new(tokio::sync::Notify::new()));
    let handler = {
        let (begun, told) = (Arc::clone(&begun), Arc::clone(&told));
        move || async move {
            begun.notify_one();
            told.notified().await;
            "whole"
        }
    };
    let app = Arc::new(App::new(Site::default()));
    let slow = Router::new().route("/slow", axum::routing::get(handler));
    let server = serving(slow, app, limits(), |server| server).await;
    let (address, _silent, mut idle) = (server.address, server.connect(), server.connect());
    let _idle = spawn_blocking(move || {
        one_answer(&mut idle, HEALTH);
        idle
    });
    let mut running = server.connect();
    let answer = spawn_blocking(move || {
        running.write_all(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
        rest(&mut running)
    });
    begun.notified().await;
    server.stop.send(()).unwrap();
    tokio::time::timeout(PATIENCE, async {
        while Client::connect(address).is_ok() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    })
    .await
    .expect("nobody listens any more");
    told.notify_one();
    assert!(answer.await.unwrap().ends_with("whole"));
    assert!(server.server.await.unwrap(), "all requests were finished");
}
