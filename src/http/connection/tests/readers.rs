//! Clients that do not take what they asked for.

use std::{net::TcpStream as Std, task::Poll};

use tokio::io::AsyncWrite;

use super::*;
use crate::http::connection::{
    metered::Metered,
    progress::{Allowance, Progress},
};

const LARGE: usize = 8 << 20;

async fn large(limits: Limits) -> Running {
    let router = Router::new().route("/large", axum::routing::get(|| async { vec![b'x'; LARGE] }));
    serving(router, Arc::new(App::new(Site::default())), limits, |server| server).await
}

const ASKED: &[u8] = b"GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_takes_nothing_or_a_byte_now_and_then_is_closed_and_who_reads_is_not() {
    let server = large(Limits { write_time: 400, ..limits() }).await;
    let mut nothing = server.connect();
    nothing.write_all(ASKED).unwrap();
    let mut drop_by_drop = server.connect();
    drop_by_drop.write_all(ASKED).unwrap();
    let reader = spawn_blocking(move || {
        let mut byte = [0];
        let begun = Instant::now();
        let mut taken = 0;
        // What the system has taken for us is all that is left once the connection is closed.
        while begun.elapsed() < PATIENCE && drop_by_drop.read(&mut byte).is_ok_and(|read| read == 1) {
            taken += 1;
            std::thread::sleep(Duration::from_millis(if begun.elapsed().as_millis() < 2_000 { 20 } else { 0 }));
        }
        taken
    });
    server.closes(Closed::Write, 2).await;
    server.comes_to(|| server.app.connections.open() == 0).await;
    assert!(reader.await.unwrap() < LARGE, "the rest is not sent any more");
    assert!(rest(&mut nothing).len() < LARGE);
    let server = large(limits()).await;
    let whole = server.exchange(ASKED).await;
    assert!(whole.len() > LARGE && server.closed_by(Closed::Write) == 0);
}

#[tokio::test]
async fn what_is_taken_sets_the_clock_anew_and_what_is_flushed_stops_it() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut client = Std::connect(listener.local_addr().unwrap()).unwrap();
    let (stream, _) = listener.accept().await.unwrap();
    let allowance = Allowance::new(&Limits { write_time: 60_000, write_bytes: 1, idle_time: 1, ..Limits::default() }, false);
    let progress = Arc::new(Progress::new(Instant::now(), allowance, false));
    let mut stream = Metered::new(stream, Arc::clone(&progress));
    progress.asked();
    let part = vec![0; 1 << 16];
    let mut sent = 0;
    let write = async |stream: &mut Metered| {
        std::future::poll_fn(|context| {
            Poll::Ready(match std::pin::Pin::new(&mut *stream).poll_write(context, &part) {
                Poll::Ready(written) => written.unwrap(),
                Poll::Pending => 0,
            })
        })
        .await
    };
    loop {
        match write(&mut stream).await {
            0 => break,
            written => sent += written,
        }
    }
    let due = progress.due().expect("the system takes no more");
    tokio::time::sleep(Duration::from_millis(20)).await;
    // The client reads all that was sent, so there is room again.
    let reader = spawn_blocking(move || {
        client.read_exact(&mut vec![0; sent]).unwrap();
        client
    });
    let begun = Instant::now();
    while write(&mut stream).await == 0 {
        assert!(begun.elapsed() < PATIENCE);
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert!(progress.due().unwrap() > due, "enough was taken");
    std::future::poll_fn(|context| std::pin::Pin::new(&mut stream).poll_flush(context)).await.unwrap();
    assert_eq!(progress.due(), None, "nothing waits, and the request is still being answered");
    drop(reader.await.unwrap());
}
