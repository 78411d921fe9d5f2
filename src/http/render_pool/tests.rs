use std::sync::{atomic::AtomicUsize, mpsc};

use super::*;
use crate::http::tests::until;

/// Small limits, and a time to wait that no test reaches but those that want to.
fn limits() -> Limits {
    Limits {
        renders: 1,
        waiting: 4,
        queue_time: 60_000,
        refuse_time: 0,
        answer_time: 60_000,
        stuck_time: 3_600_000,
        ..Limits::default()
    }
}

/// A job that runs until it is let go. Returns when it has begun, which may take more than one try where times are short.
async fn hold(pool: &Arc<RenderPool>, work: Work) -> (mpsc::Sender<()>, tokio::task::JoinHandle<Result<(), PoolError>>) {
    loop {
        let (release, released) = mpsc::channel::<()>();
        let (tell, told) = oneshot::channel();
        let pool = Arc::clone(pool);
        let job = move || {
            let _ = tell.send(());
            // Let go when the sender is dropped.
            let _ = released.recv();
        };
        let held = tokio::spawn(async move { pool.run(work, "a job that is held", job).await });
        if told.await.is_ok() {
            return (release, held);
        }
    }
}

#[tokio::test]
async fn a_panic_is_told_and_costs_no_thread() {
    let pool = RenderPool::new(&limits());
    let failed = pool.run(Work::Page, "panics", || panic!("drawing failed")).await;
    assert_eq!(failed, Err::<(), _>(PoolError::Panicked("a job panicked: drawing failed".to_owned())));
    assert_eq!(pool.run(Work::Page, "", || 5).await, Ok(5));
}

#[tokio::test]
async fn a_job_whose_client_has_gone_does_not_start() {
    let pool = Arc::new(RenderPool::new(&limits()));
    let (release, held) = hold(&pool, Work::Page).await;
    let ran = Arc::new(AtomicUsize::new(0));
    let own = Arc::clone(&ran);
    let gone = tokio::time::timeout(Duration::ZERO, pool.run(Work::Page, "", move || own.fetch_add(1, Ordering::SeqCst))).await;
    assert!(gone.is_err(), "the client went while his job waited");
    drop(release);
    held.await.unwrap().unwrap();
    assert_eq!(pool.run(Work::Page, "", || 6).await, Ok(6));
    assert_eq!((ran.load(Ordering::SeqCst), pool.figures().0.dropped), (0, 1));
}

#[tokio::test]
async fn so_many_wait_and_one_past_it_is_refused() {
    let pool = Arc::new(RenderPool::new(&limits()));
    let (release, held) = hold(&pool, Work::Page).await;
    let mut waiting = Vec::new();
    for number in 0..4 {
        let own = Arc::clone(&pool);
        waiting.push(tokio::spawn(async move { own.run(Work::Page, "", move || number).await }));
        until(|| pool.figures().0.waiting[Share::Pages as usize] == number + 1).await;
    }
    assert_eq!(pool.run(Work::Page, "", || 9).await, Err(PoolError::Busy));
    assert_eq!(pool.figures().0.refused[Share::Pages as usize], 1);
    drop(release);
    held.await.unwrap().unwrap();
    for (number, waiting) in waiting.into_iter().enumerate() {
        assert_eq!(waiting.await.unwrap(), Ok(number), "those who waited are served");
    }
}

#[tokio::test]
async fn who_finds_no_room_is_told_so_after_a_while() {
    let pool = Arc::new(RenderPool::new(&Limits { waiting: 1, refuse_time: 50, ..limits() }));
    let (release, held) = hold(&pool, Work::Page).await;
    let own = Arc::clone(&pool);
    let waits = tokio::spawn(async move { own.run(Work::Page, "", || 5).await });
    until(|| pool.figures().0.waiting[Share::Pages as usize] == 1).await;
    let came = Instant::now();
    assert_eq!(pool.run(Work::Page, "", || 6).await, Err(PoolError::Busy));
    assert!(came.elapsed() >= Duration::from_millis(50), "who asks again at once does not take the processors");
    drop(release);
    held.await.unwrap().unwrap();
    assert_eq!(waits.await.unwrap(), Ok(5));
}

