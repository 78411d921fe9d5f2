//! Charts of an imported table that are to be drawn anew over those that are there, and what a disturbed run may leave of them.

use std::{path::Path, process::Command};

use serde_json::Value;
use tempfile::TempDir;

use super::scene::{Held, PARTNERS, dyad, good, held, import, lay, strays, tables};

/// The folder before a run, and after one that nothing disturbed.
pub struct Batch {
    pub root: TempDir,
    before: Held,
    after: Held,
}

/// What was found wrong.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    /// Files that are neither the old one nor the new one.
    pub torn: usize,
    /// Old ones that are gone.
    pub missing: usize,
    /// Left in work after the next run.
    pub strays: usize,
    /// Other after the next run than after an undisturbed one.
    pub different: usize,
}

impl Wrong {
    pub fn add(&mut self, other: Self) {
        self.torn += other.torn;
        self.missing += other.missing;
        self.strays += other.strays;
        self.different += other.different;
    }

    pub fn line(&self) -> String {
        format!("torn={} missing={} strays={} different={}", self.torn, self.missing, self.strays, self.different)
    }
}

impl Batch {
    pub fn new() -> Self {
        let root = tables();
        good(import(&mut dyad(root.path()), "late.csv"));
        let charts = root.path().join("charts");
        let definitions = |title: &str| -> Held {
            let chart = |partner: &&str| {
                let text = format!("title = \"{title}\"\nquery = \"RUS-{partner}/exports\"\nwidth = 200\nheight = 200\n");
                (format!("{}.toml", partner.to_lowercase()), text.into_bytes())
            };
            PARTNERS.iter().map(chart).collect()
        };
        lay(&charts, &definitions("Before"));
        good(&mut render(dyad(root.path())));
        let mut before = held(&charts);
        before.extend(definitions("After"));
        lay(&charts, &before);
        good(&mut render(dyad(root.path())));
        let after = held(&charts);
        assert_eq!((before.len(), after.len()), (17, 17), "four charts of four files, and the manifest");
        let unchanged = before.iter().filter(|(name, bytes)| after.get(*name) == Some(*bytes)).count();
        // The definitions, and the tables, which hold no title.
        assert_eq!(unchanged, 8);
        Self { root, before, after }
    }

    /// Makes the folder what it was before.
    pub fn again(&self) -> &Path {
        lay(&self.root.path().join("charts"), &self.before);
        self.root.path()
    }

    /// What a disturbed run left, and what the next makes of it.
    pub fn judged(&self) -> Wrong {
        let charts = self.root.path().join("charts");
        let left = held(&charts);
        let is_whole = |name: &String| match name.as_str() {
            "MANIFEST.json" => self.is_manifest(&left[name]),
            _ => [&self.before, &self.after].iter().any(|known| known.get(name) == left.get(name)),
        };
        let torn = left.keys().filter(|name| !name.starts_with(".dyad-") && !is_whole(name)).count();
        let missing = self.before.keys().filter(|name| !left.contains_key(*name)).count();
        good(&mut render(dyad(self.root.path())));
        let now = held(&charts);
        let different = self.after.iter().filter(|(name, bytes)| now.get(*name) != Some(*bytes)).count();
        Wrong { torn, missing, strays: strays(self.root.path()).len(), different }
    }
}

impl Batch {
    /// Is it a manifest that says of each chart what the old or the new one says?
    fn is_manifest(&self, bytes: &[u8]) -> bool {
        let read = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap_or_default()["charts"].clone();
        let (left, known) = (read(bytes), [&self.before, &self.after].map(|held| read(&held["MANIFEST.json"])));
        let charts = left.as_object();
        charts.is_some_and(|charts| charts.iter().all(|(slug, chart)| known.iter().any(|known| known[slug] == *chart)))
    }
}

/// The command that draws them.
pub fn render(mut command: Command) -> Command {
    command.args(["render", "--jobs", "2"]);
    command
}
