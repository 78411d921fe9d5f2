//! To a folder: what lies there, again and changed, versions and back, and the check that finds what differs.

use std::{collections::BTreeMap, fs};

use serde_json::Value;

use super::scene::{REPORTERS, Scene, files, whole};

#[test]
fn what_is_published_is_the_dataset_and_the_same_again_writes_nothing() {
    let scene = Scene::new();
    let first = scene.published(&[]);
    // 12 reporters with 11 partners, 30 years, three rows each.
    assert_eq!((&first["rows"], &first["files"], &first["written"]), (&11_880.into(), &12.into(), &12.into()));
    let version = whole(&scene.place()).unwrap();
    assert_eq!(first["version"], version.as_str());
    let states = |scene: &Scene| -> BTreeMap<_, _> {
        files(&scene.place()).into_iter().map(|path| (path.clone(), fs::metadata(path).unwrap().modified().unwrap())).collect()
    };
    let before = states(&scene);
    assert!(scene.good(&[]).contains("already: 11880 rows; nothing is written"));
    assert_eq!(states(&scene), before);
    let said = scene.good(&["--check"]);
    assert!(said.contains("is the dataset: 11880 rows in 12 files, the same sums"), "{said}");
    // Every row by its own hand: 3 rows of which one has no figure.
    let manifest: Value = serde_json::from_slice(&fs::read(scene.place().join("manifest.json")).unwrap()).unwrap();
    let sums = manifest["sums"].as_array().unwrap();
    let counts: Vec<_> =
        sums.iter().map(|sum| (sum["source"].as_str().unwrap(), sum["rows"].as_u64(), sum["figures"].as_u64())).collect();
    assert_eq!(counts, [("bank", Some(3960), Some(0)), ("customs", Some(7920), Some(7920))]);
    let mut hundredths = 0_i128;
    for (place, _) in REPORTERS.iter().enumerate() {
        for (other, _) in REPORTERS.iter().enumerate().filter(|(other, _)| *other != place) {
            for year in 1990..2020 {
                // Millions with a quarter, and with a half.
                hundredths += i128::try_from((place * 31 + other * 7 + year) % 900).unwrap() * 2 * 100_000_000 + 75_000_000;
            }
        }
    }
    assert_eq!(sums[1]["hundredths"], hundredths.to_string());
}

#[test]
fn reporters_that_did_not_change_are_taken_over_and_versions_can_be_gone_back_to() {
    let scene = Scene::new();
    let first = scene.published(&[])["version"].clone();
    scene.write(2);
    let second = scene.published(&[]);
    // Only RUS and USA have other rows.
    assert_eq!((&second["written"], &second["copied"]), (&2.into(), &10.into()));
    assert_eq!(whole(&scene.place()).as_deref(), second["version"].as_str());
    let list: Value = scene.json(&["--list"]);
    let listed: Vec<_> =
        list.as_array().unwrap().iter().map(|one| (&one["version"], one["is_current"].as_bool().unwrap())).collect();
    assert!(listed.contains(&(&first, false)) && listed.contains(&(&second["version"], true)) && listed.len() == 2);
    let first = first.as_str().unwrap();
    assert!(scene.good(&["--rollback", first]).contains("is current"));
    assert_eq!(whole(&scene.place()).as_deref(), Some(first));
    // The dataset is the second edition still; that is published again without being written again.
    let said = scene.run(&["--check"]);
    assert!(said.code == Some(1) && said.said.contains("publish it") && said.said.contains("reporter=RUS"), "{}", said.said);
    let again = scene.published(&[]);
    assert_eq!((&again["version"], &again["written"], &again["copied"]), (&second["version"], &0.into(), &0.into()));
    assert_eq!(whole(&scene.place()).as_deref(), second["version"].as_str());
    let unknown = scene.run(&["--rollback", "v00000000000000000000000000000000"]);
    assert!(unknown.code == Some(2) && unknown.said.contains(first), "{}", unknown.said);
}

#[test]
fn a_version_that_is_not_whole_is_not_gone_back_to() {
    let scene = Scene::new();
    let first = scene.published(&[])["version"].as_str().unwrap().to_owned();
    // Another edition of the texts alone, so that no file of rows is shared by a second name.
    scene.write(2);
    scene.good(&[]);
    let folder = scene.place().join(format!("data/version={first}/reporter=RUS"));
    fs::write(folder.join("part-00000.parquet"), "damaged").unwrap();
    let now = whole(&scene.place());
    let ended = scene.run(&["--rollback", &first]);
    assert!(ended.code == Some(1) && ended.said.contains("missing or damaged"), "{}", ended.said);
    assert_eq!(whole(&scene.place()), now);
}

