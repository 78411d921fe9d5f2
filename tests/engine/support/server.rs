//! dyad as a server on a free port, and what it answers.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Stdio},
    time::Duration,
};

use serde_json::Value;
use tempfile::NamedTempFile;

use super::process::{spawn, tied, wait_until};

/// A running server; it is killed with this value.
pub struct Dyad {
    child: Child,
    pub address: String,
    log: NamedTempFile,
}

/// One answer, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// Names in small letters, in the order in which they came.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Did it end as it said that it would?
    pub is_whole: bool,
}

impl Dyad {
    /// On these datasets themselves.
    pub fn embedded(datasets: &Path) -> Self {
        Self::started(&["--datasets", datasets.to_str().unwrap()])
    }

    /// Over an engine, on what was published there.
    pub fn over(engine: &str, data: &Path, more: &[&str]) -> Self {
        let mut arguments = vec!["--engine", engine, "--engine-data", data.to_str().unwrap()];
        arguments.extend(more);
        Self::started(&arguments)
    }

    /// With these arguments of `dyad serve`; it returns when the server listens.
    pub fn started(arguments: &[&str]) -> Self {
        let mut command = tied(env!("CARGO_BIN_EXE_dyad"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--public-url", "https://trade.example.org/"]).args(arguments);
        // A build without optimisation on a busy machine works for longer than a person would wait.
        command.env("DYAD_LIMIT_QUEUE_TIME", "1min").env("DYAD_LIMIT_ANSWER_TIME", "2min");
        for variable in ["DYAD_DATASETS", "DYAD_CHARTS", "DYAD_PUBLIC_URL", "DYAD_ENGINE", "DYAD_ENGINE_DATA"] {
            command.env_remove(variable);
        }
        let log = NamedTempFile::new().unwrap();
        command.current_dir(std::env::temp_dir()).stdin(Stdio::null()).stdout(Stdio::piped());
        command.stderr(File::create(log.path()).unwrap());
        let mut child = spawn(command);
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let Some((_, address)) = line.rsplit_once("://") else {
            panic!("{arguments:?}: {line}{}", std::fs::read_to_string(log.path()).unwrap())
        };
        Self { child, address: address.trim().trim_end_matches('/').to_owned(), log }
    }

    /// What it wrote to its log so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log.path()).unwrap()
    }

    /// The same without what it says of each request.
    pub fn warnings(&self) -> String {
        self.log().lines().filter(|line| !line.contains("INFO dyad::request")).collect::<Vec<_>>().join("\n")
    }

    /// What is answered to GET.
    pub fn get(&self, path: &str) -> Answer {
        self.ask(path, &[])
    }

    pub fn ask(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(path, headers).and_then(Answer::read).unwrap_or_else(|error| panic!("{path}: {error}\n{}", self.warnings()))
    }

    /// Asks, and leaves it to the caller to read the answer, or to go away.
    pub fn send(&self, path: &str, headers: &[(&str, &str)]) -> io::Result<TcpStream> {
        ask_at(&self.address, path, headers)
    }

    /// A counter or gauge of `/metrics`, all of its labels together.
    pub fn metric(&self, name: &str) -> f64 {
        let text = self.get("/metrics").text();
        let of_it = |line: &&str| line.split([' ', '{']).next() == Some(name);
        let mut lines = text.lines().filter(of_it).peekable();
        assert!(lines.peek().is_some(), "no {name} in {text}");
        lines.map(|line| line.rsplit_once(' ').unwrap().1.parse::<f64>().unwrap()).sum()
    }

    pub fn json(&self, path: &str) -> Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.json()
    }

    /// Waits until `/readyz` says that all data are there.
    pub fn until_ready(self) -> Self {
        wait_until("dyad is ready", Duration::from_mins(2), || self.get("/readyz").status == 200);
        self
    }
}

impl Drop for Dyad {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Asks whoever is there.
pub fn ask_at(address: &str, path: &str, headers: &[(&str, &str)]) -> io::Result<TcpStream> {
    let mut stream = TcpStream::connect(address)?;
    // Only so that a test which waits in vain ends.
    stream.set_read_timeout(Some(Duration::from_mins(3)))?;
    let mut head = format!("GET {path} HTTP/1.1\r\nHost: trade.example.org\r\nConnection: close\r\n");
    for (name, value) in headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    stream.write_all((head + "\r\n").as_bytes())?;
    Ok(stream)
}

impl Answer {
    /// Reads an answer to its end.
    pub fn read(mut stream: TcpStream) -> io::Result<Self> {
        let mut bytes = Vec::new();
        // What came before a connection broke is looked at, too.
        let read = stream.read_to_end(&mut bytes);
        let broken = || io::Error::new(io::ErrorKind::UnexpectedEof, format!("no head: {:?}", String::from_utf8_lossy(&bytes)));
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").ok_or_else(broken)?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).ok_or_else(broken)?;
        let headers = lines.filter_map(|line| line.split_once(':'));
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
        let mut answer = Self { status, headers, body: bytes.split_off(end + 4), is_whole: read.is_ok() };
        if answer.header("transfer-encoding") == "chunked" {
            (answer.body, answer.is_whole) = unchunked(&answer.body);
        } else if let Ok(length) = answer.header("content-length").parse::<usize>() {
            answer.is_whole = answer.body.len() == length;
        }
        Ok(answer)
    }

    /// The value of a header, empty where it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(other, _)| other == name).map_or("", |(_, value)| value)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }
}

/// What stands in chunks, and whether the last one came.
fn unchunked(mut bytes: &[u8]) -> (Vec<u8>, bool) {
    let mut body = Vec::new();
    while let Some(end) = bytes.windows(2).position(|window| window == b"\r\n") {
        let Ok(length) = usize::from_str_radix(&String::from_utf8_lossy(&bytes[..end]), 16) else { break };
        let chunk = &bytes[end + 2..];
        if length == 0 {
            return (body, true);
        }
        if chunk.len() < length + 2 {
            break;
        }
        body.extend_from_slice(&chunk[..length]);
        bytes = &chunk[length + 2..];
    }
    (body, false)
}
