//! Outputs that are full or closed: the work is done all the same, no panic, and what was lost is told.

use std::{
    fs::{self, File},
    io::Read,
    process::{Command, Stdio},
};

use super::{
    batches::{Batch, Wrong, render},
    scene::{dyad, held, import, tables},
};
use crate::source;

fn full() -> File {
    File::options().write(true).open("/dev/full").unwrap()
}

/// Runs it with standard output full; how it ended, and what stands on standard error.
fn with_full_output(command: &mut Command) -> (Option<i32>, String) {
    let run = command.stdout(full()).stderr(Stdio::piped()).output().unwrap();
    (run.status.code(), String::from_utf8(run.stderr).unwrap())
}

/// Runs it with a reader of standard output that goes at once.
fn with_closed_output(command: &mut Command) -> (Option<i32>, String) {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let run = command.stdout(writer).stderr(Stdio::piped()).output().unwrap();
    (run.status.code(), String::from_utf8(run.stderr).unwrap())
}

#[test]
fn nothing_is_said_by_a_macro_that_panics_where_it_cannot_be_said() {
    let said = source::files(&source::root()).into_iter().filter(|path| {
        let text = fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        code.lines()
            .any(|line| !line.trim_start().starts_with("//") && ["print!(", "println!("].iter().any(|word| line.contains(word)))
    });
    assert_eq!(said.collect::<Vec<_>>(), Vec::<std::path::PathBuf>::new(), "see cli/said.rs");
}

#[test]
fn a_full_or_closed_output_stops_no_render() {
    let batch = Batch::new();
    for words in [&[][..], &["--json"]] {
        batch.again();
        let (code, said) = with_full_output(render(dyad(batch.root.path())).args(words));
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("dyad: cannot write to standard output: No space left on device"), "{said}");
        let drawn = held(&batch.root.path().join("charts"));
        assert_eq!(batch.judged(), Wrong::default());
        assert!(drawn == held(&batch.root.path().join("charts")), "all is drawn, and the manifest written");
        batch.again();
        assert_eq!(with_closed_output(render(dyad(batch.root.path())).args(words)), (Some(0), String::new()));
        assert!(drawn == held(&batch.root.path().join("charts")));
    }
}

#[test]
fn a_full_standard_error_stops_nothing() {
    let batch = Batch::new();
    batch.again();
    fs::write(batch.root.path().join("charts/aaa.toml"), "title = ").unwrap();
    let run = render(dyad(batch.root.path())).stdout(full()).stderr(full()).status().unwrap();
    assert_eq!(run.code(), Some(1));
    fs::remove_file(batch.root.path().join("charts/aaa.toml")).unwrap();
    let drawn = held(&batch.root.path().join("charts"));
    assert_eq!(batch.judged(), Wrong::default());
    assert!(drawn == held(&batch.root.path().join("charts")));
}

#[test]
fn a_full_or_closed_output_stops_no_import_and_is_told() {
    let root = tables();
    for words in [&[][..], &["--json"]] {
        let (code, said) = with_full_output(import(&mut dyad(root.path()), "late.csv").args(words));
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("the dataset is in place: cannot write to standard output"), "{said}");
        assert_eq!(held(&root.path().join("datasets/made")).len(), 5);
        assert_eq!(with_closed_output(import(&mut dyad(root.path()), "late.csv").args(words)).0, Some(0));
    }
    // That nobody reads any more makes no success of a failure.
    fs::write(root.path().join("none.csv"), "r,p,f,k,t,v\nXXX,YYY,export,TOTAL,2021,1\n").unwrap();
    assert_eq!(with_closed_output(import(&mut dyad(root.path()), "none.csv").arg("--strict")).0, Some(1));
}

#[test]
fn answers_that_cannot_be_said_whole_are_errors_and_no_panics() {
    let root = tempfile::tempdir().unwrap();
    for words in [
        &["check"][..],
        &["check", "--json"],
        &["query", "RUS-IRN/turnover"],
        &["query", "RUS-IRN/turnover.png"],
        &["query", "observations.csv"],
        &["query", "observations.parquet"],
        &["query", "datasets/russia-iran.zip"],
        &["openapi"],
        &["completions", "bash"],
        &["man"],
    ] {
        let (code, said) = with_full_output(dyad(root.path()).args(words));
        assert_eq!(code, Some(1), "{words:?}: {said}");
        assert!(said.contains("dyad: cannot write to standard output: "), "{words:?}: {said}");
        let (code, said) = with_closed_output(dyad(root.path()).args(words));
        assert_eq!(code, Some(0), "{words:?}: {said}");
        assert!(!said.contains("panicked") && !said.contains("dyad:"), "{words:?}: {said}");
    }
}

#[test]
fn an_answer_in_a_file_is_there_whole_or_not_at_all() {
    let root = tempfile::tempdir().unwrap();
    let query = |words: &[&str]| dyad(root.path()).arg("query").args(words).output().unwrap();
    for address in ["RUS-IRN/turnover.csv", "observations.csv", "datasets/russia-iran.zip"] {
        fs::write(root.path().join("old"), "old").unwrap();
        let failed = query(&[address, "-o", "missing/file"]);
        assert!(String::from_utf8_lossy(&failed.stderr).contains("cannot write missing/file: "), "{failed:?}");
        // Files of no bytes: as where the disk is full.
        let words =
            ["-c", "trap '' XFSZ; ulimit -f 0; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_dyad"), "query", address, "-o", "old"];
        let failed = Command::new("sh").args(words).current_dir(root.path()).output().unwrap();
        assert_eq!(failed.status.code(), Some(1), "{failed:?}");
        assert!(String::from_utf8_lossy(&failed.stderr).contains("cannot write old: "), "{failed:?}");
        assert_eq!(held(root.path()).into_iter().collect::<Vec<_>>(), [("old".to_owned(), b"old".to_vec())]);
        // Behind a link, the file that it leads to.
        std::os::unix::fs::symlink("old", root.path().join("link")).unwrap();
        assert!(query(&[address, "-o", "link"]).status.success());
        assert!(fs::symlink_metadata(root.path().join("link")).unwrap().is_symlink());
        assert_eq!(fs::read(root.path().join("old")).unwrap(), query(&[address]).stdout);
        fs::remove_file(root.path().join("link")).unwrap();
        // What is no file is written to.
        assert!(query(&[address, "-o", "/dev/null"]).status.success());
        let (mut reader, writer) = std::io::pipe().unwrap();
        let mut child = dyad(root.path()).args(["query", address, "-o", "/dev/stdout"]).stdout(writer).spawn().unwrap();
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).unwrap();
        assert!(child.wait().unwrap().success() && bytes == fs::read(root.path().join("old")).unwrap());
    }
}
