//! A server over a folder of datasets that changes while it serves.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::{
    package::{plain_rows, write_package},
    server::{Running, listening},
};

/// The token that its reloads want.
pub const TOKEN: &str = "0123456789abcdef";
/// How long a test waits for what must come.
const HANG: Duration = Duration::from_mins(2);

/// A server, and the folder that it serves.
pub struct Reloading {
    pub server: Running,
    around: TempDir,
}

/// A package of one source and one pair, whose every figure is `value`.
pub fn write_pair(root: &Path, name: &str, pair: &str, value: u32) {
    write_package(root, name, &descriptor(name), rows(name, pair, value).as_bytes());
}

/// Its descriptor.
pub fn descriptor(name: &str) -> String {
    format!(
        "{{\"name\": \"{name}\", \"created\": \"2024-01-01T00:00:00Z\", \"sources\": [{{\"name\": \"{name}-source\", \
         \"title\": \"The {name}\", \"priority\": 1, \"reporting\": \"reported\"}}], \"resources\": [{{\"name\": \
         \"observations\", \"path\": \"observations.csv\"}}]}}"
    )
}

/// Twenty years of exports, each of so many millions.
pub fn rows(name: &str, pair: &str, value: u32) -> String {
    let areas = pair.replace('-', ",");
    let row = |year: u32| format!("{areas},export,TOTAL,{year},{value},USD,6,0,FOB,A,{name}-source");
    let rows: Vec<String> = (2001..=2020).map(row).collect();
    plain_rows(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Serves a folder with the packages that `fill` writes into it.
pub fn reloading(fill: impl FnOnce(&Path), extra: &[&str]) -> Reloading {
    let around = tempfile::tempdir().unwrap();
    let (datasets, charts, token) = (around.path().join("datasets"), around.path().join("charts"), around.path().join("token"));
    fs::create_dir(&datasets).unwrap();
    fs::create_dir(&charts).unwrap();
    fs::write(&token, TOKEN).unwrap();
    fill(&datasets);
    let [datasets, charts, token] = [&datasets, &charts, &token].map(|path| path.to_str().unwrap());
    let usual = ["--datasets", datasets, "--charts", charts, "--admin-token-file", token];
    let server = listening(&[&usual[..], extra].concat());
    Reloading { server, around }
}

/// The body of an answer with its head.
pub fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

impl Reloading {
    /// A path beside its datasets.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.around.path().join(name)
    }

    /// Its folder of datasets.
    pub fn datasets(&self) -> PathBuf {
        self.beside("datasets")
    }

    /// What `POST /admin/reload` answers.
    pub fn reload(&self) -> Value {
        let answer = self.ask("POST", &format!("Authorization: Bearer {TOKEN}\r\n"));
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        serde_json::from_str(body(&answer)).unwrap_or_else(|error| panic!("{error}: {answer}"))
    }

    /// Asks for a reload in such a way.
    pub fn ask(&self, method: &str, headers: &str) -> String {
        let head = format!("{method} /admin/reload HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\nConnection: close\r\n");
        self.server.raw(&format!("{head}{headers}\r\n"))
    }

    /// What became of each dataset, chart or file, by name.
    pub fn became(report: &Value, of: &str) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        report[of].as_array().unwrap().iter().map(|item| (text(&item["name"]), text(&item["became"]))).collect()
    }

    /// The first value of the exports of a pair; none where there is no such answer.
    pub fn value(&self, pair: &str) -> Option<u64> {
        let answer = self.server.get(&format!("/v1/dyads/{pair}/exports"));
        let json: Value = serde_json::from_str(body(&answer)).ok()?;
        json["observations"][0]["value"].as_u64().map(|value| value / 1_000_000)
    }

    /// The document of a dataset.
    pub fn dataset(&self, name: &str) -> Value {
        serde_json::from_str(body(&self.server.get(&format!("/v1/datasets/{name}")))).unwrap()
    }

    /// A counter of /metrics.
    pub fn counter(&self, name: &str) -> u64 {
        let text = self.server.get("/metrics");
        let line = text.lines().find(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
        line.unwrap_or_else(|| panic!("{name}: {text}")).rsplit(' ').next().unwrap().parse().unwrap()
    }
}

/// Waits until it is so.
pub fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < HANG, "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
