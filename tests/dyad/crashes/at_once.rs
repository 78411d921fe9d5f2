//! Several at once over one folder: each waits for its turn, and all come to the right end.

use std::fs;

use super::{
    batches::{Batch, Wrong, render},
    packages::Package,
    scene::{dyad, good, held, import, rounds, started, strays, tables},
};

#[test]
fn renders_at_once_come_to_what_one_does() {
    let batch = Batch::new();
    for _ in 0..rounds(2) {
        let root = batch.again();
        let mut all: Vec<_> = (0..2).map(|_| started(&mut render(dyad(root)))).collect();
        all.extend(["bra", "chn"].map(|slug| started(render(dyad(root)).arg(slug))));
        for one in all {
            let ended = one.ended();
            assert!(ended.status.success(), "{}", ended.said);
        }
        assert_eq!(batch.judged(), Wrong::default());
    }
}

#[test]
fn a_render_that_waits_says_so_and_sweeps_only_what_is_dead() {
    let batch = Batch::new();
    let charts = batch.again().join("charts");
    // As one that is at work has it.
    let turn = fs::File::open(&charts).unwrap();
    turn.lock().unwrap();
    let in_work = charts.join(".dyad-a1B2c3");
    fs::write(&in_work, "half a pict").unwrap();
    let mut waiting = render(dyad(batch.root.path()));
    let mut waiting = started(waiting.env("DYAD_LOG", "info"));
    while !waiting.has_said("waiting for it to end") {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(in_work.exists());
    drop(turn);
    let ended = waiting.ended();
    assert!(ended.status.success() && !in_work.exists(), "{}", ended.said);
    assert_eq!(batch.judged(), Wrong::default());
}

#[test]
fn built_in_charts_that_two_lay_out_at_once_are_all_there() {
    let root = tempfile::tempdir().unwrap();
    let all: Vec<_> = (0..3).map(|_| started(dyad(root.path()).arg("render"))).collect();
    for one in all {
        let ended = one.ended();
        assert!(ended.status.success(), "{}", ended.said);
    }
    let charts = held(&root.path().join("charts"));
    let definitions = charts.keys().filter(|name| name.split_once('.').is_some_and(|(_, ending)| ending == "toml")).count();
    assert_eq!((charts.len(), strays(root.path())), (definitions * 4 + 1, Vec::<String>::new()), "{:?}", charts.keys());
}

#[test]
fn imports_of_other_years_at_once_come_to_what_one_after_another_does() {
    let (root, wanted) = (tables(), tables());
    for file in ["early.csv", "late.csv"] {
        good(import(&mut dyad(wanted.path()), file));
    }
    let of = |root: &std::path::Path| -> Vec<_> {
        let tables = held(&root.join("datasets/made")).into_iter();
        tables.filter(|(name, _)| name.ends_with(".parquet") || name.ends_with(".blocks")).collect()
    };
    for _ in 0..rounds(2) {
        drop(fs::remove_dir_all(root.path().join("datasets")));
        let all = ["early.csv", "late.csv", "late.csv.gz"].map(|file| started(import(&mut dyad(root.path()), file)));
        for one in all {
            let ended = one.ended();
            assert!(ended.status.success(), "{}", ended.said);
        }
        assert!(of(root.path()) == of(wanted.path()));
        assert_eq!(strays(root.path()), Vec::<String>::new());
        assert_eq!(held(&root.path().join("datasets/made")).len(), 5);
    }
}

#[test]
fn an_index_beside_an_import_leaves_nothing_of_a_table_that_is_gone() {
    let package = Package::new("late.csv", true);
    for _ in 0..rounds(2) {
        let root = package.again();
        let importing = started(&mut package.import(dyad(root)));
        let index = started(dyad(root).args(["index", "datasets/made"])).ended();
        let importing = importing.ended();
        assert!(importing.status.success() && index.status.success(), "{}\n{}", importing.said, index.said);
        assert_eq!(package.judged(), Wrong::default());
    }
}
