//! The README's recipes do what they say.

use std::{env, fs, path::Path, process::Command};

use super::root;

/// The block of code that holds a command.
fn block<'a>(readme: &'a str, command: &str) -> &'a str {
    readme
        .split("```")
        .skip(1)
        .step_by(2)
        .find(|block| block.contains(command))
        .and_then(|block| block.split_once('\n'))
        .unwrap()
        .1
}

/// What the commands of a block say, run in a folder of their own.
fn said_by(document: &str, command: &str) -> String {
    let text = fs::read_to_string(root().join(document)).unwrap();
    let recipe = block(&text, command);
    let folder = tempfile::tempdir().unwrap();
    let binary = Path::new(env!("CARGO_BIN_EXE_dyad")).parent().unwrap();
    let run = Command::new("sh")
        .args(["-euc", recipe])
        .current_dir(folder.path())
        .env("PATH", format!("{}:{}", binary.display(), env::var("PATH").unwrap_or_default()))
        .env_remove("DYAD_DATASETS")
        .output()
        .unwrap();
    let (said, failed) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{said}{failed}");
    said.into_owned()
}

#[test]
fn a_table_with_two_columns_of_figures_comes_in_by_one_mapping() {
    let said = said_by("docs/own-pair.md", "dyad import tidy office.csv --map");
    // Exports of 212.5 and imports of 130.1 million: 342.6.
    assert!(said.contains("2024-01,") && said.contains(",342600000,"), "{said}");
}

#[test]
fn own_data_are_served_after_the_readme_s_commands() {
    let said = said_by("README.md", "dyad import tidy");
    // 150 million after 120 million, each to the nearest million: +25 per cent.
    assert!(said.contains("0 warnings") && said.contains(",150000000,149500000,150500000,") && said.contains(",25.0,"), "{said}");
}
