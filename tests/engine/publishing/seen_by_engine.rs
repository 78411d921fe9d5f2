//! `dyad publish --check --engine`: what an engine sees is held against the dataset.

use std::fs;

use serde_json::Value;

use super::scene::Scene;
use crate::cluster::Cluster;

fn seen_by(cluster: &Cluster) {
    let scene = Scene::new();
    scene.good(&[]);
    let engine = cluster.address();
    let said = scene.good(&["--check", "--engine", &engine]);
    assert!(said.contains("the same sums, by the engine too"), "{said}");
    // A stray file, that an engine which reads the folder counts.
    let version = scene.published(&[])["version"].as_str().unwrap().to_owned();
    let data = scene.place().join(format!("data/version={version}"));
    fs::copy(data.join("reporter=RUS/part-00000.parquet"), data.join("reporter=RUS/part-00001.parquet")).unwrap();
    let ended = scene.run(&["--check", "--engine", &engine]);
    assert!(ended.code == Some(1) && ended.said.contains("part-00001.parquet: is there and not named"), "{}", ended.said);
    let of_engine = ended.said.lines().filter(|line| line.ends_with("by the engine")).count();
    assert_eq!(of_engine, 2, "{}", ended.said);
    fs::remove_file(data.join("reporter=RUS/part-00001.parquet")).unwrap();
    // A manifest whose figures are past 64 bits together is no trouble; that nobody is there is told as what it is.
    let nobody = scene.run(&["--check", "--engine", "sc://127.0.0.1:1"]);
    assert!(
        nobody.code == Some(1) && nobody.said.contains("the engine: the engine that has the rows cannot be reached"),
        "{}",
        nobody.said
    );
    let json: Value = scene.json(&["--check", "--engine", &engine]);
    assert_eq!(json["differences"], Value::Array(Vec::new()));
}

#[test]
fn sail_sees_what_was_published() {
    let Some(cluster) = Cluster::sail(1, 0) else { return };
    seen_by(&cluster);
}

mod spark {
    use super::{Cluster, seen_by};

    #[test]
    fn it_sees_what_was_published() {
        let Some(cluster) = Cluster::spark(1, 0) else { return };
        seen_by(&cluster);
    }
}
