//! Loading again: by itself when files change, at SIGHUP, and at `POST /admin/reload`, which is for whoever has the token.

use std::fs;

use crate::reloading::{Reloading, TOKEN, reloading, rows, until, write_pair};

#[test]
fn a_change_is_served_by_itself_and_a_fault_leaves_the_last_good_version() {
    let served = reloading(|datasets| write_pair(datasets, "made", "RUS-IRN", 1), &[]);
    let csv = served.datasets().join("made/observations.csv");
    assert_eq!(served.value("RUS-IRN"), Some(1));
    // Written in place, and replaced by another file.
    fs::write(&csv, rows("made", "RUS-IRN", 2)).unwrap();
    until("what was written in place is served", || served.value("RUS-IRN") == Some(2));
    fs::write(served.beside("new"), rows("made", "RUS-IRN", 3)).unwrap();
    fs::rename(served.beside("new"), &csv).unwrap();
    until("what took its place is served", || served.value("RUS-IRN") == Some(3));
    assert_eq!(served.counter("dyad_last_load_successful"), 1);
    // Cut in the middle of a row, as one that is still being written.
    let whole = rows("made", "RUS-IRN", 4);
    fs::write(&csv, &whole[..whole.len() - 30]).unwrap();
    until("the dataset is stale", || served.dataset("made")["state"] == "stale");
    assert_eq!(served.value("RUS-IRN"), Some(3), "the last good version goes on serving");
    assert!(!served.dataset("made")["findings"].as_array().unwrap().is_empty());
    until("the metric tells", || served.counter("dyad_last_load_successful") == 0);
    fs::write(&csv, whole).unwrap();
    until("what was mended is served", || served.value("RUS-IRN") == Some(4));
    assert_eq!((served.dataset("made")["state"].as_str(), served.counter("dyad_last_load_successful")), (Some("served"), 1));
    // A newcomer, and one that goes.
    write_pair(&served.datasets(), "other", "USA-CHN", 5);
    until("a new dataset is served", || served.value("USA-CHN") == Some(5));
    fs::remove_dir_all(served.datasets().join("made")).unwrap();
    until("what was deleted is not served", || served.value("RUS-IRN").is_none());
    assert_eq!(served.value("USA-CHN"), Some(5));
}

#[test]
fn without_watching_only_who_asks_has_it_loaded() {
    let served = reloading(|datasets| write_pair(datasets, "made", "RUS-IRN", 1), &["--no-watch"]);
    write_pair(&served.datasets(), "made", "RUS-IRN", 2);
    assert_eq!(served.value("RUS-IRN"), Some(1));
    served.server.signal("HUP");
    until("SIGHUP loads again", || served.value("RUS-IRN") == Some(2));
    write_pair(&served.datasets(), "made", "RUS-IRN", 3);
    assert_eq!(served.value("RUS-IRN"), Some(2));
    let report = served.reload();
    assert_eq!((report["result"].as_str(), served.value("RUS-IRN")), (Some("loaded"), Some(3)));
}

#[test]
fn looking_at_the_files_finds_what_nobody_told() {
    // The folder of datasets is a link into a folder that nobody watches, so that only a look shows that its file changed.
    let served = reloading(|datasets| write_pair(datasets, "made", "RUS-IRN", 1), &["--poll", "1"]);
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("a.csv"), rows("made", "RUS-IRN", 2)).unwrap();
    let csv = served.datasets().join("made/observations.csv");
    fs::remove_file(&csv).unwrap();
    fs::hard_link(elsewhere.path().join("a.csv"), &csv).unwrap();
    until("the other file is served", || served.value("RUS-IRN") == Some(2));
    // The same file under its other name: no event comes from the folder that is watched.
    fs::write(elsewhere.path().join("a.csv"), rows("made", "RUS-IRN", 3)).unwrap();
    until("a look finds it", || served.value("RUS-IRN") == Some(3));
}