#[tokio::test]
async fn a_flood_of_large_pictures_does_not_refuse_a_page() {
    let pool = Arc::new(RenderPool::new(&Limits { renders: 2, waiting: 2, ..limits() }));
    let large = Work::Pixels(16_000_000);
    let (release, held) = hold(&pool, large).await;
    let mut flood = Vec::new();
    for number in 0..4 {
        let own = Arc::clone(&pool);
        flood.push(tokio::spawn(async move { own.run(large, "", || ()).await }));
        until(|| pool.figures().0.waiting[Share::LargePictures as usize] == number + 1).await;
    }
    assert_eq!(pool.run(large, "", || ()).await, Err(PoolError::Busy), "the queue is full");
    // One thread is left for what is short, and the page has its place in the queue before a large picture.
    assert_eq!(pool.run(Work::Page, "", || 5).await, Ok(5));
    assert_eq!(pool.run(Work::Table, "", || 6).await, Ok(6));
    // Only one large picture is drawn at a time; the others have ended.
    until(|| pool.figures().0.running == 1).await;
    drop(release);
    held.await.unwrap().unwrap();
    let mut drawn = 0;
    for picture in flood {
        drawn += usize::from(picture.await.unwrap().is_ok());
    }
    assert!((1..4).contains(&drawn), "{drawn} of the flood were drawn, the others made room");
}

#[tokio::test]
async fn pixels_in_memory_are_bounded() {
    let pool = Arc::new(RenderPool::new(&Limits { renders: 8, picture_pixels: 16_000_000, ..limits() }));
    let (first, one) = hold(&pool, Work::Pixels(9_000_000)).await;
    let own = Arc::clone(&pool);
    let other = tokio::spawn(async move { own.run(Work::Pixels(8_000_000), "", || ()).await });
    until(|| pool.figures().0.waiting[Share::LargePictures as usize] == 1).await;
    let (second, two) = hold(&pool, Work::Pixels(960_000)).await;
    assert_eq!(pool.figures().0.running, 2, "an ordinary picture is drawn beside it, 17 million pixels are not");
    drop((first, second));
    assert!(one.await.unwrap().is_ok() && two.await.unwrap().is_ok() && other.await.unwrap().is_ok());
}

#[tokio::test]
async fn who_waits_too_long_for_his_turn_is_refused() {
    let pool = Arc::new(RenderPool::new(&Limits { queue_time: 20, ..limits() }));
    let (release, held) = hold(&pool, Work::Page).await;
    let before = pool.figures().0.refused[Share::Pages as usize];
    assert_eq!(pool.run(Work::Page, "", || 5).await, Err(PoolError::Busy));
    assert_eq!(pool.figures().0.refused[Share::Pages as usize], before + 1);
    drop(release);
    held.await.unwrap().unwrap();
}

#[tokio::test]
async fn who_waits_too_long_for_what_is_being_made_is_refused() {
    let pool = Arc::new(RenderPool::new(&Limits { queue_time: 10, answer_time: 40, ..limits() }));
    let (release, held) = hold(&pool, Work::Page).await;
    assert_eq!(held.await.unwrap(), Err(PoolError::Busy));
    drop(release);
}

#[tokio::test]
async fn what_does_not_end_is_told_and_replaced_as_often_as_there_are_places() {
    let pool = Arc::new(RenderPool::new(&Limits { stuck_time: 20, ..limits() }));
    let (first, one) = hold(&pool, Work::Workbook).await;
    until(|| pool.stuck() == 1).await;
    // Its thread, and its place among those that take long, are another's now.
    let (second, two) = hold(&pool, Work::Workbook).await;
    until(|| pool.stuck() == 2).await;
    assert_eq!(pool.figures().0.ever_stuck, 2);
    let own = Arc::clone(&pool);
    let third = tokio::spawn(async move { own.run(Work::Page, "", || 7).await });
    until(|| pool.figures().0.waiting[Share::Pages as usize] == 1).await;
    drop(first);
    one.await.unwrap().unwrap();
    assert_eq!(third.await.unwrap(), Ok(7), "the place of the one that ended");
    drop(second);
    two.await.unwrap().unwrap();
    until(|| pool.stuck() == 0).await;
    assert_eq!(pool.run(Work::Workbook, "", || 8).await, Ok(8), "all is as before");
    assert_eq!(pool.figures().0.ever_stuck, 2);
}
