//! To a store that speaks S3, over a real server: published, gone on with, refused, slow, dead in the middle, and read by an engine.

use std::{fs, thread, time::Duration};

use serde_json::Value;

use super::{
    s3_server::{BUCKET, KEY, Line, S3Server, SECRET, make_bucket, moto},
    scene::{Scene, Seeded, files, rounds, whole},
};
use crate::{cluster::Cluster, process::wait_until};

/// A file beside the table that is sent in several parts: none of it compresses, and none of it matters.
fn with_a_large_file(scene: &Scene) {
    let mut bytes = Vec::with_capacity(18 << 20);
    let mut number = 88_172_645_463_325_252_u64;
    while bytes.len() < 18 << 20 {
        number ^= number << 13;
        number ^= number >> 7;
        number ^= number << 17;
        bytes.extend(number.to_le_bytes());
    }
    fs::write(scene.dataset().join("texts/notes.txt"), bytes).unwrap();
}

#[test]
fn a_bucket_holds_the_dataset_its_versions_and_nothing_else() {
    let Some(server) = S3Server::start() else { return };
    let scene = S3Server::scene(server.port);
    with_a_large_file(&scene);
    let first = scene.published(&[]);
    assert_eq!((&first["rows"], &first["written"]), (&11_880.into(), &12.into()));
    assert_eq!(whole(&server.place()).as_deref(), first["version"].as_str());
    assert!(scene.good(&[]).contains("nothing is written"));
    let said = scene.good(&["--check"]);
    assert!(said.contains("in s3://trade/all/of it/made is the dataset: 11880 rows"), "{said}");
    scene.write(2);
    let second = scene.published(&[]);
    assert_eq!((&second["written"], &second["copied"]), (&2.into(), &10.into()));
    assert_eq!(whole(&server.place()).as_deref(), second["version"].as_str());
    scene.good(&["--rollback", first["version"].as_str().unwrap()]);
    assert_eq!(whole(&server.place()).as_deref(), first["version"].as_str());
    let list: Value = scene.json(&["--list"]);
    assert_eq!(list.as_array().unwrap().len(), 2);
    // No lease and no journal is left; the server leaves folders that are empty.
    assert!(!server.place().join("publishing.json").exists() && files(&server.place().join("work")).is_empty());
}

#[test]
fn a_wrong_key_is_told_without_a_secret() {
    let Some(server) = S3Server::start() else { return };
    let mut scene = S3Server::scene(server.port);
    let refused = |scene: &Scene, texts: &[&str]| {
        let ended = scene.run(&[]);
        assert_eq!(ended.code, Some(1), "{}", ended.said);
        assert!(texts.iter().all(|text| ended.said.contains(text)), "{texts:?}: {}", ended.said);
        for secret in [SECRET, KEY, "another-secret", "127.0.0.1", "Signature="] {
            assert!(!ended.said.contains(secret), "{secret}: {}", ended.said);
        }
    };
    let set = |scene: &mut Scene, name: &str, value: &str| {
        scene.environment.iter_mut().filter(|(own, _)| own == name).for_each(|(_, own)| value.clone_into(own));
    };
    set(&mut scene, "AWS_SECRET_ACCESS_KEY", "another-secret");
    refused(
        &scene,
        &["s3://trade/all/of it/made", "the store refuses it to the keys of AWS_ACCESS_KEY_ID", "SignatureDoesNotMatch"],
    );
    set(&mut scene, "AWS_SECRET_ACCESS_KEY", SECRET);
    scene.to = format!("s3://{BUCKET}/all");
    set(&mut scene, "AWS_ALLOW_HTTP", "false");
    refused(&scene, &["s3://trade/all/made"]);
    assert_eq!(fs::read_dir(server.bucket()).unwrap().count(), 0);
}

#[test]
fn a_missing_bucket_is_told() {
    // The other server makes a bucket that is not there.
    let Some((_moto, port)) = moto() else { return };
    let mut scene = Scene::new();
    scene.environment = S3Server::environment(port);
    scene.to = "s3://no-such-bucket/all".to_owned();
    let ended = scene.run(&[]);
    assert!(ended.code == Some(1) && ended.said.contains("s3://no-such-bucket/all/made"), "{}", ended.said);
    assert!(ended.said.contains("the store has no such bucket (NoSuchBucket)"), "{}", ended.said);
}

#[test]
fn a_prefix_of_something_else_is_left_alone() {
    let Some(server) = S3Server::start() else { return };
    let scene = S3Server::scene(server.port);
    fs::create_dir_all(server.place().join("letters")).unwrap();
    fs::write(server.place().join("letters/one.txt"), "dear").unwrap();
    let ended = scene.run(&[]);
    assert!(ended.code == Some(2) && ended.said.contains("holds something else: \"made/letters/one.txt\""), "{}", ended.said);
}