#[test]
fn asking_for_a_reload_wants_the_token() {
    let served = reloading(|datasets| write_pair(datasets, "made", "RUS-IRN", 1), &["--no-watch"]);
    for wrong in ["", "Authorization: Bearer 0123456789abcdeX\r\n", "Authorization: Basic 0123456789abcdef\r\n"] {
        for method in ["POST", "GET", "DELETE"] {
            let answer = served.ask(method, wrong);
            assert!(answer.starts_with("HTTP/1.1 401"), "{method} {wrong}: {answer}");
            assert!(answer.to_lowercase().contains("www-authenticate: bearer"), "{answer}");
            assert!(!answer.contains(TOKEN), "{answer}");
        }
    }
    let right = format!("Authorization: Bearer {TOKEN}\r\n");
    let answer = served.ask("GET", &right);
    assert!(answer.starts_with("HTTP/1.1 405") && answer.to_lowercase().contains("allow: post"), "{answer}");
    let answer = served.ask("POST", &format!("{right}Origin: https://elsewhere.example\r\n"));
    let (head, _) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200") && head.to_lowercase().contains("cache-control: no-store"), "{head}");
    assert!(!head.to_lowercase().contains("access-control"), "no page of another site may ask for it: {head}");
    assert!(!served.ask("OPTIONS", "Origin: https://elsewhere.example\r\n").to_lowercase().contains("access-control"));
}

#[test]
fn without_a_token_there_is_no_such_address() {
    let server = crate::server::start(&[]);
    for method in ["GET", "POST"] {
        let head = format!("{method} /admin/reload HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\nConnection: close\r\n");
        let answer = server.raw(&format!("{head}Authorization: Bearer {TOKEN}\r\n\r\n"));
        assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    }
}

#[test]
fn what_became_of_each_dataset_is_told() {
    let served = reloading(
        |datasets| {
            write_pair(datasets, "bad", "DEU-FRA", 1);
            write_pair(datasets, "changed", "RUS-IRN", 1);
            write_pair(datasets, "gone", "BRA-ARG", 1);
            write_pair(datasets, "same", "USA-CHN", 1);
        },
        &["--no-watch"],
    );
    served.reload();
    let became = |report: &serde_json::Value| Reloading::became(report, "datasets");
    let words = |all: &[(&str, &str)]| all.iter().map(|(one, two)| ((*one).to_owned(), (*two).to_owned())).collect::<Vec<_>>();
    fs::write(served.datasets().join("bad/observations.csv"), "nothing").unwrap();
    write_pair(&served.datasets(), "changed", "RUS-IRN", 2);
    fs::remove_dir_all(served.datasets().join("gone")).unwrap();
    let broken = served.datasets().join("new");
    fs::create_dir(&broken).unwrap();
    fs::write(broken.join("datapackage.json"), "{").unwrap();
    let report = served.reload();
    let wanted = [("bad", "kept"), ("changed", "loaded"), ("new", "refused"), ("same", "unchanged"), ("gone", "gone")];
    assert_eq!((report["result"].as_str(), became(&report)), (Some("kept"), words(&wanted)));
    let found = &report["datasets"][0]["findings"][0];
    assert!(found["severity"] == "error" && found["file"] == "observations.csv" && found["text"].is_string(), "{report}");
    // What has a fault is told for as long as it has it.
    let report = served.reload();
    assert_eq!(became(&report)[0], words(&wanted)[0]);
    assert_eq!(served.value("DEU-FRA"), Some(1));
}

#[test]
fn a_folder_of_datasets_that_vanishes_leaves_what_is_served() {
    let served = reloading(|datasets| write_pair(datasets, "made", "RUS-IRN", 1), &[]);
    fs::rename(served.datasets(), served.beside("moved")).unwrap();
    let report = served.reload();
    assert!(report["result"] == "kept" && report["detail"].as_str().unwrap().contains("datasets"), "{report}");
    assert_eq!((served.value("RUS-IRN"), served.counter("dyad_last_load_successful")), (Some(1), 0));
    fs::create_dir(served.datasets()).unwrap();
    let report = served.reload();
    assert!(report["detail"].as_str().unwrap().contains("no data package"), "{report}");
    assert_eq!(served.value("RUS-IRN"), Some(1));
    // It is watched again when it is back.
    write_pair(&served.datasets(), "made", "RUS-IRN", 2);
    until("what came back is served", || served.value("RUS-IRN") == Some(2));
    write_pair(&served.datasets(), "made", "RUS-IRN", 3);
    until("what changed then is served", || served.value("RUS-IRN") == Some(3));
    assert_eq!(served.counter("dyad_last_load_successful"), 1);
}

#[test]
fn a_change_during_a_reload_is_not_lost() {
    let served = reloading(|datasets| write_pair(datasets, "made", "RUS-IRN", 1), &[]);
    for round in 0..5 {
        // Reloads run all the while.
        for value in 1..10 {
            write_pair(&served.datasets(), "made", "RUS-IRN", 100 * round + value);
            served.server.signal("HUP");
        }
        until("the last of many changes is served", || served.value("RUS-IRN") == Some(u64::from(100 * round + 9)));
    }
}
