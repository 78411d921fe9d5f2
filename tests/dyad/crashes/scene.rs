//! A folder to work in, a command that is run in it under a guard, what lies in a folder, and delays by a seed.

use std::{
    collections::BTreeMap,
    env,
    fmt::Write as _,
    fs,
    io::{Read as _, Write as _},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use tempfile::TempDir;

pub const PARTNERS: [&str; 4] = ["BRA", "CHN", "DEU", "ESP"];

const MAPPING: &str = "unit_mult = 3\n[columns]\nreporter = \"r\"\npartner = \"p\"\nflow = \"f\"\nproduct = \"k\"\nyear = \"t\"\n\
                       value = \"v\"\n[source]\ntitle = \"Made\"\nreporting = \"reported\"\n";

/// What a folder holds, by name.
pub type Held = BTreeMap<String, Vec<u8>>;

/// How many kills or faults of a kind: few in every test run, more when they are asked for.
pub fn rounds(few: usize) -> usize {
    env::var("DYAD_TORTURE").ok().and_then(|many| many.parse().ok()).unwrap_or(few)
}

/// Is it more than the few of every test run?
pub fn is_long() -> bool {
    env::var_os("DYAD_TORTURE").is_some()
}

/// Prints a line for a table.
pub fn told(line: &str) {
    if is_long() {
        println!("torture: crash {line}");
    }
}

/// The program in a folder, without what the surroundings would tell it; behind other words where there are some.
pub fn behind(root: &Path, words: &[&str]) -> Command {
    let program = env!("CARGO_BIN_EXE_dyad");
    let mut command = match words.split_first() {
        None => Command::new(program),
        Some((first, rest)) => {
            let mut command = Command::new(first);
            command.args(rest).arg(program);
            command
        }
    };
    let ours: Vec<_> = env::vars_os().map(|(name, _)| name).filter(|name| name.to_string_lossy().starts_with("DYAD_")).collect();
    for name in ours {
        command.env_remove(name);
    }
    command.current_dir(root).env("RUST_BACKTRACE", "0").stdin(Stdio::null());
    command
}

pub fn dyad(root: &Path) -> Command {
    behind(root, &[])
}

/// How a run ended, and what it said on either output.
#[derive(Debug)]
pub struct Ended {
    pub status: ExitStatus,
    pub said: String,
}

/// A run whose words are gathered as they come.
pub struct Started {
    child: Child,
    said: Arc<Mutex<Vec<u8>>>,
    reading: JoinHandle<()>,
}

pub fn started(command: &mut Command) -> Started {
    let (mut reader, writer) = std::io::pipe().unwrap();
    let child = command.stdout(writer.try_clone().unwrap()).stderr(writer).spawn().unwrap();
    // The command holds the ends that it was given.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let said = Arc::new(Mutex::new(Vec::new()));
    let gathered = Arc::clone(&said);
    let reading = std::thread::spawn(move || {
        let mut part = [0; 4096];
        while let Ok(length @ 1..) = reader.read(&mut part) {
            gathered.lock().unwrap().extend(&part[..length]);
        }
    });
    Started { child, said, reading }
}

impl Started {
    /// Waits for its end; one that does not come in two minutes is a failure.
    pub fn ended(mut self) -> Ended {
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                let said = self.said;
                self.reading.join().unwrap();
                let said = String::from_utf8_lossy(&said.lock().unwrap()).into_owned();
                return Ended { status, said };
            }
            if started.elapsed() > Duration::from_mins(2) {
                self.child.kill().unwrap();
                self.child.wait().unwrap();
                panic!("it does not end: {}", self.words());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn words(&self) -> String {
        String::from_utf8_lossy(&self.said.lock().unwrap()).into_owned()
    }

    /// Has it said this by now? One that has ended without it is a failure.
    pub fn has_said(&mut self, text: &str) -> bool {
        let ended = self.child.try_wait().unwrap();
        let said = self.words();
        assert!(ended.is_none() || said.contains(text), "{said}");
        said.contains(text)
    }

    /// Kills it after a while, unless it has ended before.
    pub fn killed_after(mut self, while_: Duration) -> Ended {
        std::thread::sleep(while_);
        self.child.kill().unwrap();
        self.ended()
    }
}

pub fn ended(command: &mut Command) -> Ended {
    started(command).ended()
}

/// Runs it to a good end.
pub fn good(command: &mut Command) -> String {
    let ended = ended(command);
    assert!(ended.status.success(), "{command:?}: {}", ended.said);
    ended.said
}

/// What lies in a folder; nothing where there is none.
pub fn held(folder: &Path) -> Held {
    let Ok(entries) = fs::read_dir(folder) else { return Held::new() };
    let files = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())).collect()
}

/// Makes a folder hold this and nothing else.
pub fn lay(folder: &Path, held: &Held) {
    drop(fs::remove_dir_all(folder));
    fs::create_dir_all(folder).unwrap();
    for (name, bytes) in held {
        fs::write(folder.join(name), bytes).unwrap();
    }
}

/// What was left in work anywhere below a folder.
pub fn strays(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(".dyad") {
            found.push(name);
        } else if entry.path().is_dir() {
            found.extend(strays(&entry.path()));
        }
    }
    found
}

/// Rows of some years.
pub fn table(first: i32, last: i32) -> String {
    let mut text = "r,p,f,k,t,v\n".to_owned();
    for (place, partner) in PARTNERS.iter().enumerate() {
        for (flow, more) in [("export", 3), ("import", 5)] {
            for product in ["TOTAL", "HS:10", "HS:27"] {
                for year in first..last {
                    writeln!(
                        text,
                        "RUS,{partner},{flow},{product},{year},{}",
                        1000 + year * more + i32::try_from(place).unwrap()
                    )
                    .unwrap();
                }
            }
        }
    }
    text
}

/// A folder with two tables to import, of other years, one of them also packed.
pub fn tables() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("early.csv"), table(1994, 2004)).unwrap();
    fs::write(root.path().join("late.csv"), table(2004, 2024)).unwrap();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(table(2004, 2024).as_bytes()).unwrap();
    fs::write(root.path().join("late.csv.gz"), packed.finish().unwrap()).unwrap();
    fs::write(root.path().join("made.toml"), MAPPING).unwrap();
    root
}

/// The command that imports a file.
pub fn import<'a>(command: &'a mut Command, file: &str) -> &'a mut Command {
    command.args(["import", "tidy", file, "--map", "made.toml", "--into", "datasets/made"])
}

/// A row of numbers by a seed (splitmix64), so that a run can be had again.
pub struct Seeded(pub u64);

impl Seeded {
    /// A part of a length of time.
    pub fn part(&mut self, of: Duration) -> Duration {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let thousandths = u32::try_from((mixed ^ (mixed >> 31)) % 1000).unwrap();
        of * thousandths / 1000
    }
}
