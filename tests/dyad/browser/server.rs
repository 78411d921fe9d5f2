//! The binary on a free port, with the built-in data and a made-up pair that has products and many partners.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use tempfile::TempDir;

use crate::made;

/// A running server; it ends with this value.
pub struct Server {
    child: Child,
    /// Such as `http://127.0.0.1:40123`.
    pub origin: String,
    _datasets: TempDir,
}

impl Server {
    pub fn start() -> Self {
        let datasets = made::packed(&rows());
        let builtin = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/russia-iran");
        let copy = datasets.path().join("russia-iran");
        fs::create_dir_all(&copy).unwrap();
        for entry in fs::read_dir(builtin).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, copy.join(path.file_name().unwrap())).unwrap();
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_dyad"))
            .args(["serve", "--listen", "127.0.0.1:0", "--datasets"])
            .arg(datasets.path())
            .env_remove("DYAD_PUBLIC_URL")
            .env_remove("DYAD_CHARTS")
            .current_dir(std::env::temp_dir())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let origin = line.rsplit_once("http://").map(|(_, address)| format!("http://{}", address.trim().trim_end_matches('/')));
        Self { child, origin: origin.unwrap_or_else(|| panic!("{line}")), _datasets: datasets }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Turkey's exports to Germany, in total and by product, and to a few others, so that Germany has a rank.
fn rows() -> Vec<String> {
    let mut rows = Vec::new();
    for (place, year) in (2014..2024).enumerate() {
        let total = 1000 + place * 90;
        rows.push(format!("TUR DEU export TOTAL {year} {total}"));
        rows.push(format!("TUR DEU import TOTAL {year} {}", total + 300 - place * 70));
        rows.push(format!("DEU TUR import TOTAL {year} {}", total + 120));
        for (chapter, part) in [("HS:87", 40), ("HS:84", 25), ("HS:61", 15), ("HS:72", 12), ("HS:08", 5)] {
            rows.push(format!("TUR DEU export {chapter} {year} {}", total * (part + place % 3) / 100));
        }
        for (partner, value) in [("FRA", 1500), ("GBR", 900), ("ITA", 800), ("USA", 2100)] {
            rows.push(format!("TUR {partner} export TOTAL {year} {}", value + place * 20));
        }
    }
    rows
}
