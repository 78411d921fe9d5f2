//! What is kept through a reload: answers that no changed dataset bears on are not made again, and no answer is kept that would be
//! another now.

use std::{fs, path::Path};

use dyad::{
    dataset::{Catalogue, Roots},
    trade::Dyad,
};

use crate::{
    package::write_package,
    reloading::{descriptor, reloading, rows, write_pair},
    served,
};

#[test]
fn pictures_of_pairs_that_no_changed_dataset_has_are_not_drawn_again() {
    let served = reloading(
        |datasets| {
            write_pair(datasets, "made", "RUS-IRN", 1);
            write_pair(datasets, "other", "USA-CHN", 1);
        },
        &["--no-watch"],
    );
    let drawn = || served.counter("dyad_render_cache_misses_total");
    let (ours, theirs) = ("/v1/dyads/RUS-IRN/exports.svg", "/v1/dyads/USA-CHN/exports.svg");
    let first = served.server.get(ours);
    served.server.get(theirs);
    let before = drawn();
    served.reload();
    served.server.get(ours);
    served.server.get(theirs);
    assert_eq!(drawn(), before, "nothing changed");
    write_pair(&served.datasets(), "other", "USA-CHN", 2);
    served.reload();
    let again = served.server.get(ours);
    assert_eq!((drawn(), tag(&again)), (before, tag(&first)), "the other dataset has nothing of this pair");
    served.server.get(theirs);
    assert_eq!(drawn(), before + 1, "that of the changed one is drawn again");
    assert_eq!(served.value("USA-CHN"), Some(2));
}

fn tag(answer: &str) -> String {
    answer.lines().find(|line| line.to_lowercase().starts_with("etag")).unwrap().to_owned()
}

/// A dataset beside the one that is asked about, and what is done to it.
type Change = (&'static str, fn(&Path));

const CHANGES: [Change; 8] = [
    ("another figure of other areas", |root| write_pair(root, "other", "USA-CHN", 2)),
    ("rows of the pair itself", |root| write_pair(root, "other", "RUS-IRN", 2)),
    ("rows of its mirror", |root| write_pair(root, "other", "IRN-RUS", 2)),
    ("a total of one of its areas", |root| write_pair(root, "other", "RUS-WLD", 2)),
    ("what the world has of one", |root| write_pair(root, "other", "WLD-IRN", 2)),
    ("another name of its source", |root| {
        let text = descriptor("other").replace("The other", "Another");
        write_package(root, "other", &text, rows("other", "USA-CHN", 1).as_bytes());
    }),
    ("an event", |root| {
        let text =
            descriptor("other").replace("\"resources\": [", "\"resources\": [{\"name\": \"events\", \"path\": \"events.csv\"}, ");
        write_package(root, "other", &text, rows("other", "USA-CHN", 1).as_bytes());
        let header = "date,end_date,areas,title,title@ru,title@fa,event_kind,expected,source";
        let event = "2010-05-01,,RUS IRN,Something happened,,,visit,false,other-source";
        fs::write(root.join("other/events.csv"), format!("{header}\n{event}\n")).unwrap();
    }),
    ("it goes", |root| fs::remove_dir_all(root.join("other")).unwrap()),
];

const VIEWS: [&str; 9] = ["", "/exports", "/imports", "/turnover", "/balance", "/mirror", "/revisions", "/products", "/events"];

#[tokio::test]
async fn where_an_answer_about_a_pair_changes_so_does_its_version() {
    let dyads: [&str; 3] = ["RUS-IRN", "IRN-RUS", "USA-CHN"];
    for (what, change) in CHANGES {
        let root = tempfile::tempdir().unwrap();
        write_pair(root.path(), "made", "RUS-IRN", 1);
        write_pair(root.path(), "other", "USA-CHN", 1);
        let state = async || {
            let catalogue = Catalogue::load(&Roots::Folder(root.path().to_owned()), None).unwrap();
            let router = served::package(root.path());
            let mut states = Vec::new();
            for dyad in dyads {
                let version = catalogue.pair_version(dyad.parse::<Dyad>().unwrap());
                for view in VIEWS {
                    let answer = served::get(&router, &format!("/v1/dyads/{dyad}{view}")).await;
                    let body = if answer.status.is_success() { answer.body } else { Vec::new() };
                    states.push((format!("{dyad}{view}"), version.clone(), body));
                }
            }
            states
        };
        let before = state().await;
        change(root.path());
        let after = state().await;
        for (before, after) in before.iter().zip(&after) {
            // What is not answered any more is not kept either: faults are never kept.
            let answered = !before.2.is_empty() && !after.2.is_empty();
            assert!(!answered || before.1 != after.1 || before.2 == after.2, "{what}: {}", before.0);
        }
        let is_kept = before[1].1 == after[1].1;
        assert_eq!(is_kept, what == "another figure of other areas", "{what}");
    }
}

#[test]
fn what_is_unchanged_is_taken_over_and_not_read_again() {
    let root = tempfile::tempdir().unwrap();
    write_pair(root.path(), "made", "RUS-IRN", 1);
    write_pair(root.path(), "other", "USA-CHN", 1);
    // Past the time in which one change could hide behind another.
    std::thread::sleep(std::time::Duration::from_millis(50));
    let roots = Roots::Folder(root.path().to_owned());
    let first = Catalogue::load(&roots, None).unwrap();
    let same = |one: &Catalogue, two: &Catalogue, place: usize| {
        let of = |catalogue: &Catalogue| catalogue.entries()[place].dataset.clone().unwrap();
        std::sync::Arc::ptr_eq(&of(one), &of(two))
    };
    let second = Catalogue::load(&roots, Some(&first)).unwrap();
    assert!(same(&first, &second, 0) && same(&first, &second, 1));
    assert_eq!(first.version(), second.version());
    write_pair(root.path(), "other", "USA-CHN", 2);
    let third = Catalogue::load(&roots, Some(&second)).unwrap();
    assert!(same(&second, &third, 0) && !same(&second, &third, 1));
    assert_ne!(second.version(), third.version());
}
