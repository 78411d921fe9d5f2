//! `kill -9`, at any moment and at chosen ones.

use std::{
    fs,
    process::Command,
    time::{Duration, Instant},
};

use super::{
    batches::{Batch, Wrong, render},
    packages::Package,
    scene::{Seeded, behind, dyad, ended, good, held, rounds, started, strays, told},
};
use crate::tools;

/// How long an undisturbed run takes here and now, and a little more.
fn lasting(command: &mut Command) -> Duration {
    let started = Instant::now();
    good(command);
    started.elapsed() * 11 / 10
}

/// What stands before a command that is killed as it enters the n-th call of a kind in one of its threads.
fn at_call(strace: &str, call: &str, place: usize) -> Vec<String> {
    let inject = format!("inject={call}:signal=SIGKILL:when={place}");
    [strace, "-f", "-o", "/dev/null", "-e", "trace=%file,%desc", "-e", &inject].map(str::to_owned).to_vec()
}

/// Calls at which the least may go wrong.
const CALLS: [(&str, usize); 8] =
    [("rename", 1), ("rename", 2), ("rename", 3), ("fsync", 1), ("fsync", 3), ("fchmod,chmod", 1), ("unlink", 1), ("flock", 1)];

/// Kills at random delays, then at chosen calls; what was wrong, and how many kills there were.
fn killed(
    name: &str,
    (delays, calls): (usize, usize),
    command: &dyn Fn(&[&str]) -> Command,
    judged: &dyn Fn() -> Wrong,
    lasting: Duration,
) {
    let (mut wrong, mut kills) = (Wrong::default(), 0);
    let mut seeded = Seeded(14);
    // One that ends before it is killed is tried again, for a while.
    for _ in 0..delays * 4 {
        if kills >= delays {
            break;
        }
        let ended = started(&mut command(&[])).killed_after(seeded.part(lasting));
        kills += usize::from(ended.status.code().is_none());
        let found = judged();
        assert_eq!(found, Wrong::default(), "{name}: {}", ended.said);
        wrong.add(found);
    }
    if let Some(strace) = tools::program("strace") {
        let chosen = CALLS.iter().cycle().enumerate().map(|(turn, (call, place))| (call, place + turn / CALLS.len() * 3));
        for (call, place) in chosen.take(calls) {
            let words = at_call(&strace.to_string_lossy(), call, place);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let ended = ended(&mut command(&words));
            kills += usize::from(ended.status.code().is_none());
            let found = judged();
            assert_eq!(found, Wrong::default(), "{name}: at {call} {place}: {}", ended.said);
            wrong.add(found);
        }
    }
    told(&format!("{name} kills={kills} {}", wrong.line()));
}

#[test]
fn a_killed_render_leaves_every_file_whole_and_the_next_one_finishes() {
    let batch = Batch::new();
    batch.again();
    let lasting = lasting(&mut render(dyad(batch.root.path())));
    let many = (rounds(8), rounds(CALLS.len()));
    killed("render", many, &|words| render(behind(batch.again(), words)), &|| batch.judged(), lasting);
}

#[test]
fn a_killed_import_leaves_the_dataset_whole_and_the_next_one_finishes() {
    for (name, file, over) in
        [("import", "late.csv", false), ("import-gz", "late.csv.gz", false), ("import-again", "late.csv", true)]
    {
        let package = Package::new(file, over);
        package.again();
        let lasting = lasting(&mut package.import(dyad(package.root.path())));
        let calls = if over { rounds(CALLS.len()) } else { rounds(2) };
        killed(name, (rounds(5), calls), &|words| package.import(behind(package.again(), words)), &|| package.judged(), lasting);
    }
}

#[test]
fn one_of_two_imports_is_killed_and_the_other_comes_through() {
    let package = Package::new("late.csv", true);
    package.again();
    let lasting = lasting(&mut package.import(dyad(package.root.path())));
    let (mut seeded, mut wrong) = (Seeded(7), Wrong::default());
    let kills = rounds(4);
    for _ in 0..kills {
        let root = package.again();
        let other = started(&mut package.import(dyad(root)));
        let killed = started(&mut package.import(dyad(root))).killed_after(seeded.part(lasting));
        let other = other.ended();
        assert!(other.status.success(), "{}\nwhile one was killed: {}", other.said, killed.said);
        let found = package.judged();
        assert_eq!(found, Wrong::default(), "{}", other.said);
        wrong.add(found);
    }
    told(&format!("import-two kills={kills} {}", wrong.line()));
}

#[test]
fn a_killed_index_leaves_the_dataset_whole_and_the_next_one_finishes() {
    let package = Package::new("late.csv", false);
    let folder = package.root.path().join("datasets/made");
    let whole = held(&folder);
    let index = |words: &[&str]| {
        let mut command = behind(package.root.path(), words);
        command.args(["index", "datasets/made"]);
        command
    };
    let without = || {
        let beside = whole.keys().filter(|name| name.ends_with(".blocks") || name.ends_with(".latest"));
        beside.for_each(|name| drop(fs::remove_file(folder.join(name))));
    };
    let judged = || {
        let left = held(&folder);
        let torn = left.iter().filter(|(name, bytes)| !name.starts_with(".dyad-") && whole.get(*name) != Some(*bytes)).count();
        good(&mut index(&[]));
        let now = held(&folder);
        let wrong = Wrong {
            torn,
            missing: whole.keys().filter(|name| !now.contains_key(*name)).count(),
            strays: now.keys().filter(|name| !whole.contains_key(*name)).count(),
            different: now.iter().filter(|(name, bytes)| whole.get(*name) != Some(*bytes)).count(),
        };
        without();
        wrong
    };
    without();
    let lasting = lasting(&mut index(&[]));
    without();
    killed("index", (rounds(4), rounds(4)), &index, &judged, lasting);
}

#[test]
fn built_in_charts_are_laid_out_all_or_none() {
    let root = tempfile::tempdir().unwrap();
    let charts = root.path().join("charts");
    let definitions =
        || held(&charts).into_keys().filter(|name| name.split_once('.').is_some_and(|(_, ending)| ending == "toml")).count();
    let before = Instant::now();
    let mut first = started(dyad(root.path()).arg("render"));
    while !charts.is_dir() {
        assert!(!first.has_said("cannot"));
        std::thread::sleep(Duration::from_millis(1));
    }
    // All come into place at once, so the first look at them finds all.
    let (all, lasting) = (definitions(), before.elapsed());
    first.killed_after(Duration::ZERO);
    let mut seeded = Seeded(3);
    for _ in 0..rounds(6) {
        drop(fs::remove_dir_all(&charts));
        started(dyad(root.path()).arg("render")).killed_after(lasting / 2 + seeded.part(lasting));
        assert!(!charts.exists() || definitions() == all);
    }
    good(dyad(root.path()).args(["render", "russia-iran-turnover"]));
    assert_eq!((definitions(), all > 3, strays(root.path())), (all, true, Vec::new()));
}
