//! An imported dataset, and what a disturbed import may leave of it.

use std::{fs, path::Path, process::Command};

use serde_json::Value;
use tempfile::TempDir;

use super::{
    batches::Wrong,
    scene::{Held, dyad, good, held, import, lay, strays, tables},
};

/// A dataset before an import, and after one that nothing disturbed.
pub struct Package {
    pub root: TempDir,
    pub file: &'static str,
    before: Held,
    after: Held,
}

impl Package {
    /// An import of a file, into a new dataset or over an earlier one.
    pub fn new(file: &'static str, over: bool) -> Self {
        let root = tables();
        let folder = root.path().join("datasets/made");
        if over {
            good(import(&mut dyad(root.path()), "early.csv"));
        }
        let before = held(&folder);
        good(import(&mut dyad(root.path()), file));
        let after = held(&folder);
        assert_eq!(after.len(), 5, "descriptor, report, table, blocks and latest totals");
        Self { root, file, before, after }
    }

    /// Makes the dataset what it was before.
    pub fn again(&self) -> &Path {
        drop(fs::remove_dir_all(self.root.path().join("datasets")));
        if self.before.is_empty() {
            fs::create_dir(self.root.path().join("datasets")).unwrap();
        } else {
            lay(&self.root.path().join("datasets/made"), &self.before);
        }
        self.root.path()
    }

    pub fn import(&self, command: Command) -> Command {
        let mut command = command;
        import(&mut command, self.file);
        command
    }

    /// What a disturbed import left, and what the next makes of it.
    pub fn judged(&self) -> Wrong {
        self.judged_after("")
    }

    /// The same after a run that said this: a table may stand without its blocks when that was told.
    pub fn judged_after(&self, said: &str) -> Wrong {
        let folder = self.root.path().join("datasets/made");
        let left = held(&folder);
        let is_whole = |name: &String| {
            let bytes = &left[name];
            // Those with a date in them are read; all others are known to the byte.
            match name.as_str() {
                "datapackage.json" | "import-report.json" => serde_json::from_slice::<Value>(bytes).is_ok(),
                latest if latest.ends_with(".latest") => true,
                _ => [&self.before, &self.after].iter().any(|known| known.get(name) == Some(bytes)),
            }
        };
        let torn = left.keys().filter(|name| !name.starts_with(".dyad-") && !is_whole(name)).count();
        let missing = self.lacking(&left, said.contains("no index is written"));
        good(&mut self.import(dyad(self.root.path())));
        let now = held(&folder);
        let differs = |(name, bytes): (&String, &Vec<u8>)| match name.strip_prefix("observations-") {
            Some(table) if !table.ends_with(".latest") => now.get(name) != Some(bytes),
            _ => !now.contains_key(name),
        };
        let different = self.after.iter().filter(|file| differs(*file)).count();
        let more = now.keys().filter(|name| !self.after.contains_key(*name)).count();
        Wrong { torn, missing, strays: strays(self.root.path()).len() + more, different }
    }

    /// Files that the descriptor which is there needs and which are not; the descriptor itself, where there was one.
    fn lacking(&self, left: &Held, without_blocks: bool) -> usize {
        let Some(descriptor) = left.get("datapackage.json") else {
            return usize::from(!self.before.is_empty() || !left.is_empty());
        };
        let descriptor: Value = serde_json::from_slice(descriptor).unwrap_or_default();
        let table = descriptor["resources"][0]["path"].as_str().unwrap_or_default();
        let needed = [table.to_owned(), "import-report.json".to_owned(), format!("{table}.blocks")];
        needed.iter().take(if without_blocks { 2 } else { 3 }).filter(|name| !left.contains_key(*name)).count()
    }
}
