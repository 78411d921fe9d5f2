//! An engine that is not there is not waited for by everybody.

use std::{
    net::TcpListener,
    thread,
    time::{Duration, Instant},
};

use super::{Act, Fake, bounded, failed, heights, until, well};
use crate::{
    engine::Asks,
    table::{EngineFault, EngineWatch},
};

#[test]
fn once_nobody_is_there_every_question_fails_at_once_until_somebody_is() {
    let gone = Fake::new(well);
    let address = gone.address;
    let client = bounded(&gone, |limits| limits.engine_time = 400);
    assert_eq!(heights(&client.ask("SELECT 1", &[]).unwrap()), [3]);
    drop(gone);
    assert_eq!(client.ask("SELECT 1", &[]), Err(EngineFault::Unreachable));
    let begun = Instant::now();
    for _ in 0..1000 {
        assert_eq!(client.ask("SELECT 1", &[]), Err(EngineFault::Unreachable));
    }
    // One after another with its whole time each, they would take 400 seconds.
    assert!(begun.elapsed() < Duration::from_mins(1));
    let report = client.report();
    assert_eq!((failed(&report, "unreachable"), report.questions), (1001, 1002));
    assert!(report.reason.unwrap().contains("cannot be reached"));
    let back = Fake::at(address, well);
    until("it is noticed", || client.report().down_for.is_none());
    assert_eq!(heights(&client.ask("SELECT 1", &[]).unwrap()), [3]);
    // One of its own, and one of ours.
    assert_eq!(back.heard().asked.len(), 2);
}

#[test]
fn an_engine_that_takes_connections_and_says_nothing_is_found_out() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let silent = {
        let mut silent = Fake::new(well);
        silent.address = listener.local_addr().unwrap();
        silent
    };
    let client = bounded(&silent, |limits| limits.engine_time = 300);
    assert_eq!(client.ask("SELECT 1", &[]), Err(EngineFault::Overdue { milliseconds: 300 }));
    assert!(client.report().reason.unwrap().contains("did not answer within 300 milliseconds"));
    // Asked whether it is there it says nothing either.
    until("questions fail at once", || {
        let begun = Instant::now();
        client.ask("SELECT 1", &[]) == Err(EngineFault::Overdue { milliseconds: 300 })
            && begun.elapsed() < Duration::from_millis(150)
    });
}

#[test]
fn a_peer_that_dies_in_silence_is_noticed_within_a_question() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let dead = {
        let mut dead = Fake::new(well);
        dead.address = listener.local_addr().unwrap();
        dead
    };
    // Asked after half of the time whether it is still there, it has two and a half to say so.
    let client = bounded(&dead, |limits| limits.engine_time = 9_000);
    thread::scope(|scope| {
        let asking = scope.spawn(|| client.ask("SELECT 1", &[]));
        until("it is tried again", || client.report().retries > 0);
        assert!(matches!(asking.join().unwrap(), Err(EngineFault::Unreachable | EngineFault::Overdue { .. })));
    });
}

#[test]
fn those_who_wait_for_a_dead_engine_together_end_together() {
    let gone = Fake::new(|_, _| Act::Silence);
    let client = bounded(&gone, |limits| (limits.engine_time, limits.engine_questions) = (500, 2));
    drop(gone);
    let begun = Instant::now();
    thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                let outcome = client.ask("SELECT 1", &[]);
                assert!(matches!(outcome, Err(EngineFault::Unreachable | EngineFault::Busy)), "{outcome:?}");
            });
        }
    });
    assert!(begun.elapsed() < Duration::from_mins(1));
}
