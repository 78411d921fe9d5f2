//! The router over rows that an engine elsewhere has, and what it answers when that does not.

use std::{
    sync::{Arc, atomic::Ordering::SeqCst},
    time::Duration,
};

use tokio::task::JoinHandle;

use super::{
    App,
    engine_double::{Does, Double},
    tests::{Answered, ask, until},
};
use crate::{
    dataset::{Catalogue, Roots},
    limits::Limits,
    table::{EngineFault, EngineReport},
    write::Site,
};

const TURNOVER: &str = "/v1/dyads/RUS-IRN/turnover";
const PICTURE: &str = "/v1/dyads/RUS-IRN/turnover.svg";
const HTML: (&str, &str) = ("accept", "text/html");

/// Limits with a time to wait that no test reaches but those that want to.
fn patient() -> Limits {
    Limits { queue_time: 60_000, answer_time: 60_000, ..Limits::default() }
}

fn app_of(catalogue: Catalogue, limits: Limits, engine: Option<&Arc<Double>>) -> Arc<App> {
    let app = App::new(Site::default()).with_limits(limits);
    let app = if let Some(engine) = engine { app.with_engine(Arc::clone(engine) as Arc<_>) } else { app };
    app.set_catalogue(Arc::new(catalogue));
    Arc::new(app)
}

/// A server of the built-in data, whose rows an engine has.
fn served(limits: Limits) -> (Arc<Double>, Arc<App>) {
    let (engine, catalogue) = Double::with_builtin();
    let app = app_of(catalogue, limits, Some(&engine));
    (engine, app)
}

/// The same data, here.
fn embedded() -> Arc<App> {
    app_of(Catalogue::load(&Roots::Builtin, None).unwrap(), patient(), None)
}

async fn get(app: &Arc<App>, uri: &str) -> Answered {
    ask(app, "GET", uri, &[]).await
}

fn asked(app: &Arc<App>, uri: impl Into<String>) -> JoinHandle<Answered> {
    let (app, uri) = (Arc::clone(app), uri.into());
    tokio::spawn(async move { get(&app, &uri).await })
}

fn text(answered: &Answered) -> String {
    String::from_utf8(answered.body.to_vec()).unwrap()
}

fn down() -> EngineReport {
    let reason = Some("the engine that has the rows cannot be reached".to_owned());
    EngineReport { down_for: Some(Duration::from_secs(90)), reason, ..EngineReport::default() }
}

#[tokio::test]
async fn answers_of_an_engine_have_the_bytes_and_tags_of_those_that_are_made_here_on_every_server() {
    let ((_, one), (_, other), here) = (served(patient()), served(patient()), embedded());
    for uri in [TURNOVER, "/v1/dyads/RUS-IRN/mirror.csv", PICTURE, "/v1/dyads", "/?dyad=RUS-IRN", "/v1/observations.csv"] {
        let (first, second, own) = (get(&one, uri).await, get(&other, uri).await, get(&here, uri).await);
        assert_eq!((first.status, own.status), (200, 200), "{uri}: {}", text(&first));
        assert!(first.body == second.body && first.body == own.body, "{uri}");
        for name in ["etag", "last-modified", "vary", "content-type", "link"] {
            assert_eq!((first.header(name), second.header(name)), (own.header(name), own.header(name)), "{uri} {name}");
        }
        assert!(first.header("cache-control").starts_with("public, max-age="), "any cache in front may keep it");
        let known = [("if-none-match", first.header("etag"))];
        for app in [&one, &other, &here] {
            assert_eq!(ask(app, "GET", uri, &known).await.status, 304, "{uri}: whichever server a balancer chooses");
        }
    }
}

