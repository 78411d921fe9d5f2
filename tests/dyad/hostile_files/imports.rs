//! What `dyad import` is given and is no file of figures: it ends soon, in words, with little memory, and leaves nothing.

use std::{
    fs::{self, File},
    io::Write,
    os::unix::fs::symlink,
    path::Path,
};

use flate2::{Compression, write::GzEncoder};
use serde_json::Value;

use super::{ended, make_fifo, said};
use crate::command::{dyad, fixture, summary};

/// The memory that refusing may take, in MiB: the tests are not optimised.
const MOST_MIB: u64 = 400;

/// Imports a file; it must end by itself with a failure, and nothing may be left of it.
fn refused(root: &Path, provider: &str, file: &str) -> String {
    let (output, peak) = ended(root, &["import", provider, file, "--into", "sets/made"]);
    assert!(!output.status.success(), "{file} is imported");
    assert!(peak < MOST_MIB, "{file}: {peak} MiB");
    let left: Vec<_> = fs::read_dir(root.join("sets")).into_iter().flatten().collect();
    assert!(left.is_empty(), "{file}: {left:?}");
    let said = said(&output);
    assert!(said.len() < 4000, "{file}: {said:.4000}");
    said
}

/// Packs a text that ends in a piece over and over, of so many MiB.
fn packed(path: &Path, start: &str, piece: &str, mib: usize) {
    let mut writer = GzEncoder::new(File::create(path).unwrap(), Compression::best());
    writer.write_all(start.as_bytes()).unwrap();
    repeated(&mut writer, piece, mib);
    writer.finish().unwrap();
}

fn repeated(writer: &mut dyn Write, piece: &str, mib: usize) {
    let piece = piece.repeat((1 << 20) / piece.len());
    (0..mib).for_each(|_| writer.write_all(piece.as_bytes()).unwrap());
}

const HEAD: &str = "Year,Reporter,Partner,Value\n";

#[test]
fn what_unpacks_to_far_more_is_not_unpacked() {
    let root = tempfile::tempdir().unwrap();
    let place = |name: &str| root.path().join(name);
    // Blank lines without end, a line without end, and a text of JSON without end.
    let blank = " ".repeat(1000) + "\n";
    packed(&place("lines.csv.gz"), "reporter,partner,flow,period,value\n", &blank, 24);
    packed(&place("line.csv.gz"), "reporter,partner,flow,period,value\n", "x", 4);
    packed(&place("text.json.gz"), "{\"data\": [{\"a\": \"", "x", 4);
    packed(&place("beside.json.gz"), "{\"a\": \"", "x", 4);
    packed(&place("name.json.gz"), "{\"", "x", 4);
    let mut archive = zip::ZipWriter::new(File::create(place("lines.zip")).unwrap());
    for name in ["one.csv", "two.csv"] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(b"reporter,partner,flow,period,value\n").unwrap();
        repeated(&mut archive, &blank, 28);
    }
    archive.finish().unwrap();
    fs::write(place("map.toml"), "[columns]\nreporter = \"reporter\"\npartner = \"partner\"\nflow = \"flow\"\nperiod = \"period\"\nvalue = \"value\"\n[constants]\ncurrency = \"USD\"\n").unwrap();
    for (file, words) in [
        ("text.json.gz", "a record or a member of more than 1048576 bytes (the limit record-bytes)"),
        ("beside.json.gz", "a record or a member of more than 1048576 bytes"),
        ("name.json.gz", "a record or a member of more than 1048576 bytes"),
    ] {
        let said = refused(root.path(), "auto", file);
        assert!(said.contains(words), "{file}: {said}");
    }
    let ratio = "unpacks to more than 200 times its size (the limit unpacked-ratio)";
    for (file, words) in [("lines.csv.gz", ratio), ("lines.zip", ratio), ("line.csv.gz", "longer than 1048576 bytes")] {
        let (output, peak) = ended(root.path(), &["import", "tidy", file, "--map", "map.toml", "--into", "sets/made"]);
        assert!(said(&output).contains(words), "{file}: {}", said(&output));
        assert!(peak < MOST_MIB, "{file}: {peak} MiB");
    }
}

