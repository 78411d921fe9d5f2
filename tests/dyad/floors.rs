//! The house: a file imports its own folder or lower floors, and keeps the sizes that stay readable.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Every room of `src/` and its floor.
const FLOORS: [(&str, u8); 18] = [
    ("trade", 0),
    ("language", 1),
    ("series", 1),
    ("table", 1),
    ("statistics", 2),
    ("dataset", 2),
    ("query", 3),
    ("import", 3),
    ("chart", 4),
    ("write", 4),
    ("bundle", 5),
    ("page", 5),
    ("openapi", 5),
    ("http", 6),
    ("batch", 6),
    ("cli", 7),
    ("main", 8),
    ("lib", 9),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn room(path: &Path) -> String {
    let inside = path.strip_prefix(root()).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn floor(room: &str) -> u8 {
    FLOORS.iter().find(|(name, _)| *name == room).unwrap_or_else(|| panic!("{room} has no floor; add it to DESIGN and here")).1
}

/// The two files of floor 1 are one room: a table's rows become the points of a series.
fn same_room(one: &str, two: &str) -> bool {
    one == two || [one, two].iter().all(|room| ["series", "table"].contains(room))
}

/// The rooms that a file names behind `crate::`, also inside braces.
fn imported(text: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for part in text.split("crate::").skip(1) {
        if let Some(inside) = part.strip_prefix('{') {
            let mut depth = 0;
            let mut start = true;
            for (at, letter) in inside.char_indices() {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    letter if start && !letter.is_whitespace() => {
                        rooms.push(word(&inside[at..]));
                        start = false;
                    }
                    _ => {}
                }
            }
        } else {
            rooms.push(word(part));
        }
    }
    rooms.retain(|room| !room.is_empty());
    rooms
}

fn word(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

#[test]
fn the_reader_of_imports_sees_nested_braces() {
    let text = "use crate::{\n chart::{self, Spec},\n write,\n};\nlet x = crate::trade::Area::world();";
    assert_eq!(imported(text), ["chart", "write", "trade"]);
}

#[test]
fn a_file_imports_its_own_folder_or_lower_floors() {
    let mut broken = Vec::new();
    for path in sources(&root()) {
        let (room, text) = (room(&path), fs::read_to_string(&path).unwrap());
        if room == "lib" || room == "main" {
            continue;
        }
        for import in imported(&text).into_iter().filter(|import| !same_room(import, &room)) {
            if floor(&import) >= floor(&room) {
                broken.push(format!("{} imports {import}", path.display()));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn lower_floors_know_no_http() {
    for path in sources(&root()) {
        let text = fs::read_to_string(&path).unwrap();
        let upper = ["http", "lib", "cli", "main"].contains(&room(&path).as_str());
        assert!(upper || !text.contains("StatusCode") && !text.contains("axum::"), "{} names the web", path.display());
    }
}

#[test]
fn files_stay_readable() {
    let mut lengths: Vec<(usize, PathBuf)> =
        sources(&root()).into_iter().map(|path| (fs::read_to_string(&path).unwrap().lines().count(), path)).collect();
    lengths.sort();
    let longest = lengths.last().unwrap();
    assert!(longest.0 <= 400, "{} has {} lines; it is usually two ideas", longest.1.display(), longest.0);
    let median = lengths[lengths.len() / 2].0;
    assert!(median <= 120, "the median file has {median} lines");
}
