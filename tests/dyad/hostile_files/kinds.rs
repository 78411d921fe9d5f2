//! Kinds of files: what is no regular file, or leads elsewhere, is looked at and left alone.

use std::{
    fs::{self, File},
    os::unix::{fs::symlink, net::UnixListener},
    path::Path,
};

use dyad::{
    batch::definitions,
    chart::{HouseStyle, WorldMap},
    dataset::State,
    trade::FindingCode,
};

use super::{ROWS, good, loaded, make_fifo, told};
use crate::package::{PLAIN_DESCRIPTOR, folder_of, plain_rows, write_package};

/// Puts something else in the place of a file, by its kind.
fn put(kind: &str, path: &Path) {
    let _ = fs::remove_file(path);
    match kind {
        "FIFO" => make_fifo(path),
        "link to a device" => symlink("/dev/zero", path).unwrap(),
        "link out" => symlink("/etc/passwd", path).unwrap(),
        "link up" => symlink("../../secret", path).unwrap(),
        "link to itself" => symlink(path.file_name().unwrap(), path).unwrap(),
        "folder" => fs::create_dir(path).unwrap(),
        "socket" => drop(UnixListener::bind(path).unwrap()),
        "10 GiB without a byte" => File::create(path).unwrap().set_len(10 << 30).unwrap(),
        _ => {}
    }
}

const KINDS: [(&str, &str); 9] = [
    ("FIFO", "is a FIFO"),
    ("link to a device", "leads out of its folder"),
    ("link out", "leads out of its folder"),
    ("link up", "leads out of its folder"),
    ("link to itself", "symbolic links"),
    ("folder", "is a folder"),
    ("socket", "is a socket"),
    ("10 GiB without a byte", "holds more than the"),
    ("nothing", "cannot be read"),
];

#[test]
fn what_is_no_file_of_the_dataset_is_refused_and_the_others_serve() {
    for (kind, words) in KINDS {
        for file in ["observations.csv", "datapackage.json"] {
            let root = folder_of(&good());
            fs::write(root.path().join("secret"), "root:x:0:0").unwrap();
            write_package(root.path(), "other", &PLAIN_DESCRIPTOR.replace("made", "other"), &good());
            put(kind, &root.path().join("made").join(file));
            let entries = loaded(root.path());
            assert_eq!((entries[0].state, entries[1].state), (State::Refused, State::Served), "{kind} as {file}");
            let [finding] = &entries[0].findings[..] else { panic!("{kind} as {file}: {:?}", entries[0].findings) };
            assert_eq!((finding.code, finding.file.as_str()), (FindingCode::Unreadable, file), "{kind}");
            assert!(finding.text.contains(words) && !finding.text.contains("root:x"), "{kind} as {file}: {finding}");
        }
    }
}

#[test]
fn the_same_of_tables_and_of_what_stands_beside_them() {
    let parquet = PLAIN_DESCRIPTOR.replace("observations.csv", "o.parquet");
    for (kind, words) in KINDS {
        let root = folder_of(&good());
        write_package(root.path(), "made", &parquet, &good());
        put(kind, &root.path().join("made/o.parquet"));
        let words = if kind.starts_with("10 GiB") { "cannot be read as Parquet" } else { words };
        let told = told(root.path());
        assert!(told.len() == 1 && told[0].contains(words), "{kind}: {told:?}");
    }
    // A table of text has nothing beside it; a read-me file that is none is not handed out, and the data are served.
    for (kind, _) in KINDS.into_iter().filter(|(kind, _)| !kind.starts_with("10 GiB")) {
        let root = folder_of(&good());
        put(kind, &root.path().join("made/README.md"));
        let entry = loaded(root.path()).remove(0);
        assert!(entry.findings.is_empty(), "{kind}: {:?}", entry.findings);
        let files: Vec<String> = entry.dataset.unwrap().files.files().iter().map(|file| file.name.clone()).collect();
        assert_eq!(files, ["datapackage.json", "observations.csv"], "{kind}");
    }
}

