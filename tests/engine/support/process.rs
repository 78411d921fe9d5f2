//! Processes as the system has them: whether they live, what they have computed, and what waits to be read by them.

use std::{
    ffi::OsStr,
    fs, io,
    process::{Child, Command},
    sync::{
        LazyLock,
        mpsc::{Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

/// A process by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Process(pub u32);

impl Process {
    /// The words of its `stat` behind its name; none once it has ended, also while nobody has taken leave of it.
    fn stat(self) -> Option<Vec<String>> {
        let text = fs::read_to_string(format!("/proc/{}/stat", self.0)).ok()?;
        let words: Vec<String> = text.rsplit_once(')')?.1.split_whitespace().map(str::to_owned).collect();
        (words[0] != "Z" && words[0] != "X").then_some(words)
    }

    /// Does it live?
    pub fn lives(self) -> bool {
        self.stat().is_some()
    }

    /// The time that it has computed, in hundredths of a second.
    pub fn computed(self) -> u64 {
        self.stat().map_or(0, |words| words[11].parse::<u64>().unwrap() + words[12].parse::<u64>().unwrap())
    }

    /// The lines of /proc/net/tcp (of which `v6` is in another file) that are of its sockets, word by word.
    fn sockets(self) -> Vec<Vec<String>> {
        let links = fs::read_dir(format!("/proc/{}/fd", self.0)).into_iter().flatten().flatten();
        let held: Vec<String> =
            links.filter_map(|link| Some(fs::read_link(link.path()).ok()?.to_string_lossy().into_owned())).collect();
        let tables = ["tcp", "tcp6"].map(|name| fs::read_to_string(format!("/proc/net/{name}")).unwrap_or_default()).concat();
        let words = tables.lines().map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        words.filter(|words| words.len() > 9 && held.contains(&format!("socket:[{}]", words[9]))).collect()
    }

    /// How many bytes were sent to it that it has not read.
    pub fn unread(self) -> u64 {
        let queues = self.sockets().into_iter().filter(|words| words[3] == "01");
        queues.map(|words| u64::from_str_radix(words[4].split_once(':').unwrap().1, 16).unwrap()).sum()
    }

    /// Does it listen at this port?
    pub fn listens_at(self, port: u16) -> bool {
        self.sockets().iter().any(|words| words[3] == "0A" && words[1].ends_with(&format!(":{port:04X}")))
    }

    /// Sends a signal, by its name.
    pub fn signal(self, name: &str) {
        assert!(Command::new("kill").args([&format!("-{name}"), &self.0.to_string()]).status().unwrap().success(), "{self:?}");
    }
}

/// Waits until something is so; what it is stands in the panic if it never comes to be.
pub fn wait_until(what: &str, within: Duration, mut is_so: impl FnMut() -> bool) {
    let until = Instant::now() + within;
    while !is_so() {
        assert!(Instant::now() < until, "within {within:?}: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// A command that the system kills when this process ends, however it ends; to be started by [`spawn`]. `setpriv` of util-linux does
/// it, since what runs between fork and exec could only be set by unsafe code.
pub fn tied(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "--"]).arg(program);
    command
}

/// Starts a [`tied`] command. The system ties it to the thread that starts it, so one that ends with the process starts them all.
pub fn spawn(command: Command) -> Child {
    type Asked = (Command, Sender<io::Result<Child>>);
    static STARTER: LazyLock<Sender<Asked>> = LazyLock::new(|| {
        let (ask, asked) = channel::<Asked>();
        thread::spawn(move || {
            for (mut command, answer) in asked {
                answer.send(command.spawn()).unwrap();
            }
        });
        ask
    });
    let (answer, answered) = channel();
    STARTER.send((command, answer)).unwrap();
    answered.recv().unwrap().unwrap()
}
