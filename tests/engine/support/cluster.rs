//! Clusters: Sail with workers, or Apache Spark with executors, as processes of their own. A cluster ends with its value, and takes care
//! that none of its processes is left.

use std::{
    io::{BufRead, BufReader},
    process::{Child, ChildStdin, Command, Stdio},
    sync::{Arc, Condvar, Mutex},
    thread,
    time::Duration,
};

use super::{
    process::{Process, spawn, tied, wait_until},
    tools,
};

/// What Spark wants of who asks it. Sail takes whoever comes.
pub const TOKEN: &str = "a-token-of-the-tests";

/// What the script of a cluster says, line by line.
#[derive(Default)]
struct Said {
    lines: Mutex<Vec<(String, u32)>>,
    more: Condvar,
}

impl Said {
    fn of(&self, word: &str) -> Vec<u32> {
        self.lines.lock().unwrap().iter().filter(|(said, _)| said == word).map(|(_, value)| *value).collect()
    }
}

/// A running cluster.
pub struct Cluster {
    script: Child,
    /// The script ends everything as soon as this is closed, which the system does when this process is gone.
    held: Option<ChildStdin>,
    said: Arc<Said>,
    token: Option<&'static str>,
    /// The port of Spark Connect.
    pub port: u16,
}

impl Cluster {
    /// Sail with workers; none where it is not installed. Port 0 is any that is free.
    pub fn sail(workers: usize, port: u16) -> Option<Self> {
        Self::sail_with(workers, port, &[])
    }

    /// The same, with more in its environment and that of its workers, such as where a store is.
    pub fn sail_with(workers: usize, port: u16, environment: &[(String, String)]) -> Option<Self> {
        let sail = tools::tool("sail")?;
        let mut command = scripted("sail_cluster.py")?;
        command.envs(environment.iter().cloned());
        command.arg("--sail").arg(sail).args(["--workers", &workers.to_string(), "--port", &port.to_string()]);
        Some(Self::started(command, None, Duration::from_mins(1)))
    }

    /// Apache Spark with executors and a token; none where it or a Java is not installed.
    pub fn spark(workers: usize, port: u16) -> Option<Self> {
        let home = tools::spark()?;
        let mut command = scripted("spark_cluster.py")?;
        command.arg("--home").arg(home).args(["--workers", &workers.to_string(), "--port", &port.to_string()]);
        command.args(["--token", TOKEN]);
        Some(Self::started(command, Some(TOKEN), Duration::from_mins(4)))
    }

    fn started(mut command: Command, token: Option<&'static str>, within: Duration) -> Self {
        let mut script = spawn({
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
            command
        });
        let said = Arc::new(Said::default());
        let (held, lines) = (script.stdin.take(), BufReader::new(script.stdout.take().unwrap()).lines());
        thread::spawn({
            let said = Arc::clone(&said);
            move || {
                for line in lines.map_while(Result::ok) {
                    let (word, value) = line.split_once(' ').unwrap_or((&line, "0"));
                    said.lines.lock().unwrap().push((word.to_owned(), value.parse().unwrap_or(0)));
                    said.more.notify_all();
                }
                said.lines.lock().unwrap().push(("ended".to_owned(), 0));
                said.more.notify_all();
            }
        });
        let mut cluster = Self { script, held, said, token, port: 0 };
        let until = |lines: &mut Vec<(String, u32)>| !lines.iter().any(|(word, _)| word == "ready" || word == "ended");
        let (lines, waited) = cluster.said.more.wait_timeout_while(cluster.said.lines.lock().unwrap(), within, until).unwrap();
        let ready = lines.iter().find(|(word, _)| word == "ready").map(|(_, port)| *port);
        assert!(ready.is_some(), "the cluster is not ready within {within:?} (or ended: {}): {lines:?}", !waited.timed_out());
        drop(lines);
        cluster.port = u16::try_from(ready.unwrap()).unwrap();
        cluster
    }

    /// Its address, as `--engine` takes it.
    pub fn address(&self) -> String {
        let token = self.token.map(|token| format!(";token={token}")).unwrap_or_default();
        format!("sc://127.0.0.1:{}/{token}", self.port)
    }

    /// The process that is asked.
    pub fn server(&self) -> Process {
        Process(self.said.of("server")[0])
    }

    /// The processes that do the work and live, the oldest first. Sail starts them with the first question of each session.
    pub fn workers(&self) -> Vec<Process> {
        let known = self.said.of("worker").into_iter().chain(self.said.of("executor"));
        known.map(Process).filter(|process| process.lives()).collect()
    }

    /// Where Spark says what its executors do.
    pub fn monitor(&self) -> Option<u16> {
        self.said.of("ui").first().map(|port| u16::try_from(*port).unwrap())
    }

    /// Every process that was ever told of, and the script.
    pub fn processes(&self) -> Vec<Process> {
        let lines = self.said.lines.lock().unwrap();
        let of_it = lines.iter().filter(|(word, _)| ["server", "worker", "executor"].contains(&word.as_str()));
        of_it.map(|(_, id)| Process(*id)).chain([Process(self.script.id())]).collect()
    }

    /// Kills who is asked, and with it the cluster; a new one may be started on the same port.
    pub fn kill(&mut self) {
        self.server().signal("KILL");
        drop(self.script.wait());
        self.none_is_left();
    }

    fn none_is_left(&self) {
        for process in self.processes() {
            wait_until(&format!("{process:?} of a cluster ends"), Duration::from_secs(30), || !process.lives());
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.held.take());
        drop(self.script.wait());
        if !thread::panicking() {
            self.none_is_left();
        }
    }
}

/// Python with a script of these tests.
fn scripted(name: &str) -> Option<Command> {
    let mut command = tied(tools::tool("python3")?);
    command.arg(tools::script(name));
    Some(command)
}
