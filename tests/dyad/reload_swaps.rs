//! Many swaps under many requests: none fails, none is of two versions, and nothing is left behind.

use std::{
    fs,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
};

use serde_json::Value;

use crate::reloading::{Reloading, body, reloading, write_pair};

const SWAPS: u32 = 30;

/// The version that every figure of a body is of.
fn version(answer: &str) -> u64 {
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let json: Value = serde_json::from_str(body(answer)).unwrap();
    let values: Vec<u64> =
        json["observations"].as_array().unwrap().iter().map(|point| point["value"].as_u64().unwrap()).collect();
    assert!(values.len() == 20 && values.iter().all(|value| *value == values[0]), "{values:?}");
    values[0] / 1_000_000
}

#[test]
fn each_body_is_wholly_of_one_version_and_no_request_fails() {
    let served = reloading(
        |datasets| {
            write_pair(datasets, "made", "RUS-IRN", 1);
            write_pair(datasets, "other", "USA-CHN", 7);
        },
        &["--no-watch"],
    );
    let (ended, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        for client in 0..3 {
            let (served, ended, asked) = (&served, &ended, &asked);
            scope.spawn(move || {
                let mut last = 0;
                while !ended.load(Ordering::SeqCst) {
                    match client {
                        0 => {
                            let now = version(&served.server.get("/v1/dyads/RUS-IRN/exports"));
                            assert!(now >= last, "{now} after {last}");
                            last = now;
                        }
                        1 => assert_eq!(version(&served.server.get("/v1/dyads/USA-CHN/exports")), 7),
                        _ => {
                            let answer = served.server.get("/v1/dyads/RUS-IRN/exports.csv");
                            assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
                            let table = csv::Reader::from_reader(body(&answer).as_bytes());
                            let rows: Vec<csv::StringRecord> = table.into_records().map(Result::unwrap).collect();
                            let value =
                                |row: &csv::StringRecord| row.iter().find(|field| field.ends_with("000000")).unwrap().to_owned();
                            assert!(rows.len() == 20 && rows.iter().all(|row| value(row) == value(&rows[0])), "{answer}");
                        }
                    }
                    asked.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        for swap in 2..2 + SWAPS {
            write_pair(&served.datasets(), "made", "RUS-IRN", swap);
            let report = served.reload();
            assert_eq!(served.value("RUS-IRN"), Some(u64::from(swap)), "{report}");
        }
        ended.store(true, Ordering::SeqCst);
    });
    assert!(asked.load(Ordering::SeqCst) > 100);
}

fn entries(served: &Reloading, of: &str) -> usize {
    fs::read_dir(format!("/proc/{}/{of}", served.server.id())).unwrap().count()
}

#[test]
fn hundreds_of_reloads_leave_no_descriptor_and_no_thread() {
    let served = reloading(|datasets| write_pair(datasets, "made", "RUS-IRN", 1), &[]);
    let swap = |value: u32| {
        write_pair(&served.datasets(), "made", "RUS-IRN", value);
        if value.is_multiple_of(7) {
            fs::write(served.datasets().join("made/observations.csv"), "broken").unwrap();
        }
        served.reload();
        // The first connections may still be on their way out.
        assert!(served.server.get("/v1/dyads/RUS-IRN/exports.svg").starts_with("HTTP/1.1 200"));
    };
    (2..40).for_each(swap);
    let before = (entries(&served, "fd"), entries(&served, "task"));
    (40..300).for_each(swap);
    crate::reloading::until("no more descriptors than before, and few threads more", || {
        let after = (entries(&served, "fd"), entries(&served, "task"));
        // A connection that just ended may be seen; threads that draw and read come and go.
        after.0 <= before.0 + 4 && after.1 <= before.1 + 8
    });
}
