//! What is given up is stopped on the engine, by its name.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    thread,
    time::{Duration, Instant},
};

use super::{Act, Fake, as_usual, bounded, client, failed, heights, rows, until};
use crate::{
    engine::Asks,
    table::{EngineFault, EngineWatch},
    wanted::Wanted,
};

/// Every operation that was asked for is stopped, in its session.
fn all_are_stopped(fake: &Fake, count: usize) {
    fake.until("all are stopped", |heard| heard.stopped.len() >= count);
    let heard = fake.heard();
    let mut asked: Vec<_> =
        heard.asked.iter().map(|asked| (asked.session_id.clone(), asked.operation_id.clone().unwrap())).collect();
    let mut stopped = heard.stopped.clone();
    asked.sort();
    stopped.sort();
    assert_eq!(asked, stopped);
}

#[test]
fn an_answer_past_its_time_is_stopped() {
    for act in [|| Act::Silence, || Act::Progress] {
        let fake = Fake::new(move |number, _| if number == 0 { act() } else { as_usual() });
        let client = bounded(&fake, |limits| limits.engine_time = 200);
        assert_eq!(client.ask("SELECT 1", &[]), Err(EngineFault::Overdue { milliseconds: 200 }));
        fake.until("it is stopped", |heard| !heard.stopped.is_empty());
        {
            let heard = fake.heard();
            assert_eq!(Some(&heard.stopped[0].1), heard.asked[0].operation_id.as_ref());
        }
        until("it is counted", || client.report().interrupted == 1);
        assert_eq!(failed(&client.report(), "overdue"), 1);
    }
}

#[test]
fn who_has_less_time_waits_for_less() {
    let fake = Fake::new(|_, _| Act::Silence);
    let client = client(&fake);
    let wanted = Wanted::new(Some(Instant::now() + Duration::from_millis(150)), Arc::new(|| true));
    let outcome = wanted.during(|| client.ask("SELECT 1", &[]));
    assert!(matches!(outcome, Err(EngineFault::Overdue { milliseconds }) if milliseconds <= 150), "{outcome:?}");
    all_are_stopped(&fake, 1);
    // That he had little time says nothing of the engine.
    assert_eq!(client.report().down_for, None);
}

#[test]
fn a_client_that_goes_away_stops_his_question() {
    let fake = Fake::new(|_, _| Act::Silence);
    let client = client(&fake);
    let waits = Arc::new(AtomicBool::new(true));
    let kept = Arc::clone(&waits);
    thread::scope(|scope| {
        let wanted = Wanted::new(None, Arc::new(move || kept.load(Relaxed)));
        let asking = scope.spawn(|| wanted.during(|| client.ask("SELECT 1", &[])));
        fake.until("it is asked", |heard| heard.asked.len() == 1);
        assert_eq!(client.report().running, 1);
        waits.store(false, Relaxed);
        assert_eq!(asking.join().unwrap(), Err(EngineFault::Unwanted));
    });
    all_are_stopped(&fake, 1);
    until("nothing runs", || client.report().running == 0);
    // Who has gone already is not asked for.
    assert_eq!(Wanted::new(None, Arc::new(|| false)).during(|| client.ask("SELECT 1", &[])), Err(EngineFault::Unwanted));
    assert_eq!((fake.heard().asked.len(), failed(&client.report(), "unwanted")), (1, 2));
}

#[test]
fn a_server_that_ends_stops_everything_and_leaves() {
    let fake = Fake::new(|_, _| Act::Silence);
    let client = client(&fake);
    thread::scope(|scope| {
        let asking: Vec<_> = (0..3).map(|_| scope.spawn(|| client.ask("SELECT 1", &[]))).collect();
        fake.until("they are asked", |heard| heard.asked.len() == 3);
        client.end();
        for asking in asking {
            assert_eq!(asking.join().unwrap(), Err(EngineFault::Unwanted));
        }
    });
    // They are when it has ended, not some time later.
    assert_eq!(fake.heard().stopped.len(), 3);
    all_are_stopped(&fake, 3);
    assert_eq!(fake.heard().left.len(), 1);
    assert_eq!(client.ask("SELECT 1", &[]), Err(EngineFault::Unwanted));
    drop(client);
    let heard = fake.heard();
    assert_eq!((heard.asked.len(), heard.left.len()), (3, 1));
}

#[test]
fn too_many_questions_wait_and_are_then_told_so() {
    let fake = Fake::new(|_, _| Act::Silence);
    let client = bounded(&fake, |limits| limits.engine_questions = 1);
    let waits = Arc::new(AtomicBool::new(true));
    let kept = Arc::clone(&waits);
    thread::scope(|scope| {
        let wanted = Wanted::new(None, Arc::new(move || kept.load(Relaxed)));
        let first = scope.spawn(|| wanted.during(|| client.ask("SELECT 1", &[])));
        fake.until("it is asked", |heard| heard.asked.len() == 1);
        let soon = Wanted::new(Some(Instant::now() + Duration::from_millis(100)), Arc::new(|| true));
        assert_eq!(soon.during(|| client.ask("SELECT 2", &[])), Err(EngineFault::Busy));
        waits.store(false, Relaxed);
        assert_eq!(first.join().unwrap(), Err(EngineFault::Unwanted));
    });
    assert_eq!(fake.heard().asked.len(), 1);
}

#[test]
fn an_answer_with_too_many_rows_or_bytes_is_stopped() {
    for (change, said) in [
        ((|limits| limits.engine_rows = 1000) as fn(&mut crate::limits::Limits), "1000 rows"),
        (|limits| limits.engine_bytes = 1 << 20, "1MiB"),
    ] {
        let fake = Fake::new(|number, _| {
            let (count, bytes) = rows(400);
            if number == 0 { Act::Endless(count, bytes) } else { Act::Answer(vec![(count, bytes)]) }
        });
        let client = bounded(&fake, change);
        let fault = client.ask("SELECT 1", &[]).unwrap_err().to_string();
        assert!(fault.contains(&format!("needs more than {said} of the engine")), "{fault}");
        assert!(fault.contains(&format!("at most {said} are fetched")), "{fault}");
        all_are_stopped(&fake, 1);
        assert_eq!((client.report().down_for, failed(&client.report(), "too_large")), (None, 1));
        assert_eq!(heights(&client.ask("SELECT 2", &[]).unwrap()), [400]);
    }
}
