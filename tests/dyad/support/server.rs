//! The binary on a real port.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

/// A running server; it is killed with this value.
pub struct Running {
    child: Child,
    pub address: String,
    /// What it said when it began to listen.
    pub line: String,
}

/// Starts a server on the built-in data.
pub fn start(extra: &[&str]) -> Running {
    let running = listening(extra);
    assert!(running.line.contains("built in") && running.line.contains("1 dataset"), "{}", running.line);
    running
}

/// Starts a server on a free port, from a folder without datasets, so that the built-in ones serve where none are named.
pub fn listening(extra: &[&str]) -> Running {
    let usual: &[&str] = if extra.contains(&"--listen") { &[] } else { &["--listen", "127.0.0.1:0"] };
    let mut command = Command::new(env!("CARGO_BIN_EXE_dyad"));
    command.arg("serve").args(usual).args(extra);
    // A build without optimisation on a busy machine draws for longer than a person would wait.
    command.env("DYAD_LIMIT_QUEUE_TIME", "1min").env("DYAD_LIMIT_ANSWER_TIME", "2min");
    spawned(&mut command)
}

/// Starts a command that becomes a server, in a folder without datasets.
pub fn spawned(command: &mut Command) -> Running {
    let mut child = command
        .env_remove("DYAD_DATASETS")
        .env_remove("DYAD_CHARTS")
        .env_remove("DYAD_PUBLIC_URL")
        .current_dir(std::env::temp_dir())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.rsplit_once("://").unwrap_or_else(|| panic!("{line}")).1.trim().trim_end_matches('/').to_owned();
    Running { child, address, line }
}

impl Running {
    /// What is answered to such bytes.
    pub fn raw(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// What is answered to a path, with its head.
    pub fn get(&self, path: &str) -> String {
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"))
    }

    /// Its id among processes.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends a signal.
    pub fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap().success());
    }

    /// Waits for the end.
    pub fn exit_code(mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
    }
}