#[test]
fn columns_members_and_lines_of_a_record_have_an_end() {
    let root = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| fs::write(root.path().join(name), text).unwrap();
    put("commas.csv", &",".repeat(900_000));
    put("wide.csv", &(0..10_000).map(|place| format!("c{place},")).collect::<Vec<_>>().concat());
    put("quote.csv", &format!("{HEAD}\"{}", "\n".repeat(900_000)));
    put("quotes.csv", &format!("{HEAD}\"{}", "\"\"\n".repeat(300_000)));
    put("deep.json", &"[".repeat(500_000));
    put("deeper.json", &format!("{{\"data\": [{{\"a\": {}", "[".repeat(500_000)));
    put("holders.json", &"{\"data\": ".repeat(100_000));
    let members = |record: u32| (0..50).map(|place| format!("\"m{record}-{place}\": 1")).collect::<Vec<_>>().join(",");
    put(
        "members.json",
        &format!("[{}]", (0..200).map(|record| format!("{{{}}}", members(record))).collect::<Vec<_>>().join(",")),
    );
    for (file, words) in [
        ("commas.csv", "has 900001 columns; at most 4096 are read (the limit imported-columns)"),
        ("wide.csv", "has 10001 columns; at most 4096 are read"),
        ("quote.csv", "a quote is opened and never closed"),
        ("quotes.csv", "a quote is opened and never closed"),
        ("deep.json", "after record 0"),
        ("deeper.json", "after record 0"),
        ("holders.json", "recursion limit exceeded"),
    ] {
        let provider = if file.starts_with("quote") { "wits" } else { "auto" };
        let said = refused(root.path(), provider, file);
        assert!(said.contains(words) || file.starts_with("quote"), "{file}: {said}");
    }
    assert!(!refused(root.path(), "auto", "members.json").is_empty());
}

#[test]
fn what_is_no_file_is_not_waited_for() {
    let root = tempfile::tempdir().unwrap();
    make_fifo(&root.path().join("fifo.csv"));
    symlink("/dev/zero", root.path().join("zero.csv")).unwrap();
    symlink("loop.csv", root.path().join("loop.csv")).unwrap();
    fs::create_dir(root.path().join("folder.csv")).unwrap();
    for (file, words) in [
        ("fifo.csv", "is a FIFO, no regular file; what comes through a pipe is named -"),
        ("zero.csv", "is a device"),
        ("folder.csv", "is a folder"),
        ("loop.csv", "symbolic links"),
        ("none.csv", "No such file"),
    ] {
        let said = refused(root.path(), "auto", file);
        assert!(said.contains(words), "{file}: {said}");
    }
}

#[test]
fn a_table_states_its_length_and_hash_and_is_held_against_them() {
    let root = tempfile::tempdir().unwrap();
    let wits = fixture("wits.csv");
    summary(&dyad(root.path(), &["import", "wits", wits.to_str().unwrap(), "--into", "sets/made", "--json"], &[]));
    let folder = root.path().join("sets/made");
    let descriptor = || -> Value { serde_json::from_slice(&fs::read(folder.join("datapackage.json")).unwrap()).unwrap() };
    let resource = descriptor()["resources"][0].clone();
    let table = folder.join(resource["path"].as_str().unwrap());
    let bytes = fs::read(&table).unwrap();
    assert_eq!(resource["bytes"], bytes.len());
    let hash: String = {
        use sha2::Digest;
        sha2::Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
    };
    assert_eq!(resource["hash"], format!("sha256:{hash}"));
    // Another of the same length, which no start reads whole, is told by `dyad check`.
    let check = |words: &str| {
        let output = dyad(root.path(), &["check", "sets"], &[]);
        assert_eq!(said(&output).contains("W03"), !words.is_empty(), "{}", said(&output));
        assert!(said(&output).contains(words), "{}", said(&output));
    };
    check("");
    let stated = fs::read_to_string(folder.join("datapackage.json")).unwrap();
    fs::write(folder.join("datapackage.json"), stated.replace(&hash, &hash.replace(['0', '1'], "2"))).unwrap();
    check("but its resource in datapackage.json says");
    fs::write(folder.join("datapackage.json"), stated.replace(&format!("\"bytes\": {}", bytes.len()), "\"bytes\": 7")).unwrap();
    check("bytes, but its resource in datapackage.json says 7");
}
