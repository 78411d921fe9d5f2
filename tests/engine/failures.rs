//! What an operator sees when the engine is not as it should be: answers in seconds, a reason without a host or a token, nothing left
//! running, and everything well again without a restart.

use std::{
    net::TcpListener,
    time::{Duration, Instant},
};

use crate::{
    cluster::Cluster,
    made,
    monitor::Monitor,
    process::{Process, wait_until},
    same_bytes::{difference, published},
    server::{Answer, Dyad},
};

/// Questions about different reporters, so that what is kept of one answers none of the others.
pub const QUESTIONS: [&str; 5] = [
    "/v1/dyads/RUS-IRN/exports?source=bureau",
    "/v1/dyads/DEU-CHN/imports?source=bureau",
    "/v1/dyads/USA-CHN/turnover?source=bureau",
    "/v1/dyads/TUR-IRN/exports?source=bureau",
    "/v1/dyads/FRA-DEU/imports?source=bureau",
];

/// A time that even a busy machine does not take; only what hangs does.
pub const HANGS: Duration = Duration::from_mins(1);

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// dyad over what was published, which gives up soon.
pub fn over(engine: &str) -> Dyad {
    Dyad::over(engine, published(), &["--limit", "engine-time=3s"])
}

/// It is 503, says when to come again, and names neither where the engine is nor what opens it.
fn is_unavailable(answer: &Answer, engine: &str) {
    assert_eq!(answer.status, 503, "{}", answer.text());
    assert!(answer.header("retry-after").parse::<u64>().unwrap() > 0);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.json()["type"], "/problems/engine-unavailable", "{}", answer.text());
    names_no_secret(&answer.text(), engine);
}