#[tokio::test]
async fn each_fault_has_its_status_and_time_and_names_no_host() {
    let (engine, app) = served(patient());
    for (fault, status, kind, seconds) in [
        (EngineFault::Unreachable, 503, "engine-unavailable", "5"),
        (EngineFault::Overdue { milliseconds: 8_000 }, 503, "engine-unavailable", "10"),
        (EngineFault::Busy, 503, "engine-unavailable", "2"),
        (EngineFault::Failed, 503, "engine-unavailable", "10"),
        (EngineFault::Unauthorized, 503, "engine-unavailable", "60"),
        (EngineFault::TooLarge { what: "9 rows".to_owned(), most: "8 rows".to_owned() }, 400, "question-too-large", ""),
        (EngineFault::NotAttempted("name a product".to_owned()), 400, "question-too-large", ""),
    ] {
        engine.now(Does::Fails(fault.clone()));
        for uri in [TURNOVER, PICTURE, "/v1/dyads/RUS-IRN/turnover.png", "/v1/dyads/RUS-IRN/products.xlsx", "/?dyad=RUS-IRN"] {
            let told = get(&app, uri).await;
            let head = (told.status, told.header("content-type"), told.header("retry-after"));
            assert_eq!(head, (status, "application/problem+json", seconds), "{uri} {fault}");
            assert_eq!(told.header("cache-control"), "no-store", "{uri}");
            let body = told.json();
            assert_eq!((&body["type"], &body["detail"]), (&format!("/problems/{kind}").into(), &fault.to_string().into()));
        }
        let plain = get(&app, "/v1/dyads/RUS-IRN/turnover.txt").await;
        assert_eq!((plain.status, text(&plain)), (status, format!("{fault}\n")));
        engine.now(Does::Answers);
        assert_eq!(get(&app, TURNOVER).await.status, 200, "a fault is not kept");
        app.render_cache.forget();
    }
}

#[tokio::test]
async fn people_are_told_in_their_language() {
    let (engine, app) = served(patient());
    for (language, passing, lasting) in [
        ("en", "does not answer just now. What was asked for before is still shown", "Ask for less"),
        ("ru", "сейчас не отвечает. То, о чём уже спрашивали, по-прежнему показывается", "Спросите о меньшем"),
        ("fa", "اکنون پاسخ نمی‌دهد. آنچه پیش‌تر پرسیده شده همچنان نشان داده می‌شود", "کمتر بپرسید"),
    ] {
        let uri = format!("/?dyad=RUS-IRN&lang={language}");
        engine.now(Does::Fails(EngineFault::Unreachable));
        let told = ask(&app, "GET", &uri, &[HTML]).await;
        let head = (told.status, told.header("content-type"), told.header("retry-after"));
        assert_eq!(head, (503, "text/html; charset=utf-8", "5"));
        assert!(text(&told).contains(passing), "{language}");
        engine.now(Does::Fails(EngineFault::NotAttempted("name a product".to_owned())));
        let told = ask(&app, "GET", &uri, &[HTML]).await;
        assert_eq!((told.status, told.header("retry-after")), (400, ""));
        assert!(text(&told).contains(lasting) && text(&told).contains("name a product"), "{language}");
        let framed = ask(&app, "GET", &format!("/embed?dyad=RUS-IRN&lang={language}"), &[HTML]).await;
        assert_eq!((framed.status, framed.header("content-type")), (400, "text/html; charset=utf-8"));
    }
}

#[tokio::test]
async fn a_page_with_a_part_left_out_since_the_engine_went_is_neither_shown_nor_kept() {
    let whole = get(&embedded(), "/?dyad=RUS-IRN").await;
    let mut failed = 0;
    // The first ones, and some of those behind them.
    for questions in [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 1_000] {
        let (engine, app) = served(patient());
        engine.now(Does::FailsAfter(questions));
        let told = get(&app, "/?dyad=RUS-IRN").await;
        if told.status == 200 {
            assert_eq!(told.body, whole.body);
            assert!(engine.questions.load(SeqCst) <= questions, "it was not met by the fault");
            break;
        }
        failed += 1;
        assert_eq!(told.status, 503, "after {questions} questions");
        engine.now(Does::Answers);
        assert_eq!(get(&app, "/?dyad=RUS-IRN").await.body, whole.body, "after {questions} questions");
    }
    assert!(failed > 3, "a page asks more than once");
}

