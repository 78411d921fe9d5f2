//! The computing that each client may use, and who the client is.

use super::*;
use crate::dataset::{Catalogue, Roots};

fn asked(path: &str, forwarded: &str) -> String {
    format!(
        "GET {path} HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\nX-Forwarded-For: {forwarded}\r\nConnection: close\r\n\r\n"
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn past_its_budget_a_client_is_answered_from_the_cache_only() {
    let app = Arc::new(App::new(Site::default()));
    app.set_catalogue(Arc::new(Catalogue::load(&Roots::Builtin, None).unwrap()));
    // A millisecond a second: ten at once, which are set aside whole by the first that is made.
    let limits = Limits { client_compute: 1, ..limits() };
    let proxies = || ["127.0.0.1".parse().unwrap()].into_iter().collect();
    let server = serving(router(Arc::clone(&app)), app, limits, |server| server.with_trusted_proxies(proxies())).await;
    let picture = |width: u32| format!("/v1/dyads/RUS-IRN/turnover.png?width={width}");
    // Pictures, until what they cost is more than ten milliseconds.
    let mut made = 0;
    let refused = loop {
        let answer = server.exchange(asked(&picture(900 + made), "203.0.113.1")).await;
        if answer.starts_with("HTTP/1.1 429 ") {
            break answer;
        }
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        made += 1;
        assert!(made < 1_000, "the budget has an end");
    };
    assert!(made > 0 && refused.contains("/problems/too-many-requests"), "{refused}");
    let wait = refused.lines().find_map(|line| line.strip_prefix("retry-after: ")).unwrap().parse::<u64>().unwrap();
    assert!(wait > 0);
    for (path, forwarded) in [
        (picture(900), "203.0.113.1"),
        ("/healthz".to_owned(), "203.0.113.1"),
        // Another client, and one that a client names itself, which is not believed.
        (picture(700), "203.0.113.2"),
        (picture(701), "203.0.113.1, 203.0.113.3"),
    ] {
        let answer = server.exchange(asked(&path, forwarded)).await;
        assert!(answer.starts_with("HTTP/1.1 200 "), "{path} {forwarded}: {answer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_memory_for_answers_is_used_up_nothing_further_is_made() {
    // Whatever others hold, it is not less than nothing.
    let limits = Limits { render_cache: 0, answer_memory: 0, ..limits() };
    let app = Arc::new(App::new(Site::default()).with_limits(limits));
    let server = serving(router(Arc::clone(&app)), app, limits, |server| server).await;
    let refused = server.exchange(asked("/openapi.json", "203.0.113.1")).await;
    assert!(refused.starts_with("HTTP/1.1 503 ") && refused.contains("retry-after: "), "{refused}");
    assert!(server.exchange(asked("/healthz", "203.0.113.1")).await.starts_with("HTTP/1.1 200 "));
}
