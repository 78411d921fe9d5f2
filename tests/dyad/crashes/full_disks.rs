//! Files that do not fit, folders that may not be written to, files that vanish: an error that names the file, and nothing lost.

use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt,
    process::Command,
};

use super::{
    batches::{Batch, Wrong, render},
    packages::Package,
    scene::{Ended, behind, dyad, ended, import, is_long, rounds, tables, told},
};
use crate::tools;

/// The program with files of at most so many blocks of 512 bytes, as where the disk is full.
fn with_room(root: &std::path::Path, blocks: usize) -> Command {
    behind(root, &["sh", "-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\""), "sh"])
}

/// A clear failure, or none where all fitted.
fn clear(ended: &Ended, named: &[&str]) {
    let code = ended.status.code();
    let is_named = named.iter().any(|name| ended.said.contains(name));
    assert!(code == Some(0) || code == Some(1) && is_named && ended.said.contains("File too large"), "{ended:?}");
    assert!(!ended.said.contains("panicked"), "{ended:?}");
}

#[test]
fn a_full_disk_is_told_with_the_file_and_nothing_is_lost() {
    let batch = Batch::new();
    let package = [Package::new("late.csv", false), Package::new("late.csv", true)];
    let sizes = if is_long() { (0..rounds(0)).collect() } else { vec![0, 1, 4, 9] };
    let (mut wrong, mut failures) = (Wrong::default(), 0);
    for blocks in &sizes {
        let run = ended(&mut render(with_room(batch.again(), *blocks)));
        clear(&run, &["cannot write charts/"]);
        failures += usize::from(!run.status.success());
        // A chart whose files do not all fit has all of its old ones.
        let judged = batch.judged();
        assert_eq!(judged, Wrong::default(), "{blocks}: {run:?}");
        wrong.add(judged);
        for package in &package {
            let run = ended(&mut package.import(with_room(package.again(), *blocks)));
            clear(&run, &["datasets/"]);
            failures += usize::from(!run.status.success());
            let judged = package.judged_after(&run.said);
            assert_eq!(judged, Wrong::default(), "{blocks}: {run:?}");
            wrong.add(judged);
        }
    }
    assert!(failures > 5);
    told(&format!("full-disk sizes={} {}", sizes.len(), wrong.line()));
}

/// The program as somebody who may read all and write nothing; none where that cannot be had.
fn reader(root: &std::path::Path) -> Option<Command> {
    for entry in ["charts", "datasets", "datasets/made"] {
        fs::set_permissions(root.join(entry), Permissions::from_mode(0o555)).unwrap();
    }
    fs::set_permissions(root, Permissions::from_mode(0o555)).unwrap();
    if fs::write(root.join("charts/probe"), "").is_err() {
        return Some(dyad(root));
    }
    // Root may write everywhere.
    fs::remove_file(root.join("charts/probe")).unwrap();
    let setpriv = tools::program("setpriv")?;
    Some(behind(root, &[&setpriv.to_string_lossy(), "--reuid=65534", "--regid=65534", "--clear-groups"]))
}

#[test]
fn a_folder_that_may_not_be_written_to_is_named_and_what_need_not_be_written_goes_on() {
    let batch = Batch::new();
    let root = batch.again().to_owned();
    let Some(command) = reader(&root) else { return };
    let run = ended(&mut render(command));
    assert_eq!(run.status.code(), Some(1), "{run:?}");
    assert_eq!(run.said.matches("cannot write charts/").count(), 4, "{run:?}");
    let Some(mut command) = reader(&root) else { return };
    let run = ended(import(&mut command, "late.csv"));
    assert!(run.status.code() == Some(1) && run.said.contains("datasets: ") && run.said.contains("ermission denied"), "{run:?}");
    for folder in ["", "charts", "datasets", "datasets/made"] {
        fs::set_permissions(root.join(folder), Permissions::from_mode(0o755)).unwrap();
    }
    assert_eq!(batch.judged(), Wrong::default());
    let Some(command) = reader(&root) else { return };
    let run = ended(&mut render(command));
    assert!(run.status.success() && run.said.contains("4 unchanged"), "{run:?}");
    for folder in ["datasets/made", "datasets", "charts", ""] {
        fs::set_permissions(root.join(folder), Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn what_has_vanished_is_named() {
    let root = tables();
    let run = ended(import(&mut dyad(root.path()), "gone.csv"));
    assert!(run.status.code() == Some(1) && run.said.contains("gone.csv: No such file"), "{run:?}");
    let run = ended(dyad(root.path()).args(["render", "--charts", "gone"]));
    assert!(run.status.code() == Some(1) && run.said.contains("cannot read the charts folder gone"), "{run:?}");
    // A definition that leads nowhere is its chart's failure, and the others come out.
    let batch = Batch::new();
    std::os::unix::fs::symlink("gone", batch.again().join("charts/aaa.toml")).unwrap();
    let run = ended(&mut render(dyad(batch.root.path())));
    assert!(
        run.status.code() == Some(1) && run.said.contains("aaa.toml") && run.said.contains("4 rendered, 1 failed"),
        "{run:?}"
    );
    // A table that its descriptor names and that is gone.
    let package = Package::new("late.csv", true);
    let folder = package.again().join("datasets/made");
    let tables = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    tables.filter(|path| path.to_string_lossy().ends_with(".parquet")).for_each(|path| fs::remove_file(path).unwrap());
    let run = ended(&mut package.import(dyad(package.root.path())));
    assert!(run.status.code() == Some(1) && run.said.contains(".parquet: No such file"), "{run:?}");
}
