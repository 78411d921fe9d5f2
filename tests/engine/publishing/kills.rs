//! `kill -9` at any moment: the manifest that is there is whole, everything that it names is there, and the next run goes on.

use std::{
    fs,
    time::{Duration, Instant},
};

use super::scene::{Scene, Seeded, files, rounds, whole};

#[test]
fn a_killed_run_leaves_a_whole_version_and_the_next_one_goes_on() {
    let scene = Scene::new();
    let started = Instant::now();
    let mut current = scene.published(&[])["version"].as_str().unwrap().to_owned();
    let lasting = started.elapsed() * 11 / 10;
    let (mut seeded, mut kills, mut kept) = (Seeded(15), 0, 0);
    let wanted = rounds(8);
    for edition in 2.. {
        if kills >= wanted || edition > wanted * 6 {
            break;
        }
        // Every other edition has no file in common with what is there.
        if edition % 2 == 0 {
            fs::remove_dir_all(scene.place()).unwrap();
            current.clear();
        }
        scene.write(edition);
        let mut child = scene.command(&[]).spawn().unwrap();
        std::thread::sleep(seeded.part(lasting));
        child.kill().unwrap();
        let killed = child.wait().unwrap().code().is_none();
        kills += usize::from(killed);
        let after = whole(&scene.place()).unwrap_or_default();
        let has_ended = after != current;
        let next = scene.published(&[]);
        kept += next["kept"].as_u64().unwrap();
        let version = next["version"].as_str().unwrap();
        assert!(!has_ended || after == version, "what was put is what the next run finds");
        assert_eq!(whole(&scene.place()).as_deref(), Some(version));
        // Nothing is left in work, and nothing of a journal.
        let left = files(&scene.place()).into_iter().filter(|path| {
            let path = path.to_string_lossy();
            path.contains("/.dyad-") || path.contains("/work/")
        });
        assert_eq!(left.collect::<Vec<_>>(), Vec::<std::path::PathBuf>::new());
        current = version.to_owned();
    }
    assert!(kills >= wanted, "{kills} of {wanted} kills met a run");
    println!("publish kills={kills} files kept of killed runs={kept}");
    scene.good(&["--check"]);
}

#[test]
fn a_run_that_is_gone_on_with_keeps_what_was_finished_and_writes_what_is_damaged_again() {
    // A run may be quicker than who kills it.
    let met = (0..5).any(|_| is_gone_on_with());
    assert!(met, "no run of five was killed before its end");
}

/// Did the kill meet the run?
fn is_gone_on_with() -> bool {
    let scene = Scene::new();
    let mut child = scene.command(&[]).spawn().unwrap();
    // As soon as some files are finished.
    let finished =
        || files(&scene.place().join("work")).iter().filter(|path| !path.to_string_lossy().contains("/.dyad-")).count();
    let until = Instant::now() + Duration::from_mins(2);
    while finished() < 3 && child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < until);
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let count = finished();
    if whole(&scene.place()).is_some() {
        println!("it ended before it was killed");
        return false;
    }
    // One of them is cut, as after a power failure on a disk that lies.
    let first = files(&scene.place().join("work")).into_iter().find(|path| !path.to_string_lossy().contains("/.dyad-")).unwrap();
    let reporter = first.file_name().unwrap().to_string_lossy()[..3].to_owned();
    let data = files(&scene.place().join("data")).into_iter().find(|path| path.to_string_lossy().contains(&reporter)).unwrap();
    let mut bytes = fs::read(&data).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&data, bytes).unwrap();
    let next = scene.published(&[]);
    assert_eq!(next["kept"].as_u64(), Some(u64::try_from(count).unwrap() - 1), "{next}");
    assert!(whole(&scene.place()).is_some());
    true
}

#[test]
fn what_a_stopped_run_of_another_edition_left_is_removed_by_the_next() {
    let scene = Scene::new();
    scene.good(&[]);
    let left = scene.place().join("data/version=v11111111111111111111111111111111/reporter=RUS");
    fs::create_dir_all(&left).unwrap();
    fs::write(left.join("part-00000.parquet"), "half").unwrap();
    fs::write(left.join(".dyad-a1B2c3"), "in work").unwrap();
    let work = scene.place().join("work/v11111111111111111111111111111111");
    fs::create_dir_all(&work).unwrap();
    fs::write(work.join("RUS-00000.json"), "{}").unwrap();
    scene.write(2);
    let published = scene.published(&[]);
    assert_eq!(published["swept"], 2, "{published}");
    assert!(!left.exists() && !work.exists());
}