fn names_no_secret(text: &str, engine: &str) {
    let port = engine.rsplit_once(':').unwrap().1.split('/').next().unwrap();
    for secret in [port, "127.0.0.1:", crate::cluster::TOKEN, "wrong-token"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}

/// The answers of dyad on its own files.
fn expected(questions: &[&str]) -> Vec<Answer> {
    let embedded = Dyad::embedded(made::datasets()).until_ready();
    questions.iter().map(|question| embedded.get(question)).collect()
}

/// Waits until a question has the answer that it has here.
fn until_right(dyad: &Dyad, question: &str, expected: &Answer) {
    let mut last = None;
    let until = Instant::now() + HANGS;
    while Instant::now() < until {
        let answer = dyad.get(question);
        if answer.status == 200 {
            assert_eq!(difference(expected, &answer), None, "{question}");
            return;
        }
        assert_eq!(answer.status, 503, "{question}: {}", answer.text());
        last = Some(answer.text());
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("{question}: {last:?}\n{}", dyad.warnings());
}

fn readiness(dyad: &Dyad) -> (u16, String) {
    let answer = dyad.get("/readyz");
    (answer.status, answer.text())
}

#[test]
fn an_engine_that_is_not_there_at_the_start_may_come_later() {
    let port = free_port();
    let engine = format!("sc://127.0.0.1:{port}/");
    let wanted = expected(&QUESTIONS[..1]);
    let dyad = over(&engine);
    let begun = Instant::now();
    let answer = dyad.get(QUESTIONS[0]);
    assert!(begun.elapsed() < HANGS);
    assert_eq!(answer.status, 503, "{}", answer.text());
    assert!(answer.header("retry-after").parse::<u64>().unwrap() > 0);
    names_no_secret(&answer.text(), &engine);
    assert_eq!(dyad.get("/healthz").status, 200, "it lives");
    let (status, told) = readiness(&dyad);
    assert!(status == 503 || told.contains("degraded"), "{status} {told}");
    names_no_secret(&told, &engine);
    let Some(_cluster) = Cluster::sail(2, port) else { return };
    until_right(&dyad, QUESTIONS[0], &wanted[0]);
    wait_until("it says that it is ready", HANGS, || readiness(&dyad) == (200, "{\"status\":\"ready\"}\n".to_owned()));
}

#[test]
fn an_engine_is_killed_and_comes_again_on_the_same_port() {
    let Some(mut cluster) = Cluster::sail(2, 0) else { return };
    let (engine, port) = (cluster.address(), cluster.port);
    let wanted = expected(&QUESTIONS);
    let dyad = over(&engine).until_ready();
    until_right(&dyad, QUESTIONS[0], &wanted[0]);
    assert_eq!(dyad.get(QUESTIONS[0]).header("age"), "", "while the engine answers, its answers are of now");
    cluster.kill();
    drop(cluster);
    let begun = Instant::now();
    is_unavailable(&dyad.get(QUESTIONS[1]), &engine);
    // Nobody is asked for long where nobody is there.
    for question in &QUESTIONS[1..] {
        is_unavailable(&dyad.get(question), &engine);
    }
    assert!(begun.elapsed() < HANGS);
    let kept = dyad.get(QUESTIONS[0]);
    assert_eq!(difference(&wanted[0], &kept), None);
    assert!(
        kept.header("age").parse::<u64>().is_ok(),
        "what was had before goes on being served, and says its age: {:?}",
        kept.headers
    );
    let (status, told) = readiness(&dyad);
    assert!(status == 200 && told.contains("degraded"), "{status} {told}");
    names_no_secret(&told, &engine);
    assert_eq!(dyad.metric("dyad_engine_up"), 0.0);
    assert!(dyad.metric("dyad_engine_failures_total") > 0.0);
    let _again = Cluster::sail(2, port).unwrap();
    for (question, wanted) in QUESTIONS.iter().zip(&wanted) {
        until_right(&dyad, question, wanted);
    }
    wait_until("it says that it is ready", HANGS, || readiness(&dyad) == (200, "{\"status\":\"ready\"}\n".to_owned()));
    assert_eq!(dyad.metric("dyad_engine_up"), 1.0);
    assert_eq!(dyad.get(QUESTIONS[0]).header("age"), "");
}

#[test]
fn an_engine_that_hangs_is_given_up_and_asked_again() {
    let Some(cluster) = Cluster::sail(2, 0) else { return };
    let wanted = expected(&QUESTIONS[..2]);
    let dyad = over(&cluster.address()).until_ready();
    until_right(&dyad, QUESTIONS[0], &wanted[0]);
    cluster.server().signal("STOP");
    let begun = Instant::now();
    is_unavailable(&dyad.get(QUESTIONS[1]), &cluster.address());
    assert!(begun.elapsed() < HANGS);
    cluster.server().signal("CONT");
    until_right(&dyad, QUESTIONS[1], &wanted[1]);
}

/// The workers of dyad's session, while the monitor has its own.
fn workers(cluster: &Cluster, of_monitor: &[Process]) -> Vec<Process> {
    cluster.workers().into_iter().filter(|worker| !of_monitor.contains(worker)).collect()
}

fn all(workers: &[Process], signal: &str) {
    for worker in workers.iter().filter(|worker| worker.lives()) {
        worker.signal(signal);
    }
}

/// A worker is killed while it has a task of a question, which is answered all the same.
pub fn the_right_answer_comes_though_a_worker_is_killed(cluster: &Cluster) {
    let wanted = expected(&QUESTIONS[..3]);
    let monitor = Monitor::of(cluster);
    let of_monitor = if cluster.monitor().is_some() { Vec::new() } else { cluster.workers() };
    let dyad = Dyad::over(&cluster.address(), published(), &["--limit", "engine-time=1min"]).until_ready();
    until_right(&dyad, QUESTIONS[0], &wanted[0]);
    for (question, wanted) in QUESTIONS.iter().zip(&wanted).skip(1) {
        let mut of_dyad = Vec::new();
        wait_until("a worker is there", HANGS, || {
            of_dyad = workers(cluster, &of_monitor);
            !of_dyad.is_empty()
        });
        // Stopped, a worker keeps the task that it is given until it is killed: so the kill is in the middle of the question.
        all(&of_dyad, "STOP");
        let waiting = dyad.send(question, &[]).unwrap();
        monitor.until_one_runs();
        let victim = monitor.holder(&of_dyad);
        victim.signal("KILL");
        all(&of_dyad, "CONT");
        wait_until("the killed one is gone", HANGS, || !victim.lives());
        let answer = Answer::read(waiting).unwrap();
        assert_eq!(difference(wanted, &answer), None, "{question}\n{}", dyad.warnings());
    }
    monitor.until_none_runs();
}

#[test]
fn a_worker_of_sail_is_killed_in_the_middle_of_a_question() {
    let Some(cluster) = Cluster::sail(2, 0) else { return };
    the_right_answer_comes_though_a_worker_is_killed(&cluster);
}

/// A question that takes too long, or that nobody waits for any more, is stopped on the engine too, which answers the next.
pub fn no_job_is_left(cluster: &Cluster) {
    let wanted = expected(&QUESTIONS);
    let monitor = Monitor::of(cluster);
    let of_monitor = if cluster.monitor().is_some() { Vec::new() } else { cluster.workers() };
    let dyad = over(&cluster.address()).until_ready();
    until_right(&dyad, QUESTIONS[0], &wanted[0]);
    let of_dyad = workers(cluster, &of_monitor);
    assert_eq!(of_dyad.len(), 2);
    // Slow, since nobody works on it.
    all(&of_dyad, "STOP");
    let begun = Instant::now();
    let waiting = dyad.send(QUESTIONS[1], &[]).unwrap();
    monitor.until_one_runs();
    let answer = Answer::read(waiting).unwrap();
    is_unavailable(&answer, &cluster.address());
    assert!(answer.text().contains("milliseconds") && begun.elapsed() < HANGS, "{}", answer.text());
    all(&of_dyad, "CONT");
    monitor.until_none_runs();
    until_right(&dyad, QUESTIONS[2], &wanted[2]);
    assert!(dyad.metric("dyad_engine_interrupted_total") >= 1.0);
    // A client who goes away.
    let before = dyad.metric("dyad_engine_interrupted_total");
    let patient = Dyad::over(&cluster.address(), published(), &["--limit", "engine-time=5min"]).until_ready();
    until_right(&patient, QUESTIONS[0], &wanted[0]);
    let of_patient: Vec<Process> = workers(cluster, &of_monitor)
        .into_iter()
        .filter(|worker| cluster.monitor().is_some() || !of_dyad.contains(worker))
        .collect();
    all(&of_patient, "STOP");
    let waiting = patient.send(QUESTIONS[3], &[]).unwrap();
    monitor.until_one_runs();
    drop(waiting);
    wait_until("the operation is interrupted", HANGS, || patient.metric("dyad_engine_interrupted_total") >= 1.0);
    all(&of_patient, "CONT");
    monitor.until_none_runs();
    until_right(&patient, QUESTIONS[4], &wanted[4]);
    assert_eq!(dyad.metric("dyad_engine_interrupted_total"), before, "each stops its own");
    // Nobody computes any more.
    let all_workers = cluster.workers();
    let computed = || all_workers.iter().map(|worker| worker.computed()).sum::<u64>();
    wait_until("the workers are idle", HANGS, || {
        let before = computed();
        std::thread::sleep(Duration::from_millis(300));
        computed().abs_diff(before) <= 6
    });
}

#[test]
fn sail_has_no_job_left_when_a_question_is_slow_or_its_client_has_gone() {
    let Some(cluster) = Cluster::sail(2, 0) else { return };
    no_job_is_left(&cluster);
}

#[test]
fn what_would_be_too_large_is_refused_with_the_limit_and_smaller_things_are_answered() {
    let Some(cluster) = Cluster::sail(2, 0) else { return };
    let question = "/v1/dyads/IND-CHN/products?flow=import&level=6&source=bureau";
    let wanted = expected(&[question]);
    let dyad = Dyad::over(&cluster.address(), published(), &["--limit", "engine-rows=1000"]).until_ready();
    let answer = dyad.get(question);
    assert_eq!(answer.json()["type"], "/problems/question-too-large", "{}", answer.text());
    assert_eq!(answer.status, 400);
    assert!(answer.text().contains("1000 rows") || answer.text().contains("1,000 rows"), "{}", answer.text());
    names_no_secret(&answer.text(), &cluster.address());
    let roomy = Dyad::over(&cluster.address(), published(), &[]).until_ready();
    assert_eq!(difference(&wanted[0], &roomy.get(question)), None);
}
