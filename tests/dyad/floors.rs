//! The house: a file imports its own folder or lower floors, and keeps the sizes that stay readable.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::source::{Source, files, root};

/// Every room of `src/` and its floor.
const FLOORS: [(&str, u8); 31] = [
    ("durable", 0),
    ("limits", 0),
    ("log", 0),
    ("parameter", 0),
    ("regular_file", 0),
    ("trade", 0),
    ("wanted", 0),
    ("watch", 0),
    ("language", 1),
    ("published", 1),
    ("series", 1),
    ("table", 1),
    ("statement", 2),
    ("statistics", 2),
    ("dataset", 2),
    ("wording", 2),
    ("query", 3),
    ("engine", 3),
    ("publish", 3),
    ("import", 3),
    ("chart", 4),
    ("write", 4),
    ("page", 5),
    ("openapi", 5),
    ("bundle", 6),
    ("mcp", 7),
    ("http", 8),
    ("batch", 8),
    ("cli", 9),
    ("main", 10),
    ("lib", 11),
];

fn room(path: &Path) -> String {
    let inside = path.strip_prefix(root()).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// Its place below `src/`.
fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().into_owned()
}

fn floor(room: &str) -> u8 {
    FLOORS
        .iter()
        .find(|(name, _)| *name == room)
        .unwrap_or_else(|| panic!("{room} has no floor; add it to ARCHITECTURE.md and here"))
        .1
}

/// The two files of floor 1 are one room: a table's rows become the points of a series.
fn same_room(one: &str, two: &str) -> bool {
    one == two || [one, two].iter().all(|room| ["series", "table"].contains(room))
}

#[test]
fn a_file_imports_its_own_folder_or_lower_floors() {
    let mut broken = Vec::new();
    for path in files(&root()) {
        let (room, text) = (room(&path), fs::read_to_string(&path).unwrap());
        if room == "lib" || room == "main" {
            continue;
        }
        // A room without a floor is told by its own files.
        let is_room = |import: &String| FLOORS.iter().any(|(name, _)| name == import);
        let imports = Source::whole(&name(&path), &text).rooms().into_iter().filter(is_room);
        for import in imports.filter(|import| !same_room(import, &room)) {
            if floor(&import) >= floor(&room) {
                broken.push(format!("{} imports {import}", path.display()));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn lower_floors_know_no_http() {
    for path in files(&root()) {
        let text = fs::read_to_string(&path).unwrap();
        let upper = ["http", "lib", "cli", "main"].contains(&room(&path).as_str());
        assert!(upper || !text.contains("StatusCode") && !text.contains("axum::"), "{} names the web", path.display());
    }
}

#[test]
fn files_stay_readable() {
    let mut lengths: Vec<(usize, PathBuf)> =
        files(&root()).into_iter().map(|path| (fs::read_to_string(&path).unwrap().lines().count(), path)).collect();
    lengths.sort();
    let longest = lengths.last().unwrap();
    assert!(longest.0 <= 400, "{} has {} lines; it is usually two ideas", longest.1.display(), longest.0);
    let median = lengths[lengths.len() / 2].0;
    assert!(median <= 120, "the median file has {median} lines");
}
