//! The documents: what they name exists, what they say is answered, and the README is one page.

mod addresses;
mod places;
mod recipes;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// One document as text.
struct Document {
    /// Its path below the repository.
    name: String,
    text: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Those that describe what is there: at the root, and all of `docs/`. The changelog speaks of what was.
fn documents() -> Vec<Document> {
    let mut names: Vec<String> =
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "benches/peers/README.md"].map(str::to_owned).into();
    for entry in fs::read_dir(root().join("docs")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        if Path::new(&name).extension().is_some_and(|extension| extension == "md") {
            names.push(format!("docs/{name}"));
        }
    }
    names.sort();
    names.into_iter().map(|name| Document { text: fs::read_to_string(root().join(&name)).unwrap(), name }).collect()
}

impl Document {
    /// Its lines with their numbers, and whether each stands in a block of code.
    fn lines(&self) -> impl Iterator<Item = (usize, &str, bool)> {
        let mut code = false;
        self.text.lines().enumerate().filter_map(move |(at, line)| {
            if line.trim_start().starts_with("```") {
                code = !code;
                return None;
            }
            Some((at + 1, line, code))
        })
    }

    /// What stands between back-ticks outside blocks of code.
    fn spans(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines()
            .filter(|(_, _, code)| !code)
            .flat_map(|(at, line, _)| line.split('`').skip(1).step_by(2).map(move |span| (at, span)))
    }

    fn folder(&self) -> PathBuf {
        root().join(&self.name).parent().unwrap_or(Path::new("")).to_owned()
    }
}

#[test]
fn the_readme_is_one_page_and_leads_to_every_other() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let lines = readme.lines().count();
    assert!(lines <= 150, "README.md has {lines} lines");
    for document in documents() {
        let linked = readme.contains(&format!("]({})", document.name));
        let deeper =
            ["README.md", "docs/importing-tidy.md"].contains(&document.name.as_str()) || document.name.starts_with("benches");
        assert!(linked || deeper, "README.md does not lead to {}", document.name);
    }
}