#[tokio::test]
async fn a_thousand_readers_of_one_address_ask_once() {
    let (engine, app) = served(patient());
    assert_eq!(get(&app, TURNOVER).await.status, 200);
    let once = engine.questions.swap(0, SeqCst);
    app.render_cache.forget();
    engine.now(Does::Waits);
    let readers: Vec<_> = (0..1_000).map(|_| asked(&app, TURNOVER)).collect();
    until(|| app.render_cache.waiting_for(TURNOVER) == 1_000).await;
    engine.now(Does::Answers);
    for reader in readers {
        assert_eq!(reader.await.unwrap().status, 200);
    }
    assert_eq!(engine.questions.load(SeqCst), once);
}

#[tokio::test]
async fn when_the_last_who_waits_has_gone_the_question_is_given_up() {
    let (engine, app) = served(patient());
    for uri in [TURNOVER, PICTURE, "/?dyad=RUS-IRN"] {
        engine.now(Does::Waits);
        let before = engine.given_up.load(SeqCst);
        let (first, second) = (asked(&app, uri), asked(&app, uri));
        until(|| app.render_cache.waiting_for("") == 2 && engine.running.load(SeqCst) == 1).await;
        first.abort();
        until(|| app.render_cache.waiting_for("") == 1).await;
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert_eq!(engine.given_up.load(SeqCst), before, "{uri}: another waits still");
        second.abort();
        until(|| engine.given_up.load(SeqCst) == before + 1 && engine.running.load(SeqCst) == 0).await;
        engine.now(Does::Answers);
        assert_eq!(get(&app, uri).await.status, 200, "{uri}: who comes later is answered");
    }
    // What one request alone asks for.
    engine.now(Does::Waits);
    let before = engine.given_up.load(SeqCst);
    let search = asked(&app, "/?search=russia+iran");
    until(|| engine.running.load(SeqCst) == 1 || search.is_finished()).await;
    if !search.is_finished() {
        search.abort();
        until(|| engine.given_up.load(SeqCst) == before + 1).await;
    }
}

#[tokio::test]
async fn who_comes_just_when_it_is_given_up_is_answered() {
    let (engine, app) = served(patient());
    for _ in 0..30 {
        app.render_cache.forget();
        engine.now(Does::Waits);
        let first = asked(&app, TURNOVER);
        until(|| engine.running.load(SeqCst) == 1).await;
        first.abort();
        let second = asked(&app, TURNOVER);
        until(|| engine.running.load(SeqCst) == 1).await;
        engine.now(Does::Answers);
        assert_eq!(second.await.unwrap().status, 200);
    }
}

#[tokio::test]
async fn a_question_past_its_time_is_told_as_the_engines_and_not_as_too_much_to_do() {
    let (engine, app) = served(Limits { queue_time: 2_000, answer_time: 2_500, ..patient() });
    engine.now(Does::Waits);
    let told = get(&app, TURNOVER).await;
    assert_eq!((told.status, told.header("retry-after")), (503, "10"));
    assert_eq!(told.json()["type"], "/problems/engine-unavailable");
    assert_eq!(engine.running.load(SeqCst), 0, "nothing is left with it");
}