#[test]
fn a_killed_run_leaves_a_whole_version_and_the_next_one_goes_on() {
    let Some(server) = S3Server::start() else { return };
    let scene = S3Server::scene(server.port);
    let started = std::time::Instant::now();
    scene.good(&[]);
    let lasting = started.elapsed();
    let (mut seeded, mut kills, mut kept) = (Seeded(16), 0, 0);
    let wanted = rounds(4);
    for edition in 2..wanted * 6 {
        if kills >= wanted {
            break;
        }
        scene.write(edition);
        let before = whole(&server.place());
        let mut child = scene.command(&[]).spawn().unwrap();
        thread::sleep(seeded.part(lasting));
        child.kill().unwrap();
        kills += usize::from(child.wait().unwrap().code().is_none());
        let after = whole(&server.place());
        // Who is dead is known to be, so that nobody waits for him.
        let next = scene.published(&[]);
        kept += next["kept"].as_u64().unwrap();
        assert!(after == before || after.as_deref() == next["version"].as_str());
        assert_eq!(whole(&server.place()).as_deref(), next["version"].as_str());
        assert!(!server.place().join("publishing.json").exists());
    }
    assert!(kills >= wanted, "{kills} of {wanted} kills met a run");
    println!("publish to a store kills={kills} files kept of killed runs={kept}");
    scene.good(&["--check"]);
}

#[test]
fn of_two_at_once_one_is_told_of_the_other() {
    let Some(server) = S3Server::start() else { return };
    let line = Line::to(server.port);
    let (slow, other) = (S3Server::scene(line.port), S3Server::scene(server.port));
    other.write(2);
    // While one is about to put a manifest, the other comes.
    let told = std::sync::Arc::new(std::sync::Mutex::new(String::new()));
    let (said, command) = (std::sync::Arc::clone(&told), std::sync::Mutex::new(other.command(&[])));
    line.before("PUT /trade/all/of%20it/made/manifests/", move || {
        let output = command.lock().unwrap().output().unwrap();
        *said.lock().unwrap() = format!("{:?} {}", output.status.code(), String::from_utf8_lossy(&output.stderr));
    });
    let published = slow.published(&[]);
    let said = told.lock().unwrap().clone();
    assert!(said.starts_with("Some(1)") && said.contains("another process publishes"), "{said}");
    assert_eq!(whole(&server.place()).as_deref(), published["version"].as_str());
}

#[test]
fn a_manifest_that_another_put_is_not_put_over() {
    let Some(server) = S3Server::start() else { return };
    let line = Line::to(server.port);
    let (one, other) = (S3Server::scene(line.port), S3Server::scene(server.port));
    other.write(2);
    // As if the lease of the first had run out while it was stopped for long, just before its last step.
    let (lease, command) = (server.place().join("publishing.json"), std::sync::Mutex::new(other.command(&["--json"])));
    line.before("PUT /trade/all/of%20it/made/manifest.json", move || {
        fs::remove_file(&lease).unwrap();
        assert!(command.lock().unwrap().output().unwrap().status.success());
    });
    let ended = one.run(&[]);
    assert!(ended.code == Some(1) && ended.said.contains("another process was quicker"), "{}", ended.said);
    let current = whole(&server.place());
    assert!(other.good(&[]).contains("nothing is written") && current == whole(&server.place()));
}

#[test]
fn a_server_that_dies_in_the_middle_is_waited_for() {
    let Some(mut server) = S3Server::start() else { return };
    let line = Line::to(server.port);
    let scene = S3Server::scene(line.port);
    with_a_large_file(&scene);
    let mut child = scene.command(&[]).spawn().unwrap();
    wait_until("a part is on its way", Duration::from_mins(2), || line.sent() > 10 << 20);
    server.kill();
    thread::sleep(Duration::from_millis(500));
    server.start_again();
    let status = child.wait().unwrap();
    // A part that was lost is sent again; an upload that the server has forgotten is an error, and the next run goes on.
    if !status.success() {
        scene.good(&[]);
    }
    assert!(whole(&server.place()).is_some());
    // One that stays away is told, and nothing hangs.
    scene.write(2);
    server.kill();
    let ended = scene.run(&[]);
    assert!(ended.code == Some(1) && ended.said.contains("s3://trade/all/of it/made"), "{}", ended.said);
    server.start_again();
    scene.good(&[]);
}

#[test]
fn a_slow_server_is_only_slow() {
    let Some(server) = S3Server::start() else { return };
    let line = Line::to(server.port);
    line.slow();
    let scene = S3Server::scene(line.port);
    with_a_large_file(&scene);
    let published = scene.published(&[]);
    assert_eq!(whole(&server.place()).as_deref(), published["version"].as_str());
}

#[test]
fn an_engine_reads_what_was_published_to_a_bucket() {
    // The first server takes a folder that is asked for for a file that cannot be read.
    let Some((_moto, port)) = moto() else { return };
    make_bucket(port);
    let mut scene = Scene::new();
    scene.environment = S3Server::environment(port);
    scene.to = format!("s3://{BUCKET}/all");
    let Some(cluster) = Cluster::sail_with(1, 0, &scene.environment) else { return };
    let first = scene.published(&[]);
    let said = scene.good(&["--check", "--engine", &cluster.address()]);
    assert!(said.contains("the same sums, by the engine too"), "{said}");
    scene.write(2);
    let second = scene.published(&[]);
    assert_eq!((&second["written"], &second["copied"]), (&2.into(), &10.into()));
    scene.good(&["--check", "--engine", &cluster.address()]);
    scene.good(&["--rollback", first["version"].as_str().unwrap()]);
}
