//! A chart that takes too long has failed, with an error that names it; nothing of it is written and the others come out.

use std::{fs, sync::Arc, time::Duration};

use dyad::{
    batch::{Batch, State, run},
    dataset::{Catalogue, Roots},
    write::Site,
};

use super::scene::{dyad, ended, held};

const GOOD: &str = "title = \"Turnover\"\nquery = \"RUS-IRN/turnover?from=2021\"\nwidth = 400\nheight = 320\n";

#[test]
fn a_chart_past_its_time_is_named_and_its_old_files_stay() {
    let root = tempfile::tempdir().unwrap();
    for slug in ["one", "two"] {
        fs::write(root.path().join(format!("{slug}.toml")), GOOD).unwrap();
    }
    let catalogue = Arc::new(Catalogue::load(&Roots::Builtin, None).unwrap());
    let rendered = |slugs: &[&str], chart_time| {
        let slugs = slugs.iter().map(|slug| (*slug).to_owned()).collect();
        let folder = root.path().to_owned();
        let batch = Batch { folder, slugs, check: false, force: false, jobs: 1, chart_time, style: None, map: None };
        run(&batch, &catalogue, &Site { public_url: String::new() }, &|_| {}).unwrap()
    };
    assert!(rendered(&[], Duration::from_mins(10)).is_success());
    let before = held(root.path());
    for slug in ["one", "two"] {
        // A picture of so many points is not drawn in the time that follows, on any machine.
        let large = GOOD.replace("width = 400\nheight = 320", "width = 4000\nheight = 4000").replace("Turnover", "Changed");
        fs::write(root.path().join(format!("{slug}.toml")), large).unwrap();
    }
    let changed = held(root.path());
    let report = rendered(&["one"], Duration::from_millis(1));
    let State::Failed(text) = &report.outcomes[0].state else { panic!("{report:?}") };
    assert!(text.contains("one.toml: is not drawn within 1ms (the limit chart-time)"), "{text}");
    assert!(!report.is_success() && held(root.path()) == changed);
    // The rest of a run in which one has failed is written down.
    fs::write(root.path().join("one.toml"), GOOD.replace("RUS-IRN", "RUS-XYZ")).unwrap();
    let report = rendered(&[], Duration::from_mins(10));
    assert!(matches!(report.outcomes[0].state, State::Failed(_)) && report.outcomes[1].state == State::Rendered);
    let after = held(root.path());
    assert!(after["one.svg"] == before["one.svg"] && after["MANIFEST.json"] != before["MANIFEST.json"]);
}

#[test]
fn the_limit_is_the_command_s_and_a_chart_past_it_ends_no_other() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("charts")).unwrap();
    fs::write(root.path().join("charts/one.toml"), GOOD).unwrap();
    let large = GOOD.replace("width = 400\nheight = 320", "width = 4000\nheight = 4000");
    fs::write(root.path().join("charts/two.toml"), &large).unwrap();
    for (time, said) in [("0ms", "chart-time"), ("61min", "chart-time")] {
        let run = ended(dyad(root.path()).args(["render", "--limit", &format!("chart-time={time}")]));
        assert!(run.status.code() == Some(2) && run.said.contains(said), "{run:?}");
    }
    let run = ended(dyad(root.path()).args(["render", "two", "--limit", "chart-time=1ms"]));
    assert_eq!(run.status.code(), Some(1), "{run:?}");
    assert!(run.said.contains("two: failed: charts/two.toml: is not drawn within 1ms (the limit chart-time)"), "{run:?}");
    assert!(!root.path().join("charts/two.svg").exists());
    let run = ended(dyad(root.path()).args(["render", "--limit", "chart-time=1h"]));
    assert!(run.status.success() && run.said.contains("2 rendered"), "{run:?}");
}
