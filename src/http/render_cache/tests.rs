use std::sync::{
    atomic::{AtomicUsize, Ordering::SeqCst},
    mpsc,
};

use tokio::{sync::oneshot, task::JoinHandle};

use super::*;
use crate::http::{render_pool::Work, tests::until};

/// Small limits, and a time to wait that no test reaches but those that want to.
fn limits() -> Limits {
    Limits { renders: 1, waiting: 8, queue_time: 60_000, refuse_time: 0, answer_time: 60_000, ..Limits::default() }
}

fn cache(limits: &Limits) -> Arc<RenderCache> {
    Arc::new(RenderCache::new(Arc::default(), limits))
}

/// Something that is made until it is let go, with how often it was.
#[derive(Clone, Default)]
struct Made(Arc<AtomicUsize>);

/// What a request ends in.
type Asked = JoinHandle<Result<Arc<EncodedBody>, Problem>>;

impl Made {
    fn times(&self) -> usize {
        self.0.load(SeqCst)
    }

    /// Asks for it, again where times are so short that its turn did not come. Returns when it is being made, with what lets it go.
    async fn begun(&self, cache: &Arc<RenderCache>, key: &'static str, outcome: Outcomes) -> (mpsc::Sender<()>, Asked) {
        loop {
            let (release, released) = mpsc::channel::<()>();
            let (tell, told) = oneshot::channel();
            let (cache, count) = (Arc::clone(cache), Arc::clone(&self.0));
            let make = move || {
                count.fetch_add(1, SeqCst);
                let _ = tell.send(());
                let _ = released.recv();
                outcome()
            };
            let asked = tokio::spawn(async move { cache.get(key.to_owned(), Work::Page, make).await });
            if told.await.is_ok() {
                return (release, asked);
            }
        }
    }

    /// Asks for it, and counts it when it is made.
    fn asked(&self, cache: &Arc<RenderCache>, key: &'static str) -> Asked {
        let (cache, count) = (Arc::clone(cache), Arc::clone(&self.0));
        let make = move || {
            count.fetch_add(1, SeqCst);
            picture()
        };
        tokio::spawn(async move { cache.get(key.to_owned(), Work::Page, make).await })
    }
}

type Outcomes = fn() -> Result<Vec<u8>, Problem>;

#[expect(clippy::unnecessary_wraps, reason = "has the type of what may fail")]
fn picture() -> Result<Vec<u8>, Problem> {
    Ok(b"picture".to_vec())
}

fn fails() -> Result<Vec<u8>, Problem> {
    Err(Problem::bad_request("no such width"))
}

fn panics() -> Result<Vec<u8>, Problem> {
    panic!("drawing failed")
}

/// How many wait for what is in flight under a key.
fn waiting(cache: &RenderCache, key: &str) -> usize {
    cache.lock().get(key).map_or(0, |flight| flight.outcome.receiver_count())
}

#[tokio::test]
async fn many_who_wait_get_one_result_even_when_the_first_has_gone() {
    let (cache, made) = (cache(&limits()), Made::default());
    let (release, first) = made.begun(&cache, "key", picture).await;
    let others = [made.asked(&cache, "key"), made.asked(&cache, "key"), made.asked(&cache, "key")];
    until(|| waiting(&cache, "key") == 4).await;
    first.abort();
    until(|| waiting(&cache, "key") == 3).await;
    drop(release);
    for other in others {
        assert_eq!(other.await.unwrap().unwrap().plain().0, "picture");
    }
    assert_eq!(made.times(), 1);
    assert_eq!((cache.figures().kept, waiting(&cache, "key")), (1, 0));
}

#[tokio::test]
async fn what_runs_is_kept_when_all_have_gone() {
    let (cache, made) = (cache(&limits()), Made::default());
    let (release, only) = made.begun(&cache, "key", picture).await;
    only.abort();
    drop(release);
    until(|| cache.cached("key").is_some()).await;
    assert!(made.asked(&cache, "key").await.unwrap().is_ok());
    assert_eq!(made.times(), 1);
}

