//! The binary on a free port, with the built-in data and a made-up pair that has products and many partners.

use tempfile::TempDir;

use crate::{package, server, world};

/// A running server; it ends with this value.
pub struct Server {
    /// Such as `http://127.0.0.1:40123`.
    pub origin: String,
    _running: server::Running,
    _datasets: TempDir,
}

impl Server {
    pub fn start() -> Self {
        let datasets = package::package_of_rows(&rows());
        package::copy_builtin(datasets.path());
        Self::on(datasets)
    }

    /// The binary on the built-in data and an imported table of all pairs.
    pub fn on_world() -> Self {
        Self::on(world::datasets())
    }

    fn on(datasets: TempDir) -> Self {
        let running = server::listening(&["--datasets", datasets.path().to_str().unwrap()]);
        Self { origin: format!("http://{}", running.address), _running: running, _datasets: datasets }
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