#[test]
fn earlier_versions_go_when_they_are_old_and_the_current_one_never() {
    let scene = Scene::new();
    let mut versions = Vec::new();
    for edition in 1..=5 {
        scene.write(edition);
        let published = scene.published(&["--keep", "1"]);
        versions.push(published["version"].as_str().unwrap().to_owned());
        // What was made within the hour may still be read.
        assert_eq!(published["removed"], Value::Array(Vec::new()));
        assert_eq!(fs::read_dir(scene.place().join("manifests")).unwrap().count(), edition);
    }
    // A day passes for all of them.
    for version in &versions {
        for path in [format!("manifests/{version}.json"), "manifest.json".to_owned()] {
            let path = scene.place().join(path);
            let mut manifest: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            for time in ["made", "put"] {
                manifest[time] = (manifest[time].as_u64().unwrap() - 86_400).into();
            }
            fs::write(&path, serde_json::to_vec(&manifest).unwrap()).unwrap();
        }
    }
    scene.write(6);
    let published = scene.published(&["--keep", "2"]);
    // The newest two, of which the second was current until now.
    assert_eq!(published["removed"].as_array().unwrap().len(), 4, "{published}");
    assert_eq!(fs::read_dir(scene.place().join("data")).unwrap().count(), 2);
    assert_eq!(fs::read_dir(scene.place().join("package")).unwrap().count(), 2);
    assert_eq!(whole(&scene.place()).as_deref(), published["version"].as_str());
}

#[test]
fn a_check_names_the_place_of_every_difference() {
    let scene = Scene::new();
    let version = scene.published(&[])["version"].as_str().unwrap().to_owned();
    let data = scene.place().join(format!("data/version={version}"));
    let differs = |place: &str, what: &str| {
        let ended = scene.run(&["--check"]);
        assert_eq!(ended.code, Some(1), "{}", ended.said);
        let line = ended.said.lines().find(|line| line.contains(place) && line.contains(what));
        assert!(line.is_some(), "{place} {what}: {}", ended.said);
    };
    fs::create_dir(data.join("reporter=XXX")).unwrap();
    fs::write(data.join("reporter=XXX/part-00000.parquet"), "stray").unwrap();
    differs("reporter=XXX/part-00000.parquet", "is there and not named");
    fs::remove_dir_all(data.join("reporter=XXX")).unwrap();
    let notes = scene.place().join(format!("package/{version}/texts/notes.txt"));
    let good = fs::read(&notes).unwrap();
    fs::write(&notes, "what else is to be knowN\n").unwrap();
    differs("texts/notes.txt", "its bytes are not those that were put");
    fs::write(&notes, good).unwrap();
    let rus = data.join("reporter=RUS/part-00000.parquet");
    let good = fs::read(&rus).unwrap();
    let mut flipped = good.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    fs::write(&rus, &flipped).unwrap();
    differs("reporter=RUS/part-00000.parquet", "its bytes are not those that were put");
    fs::remove_file(&rus).unwrap();
    differs("reporter=RUS/part-00000.parquet", "is not there");
    // Good Parquet that the manifest agrees with, of another reporter: the rows themselves are compared.
    let usa = fs::read(data.join("reporter=USA/part-00000.parquet")).unwrap();
    fs::write(&rus, &usa).unwrap();
    let path = scene.place().join("manifest.json");
    let whole_manifest = fs::read(&path).unwrap();
    let mut manifest: Value = serde_json::from_slice(&whole_manifest).unwrap();
    let files = manifest["files"].as_array().unwrap().clone();
    let of = |reporter: &str| files.iter().position(|file| file["path"].as_str().unwrap().contains(reporter)).unwrap();
    for member in ["bytes", "blake3", "content", "first_partner", "last_partner"] {
        manifest["files"][of("RUS")][member] = files[of("USA")][member].clone();
    }
    fs::write(&path, serde_json::to_vec(&manifest).unwrap()).unwrap();
    differs("reporter=RUS/part-00000.parquet", "990 rows on both sides, and not the same");
    differs("customs export USD gregorian A", "in the dataset");
    fs::write(&path, whole_manifest).unwrap();
    fs::write(&rus, good).unwrap();
    scene.good(&["--check"]);
}
