//! A dataset is published again while dyad serves: that is noticed without a restart, and no answer is of two versions.

use std::{
    fs,
    path::Path,
    process::Command,
    sync::atomic::{AtomicBool, Ordering::Relaxed},
    thread,
    time::Duration,
};

use crate::{
    cluster::Cluster,
    made,
    process::wait_until,
    same_bytes::{difference, publish},
    server::{Answer, Dyad},
};

const QUESTIONS: [&str; 7] = [
    "/?dyad=RUS-IRN&view=mirror",
    "/v1/dyads/RUS-IRN/exports?source=revised",
    "/v1/dyads/RUS-IRN/revisions.csv?source=revised",
    "/v1/areas/RUS/partners?source=revised",
    "/v1/panel.csv?reporter=RUS&source=revised",
    "/v1/compare?series=RUS-IRN/exports,RUS-CHN/exports,RUS-DEU/exports&source=revised",
    "/v1/datasets/made-mixed",
];

/// Ten times as much of each figure of one source, and a version of its own.
fn change(datasets: &Path) {
    let package = datasets.join("made-mixed");
    let rows = fs::read_to_string(package.join("observations.csv")).unwrap();
    let changed = rows
        .lines()
        .map(|line| if line.contains(",revised,") { line.replacen(",USD,0,", "0,USD,0,", 1) } else { line.to_owned() });
    let changed = changed.collect::<Vec<_>>().join("\n") + "\n";
    assert_ne!(changed, rows);
    fs::write(package.join("observations.csv"), changed).unwrap();
    let descriptor = fs::read_to_string(package.join("datapackage.json")).unwrap();
    fs::write(package.join("datapackage.json"), descriptor.replace("1.2.0", "1.3.0").replace("2024-12-01", "2024-12-02"))
        .unwrap();
}

fn answers(datasets: &Path) -> Vec<Answer> {
    let embedded = Dyad::embedded(datasets).until_ready();
    QUESTIONS.map(|question| embedded.get(question)).into()
}

/// Is it the one or the other, whole?
fn place(answer: &Answer, before: &Answer, after: &Answer) -> Option<usize> {
    [before, after].into_iter().position(|wanted| difference(wanted, answer).is_none())
}

#[test]
fn a_new_version_is_noticed_and_no_answer_is_of_two() {
    let Some(cluster) = Cluster::sail(2, 0) else { return };
    let (datasets, data) = (made::copies(&["made-mixed"]), tempfile::tempdir().unwrap());
    publish(&datasets.path().join("made-mixed"), data.path());
    let before = answers(datasets.path());
    let dyad = Dyad::over(&cluster.address(), data.path(), &["--engine-poll", "1"]).until_ready();
    for (question, wanted) in QUESTIONS.iter().zip(&before) {
        assert_eq!(difference(wanted, &dyad.get(question)), None, "{question}");
    }
    change(datasets.path());
    let after = answers(datasets.path());
    let (is_over, asked) = (AtomicBool::new(false), AtomicBool::new(false));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while !is_over.load(Relaxed) {
                    for (place_of, question) in QUESTIONS.iter().enumerate() {
                        let answer = dyad.get(question);
                        let found = place(&answer, &before[place_of], &after[place_of]);
                        assert!(
                            found.is_some(),
                            "{question} is neither of the one nor of the other: {} {}",
                            answer.status,
                            answer.text()
                        );
                    }
                    asked.store(true, Relaxed);
                }
            });
        }
        wait_until("they ask", Duration::from_mins(1), || asked.load(Relaxed));
        publish(&datasets.path().join("made-mixed"), data.path());
        wait_until("all answers are of the new version", Duration::from_secs(90), || {
            (0..QUESTIONS.len())
                .all(|place_of| place(&dyad.get(QUESTIONS[place_of]), &before[place_of], &after[place_of]) == Some(1))
        });
        is_over.store(true, Relaxed);
    });
}

#[test]
fn a_version_that_the_engine_does_not_see_yet_waits_for_it() {
    let Some(cluster) = Cluster::sail(2, 0) else { return };
    let (datasets, here) = (made::copies(&["made-mixed"]), tempfile::tempdir().unwrap());
    let there = tempfile::tempdir().unwrap();
    let follow =
        || assert!(Command::new("cp").arg("-r").arg(here.path().join(".")).arg(there.path()).status().unwrap().success());
    publish(&datasets.path().join("made-mixed"), here.path());
    follow();
    let before = answers(datasets.path());
    let path = there.path().to_str().unwrap().to_owned();
    let dyad = Dyad::over(&cluster.address(), here.path(), &["--engine-poll", "1", "--engine-path", &path]).until_ready();
    assert_eq!(difference(&before[1], &dyad.get(QUESTIONS[1])), None);
    change(datasets.path());
    let after = answers(datasets.path());
    publish(&datasets.path().join("made-mixed"), here.path());
    // Some looks at the new manifest later the engine still has the old files only.
    for _ in 0..25 {
        // The list of datasets says that the new one is refused, which is part of what tags are made of.
        for (question, wanted) in QUESTIONS.iter().zip(&before).take(QUESTIONS.len() - 1) {
            let answer = dyad.get(question);
            assert!(
                answer.status == 503 || (answer.status, &answer.body) == (200, &wanted.body),
                "{question}: {}",
                answer.status
            );
        }
        thread::sleep(Duration::from_millis(200));
    }
    follow();
    for (question, wanted) in QUESTIONS.iter().zip(&after) {
        wait_until(&format!("{question} is of the new version"), Duration::from_secs(90), || {
            difference(wanted, &dyad.get(question)).is_none()
        });
    }
}