#[tokio::test]
async fn a_slow_engine_takes_no_place_of_what_is_here() {
    let (engine, catalogue) = Double::beside_another();
    let limits = Limits { renders: 1, engine_jobs: 3, waiting: 1, refuse_time: 0, ..patient() };
    let app = app_of(catalogue, limits, Some(&engine));
    let (table, picture) = ("/v1/dyads/DEU-FRA/exports", "/v1/dyads/DEU-FRA/exports.svg");
    assert_eq!(get(&app, table).await.status, 200);
    engine.now(Does::Waits);
    // Three are with the engine, three wait for their turn, one more is refused: the costliest first.
    let years = |year: usize| format!("{TURNOVER}?from={year}");
    let mut slow = Vec::new();
    for place in 0..6 {
        slow.push(asked(&app, years(2010 + place)));
        until(|| {
            let asking = app.render_cache.figures().asking;
            asking.running + asking.waiting.iter().sum::<usize>() == place + 1
        })
        .await;
    }
    until(|| engine.running.load(SeqCst) == 3).await;
    let refused = get(&app, &years(2020)).await;
    assert_eq!((refused.status, &refused.json()["type"]), (503, &"/problems/busy".into()));
    let before = app.render_cache.figures();
    for (uri, status) in
        [(table, 200), (picture, 200), ("/v1/datasets", 200), ("/v1/areas.xlsx", 200), ("/healthz", 200), ("/readyz", 200)]
    {
        assert_eq!(get(&app, uri).await.status, status, "{uri}");
    }
    let after = app.render_cache.figures();
    assert_eq!((after.asking.running, after.asking.begun), (3, 3), "those who wait for the engine wait still");
    assert!(after.pool.begun > before.pool.begun, "what is here was made meanwhile");
    assert_eq!(after.pool.stuck, 0);
    engine.now(Does::Answers);
    for answered in slow {
        assert_ne!(answered.await.unwrap().status, 503);
    }
}

#[tokio::test]
async fn what_is_kept_goes_on_being_served_and_says_its_age() {
    let (engine, app) = served(patient());
    let (fresh, page) = (get(&app, TURNOVER).await, get(&app, "/?dyad=RUS-IRN").await);
    assert_eq!(fresh.header("cache-control"), "public, max-age=300, stale-if-error=86400");
    assert_eq!(page.header("cache-control"), "public, max-age=60, stale-if-error=86400");
    assert_eq!((fresh.header("age"), page.header("age")), ("", ""), "while the engine answers it is as new as the data");
    engine.now(Does::Fails(EngineFault::Unreachable));
    engine.reports(down(), Some(Duration::from_millis(2_300)));
    let kept = get(&app, TURNOVER).await;
    assert_eq!((kept.status, &kept.body, kept.header("etag")), (200, &fresh.body, fresh.header("etag")));
    assert!(kept.header("age").parse::<u64>().is_ok(), "{:?}", kept.header("age"));
    let coded = ask(&app, "GET", "/?dyad=RUS-IRN", &[("accept-encoding", "gzip")]).await;
    assert!(coded.header("age").parse::<u64>().is_ok() && coded.header("content-encoding") == "gzip");
    let known = ask(&app, "GET", TURNOVER, &[("if-none-match", fresh.header("etag"))]).await;
    assert!(known.status == 304 && known.header("age").parse::<u64>().is_ok());
    let changed = ask(&app, "GET", TURNOVER, &[("if-match", "\"other\"")]).await;
    assert_eq!((changed.status, changed.header("age")), (412, ""), "a problem has no age");
    for uri in ["/v1/datasets", "/method", "/healthz"] {
        let own = get(&app, uri).await;
        assert_eq!((own.status, own.header("age")), (200, ""), "{uri} is not of the engine");
    }
    let other = get(&app, "/v1/dyads/RUS-IRN/exports").await;
    assert_eq!((other.status, other.header("age"), other.header("retry-after")), (503, "", "3"), "as long as it is left alone");
    assert_eq!(ask(&app, "GET", "/?dyad=IRN-RUS", &[HTML]).await.header("retry-after"), "3");
    engine.reports(EngineReport::default(), None);
    assert_eq!(get(&app, TURNOVER).await.header("age"), "");
    let here = get(&embedded(), TURNOVER).await;
    assert_eq!((here.header("cache-control"), here.header("age")), ("public, max-age=300", ""), "as ever without an engine");
}

