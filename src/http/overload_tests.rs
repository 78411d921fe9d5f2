//! The router while there is more to do than can be done: what costs nothing is answered at once, the rest is refused with its time.

use std::{
    sync::{Arc, mpsc},
    time::Duration,
};

use tokio::{sync::oneshot, task::JoinHandle};

use super::{
    App,
    problem::Problem,
    render_pool::Work,
    tests::{Answered, ask},
};
use crate::{
    dataset::{Catalogue, Roots},
    limits::Limits,
    write::Site,
};

const TURNOVER: &str = "/v1/dyads/RUS-IRN/turnover";
const HTML: [(&str, &str); 1] = [("accept", "text/html")];

fn app(limits: Limits) -> Arc<App> {
    let app = App::new(Site::default()).with_limits(limits);
    app.set_catalogue(Arc::new(Catalogue::load(&Roots::Builtin, None).unwrap()));
    Arc::new(app)
}

/// Holds the only thread of the pool until the sender is dropped; tries again where times are so short that its turn did not come.
async fn held(app: &Arc<App>) -> (mpsc::Sender<()>, JoinHandle<Result<(), Problem>>) {
    loop {
        let (release, released) = mpsc::channel::<()>();
        let (tell, told) = oneshot::channel();
        let app = Arc::clone(app);
        let work = move || {
            let _ = tell.send(());
            let _ = released.recv();
            Ok(())
        };
        let held = tokio::spawn(async move { app.render_cache.once(Work::Page, "/held", work).await });
        if told.await.is_ok() {
            return (release, held);
        }
    }
}

/// Asks until there is room: where times are short, a busy machine refuses what it would do at once.
async fn answered(app: &Arc<App>, uri: &str) -> Answered {
    loop {
        let answered = get(app, uri).await;
        if answered.status != 503 {
            return answered;
        }
    }
}

async fn get(app: &Arc<App>, uri: &str) -> Answered {
    ask(app, "GET", uri, &[]).await
}

async fn counters(app: &Arc<App>) -> String {
    String::from_utf8(get(app, "/metrics").await.body.to_vec()).unwrap()
}

#[tokio::test]
async fn what_costs_nothing_never_waits_behind_work_and_the_rest_is_refused_in_its_time() {
    let app = app(Limits { renders: 1, queue_time: 20, answer_time: 60_000, ..Limits::default() });
    let known = answered(&app, "/v1/dyads/RUS-IRN/exports.svg").await;
    let (release, held) = held(&app).await;
    for uri in ["/healthz", "/readyz", "/metrics", TURNOVER, "/v1/dyads/RUS-IRN/exports.svg", "/problems/busy", "/favicon.svg"] {
        assert_eq!(get(&app, uri).await.status, 200, "{uri}");
    }
    let tag = [("if-none-match", known.header("etag"))];
    assert_eq!(ask(&app, "GET", "/v1/dyads/RUS-IRN/exports.svg", &tag).await.status, 304);
    for uri in ["/?dyad=RUS-IRN", "/?search=russia+iran", "/v1/dyads", "/v1/areas.xlsx", "/v1/dyads/RUS-IRN/imports.png"] {
        let refused = get(&app, uri).await;
        assert_eq!((refused.status, refused.header("retry-after")), (503, "2"), "{uri}");
        let problem = refused.json();
        assert_eq!(problem["type"], "/problems/busy");
        assert!(!problem["detail"].as_str().unwrap().contains("picture"), "{problem}");
    }
    // People are told so as a page; of what there is not, without looking for what there is instead.
    let refused = ask(&app, "GET", "/?dyad=RUS-IRN", &HTML).await;
    assert_eq!((refused.status, refused.header("content-type")), (503, "text/html; charset=utf-8"));
    assert_eq!(ask(&app, "GET", "/nothing", &HTML).await.status, 404);
    drop(release);
    held.await.unwrap().unwrap();
    assert_eq!(answered(&app, "/?dyad=RUS-IRN").await.status, 200);
}

#[tokio::test]
async fn searches_and_compressing_pass_the_door() {
    let app = app(Limits { renders: 1, ..Limits::default() });
    let begun = || app.render_cache.figures().pool.begun;
    let opened = get(&app, "/?search=russia+iran").await;
    assert_eq!((opened.status, begun()), (303, 1));
    let page = ask(&app, "GET", "/?dyad=RUS-IRN", &[("accept-encoding", "gzip")]).await;
    assert_eq!((page.header("content-encoding"), begun()), ("gzip", 3), "the page, and its coding");
    let again = ask(&app, "GET", "/?dyad=RUS-IRN", &[("accept-encoding", "gzip")]).await;
    assert_eq!((&again.body, again.header("etag"), begun()), (&page.body, page.header("etag"), 3));
}

