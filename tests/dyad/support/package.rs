//! Data packages made for a test: written into a folder, loaded, or of rows in short and served by the router.

use std::{fs, path::Path};

use axum::Router;
use dyad::dataset::{Catalogue, Entry, Roots};
use tempfile::TempDir;

use crate::served;

/// The columns that every file has.
pub const PLAIN_HEADER: &str = "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source";
/// A descriptor of one source, `one`.
pub const PLAIN_DESCRIPTOR: &str = r#"{"name": "made", "created": "2024-01-01T00:00:00Z",
  "sources": [{"name": "one", "title": "One", "priority": 1, "reporting": "reported"}],
  "resources": [{"name": "observations", "path": "observations.csv"}]}"#;

const HEADER: &str =
    "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source,published,calendar";

const DESCRIPTOR: &str = r#"{"name": "made", "created": "2024-01-01T00:00:00Z", "sources": [
  {"name": "one", "title": "One", "priority": 2, "reporting": "reported"},
  {"name": "two", "title": "Two", "priority": 1, "reporting": "reported"}],
  "resources": [{"name": "observations", "path": "observations.csv"}]}"#;

/// A router on a package of these rows; the folder lives as long as its data are wanted.
pub struct ServedPackage {
    pub router: Router,
    _folder: TempDir,
}

const CLAIMS: &str = "id,statement,reporter,partner,flow,product,period,calendar,claim_kind,value,unit,unit_mult,decimals,\
                      qualifier,compared_to,compiler,stated_by,published,status,source,text,note";

/// Puts a copy of the built-in dataset into a folder of datasets.
pub fn copy_builtin(folder: &Path) {
    let builtin = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/russia-iran");
    let copy = folder.join("russia-iran");
    fs::create_dir_all(&copy).unwrap();
    for entry in fs::read_dir(builtin).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, copy.join(path.file_name().unwrap())).unwrap();
    }
}

/// Serves such rows and claims of `id period kind value source published`, of Russia's exports to Iran in whole millions of
/// dollars or in per cent; a source `paper` came out in July 2023.
pub fn serve_claims(rows: &[String], claims: &[&str]) -> ServedPackage {
    let line = |claim: &&str| {
        let words: Vec<&str> = claim.split(' ').collect();
        let unit = if words[2] == "growth" { "percent,0,0" } else { "USD,6,0" };
        let (head, published) = (words[..2].join(",RUS-IRN,"), words.get(5).unwrap_or(&""));
        let head = head.replace("RUS-IRN", ",RUS,IRN,export,TOTAL");
        format!("{head},gregorian,{},{},{unit},exact,,,,{published},A,{},Said,", words[2], words[3], words[4])
    };
    let text = format!("{CLAIMS}\n{}\n", claims.iter().map(line).collect::<Vec<_>>().join("\n"));
    let descriptor =
        DESCRIPTOR.replace(r#""resources": ["#, r#""resources": [{"name": "claims", "path": "claims.csv"}, "#).replace(
            r#""sources": ["#,
            r#""sources": [{"name": "paper", "title": "Paper", "priority": 0, "reporting": "quoted", "published": "2023-07"}, "#,
        );
    let folder = tempfile::tempdir().unwrap();
    write_package(folder.path(), "made", &descriptor, observations(rows).as_bytes());
    std::fs::write(folder.path().join("made/claims.csv"), text).unwrap();
    ServedPackage { router: served::package(folder.path()), _folder: folder }
}

/// A package of a single claim and no observations: Russia's exports to Iran were 5 million dollars in 2023.
pub fn package_of_a_claim() -> TempDir {
    let descriptor = r#"{"name": "said", "created": "2024-01-01T00:00:00Z",
      "sources": [{"name": "paper", "title": "Paper", "priority": 0, "reporting": "quoted", "published": "2023-07"}],
      "resources": [{"name": "claims", "path": "claims.csv"}]}"#;
    let row = "high,,RUS,IRN,export,TOTAL,2023,gregorian,level,5,USD,6,0,exact,,,,2024-02,A,paper,Said,";
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("said")).unwrap();
    fs::write(folder.path().join("said/datapackage.json"), descriptor).unwrap();
    fs::write(folder.path().join("said/claims.csv"), format!("{CLAIMS}\n{row}\n")).unwrap();
    folder
}

/// Serves rows of `reporter partner flow product period value [source [published [calendar [status]]]]`, in millions of dollars, not rounded;
/// what is left out between two spaces is the usual.
pub fn serve_rows(rows: &[String]) -> ServedPackage {
    let folder = package_of_rows(rows);
    ServedPackage { router: served::package(folder.path()), _folder: folder }
}

/// The same rows as a package in a folder of its own.
pub fn package_of_rows(rows: &[String]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_package(folder.path(), "made", DESCRIPTOR, observations(rows).as_bytes());
    folder
}

fn observations(rows: &[String]) -> String {
    let line = |row: &String| {
        let words: Vec<&str> = row.split(' ').collect();
        let valuation = if words[2] == "import" { "CIF" } else { "FOB" };
        let (source, published) = (words.get(6).unwrap_or(&"one"), words.get(7).unwrap_or(&""));
        let usual = |place: usize, usual| words.get(place).copied().filter(|word| !word.is_empty()).unwrap_or(usual);
        let status = usual(9, if words[5].is_empty() { "M" } else { "A" });
        let calendar = usual(8, "gregorian");
        format!("{},USD,6,,{valuation},{status},{source},{published},{calendar}", words[..6].join(","))
    };
    format!("{HEADER}\n{}\n", rows.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// A folder of datasets with one package of these observations.
pub fn folder_of(observations: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_package(folder.path(), "made", PLAIN_DESCRIPTOR, observations);
    folder
}

/// Writes a package of this descriptor and these observations below a folder of datasets.
pub fn write_package(root: &Path, name: &str, descriptor: &str, observations: &[u8]) {
    let package = root.join(name);
    fs::create_dir_all(&package).unwrap();
    fs::write(package.join("datapackage.json"), descriptor).unwrap();
    fs::write(package.join("observations.csv"), observations).unwrap();
}

/// The text of such rows, under the columns that every file has.
pub fn plain_rows(rows: &[&str]) -> String {
    format!("{PLAIN_HEADER}\n{}\n", rows.join("\n"))
}

/// What loading a folder of datasets came to.
pub fn load_folder(root: &Path) -> Vec<Entry> {
    Catalogue::load(&Roots::Folder(root.to_owned()), None).unwrap().entries().to_vec()
}
