//! Published datasets in a catalogue: the versions of their folders; what is wrong with one leaves its last good version.

use super::*;
use crate::{
    dataset::State,
    table::{EngineFault, Products, Slice},
    trade::{FindingCode, Vintage},
};

fn load(roots: &Roots, previous: Option<&Catalogue>) -> Catalogue {
    Catalogue::load(roots, previous).unwrap()
}

/// The state of the one dataset, and the text of its first error.
fn state(catalogue: &Catalogue) -> (State, String) {
    let entry = &catalogue.entries()[0];
    let error = entry.findings.iter().find(|finding| finding.is_error());
    (entry.state, error.map_or_else(String::new, ToString::to_string))
}

#[test]
fn a_published_dataset_has_the_versions_of_the_folder_that_it_came_from() {
    let root = folders();
    let own = embedded(root.path());
    let here = dataset(&own);
    put(root.path(), &manifest(root.path(), &here));
    let (_, roots) = asked(root.path(), &here);
    let asked = load(&roots, None);
    let there = dataset(&asked);
    assert_eq!((asked.version(), asked.created()), (own.version(), own.created()));
    for dyad in ["RUS-IRN", "DEU-BEL", "USA-CHN"].map(|dyad| dyad.parse().unwrap()) {
        assert_eq!(asked.pair_version(dyad), own.pair_version(dyad));
    }
    assert_eq!((&there.hash, there.content(), &there.complete), (&here.hash, here.content(), &here.complete));
    assert_eq!((format!("{:?}", there.events), there.sources.len()), (format!("{:?}", here.events), 2));
    assert!(there.files.is_elsewhere() && there.files.files().is_empty());
    assert_eq!(there.files.withheld().len(), 3);
    let slice = Slice::of_dyad("RUS-IRN".parse().unwrap(), Products::All);
    let points = |dataset: &Dataset| {
        let series = dataset.table.slice(&slice).unwrap();
        series.iter().map(|series| format!("{:?}", series.points(Vintage::Latest))).collect::<Vec<_>>()
    };
    assert_eq!(points(&there), points(&here));
    // What has not changed is taken over, and not counted again.
    let again = load(&roots, Some(&asked));
    assert!(Arc::ptr_eq(&dataset(&again), &there) && again.version() == asked.version());
}

#[test]
fn what_cannot_be_used_leaves_the_last_good_version() {
    let root = folders();
    let here = dataset(&embedded(root.path()));
    let good = manifest(root.path(), &here);
    put(root.path(), &good);
    let (engine, roots) = asked(root.path(), &here);
    let mut served = load(&roots, None);
    let (current, first) = (root.path().join("location/mine").join(CURRENT), dataset(&served));
    let whole = good.bytes();
    let newer = Manifest { format: 2, ..good.clone() };
    let of_another = Manifest { dataset: "yours".to_owned(), ..good.clone() };
    let mut other_bytes = good.clone();
    other_bytes.package[1].blake3 = "0".repeat(64);
    let mut more = good.clone();
    (more.rows, more.files[0].rows) = (more.rows + 1, more.files[0].rows + 1);
    let unsummed = Manifest { rows: 7, ..good.clone() };
    let strange = Manifest { content: "x".to_owned(), ..good.clone() };
    let broken: [(Vec<u8>, &str); 7] = [
        (whole[..whole.len() / 2].to_vec(), "is no manifest"),
        (newer.bytes(), "is of format 2"),
        (of_another.bytes(), "is of the dataset \"yours\""),
        (other_bytes.bytes(), "events.csv: E02: has other bytes than its manifest says"),
        (more.bytes(), "it may not have seen this version yet"),
        (unsummed.bytes(), "and it says 7"),
        (strange.bytes(), "\"x\" is no hash"),
    ];
    for (bytes, said) in broken {
        fs::write(&current, bytes).unwrap();
        served = load(&roots, Some(&served));
        let (state, told) = state(&served);
        assert!(state == State::Stale && told.contains(said), "{state:?} {told}, and not {said}");
        assert!(Arc::ptr_eq(&dataset(&served), &first));
    }
    fs::write(&current, &whole).unwrap();
    served = load(&roots, Some(&served));
    assert_eq!(state(&served), (State::Served, String::new()));
    *engine.silent.lock().unwrap() = Some(EngineFault::Unreachable);
    fs::write(&current, Manifest { generation: 2, hash: "other".to_owned(), ..good }.bytes()).unwrap();
    served = load(&roots, Some(&served));
    let (is, told) = state(&served);
    assert!(is == State::Stale && told.contains("cannot be reached"), "{is:?} {told}");
    *engine.silent.lock().unwrap() = None;
    served = load(&roots, Some(&served));
    assert_eq!((state(&served).0, dataset(&served).hash.as_str()), (State::Served, "other"));
    fs::remove_dir_all(root.path().join("location/mine")).unwrap();
    assert!(load(&roots, Some(&served)).entries().is_empty(), "what was taken away is not served");
}

#[test]
fn a_location_that_cannot_be_looked_at_leaves_what_is_served_and_says_so() {
    let root = folders();
    let here = dataset(&embedded(root.path()));
    put(root.path(), &manifest(root.path(), &here));
    let (_, roots) = asked(root.path(), &here);
    let served = load(&roots, None);
    fs::rename(root.path().join("location"), root.path().join("elsewhere")).unwrap();
    let stale = load(&roots, Some(&served));
    let (became, told) = state(&stale);
    assert!(became == State::Stale && !told.contains(root.path().to_str().unwrap()), "{told}");
    let (_, fresh) = asked(root.path(), &here);
    assert!(Catalogue::load(&fresh, None).is_err(), "where nothing is known there is nothing to go on with");
}

#[test]
fn at_a_start_without_the_engine_nothing_is_served_until_it_answers() {
    let root = folders();
    let own = embedded(root.path());
    let here = dataset(&own);
    put(root.path(), &manifest(root.path(), &here));
    let (engine, roots) = asked(root.path(), &here);
    *engine.silent.lock().unwrap() = Some(EngineFault::Unreachable);
    let refused = load(&roots, None);
    assert_eq!((state(&refused).0, refused.entries()[0].findings[0].code), (State::Refused, FindingCode::Unreadable));
    assert!(refused.datasets().next().is_none());
    let still = load(&roots, Some(&refused));
    assert!(still.entries()[0].is(&refused.entries()[0]), "the same is told once");
    *engine.silent.lock().unwrap() = None;
    assert_eq!(load(&roots, Some(&still)).version(), own.version());
}

#[test]
fn a_folder_is_served_beside_what_an_engine_has() {
    let root = folders();
    let here = dataset(&embedded(root.path()));
    put(root.path(), &manifest(root.path(), &here));
    let (_, roots) = asked(root.path(), &here);
    let Roots::Elsewhere(elsewhere, _) = roots else { panic!("it lies elsewhere") };
    let both = load(&Roots::Elsewhere(elsewhere, Some(root.path().join("packages"))), None);
    assert_eq!(both.entries().len(), 2);
    let clash = both.entries().iter().find(|entry| entry.state == State::Refused).unwrap();
    let is_told = clash.findings.iter().any(|finding| finding.text.contains("is taken by another folder"));
    assert!(is_told, "{:?}", clash.findings);
}
