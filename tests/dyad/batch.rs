//! The batch: only what changed, nothing half written, a broken chart leaves the others.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc, time::Duration};

use dyad::{
    batch::{Batch, Report, State, run},
    dataset::{Catalogue, Roots},
    write::Site,
};

fn rendered(folder: &Path, check: bool) -> Report {
    let (folder, chart_time) = (folder.to_owned(), Duration::from_mins(10));
    let batch = Batch { folder, slugs: Vec::new(), check, force: false, jobs: 0, chart_time, style: None, map: None };
    let catalogue = Arc::new(Catalogue::load(&Roots::Builtin, None).unwrap());
    run(&batch, &catalogue, &Site { public_url: String::new() }, &|_| {}).unwrap()
}

fn states(report: &Report) -> BTreeMap<String, State> {
    report.outcomes.iter().map(|outcome| (outcome.slug.clone(), outcome.state.clone())).collect()
}

fn chart(folder: &Path, slug: &str, text: &str) {
    fs::write(folder.join(format!("{slug}.toml")), text).unwrap();
}

const GOOD: &str = "title = \"Turnover\"\nquery = \"RUS-IRN/turnover?from=2021\"\nwidth = 400\nheight = 320\n";

#[test]
fn only_what_changed_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    chart(folder.path(), "one", GOOD);
    chart(folder.path(), "two", &GOOD.replace("turnover", "exports"));
    assert!(states(&rendered(folder.path(), false)).values().all(|state| *state == State::Rendered));
    for file in ["one.svg", "one.png", "one.csv", "two.svg", "MANIFEST.json"] {
        assert!(folder.path().join(file).is_file(), "{file}");
    }
    assert!(states(&rendered(folder.path(), false)).values().all(|state| *state == State::Unchanged));
    assert!(rendered(folder.path(), true).is_success());
    chart(folder.path(), "one", &GOOD.replace("Turnover", "Trade turnover"));
    let second = states(&rendered(folder.path(), false));
    assert_eq!((&second["one"], &second["two"]), (&State::Rendered, &State::Unchanged));
    // A file that was changed by hand is drawn again.
    fs::write(folder.path().join("two.svg"), "scribble").unwrap();
    assert!(!rendered(folder.path(), true).is_success());
    assert_eq!(states(&rendered(folder.path(), false))["two"], State::Rendered);
    assert!(rendered(folder.path(), true).is_success());
}

#[test]
fn a_broken_chart_is_named_and_leaves_everything_else() {
    let folder = tempfile::tempdir().unwrap();
    chart(folder.path(), "good", GOOD);
    chart(folder.path(), "bad", GOOD);
    rendered(folder.path(), false);
    let before = fs::read(folder.path().join("bad.svg")).unwrap();
    for (turn, (text, said)) in [
        (GOOD.replace("width = 400", "colour = \"red\""), "bad.toml:3"),
        (GOOD.replace("turnover", "tonnage"), "bad.toml:2"),
        (GOOD.replace("?from=2021", "?source=nobody"), "bad.toml:2"),
        (GOOD.replace("from=2021", "from=soon"), "from"),
        (GOOD.replace("width = 400", "width = 4"), "bad.toml:3"),
        ("title = ".to_owned(), "bad.toml:1"),
    ]
    .into_iter()
    .enumerate()
    {
        chart(folder.path(), "bad", &text);
        chart(folder.path(), "good", &GOOD.replace("Turnover", &format!("Turn {turn}")));
        let report = rendered(folder.path(), false);
        let states = states(&report);
        assert!(!report.is_success());
        assert_eq!(states["good"], State::Rendered);
        assert!(
            matches!(&states["bad"], State::Failed(error) if error.contains(said) && error.contains("bad.toml")),
            "{:?}",
            states["bad"]
        );
        assert_eq!(fs::read(folder.path().join("bad.svg")).unwrap(), before);
    }
    fs::write(folder.path().join("bad.toml"), b"title = \"x\"\n\xff").unwrap();
    chart(folder.path(), "Bad Name", GOOD);
    let states = states(&rendered(folder.path(), false));
    assert!(
        matches!(&states["bad"], State::Failed(error) if error.contains("bad.toml:2") && error.contains("UTF-8")),
        "{:?}",
        states["bad"]
    );
    assert!(matches!(&states["Bad Name"], State::Failed(_)));
    assert_eq!(states["good"], State::Unchanged);
    let leftovers = fs::read_dir(folder.path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with(".dyad"));
    assert_eq!(leftovers.count(), 0);
}