#[tokio::test]
async fn a_fault_is_told_to_all_who_wait_and_not_kept() {
    for (outcome, status) in [(fails as Outcomes, 400), (panics, 500)] {
        let (cache, made) = (cache(&limits()), Made::default());
        let (release, first) = made.begun(&cache, "key", outcome).await;
        let other = made.asked(&cache, "key");
        until(|| waiting(&cache, "key") == 2).await;
        drop(release);
        for asked in [first, other] {
            assert_eq!(asked.await.unwrap().unwrap_err().status().as_u16(), status);
        }
        assert_eq!(made.times(), 1, "one computation, however many ask");
        assert!(made.asked(&cache, "key").await.unwrap().is_ok(), "the next time it is made anew");
        assert_eq!(made.times(), 2);
    }
}

#[tokio::test]
async fn what_nobody_waits_for_any_more_is_not_made() {
    let (cache, made, other) = (cache(&limits()), Made::default(), Made::default());
    let (release, first) = made.begun(&cache, "first", picture).await;
    let gone = other.asked(&cache, "key");
    until(|| waiting(&cache, "key") == 1).await;
    gone.abort();
    until(|| waiting(&cache, "key") == 0).await;
    drop(release);
    first.await.unwrap().unwrap();
    until(|| cache.figures().pool.dropped == 1).await;
    assert_eq!(other.times(), 0);
    assert!(other.asked(&cache, "key").await.unwrap().is_ok(), "who comes later gets it");
}

#[tokio::test]
async fn whoever_still_waits_keeps_the_place_of_the_first() {
    let (cache, made, other) = (cache(&limits()), Made::default(), Made::default());
    let (release, first) = made.begun(&cache, "first", picture).await;
    let gone = other.asked(&cache, "key");
    until(|| waiting(&cache, "key") == 1).await;
    let stays = other.asked(&cache, "key");
    until(|| waiting(&cache, "key") == 2).await;
    gone.abort();
    until(|| waiting(&cache, "key") == 1).await;
    drop(release);
    first.await.unwrap().unwrap();
    assert!(stays.await.unwrap().is_ok());
    assert_eq!((other.times(), cache.figures().pool.begun), (1, 2));
}

#[tokio::test]
async fn a_request_waits_so_long_for_its_turn_also_beside_others_for_the_same() {
    let (cache, made, other) = (cache(&Limits { queue_time: 20, ..limits() }), Made::default(), Made::default());
    let (release, first) = made.begun(&cache, "first", picture).await;
    for asked in [other.asked(&cache, "key"), other.asked(&cache, "key")] {
        let problem = asked.await.unwrap().unwrap_err();
        assert_eq!(problem.status().as_u16(), 503);
        assert!(!problem.detail().contains("picture"), "{}", problem.detail());
    }
    drop(release);
    assert!(first.await.unwrap().is_ok(), "what has begun is waited for longer than that");
    until(|| cache.figures().pool.running == 0 && cache.figures().pool.waiting.iter().sum::<usize>() == 0).await;
    assert_eq!(other.times(), 0);
}

#[tokio::test]
async fn nobody_waits_longer_than_for_an_answer() {
    let (cache, made) = (cache(&Limits { queue_time: 5, answer_time: 30, ..limits() }), Made::default());
    let (release, first) = made.begun(&cache, "key", picture).await;
    let other = made.asked(&cache, "key");
    for asked in [first, other] {
        assert_eq!(asked.await.unwrap().unwrap_err().status().as_u16(), 503);
    }
    // It runs on; who comes now is not even made to wait.
    let late = made.asked(&cache, "key").await.unwrap();
    assert_eq!(late.unwrap_err().status().as_u16(), 503);
    drop(release);
    until(|| cache.cached("key").is_some()).await;
    assert_eq!(made.times(), 1);
}

#[tokio::test]
async fn results_of_the_cache_weigh_and_the_oldest_go() {
    let cache = cache(&Limits { render_cache: 100_000, ..limits() });
    for number in 0..50 {
        let make = move || Ok::<_, Problem>(vec![number; 10_000]);
        cache.get(format!("key {number}"), Work::Page, make).await.unwrap();
    }
    let figures = cache.figures();
    assert!(figures.kept_bytes <= 100_000 && figures.kept >= 1, "{figures:?}");
    let heavy = cache.get("heavy".to_owned(), Work::Page, || Ok::<_, Problem>(vec![0; 200_000])).await;
    assert!(heavy.is_ok() && cache.cached("heavy").is_none(), "what is heavier than all is told and not kept");
}
