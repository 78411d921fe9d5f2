//! What may pass is tried again; what will not is not.

use std::{net::TcpListener, thread, time::Duration};

use super::{Act, Fake, as_usual, bounded, client, failed, heights, rows, well};
use crate::{
    engine::Asks,
    table::{EngineFault, EngineWatch},
};

#[test]
fn an_engine_that_comes_back_meanwhile_answers() {
    // A port on which nobody listens.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let fake = Fake::new(well);
    let client = {
        let mut elsewhere = Fake::new(well);
        elsewhere.address = address;
        client(&elsewhere)
    };
    thread::scope(|scope| {
        let asking = scope.spawn(|| client.ask("SELECT 1", &[]));
        super::until("it is tried again", || client.report().retries > 0);
        let back = Fake::at(address, well);
        assert_eq!(heights(&asking.join().unwrap().unwrap()), [3]);
        assert_eq!(back.heard().asked.len(), 1);
    });
    assert_eq!(fake.heard().connections, 0);
    assert_eq!(client.report().down_for, None);
}

#[test]
fn a_connection_that_breaks_in_the_middle_is_asked_anew_and_nothing_of_the_first_half_is_kept() {
    // By its end, without a status, and within a message though the status says that all is well.
    for cut in [|| Act::Cut(rows(7).0, rows(7).1), || Act::Short(rows(7).0, rows(7).1), || Act::Raw(vec![0, 0, 0, 0, 9, 1])] {
        let fake = Fake::new(move |number, _| if number == 0 { cut() } else { Act::Answer(vec![rows(3)]) });
        let client = client(&fake);
        assert_eq!(heights(&client.ask("SELECT 1", &[]).unwrap()), [3]);
        assert_eq!(client.report().retries, 1);
        // The first operation may still run there.
        fake.until("the first is stopped", |heard| !heard.stopped.is_empty());
        let heard = fake.heard();
        assert_eq!(Some(&heard.stopped[0].1), heard.asked[0].operation_id.as_ref());
        assert_ne!(heard.asked[0].operation_id, heard.asked[1].operation_id);
    }
}

#[test]
fn a_lost_session_is_begun_anew() {
    for said in ["[INVALID_HANDLE.SESSION_CLOSED] The handle is invalid. Session was closed.", "session not found"] {
        let fake = Fake::new(move |number, _| if number == 0 { Act::Status(13, said) } else { as_usual() });
        let client = client(&fake);
        assert_eq!(heights(&client.ask("SELECT 1", &[]).unwrap()), [3]);
        client.ask("SELECT 1", &[]).unwrap();
        let heard = fake.heard();
        let sessions: Vec<_> = heard.asked.iter().map(|asked| &asked.session_id).collect();
        assert!(sessions[0] != sessions[1] && sessions[1] == sessions[2], "{sessions:?}");
        assert_eq!(heard.stopped, []);
    }
}

#[test]
fn an_engine_that_is_not_ready_or_loses_a_worker_is_asked_again() {
    for (code, said) in [(14, "starting"), (13, "Job aborted: ExecutorLostFailure (executor 1 exited)"), (10, "aborted")] {
        let fake = Fake::new(move |number, _| if number < 2 { Act::Status(code, said) } else { as_usual() });
        assert_eq!(heights(&client(&fake).ask("SELECT 1", &[]).unwrap()), [3], "{said}");
        assert_eq!(fake.heard().asked.len(), 3);
    }
}

#[test]
fn what_another_attempt_would_not_change_is_not_tried_again() {
    for (code, said, fault) in [
        (16, "Invalid authentication token", EngineFault::Unauthorized),
        (7, "no", EngineFault::Unauthorized),
        (13, "[PARSE_SYNTAX_ERROR] Syntax error", EngineFault::Failed),
        (2, "cannot resolve", EngineFault::Failed),
        (8, "out of memory", EngineFault::Failed),
        (12, "unknown service", EngineFault::Failed),
    ] {
        let fake = Fake::new(move |_, _| Act::Status(code, said));
        let client = client(&fake);
        assert_eq!(client.ask("SELECT 1", &[]), Err(fault.clone()), "{said}");
        assert_eq!((fake.heard().asked.len(), client.report().retries), (1, 0), "{said}");
        assert_eq!(client.report().down_for.is_some(), fault == EngineFault::Unauthorized);
        drop(client);
        assert_eq!(fake.heard().stopped, [], "the engine ended it itself");
    }
}

#[test]
fn a_disturbed_engine_is_not_asked_for_ever() {
    let fake = Fake::new(|_, _| Act::Status(13, "ExecutorLostFailure"));
    let client = client(&fake);
    assert_eq!(client.ask("SELECT 1", &[]), Err(EngineFault::Failed));
    assert_eq!((fake.heard().asked.len(), failed(&client.report(), "failed")), (3, 1));
}

#[test]
fn a_token_that_is_put_right_is_noticed_without_a_question() {
    let fake = Fake::new(|number, _| if number == 0 { Act::Status(16, "no") } else { as_usual() });
    let client = client(&fake);
    assert_eq!(client.ask("SELECT 1", &[]), Err(EngineFault::Unauthorized));
    let report = client.report();
    assert!(report.reason.unwrap().contains("does not take the token") && report.down_for.is_some());
    super::until("it is well again", || client.report().down_for.is_none());
    assert_eq!(client.report().questions, 1);
}

#[test]
fn nobody_there_is_told_once_the_time_is_over() {
    let client = {
        let gone = Fake::new(well);
        bounded(&gone, |limits| limits.engine_time = 700)
    };
    assert_eq!(client.ask("SELECT 1", &[]), Err(EngineFault::Unreachable));
    let report = client.report();
    assert!(report.retries >= 2, "{report:?}");
    assert!(report.seconds < 30.0 && report.down_for < Some(Duration::from_secs(30)));
    assert_eq!(failed(&report, "unreachable"), 1);
}
