//! Every call that reads or writes fails once in turn: an error that names the file, no panic, nothing lost.

use std::{fs, process::Command};

use super::{
    batches::{Batch, Wrong, render},
    packages::Package,
    scene::{Ended, behind, ended, is_long, rounds, told},
};
use crate::tools;

/// Calls of a kind, the error that they fail with, and at which places they do so in a short run.
const CALLS: [(&str, &str, &[usize]); 14] = [
    ("openat", "EIO", &[13, 20, 29]),
    ("read", "EIO", &[9, 14]),
    ("pread64", "EIO", &[1]),
    ("write", "ENOSPC", &[1, 2]),
    ("fsync", "EIO", &[1, 3]),
    ("rename", "EIO", &[1, 2]),
    ("statx", "EIO", &[3, 12, 20]),
    ("mkdir", "EROFS", &[2]),
    ("unlink", "EIO", &[1]),
    ("getdents64", "EIO", &[1]),
    ("flock", "ENOLCK", &[1]),
    ("lseek", "EIO", &[2]),
    ("chmod", "EIO", &[1]),
    ("fchmod", "EIO", &[1]),
];

/// A fault: the words before the command, and where the calls are told.
fn with_fault(strace: &str, (call, error, place): (&str, &str, usize), log: &str) -> Vec<String> {
    let inject = format!("inject={call}:error={error}:when={place}");
    [strace, "-f", "-y", "-o", log, "-e", &format!("trace={call}"), "-e", &inject].map(str::to_owned).to_vec()
}

/// The calls that failed on purpose.
fn failed_calls(log: &str) -> Vec<String> {
    fs::read_to_string(log).unwrap_or_default().lines().filter(|line| line.contains("(INJECTED)")).map(str::to_owned).collect()
}

/// What a fault may come to: a good end, or an error that names what it was about; before dyad itself begins, whatever the
/// loader of programs makes of it.
fn clear(ended: &Ended, calls: &[String], places: &[&str]) {
    assert!(!ended.said.contains("panicked") && !ended.said.contains("please report"), "{ended:?}\n{calls:?}");
    let code = ended.status.code();
    assert!(code.is_some(), "{ended:?}\n{calls:?}");
    if code == Some(0) || ended.said.contains("while loading shared libraries") {
        return;
    }
    // Where the word itself could not be said, nobody can be told.
    if calls.iter().any(|call| call.contains("write(2<")) {
        return;
    }
    // One of our own files, or a word about it.
    let ours = calls.iter().any(|call| places.iter().any(|place| call.contains(place)));
    let is_named = places.iter().any(|place| ended.said.contains(place)) || ended.said.contains("standard output");
    // What is named on the command line and cannot be read is wrong use.
    assert!([Some(1), Some(2)].contains(&code) && (is_named || !ours), "{ended:?}\n{calls:?}");
}

fn fails(name: &str, places: &[&str], command: &dyn Fn(&[&str]) -> Command, judged: &dyn Fn(&str) -> Wrong) {
    let Some(strace) = tools::program("strace") else { return };
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("calls").to_string_lossy().into_owned();
    let (mut faults, mut errors, mut wrong) = (0, 0, Wrong::default());
    let most = rounds(0);
    for (call, error, short) in CALLS {
        let turns: Vec<usize> = if is_long() { (1..=most).collect() } else { short.to_vec() };
        for place in turns {
            let words = with_fault(&strace.to_string_lossy(), (call, error, place), &log);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let ended = ended(&mut command(&words));
            let calls = failed_calls(&log);
            clear(&ended, &calls, places);
            let found = judged(&ended.said);
            assert_eq!(found, Wrong::default(), "{name}: {call} {place}: {ended:?}\n{calls:?}");
            wrong.add(found);
            if calls.is_empty() {
                break;
            }
            faults += 1;
            errors += usize::from(!ended.status.success());
        }
    }
    assert!(errors >= 5, "{faults} faults, {errors} errors");
    told(&format!("{name}-faults faults={faults} {}", wrong.line()));
}

#[test]
fn a_call_of_render_that_fails_is_told_with_its_file() {
    let batch = Batch::new();
    fails("render", &["charts", "datasets", "made"], &|words| render(behind(batch.again(), words)), &|_| batch.judged());
}

#[test]
fn a_call_of_import_that_fails_is_told_with_its_file() {
    let package = Package::new("late.csv", true);
    let places = ["datasets", "made", "late.csv", "datapackage.json", "observations"];
    fails("import", &places, &|words| package.import(behind(package.again(), words)), &|said| package.judged_after(said));
}