#[tokio::test]
async fn readyz_says_degraded_and_stays_ready() {
    let (engine, app) = served(patient());
    assert_eq!(get(&app, "/readyz").await.json(), serde_json::json!({"status": "ready"}));
    engine.now(Does::Waits);
    engine.reports(down(), None);
    let told = get(&app, "/readyz").await;
    let body = told.json();
    assert_eq!((told.status, told.header("cache-control"), &body["status"]), (200, "no-store", &"degraded".into()));
    assert_eq!(body["reason"], "the engine that has the rows cannot be reached");
    let since = chrono::DateTime::parse_from_rfc3339(body["since"].as_str().unwrap()).unwrap();
    let ago = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).signed_duration_since(since).num_seconds();
    assert!((90..3_600).contains(&ago), "{ago}");
    assert_eq!(get(&app, "/healthz").await.status, 200);
    assert_eq!(engine.questions.load(SeqCst), 0, "no probe asks the engine");
    // Without any data it is not ready, and says why.
    let empty = Arc::new(App::new(Site::default()).with_engine(engine));
    for uri in ["/readyz", TURNOVER] {
        let told = get(&empty, uri).await;
        assert_eq!((told.status, &told.json()["type"]), (503, &"/problems/not-ready".into()), "{uri}");
        assert!(text(&told).contains("the engine that has the rows cannot be reached"), "{uri}");
    }
    assert_eq!(get(&empty, "/healthz").await.status, 200);
}

#[tokio::test]
async fn how_it_goes_with_the_engine_is_counted() {
    let (engine, app) = served(patient());
    let report = EngineReport {
        questions: 7,
        failures: vec![("unreachable", 2), ("overdue", 1)],
        retries: 4,
        interrupted: 1,
        running: 2,
        seconds: 1.25,
        rows: 1_234,
        bytes: 56_789,
        kept_hits: 5,
        kept_misses: 6,
        ..down()
    };
    engine.reports(report, None);
    let told = text(&get(&app, "/metrics").await);
    for line in [
        "dyad_engine_up 0",
        "dyad_engine_questions_total 7",
        "dyad_engine_failures_total{reason=\"unreachable\"} 2",
        "dyad_engine_failures_total{reason=\"overdue\"} 1",
        "dyad_engine_retries_total 4",
        "dyad_engine_interrupted_total 1",
        "dyad_engine_running 2",
        "dyad_engine_seconds_total 1.250000",
        "dyad_engine_rows_total 1234",
        "dyad_engine_bytes_total 56789",
        "dyad_engine_kept_hits_total 5",
        "dyad_engine_kept_misses_total 6",
        "dyad_engine_jobs_running 0",
        "dyad_engine_jobs_waiting 0",
    ] {
        assert!(told.lines().any(|own| own == line), "{line}\n{told}");
    }
    engine.reports(EngineReport::default(), None);
    assert!(text(&get(&app, "/metrics").await).contains("\ndyad_engine_up 1\n"));
    assert!(!text(&get(&embedded(), "/metrics").await).contains("dyad_engine"), "without an engine there is nothing to tell");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_table_is_told_before_its_first_byte_and_given_up_with_its_reader() {
    let (engine, app) = served(patient());
    for uri in ["/v1/panel.csv", "/v1/panel.jsonl"] {
        let whole = get(&app, uri).await;
        assert_eq!((whole.status, whole.header("cache-control")), (200, "public, max-age=300, stale-if-error=86400"), "{uri}");
        assert_eq!(whole.body, get(&embedded(), uri).await.body, "{uri}");
        engine.now(Does::Fails(EngineFault::Unreachable));
        let told = get(&app, uri).await;
        assert_eq!((told.status, told.header("retry-after")), (503, "5"), "{uri}");
        assert_eq!(told.json()["type"], "/problems/engine-unavailable");
        engine.now(Does::Waits);
        let before = engine.given_up.load(SeqCst);
        let reader = asked(&app, uri);
        until(|| engine.running.load(SeqCst) == 1).await;
        reader.abort();
        until(|| engine.given_up.load(SeqCst) == before + 1 && engine.running.load(SeqCst) == 0).await;
        engine.now(Does::Answers);
        assert_eq!(get(&app, uri).await.status, 200, "{uri}");
    }
}
