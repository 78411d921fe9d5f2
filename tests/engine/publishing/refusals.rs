//! What cannot be published, or not there: told with the place and what is allowed, and nothing changes.

use std::{fs, os::unix::fs::PermissionsExt, process::Command};

use super::scene::{Scene, files, whole};

fn refused(scene: &Scene, code: i32, text: &str) {
    let ended = scene.run(&[]);
    assert!(ended.code == Some(code) && ended.said.contains(text), "{text}: {ended:?}");
}

#[test]
fn a_dataset_with_an_error_is_refused_with_its_findings() {
    let scene = Scene::new();
    let version = scene.published(&[])["version"].clone();
    let table = scene.dataset().join("observations.csv");
    let rows = fs::read_to_string(&table).unwrap();
    fs::write(&table, rows.replacen("BRA,CHN,export,TOTAL,1990", "BRA,XYZ,export,TOTAL,1990", 1)).unwrap();
    let ended = scene.run(&[]);
    assert!(ended.code == Some(1) && ended.said.contains("E15") && ended.said.contains("nothing is published"), "{ended:?}");
    assert_eq!(whole(&scene.place()).as_deref(), version.as_str());
    fs::remove_file(scene.dataset().join("datapackage.json")).unwrap();
    refused(&scene, 2, "has no datapackage.json");
}

#[test]
fn a_location_that_cannot_be_one_is_wrong_use() {
    let mut scene = Scene::new();
    for (to, text) in [
        ("made", "lies inside the dataset"),
        (".", "lies inside the dataset, or the dataset in it"),
        ("made/texts", "lies inside the dataset"),
        ("made/observations.csv", "is a file; a location is a folder"),
        ("ftp://host/x", "ftp:// is not known; allowed are a folder and s3://bucket/prefix"),
        ("s3://B/x", "is no name of a bucket"),
    ] {
        scene.to = to.to_owned();
        refused(&scene, 2, text);
    }
    // By a link too.
    std::os::unix::fs::symlink(scene.dataset(), scene.path("link")).unwrap();
    scene.to = "link/inside".to_owned();
    refused(&scene, 2, "lies inside the dataset");
    assert_eq!(files(&scene.dataset()).len(), 3);
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let scene = Scene::new();
    fs::create_dir_all(scene.place()).unwrap();
    fs::write(scene.place().join("letters.txt"), "dear").unwrap();
    refused(&scene, 2, "holds something else: \"letters.txt\"");
    assert_eq!(files(&scene.place()).len(), 1);
    fs::rename(scene.place().join("letters.txt"), scene.place().join("manifest.json")).unwrap();
    refused(&scene, 1, "manifest.json: is no manifest");
    assert_eq!(fs::read(scene.place().join("manifest.json")).unwrap(), b"dear");
}

#[test]
fn a_dataset_cannot_name_a_place_outside() {
    let scene = Scene::new();
    let descriptor = scene.dataset().join("datapackage.json");
    let good = fs::read_to_string(&descriptor).unwrap();
    for name in ["../../elsewhere", "a/b", ".hidden", "", "x\\u0000y"] {
        fs::write(&descriptor, good.replace("\"name\": \"made\"", &format!("\"name\": \"{name}\""))).unwrap();
        let ended = scene.run(&[]);
        assert!(ended.code.is_some_and(|code| code != 0), "{name}: {ended:?}");
        assert!(!scene.path("elsewhere").exists() && files(&scene.path("published")).is_empty(), "{name}");
    }
    fs::write(&descriptor, good.replace("texts/notes.txt", "../observations.csv")).unwrap();
    let ended = scene.run(&[]);
    assert_eq!(files(&scene.path("published")).iter().filter(|path| path.ends_with("observations.csv")).count(), 0, "{ended:?}");
}

#[test]
fn two_at_once_are_one_and_one_who_says_so() {
    let scene = Scene::new();
    let (one, two) = (scene.command(&[]).spawn().unwrap(), scene.command(&[]).spawn().unwrap());
    let codes = [one, two].map(|child| child.wait_with_output().unwrap().status.code());
    assert!(codes.contains(&Some(0)), "{codes:?}");
    assert!(whole(&scene.place()).is_some());
    // One that surely comes while another is at work: as that has it, the folder is locked.
    let turn = fs::File::open(scene.place()).unwrap();
    turn.lock().unwrap();
    scene.write(2);
    refused(&scene, 1, "is being published to by another process; nothing is changed");
    drop(turn);
    scene.good(&[]);
}

#[test]
fn a_folder_that_may_not_be_written_to_is_named() {
    let scene = Scene::new();
    fs::create_dir(scene.path("published")).unwrap();
    fs::set_permissions(scene.path("published"), fs::Permissions::from_mode(0o555)).unwrap();
    // Root may write everywhere.
    if fs::write(scene.path("published/probe"), "").is_ok() {
        fs::remove_file(scene.path("published/probe")).unwrap();
        let program = env!("CARGO_BIN_EXE_dyad");
        fs::set_permissions(scene.path(""), fs::Permissions::from_mode(0o755)).unwrap();
        let mut command = Command::new("setpriv");
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups", "--", program]);
        command.args(["publish", "made", "--to", "published"]).current_dir(scene.path(""));
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        // Where the program itself may not be run by others, there is nothing to see.
        if !said.contains("setpriv:") {
            assert!(
                output.status.code() == Some(1) && said.contains("published") && said.contains("Permission denied"),
                "{said}"
            );
        }
        return;
    }
    refused(&scene, 1, "Permission denied");
}

#[test]
fn a_full_disk_is_told_and_what_was_current_is_current() {
    let scene = Scene::new();
    let version = scene.published(&[])["version"].clone();
    scene.write(2);
    // No file may pass so many bytes, as on a disk that is full.
    let program = env!("CARGO_BIN_EXE_dyad");
    let line = format!("trap '' XFSZ; ulimit -f 4; exec {program} publish made --to {}", scene.to);
    let output = Command::new("bash").args(["-c", &line]).current_dir(scene.path("")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(1) && said.contains("part-00000.parquet: ") && said.contains("too large"), "{said}");
    assert_eq!(whole(&scene.place()).as_deref(), version.as_str());
    assert!(scene.published(&[])["version"] != version);
}
