//! What may stand in a folder of data and is no data: refused in words, without waiting, without end of memory, and nothing else
//! suffers.

mod imports;
mod kinds;
mod sizes;
mod texts;

use std::{
    path::Path,
    process::{Command, Output, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use dyad::dataset::Entry;

use crate::package::{load_folder, plain_rows};

/// Two good rows.
pub const ROWS: [&str; 2] = ["RUS,IRN,export,TOTAL,2021,1.5,USD,9,1,FOB,A,one", "RUS,IRN,export,TOTAL,2022,5,USD,9,0,FOB,A,one"];

/// Longer than anything here takes on a busy machine; what is not done by then hangs.
const HANG: Duration = Duration::from_mins(1);

pub fn good() -> Vec<u8> {
    plain_rows(&ROWS).into_bytes()
}

/// What loading a folder of datasets comes to, by folder; a load that hangs fails the test instead of stopping it.
pub fn loaded(root: &Path) -> Vec<Entry> {
    let (done, waiting) = mpsc::channel();
    let root = root.to_owned();
    thread::spawn(move || done.send(load_folder(&root)));
    waiting.recv_timeout(HANG).expect("loading hangs")
}

/// The findings of the only dataset of a folder, as lines.
pub fn told(root: &Path) -> Vec<String> {
    loaded(root).remove(0).findings.iter().map(ToString::to_string).collect()
}

/// A FIFO that nobody writes to.
pub fn make_fifo(path: &Path) {
    let owner = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, owner, 0).unwrap();
}

/// Runs the command, which must end by itself; what it came to, and the most memory that it was seen to take, in MiB, where the
/// system tells.
pub fn ended(root: &Path, arguments: &[&str]) -> (Output, u64) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dyad"));
    command.args(arguments).current_dir(root).env_remove("DYAD_DATASETS").env("RAYON_NUM_THREADS", "2");
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (status, (done, waiting)) = (format!("/proc/{}/status", child.id()), mpsc::channel());
    let pid = child.id();
    let ending = thread::spawn(move || {
        let output = child.wait_with_output().unwrap();
        let _ = done.send(());
        output
    });
    let (mut peak, mut waited) = (0, Duration::ZERO);
    let step = Duration::from_millis(5);
    while let Err(mpsc::RecvTimeoutError::Timeout) = waiting.recv_timeout(step) {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok());
        peak = peak.max(kib.unwrap_or(0) / 1024);
        waited += step;
        if waited > HANG {
            let _ = Command::new("kill").args(["-9", &pid.to_string()]).status();
            panic!("{arguments:?} hangs");
        }
    }
    (ending.join().unwrap(), peak)
}

/// What a command said, both ways.
pub fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat()
}