#[tokio::test]
async fn who_would_wait_too_long_for_a_coding_takes_the_body_as_it_is() {
    let app = app(Limits { renders: 1, queue_time: 20, answer_time: 60_000, ..Limits::default() });
    let page = answered(&app, "/?dyad=RUS-IRN").await;
    let (release, held) = held(&app).await;
    let coding = [("accept-encoding", "gzip")];
    let plain = ask(&app, "GET", "/?dyad=RUS-IRN", &coding).await;
    assert_eq!((plain.status, plain.header("content-encoding"), &plain.body), (200, "", &page.body));
    assert_eq!(plain.header("etag"), page.header("etag"), "each coding has its own tag");
    drop(release);
    held.await.unwrap().unwrap();
    while ask(&app, "GET", "/?dyad=RUS-IRN", &coding).await.header("content-encoding") != "gzip" {}
}

#[tokio::test]
async fn what_does_not_end_makes_it_not_ready_until_it_ends() {
    let app = app(Limits { renders: 1, stuck_time: 20, ..Limits::default() });
    assert_eq!(get(&app, "/readyz").await.status, 200);
    let (release, held) = held(&app).await;
    let mut ready = get(&app, "/readyz").await;
    while ready.status == 200 {
        tokio::time::sleep(Duration::from_millis(1)).await;
        ready = get(&app, "/readyz").await;
    }
    assert_eq!((ready.status, &ready.json()["type"]), (503, &"/problems/not-ready".into()));
    assert!(ready.json()["detail"].as_str().unwrap().contains("20 milliseconds"), "{}", ready.json());
    let told = counters(&app).await;
    assert!(told.contains("\ndyad_render_stuck 1\n") && told.contains("\ndyad_render_stuck_total 1\n"), "{told}");
    assert_eq!(get(&app, "/healthz").await.status, 200, "it lives");
    assert_eq!(get(&app, "/?dyad=RUS-IRN").await.status, 200, "another has its place");
    drop(release);
    held.await.unwrap().unwrap();
    while get(&app, "/readyz").await.status != 200 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert!(counters(&app).await.contains("\ndyad_render_stuck 0\n"));
}

#[tokio::test]
async fn an_address_has_so_many_bytes_and_one_more_is_told() {
    let app = app(Limits { query_bytes: 300, ..Limits::default() });
    for path in ["/", "/v1/dyads", "/v1/dyads/RUS-IRN/turnover.svg", "/healthz", "/metrics", "/nothing", "/oembed", "/docs"] {
        let fits = get(&app, &format!("{path}?{}", "a".repeat(300))).await;
        assert_ne!(fits.status, 414, "{path}");
        let refused = get(&app, &format!("{path}?{}", "a".repeat(301))).await;
        assert_eq!((refused.status, &refused.json()["allowed"][0]), (414, &"at most 300 bytes".into()), "{path}");
    }
    assert_eq!(get(&app, &format!("/{}", "a".repeat(299))).await.status, 404);
    assert_eq!(get(&app, &format!("/{}", "a".repeat(300))).await.status, 414);
}

#[tokio::test]
async fn a_search_has_so_many_words_and_one_more_is_told() {
    let app = app(Limits { query_bytes: 32 << 10, ..Limits::default() });
    for (address, parameter) in [
        ("/v1/dyads?search=", "search"),
        ("/v1/products?search=", "search"),
        ("/?search=", "search"),
        ("/?area=", "area"),
        ("/?product=", "product"),
        ("/?dyad=", "dyad"),
        ("/sources?text=", "text"),
        ("/claims?text=", "text"),
    ] {
        let words = |count: usize| vec!["iran"; count].join(",");
        let fits = get(&app, &format!("{address}{}", words(12))).await;
        assert!(fits.status != 400, "{address}: {}", fits.status);
        for many in [words(13), "a+".repeat(7_000), "a".repeat(513)] {
            let refused = get(&app, &format!("{address}{many}")).await;
            assert_eq!((refused.status, &refused.json()["parameter"]), (400, &parameter.into()), "{address}");
            assert!(refused.body.len() < 1_000, "what was asked is not told again");
        }
    }
}

#[tokio::test]
async fn a_search_is_told_again_a_bounded_number_of_times() {
    let app = app(Limits::default());
    let word = "q".repeat(500);
    for uri in ["/v1/dyads?search=", "/?search=", "/?product=", "/v1/products?search="] {
        let page = String::from_utf8(get(&app, &format!("{uri}{word}")).await.body.to_vec()).unwrap();
        let times = page.matches(&word).count();
        assert!((1..=24).contains(&times), "{uri}: {times} times");
    }
}
