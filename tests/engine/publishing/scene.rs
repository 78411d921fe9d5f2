//! A dataset to publish, the command, and what it left.

use std::{
    collections::BTreeSet,
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::process::tied;

pub const REPORTERS: [&str; 12] = ["BRA", "CHN", "DEU", "EGY", "FRA", "GBR", "IND", "IRN", "KAZ", "RUS", "TUR", "USA"];

/// How many kills of a kind: few in every test run, more when they are asked for.
pub fn rounds(few: usize) -> usize {
    env::var("DYAD_TORTURE").ok().and_then(|many| many.parse().ok()).unwrap_or(few)
}

/// A folder with a dataset `made`, and a place to publish to.
pub struct Scene {
    root: TempDir,
    pub to: String,
    /// What the command has in its environment.
    pub environment: Vec<(String, String)>,
}

/// How a run ended, what it said on either output, and what on its output alone.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub said: String,
    pub output: String,
}

impl Scene {
    /// A dataset, to be published to a folder beside it.
    pub fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let to = root.path().join("published").to_str().unwrap().to_owned();
        let scene = Self { root, to, environment: Vec::new() };
        scene.write(1);
        scene
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub fn dataset(&self) -> PathBuf {
        self.path("made")
    }

    /// Writes the dataset with the figures of an edition; RUS and USA alone have other figures in each.
    pub fn write(&self, edition: usize) {
        let folder = self.dataset();
        fs::create_dir_all(&folder).unwrap();
        let descriptor = r#"{
  "name": "made", "title": "Made up",
  "sources": [{ "name": "customs", "title": "Customs", "reporting": "reported" }, { "name": "bank", "title": "Bank", "reporting": "reported" }],
  "resources": [{ "name": "observations", "path": "observations.csv" }, { "name": "notes", "path": "texts/notes.txt" }]
}"#;
        fs::write(folder.join("datapackage.json"), descriptor).unwrap();
        fs::create_dir_all(folder.join("texts")).unwrap();
        fs::write(folder.join("texts/notes.txt"), "what else is to be known\n").unwrap();
        let mut rows = "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source,calendar,published,note\n".to_owned();
        for (place, reporter) in REPORTERS.iter().enumerate() {
            let own = if ["RUS", "USA"].contains(reporter) { edition } else { 1 };
            for (other, partner) in REPORTERS.iter().enumerate().filter(|(other, _)| *other != place) {
                for year in 1990..2020 {
                    let value = (place * 31 + other * 7 + year * own) % 900;
                    let _ =
                        writeln!(rows, "{reporter},{partner},export,TOTAL,{year},{value}.25,USD,6,2,FOB,A,customs,gregorian,,");
                    let _ = writeln!(
                        rows,
                        "{reporter},{partner},export,TOTAL,{year},{value}.5,USD,6,1,FOB,A,customs,gregorian,{},revised",
                        year + 1
                    );
                    let _ = writeln!(rows, "{reporter},{partner},import,HS:27,{year}-Q2,,EUR,0,,CIF,O,bank,gregorian,,");
                }
            }
        }
        fs::write(folder.join("observations.csv"), rows).unwrap();
    }

    /// The command, with what its surroundings say taken away.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = tied(env!("CARGO_BIN_EXE_dyad"));
        let ours = env::vars_os().map(|(name, _)| name);
        for name in ours.filter(|name| ["DYAD_", "AWS_"].iter().any(|begin| name.to_string_lossy().starts_with(begin))) {
            command.env_remove(name);
        }
        command.current_dir(self.root.path()).args(["publish", "made", "--to", &self.to]).args(arguments);
        command.envs(self.environment.iter().cloned()).env("RUST_BACKTRACE", "0").stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ended {
        let output = self.command(arguments).output().unwrap();
        let code = output.status.code();
        let [output, errors] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        let said = output.clone() + &errors;
        assert!(!said.contains("panicked"), "{said}");
        Ended { code, said, output }
    }

    /// A run that comes to a good end.
    pub fn good(&self, arguments: &[&str]) -> String {
        let ended = self.run(arguments);
        assert_eq!(ended.code, Some(0), "{arguments:?}: {}", ended.said);
        ended.said
    }

    /// What a run says in JSON.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let mut all = vec!["--json"];
        all.extend(arguments);
        let ended = self.run(&all);
        assert_eq!(ended.code, Some(0), "{arguments:?}: {}", ended.said);
        serde_json::from_str(&ended.output).unwrap_or_else(|error| panic!("{error}: {}", ended.output))
    }

    /// What a run publishes.
    pub fn published(&self, arguments: &[&str]) -> Value {
        self.json(arguments)
    }

    /// The folder that is published to.
    pub fn place(&self) -> PathBuf {
        Path::new(&self.to).join("made")
    }
}

/// The version that the manifest in a folder names, when everything that it names is there with the right hash and nothing else
/// stands in its folders; none when there is no manifest.
pub fn whole(place: &Path) -> Option<String> {
    let manifest: Value = serde_json::from_slice(&fs::read(place.join("manifest.json")).ok()?).expect("a manifest is whole");
    let version = manifest["version"].as_str().unwrap();
    let mut named = BTreeSet::new();
    for (list, folder, name) in
        [("files", format!("data/version={version}"), "path"), ("package", format!("package/{version}"), "name")]
    {
        for file in manifest[list].as_array().unwrap() {
            let path = place.join(&folder).join(file[name].as_str().unwrap());
            let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert_eq!(blake3::hash(&bytes).to_hex().as_str(), file["blake3"].as_str().unwrap(), "{}", path.display());
            named.insert(path);
        }
        let there = files(&place.join(folder));
        assert!(there.iter().all(|path| named.contains(path)), "{there:?}");
    }
    Some(version.to_owned())
}

/// Every file below a folder, those in work too.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Delays, the same from a seed on.
pub struct Seeded(pub u64);

impl Seeded {
    pub fn part(&mut self, of: std::time::Duration) -> std::time::Duration {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        of.mul_f64(f64::from(u32::try_from(self.0 >> 33).unwrap()) / f64::from(1_u32 << 31))
    }
}