#[test]
fn links_of_a_mounted_folder_are_followed() {
    // A ConfigMap: the files are links into a folder beside them, which is a link itself; and the folder of datasets is one.
    let root = tempfile::tempdir().unwrap();
    let set = root.path().join("sets/made");
    fs::create_dir_all(set.join("..2026_11_28")).unwrap();
    symlink("..2026_11_28", set.join("..data")).unwrap();
    for (name, bytes) in [("datapackage.json", PLAIN_DESCRIPTOR.as_bytes()), ("observations.csv", &good())] {
        fs::write(set.join("..2026_11_28").join(name), bytes).unwrap();
        symlink(Path::new("..data").join(name), set.join(name)).unwrap();
    }
    symlink(root.path().join("sets"), root.path().join("current")).unwrap();
    for folder in ["sets", "current"] {
        let entries = loaded(&root.path().join(folder));
        assert_eq!((entries.len(), entries[0].state), (1, State::Served), "{:?}", entries[0].findings);
        assert_eq!(entries[0].dataset.as_ref().unwrap().files.files().len(), 2, "they are handed out too");
    }
    // The operator may put a dataset elsewhere; its files then stay within that folder.
    fs::create_dir(root.path().join("others")).unwrap();
    symlink(&set, root.path().join("others/made")).unwrap();
    assert_eq!(loaded(&root.path().join("others"))[0].state, State::Served);
}

#[test]
fn charts_styles_fonts_and_maps_are_files() {
    for (kind, words) in KINDS {
        let root = tempfile::tempdir().unwrap();
        let charts = root.path().join("charts/deep");
        fs::create_dir_all(&charts).unwrap();
        fs::write(root.path().join("secret"), "root:x:0:0").unwrap();
        for name in ["one.toml", "style.toml", "map.json", "own.ttf"] {
            put(kind, &charts.join(name));
        }
        fs::write(charts.join("font.toml"), "[font]\nregular = \"own.ttf\"\n").unwrap();
        let found = definitions(&charts).unwrap();
        let one = found.iter().find(|(slug, _)| slug == "one").map(|(_, definition)| definition.as_ref().unwrap_err());
        // Without a file there is no chart to be told of.
        assert!(one.map_or(kind == "nothing", |error| error.to_string().contains(words)), "{kind}: {one:?}");
        // Those that the operator names may be links to anywhere, to files.
        let named =
            ["is a FIFO", "is a device", "no [colors]", "", "symbolic links", "is a folder", "is a socket", "holds more", ""];
        let words = named[KINDS.iter().position(|known| known.0 == kind).unwrap()];
        let all = [
            HouseStyle::read(&charts.join("style.toml")).unwrap_err().to_string(),
            HouseStyle::read(&charts.join("font.toml")).unwrap_err().to_string(),
            WorldMap::read(&charts.join("map.json"), "ISO_A3").unwrap_err().to_string(),
        ];
        assert!(kind == "link out" || all.iter().all(|told| told.contains(words)), "{kind}: {all:?}");
        assert!(all.iter().all(|told| !told.contains("root:x")), "{kind}: {all:?}");
    }
}

#[test]
fn names_that_are_steps_or_forge_lines_are_told_plainly() {
    for name in [".", "..", ".hidden", "a b", "a\\u000ab", "A", ""] {
        let root = folder_of(&good());
        write_package(
            root.path(),
            "made",
            &PLAIN_DESCRIPTOR.replace("\"name\": \"made\"", &format!("\"name\": \"{name}\"")),
            &good(),
        );
        assert!(told(root.path())[0].contains("E01 name"), "{name:?}");
    }
    // A folder's name stands in the log and in answers: on one line, and with nothing that a terminal obeys.
    let root = tempfile::tempdir().unwrap();
    write_package(root.path(), "x\nWARN forged\u{1b}[2J\u{202e}", "{}", plain_rows(&ROWS).as_bytes());
    let entry = loaded(root.path()).remove(0);
    assert_eq!(
        (entry.name.as_str(), entry.folder.as_str()),
        ("x\\nWARN forged\\u{1b}[2J\\u{202e}", "x\\nWARN forged\\u{1b}[2J\\u{202e}")
    );
    // So does the name of a column.
    let forged = String::from_utf8(good()).unwrap().replacen("source\n", "source,\"note\nERROR forged\u{1b}\u{202e}\"\n", 1);
    let root = folder_of(forged.as_bytes());
    let told = told(root.path());
    assert!(told.iter().all(|line| !line.contains(['\n', '\u{1b}', '\u{202e}'])), "{told:?}");
    assert!(told.iter().any(|line| line.contains("note\\nERROR forged\\u{1b}\\u{202e}")), "{told:?}");
}
