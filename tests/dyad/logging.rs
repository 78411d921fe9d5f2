//! The log of a server: one line a request, in text or JSON, that is one line whatever is asked for, and that nobody waits for.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, ChildStderr, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::package;

/// How long anything may take before it counts as stuck.
const PATIENCE: Duration = Duration::from_mins(1);

fn spawned(address: &str, extra: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_dyad"))
        .args(["serve", "--listen", address])
        .args(extra)
        .env_remove("DYAD_DATASETS")
        .env_remove("DYAD_CHARTS")
        .env_remove("DYAD_LOG")
        .current_dir(std::env::temp_dir())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// A server whose standard error is a pipe; it is killed with this value.
struct Logged {
    child: Child,
    address: String,
}

impl Logged {
    fn start(extra: &[&str]) -> Self {
        let mut child = spawned("127.0.0.1:0", extra);
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.rsplit_once("http://").unwrap_or_else(|| panic!("{line}")).1.trim().trim_end_matches('/').to_owned();
        Self { child, address }
    }

    /// A server whose standard output is closed before it says a word there, and the log after its first line.
    fn closed() -> Self {
        let mut child = spawned("127.0.0.1:0", &[]);
        drop(child.stdout.take());
        let mut line = String::new();
        BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split_once(" address=").unwrap_or_else(|| panic!("{line}")).1.split(' ').next().unwrap();
        Self { address: address.trim().to_owned(), child }
    }

    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"))
    }

    /// Asks for a long address so often, over one connection.
    fn flood(&self, times: usize) {
        let request = format!("GET /{} HTTP/1.1\r\nHost: test\r\n\r\n", "a".repeat(280));
        let last = "GET /healthz HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let mut writer = stream.try_clone().unwrap();
        let sending = thread::spawn(move || {
            (0..times).for_each(|_| writer.write_all(request.as_bytes()).unwrap());
            writer.write_all(last.as_bytes()).unwrap();
        });
        let mut answers = Vec::new();
        (&stream).read_to_end(&mut answers).unwrap();
        sending.join().unwrap();
        let answers = String::from_utf8_lossy(&answers).into_owned();
        assert_eq!((answers.matches(" 404 ").count(), answers.matches(" 200 ").count()), (times, 1));
    }

    fn counter(&self, name: &str) -> u64 {
        let text = self.get("/metrics");
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.unwrap_or_else(|| panic!("no {name} in {text}")).trim().parse().unwrap()
    }

    /// Ends it, and waits for that no longer than anything may take.
    fn end(&mut self) -> Option<i32> {
        assert!(Command::new("kill").arg(self.child.id().to_string()).status().unwrap().success());
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            assert!(begun.elapsed() < PATIENCE, "it does not end");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// All that it says until it ends.
    fn lines_to_the_end(mut self, stderr: ChildStderr) -> Vec<String> {
        let reading = thread::spawn(move || BufReader::new(stderr).lines().map(Result::unwrap).collect());
        assert_eq!(self.end(), Some(0));
        reading.join().unwrap()
    }
}

impl Drop for Logged {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

const TURNOVER: &str = "/v1/dyads/RUS-IRN/turnover";

#[test]
fn one_line_of_json_a_request() {
    let mut server = Logged::start(&["--log-format", "json"]);
    let stderr = server.child.stderr.take().unwrap();
    let asked = server.get(TURNOVER);
    server.get(TURNOVER);
    server.get(&format!("{TURNOVER}.svg?from=2022&token=sesame"));
    server.get("/v1/panel.csv");
    server.get(&format!("/{}", "x".repeat(400)));
    server.ask(&format!("HEAD {TURNOVER} HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer sesame\r\nConnection: close\r\n\r\n"));
    let said = server.lines_to_the_end(stderr);
    assert!(!said.concat().contains("sesame"), "a secret that was sent is not told: {said:?}");
    let lines: Vec<Value> =
        said.iter().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect();
    assert!(lines.iter().any(|line| line["message"] == "stopped"), "the last of it is there: {said:?}");
    let requests: Vec<&Value> = lines.iter().filter(|line| line["target"] == "dyad::request").collect();
    let told = |line: &Value| {
        let text = |name: &str| line[name].as_str().unwrap_or_default().to_owned();
        (text("method"), text("route"), line["status"].as_u64().unwrap(), text("cache"))
    };
    let route = "/v1/dyads/{dyad}/turnover";
    let wanted = [
        ("GET", route, 200, "miss"),
        ("GET", route, 200, "hit"),
        ("GET", route, 400, "none"),
        ("GET", "/v1/panel", 200, "none"),
        ("GET", "other", 404, "none"),
        ("HEAD", route, 200, "hit"),
    ];
    let wanted = wanted.map(|(method, route, status, cache)| (method.to_owned(), route.to_owned(), status, cache.to_owned()));
    let found: Vec<_> = requests.iter().map(|line| told(line)).collect();
    // A small table is kept, a long one is not; which of both the built-in panel is, is no affair of the log.
    let without_panel =
        |lines: &[(String, String, u64, String)]| lines.iter().filter(|line| line.1 != "/v1/panel").cloned().collect::<Vec<_>>();
    assert_eq!(without_panel(&found), without_panel(&wanted));
    let (head, body) = asked.split_once("\r\n\r\n").unwrap();
    let id = head.lines().find_map(|line| line.strip_prefix("x-request-id: ")).unwrap();
    assert_eq!((requests[0]["id"].as_str(), requests[0]["bytes"].as_u64()), (Some(id), u64::try_from(body.len()).ok()));
    assert_eq!((requests[0]["address"].as_str(), requests[0]["level"].as_str()), (Some(TURNOVER), Some("INFO")));
    assert!(requests[0]["duration_ms"].as_f64().unwrap() > 0.0);
    assert_eq!(requests[2]["address"], format!("{TURNOVER}.svg?from=2022&…"));
    assert!(requests[3]["bytes"].as_u64().unwrap() > 1_000, "{}", requests[3]);
    assert_eq!(requests[4]["address"], format!("/{}…", "x".repeat(299)));
    assert_eq!(requests[5]["bytes"], 0);
}

#[test]
fn a_line_of_text_a_request_and_only_of_those_that_are_wanted() {
    for (extra, count) in [
        (&["--access-log", "on"][..], 2),
        (&["--access-log", "off"], 0),
        (&["--log", "warn"], 0),
        (&["--log", "warn,dyad::request=info"], 2),
    ] {
        let mut server = Logged::start(extra);
        let stderr = server.child.stderr.take().unwrap();
        server.get("/claims");
        server.get("/v1/nothing%0AERROR");
        let said = server.lines_to_the_end(stderr);
        let requests: Vec<&String> = said.iter().filter(|line| line.contains("  INFO dyad::request: id=")).collect();
        assert_eq!(requests.len(), count, "{extra:?}: {said:?}");
        if let [first, second] = requests[..] {
            assert!(first.contains(" method=\"GET\" route=\"/claims\" address=\"/claims\" status=200 duration_ms="), "{first}");
            assert!(first.ends_with(" cache=miss") && second.contains(" route=\"/v1/{*rest}\" "), "{first}\n{second}");
        }
    }
}

#[test]
fn a_line_stays_one_line_whatever_is_in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let header = "reporter,partner\n\"a\nb\u{1b}[31m\u{202e}\",flow\n";
    let descriptor = "{\"name\": \"forged\", \"sources\": [{\"name\": \"s\\n2026-01-01T00:00:00Z ERROR\", \"reporting\": \"reported\"}], \
                      \"resources\": [{\"name\": \"observations\", \"path\": \"observations.csv\"}]}";
    package::write_package(folder.path(), "a\n2026-01-01T00:00:00Z ERROR forged: \u{202e}name", descriptor, header.as_bytes());
    for form in ["text", "json"] {
        let mut server = Logged::start(&["--log-format", form, "--datasets", folder.path().to_str().unwrap()]);
        let mut stderr = server.child.stderr.take().unwrap();
        // An answer: from then on it ends when it is told to, and writes what it has to say.
        server.get("/healthz");
        server.end();
        let mut said = String::new();
        stderr.read_to_string(&mut said).unwrap();
        assert!(said.lines().count() > 1, "{form}: {said}");
        assert!(!said.contains(['\u{1b}', '\u{202e}']), "{form}: {said:?}");
        for line in said.lines() {
            let is_whole = if form == "json" { serde_json::from_str::<Value>(line).is_ok() } else { line.contains(" dyad::") };
            assert!(is_whole && !line.starts_with("2026-01-01"), "{form}: {line}");
        }
    }
}

#[test]
fn a_log_that_nobody_reads_stops_nothing_and_what_is_dropped_is_told() {
    let mut server = Logged::start(&[]);
    // Each line has some 450 bytes: together more than a pipe and the queue before it hold.
    for _ in 0..40 {
        server.flood(100);
        if server.counter("dyad_log_dropped_lines_total") > 0 {
            break;
        }
    }
    assert!(server.counter("dyad_log_dropped_lines_total") > 0);
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));
    // Once somebody reads again, the log says that lines are missing.
    let stderr = server.child.stderr.take().unwrap();
    let (tell, told) = std::sync::mpsc::channel();
    let reading = thread::spawn(move || {
        for line in BufReader::new(stderr).lines().map_while(Result::ok) {
            if line.contains(" WARN dyad::log: ") && line.contains(" dropped=") {
                drop(tell.send(line));
            }
        }
    });
    told.recv_timeout(PATIENCE).expect("a line says that lines were dropped");
    assert_eq!(server.end(), Some(0));
    reading.join().unwrap();
}

#[test]
fn a_full_pipe_does_not_keep_the_server_from_its_end() {
    let mut server = Logged::start(&[]);
    // More than the 64 KiB that a pipe holds: the thread that writes is stuck.
    server.flood(400);
    assert_eq!(server.end(), Some(0));
}

#[test]
fn closed_ends_stop_nothing() {
    let mut server = Logged::closed();
    server.flood(50);
    assert!(server.get(TURNOVER).starts_with("HTTP/1.1 200"));
    assert_eq!(server.end(), Some(0));
}

#[test]
fn what_cannot_be_read_of_the_settings_is_told() {
    let run = |arguments: &[&str]| Command::new(env!("CARGO_BIN_EXE_dyad")).arg("serve").args(arguments).output().unwrap();
    for (arguments, said) in [(["--log-format", "yaml"], "json"), (["--access-log", "maybe"], "off")] {
        let ended = run(&arguments);
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(2));
        assert!(told.contains(arguments[0]) && told.contains(said), "{told}");
    }
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("empty")).unwrap();
    let ended = Command::new(env!("CARGO_BIN_EXE_dyad"))
        .args(["check", folder.path().to_str().unwrap()])
        .env("DYAD_LOG", "verbose")
        .env("DYAD_LOG_FORMAT", "json")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    let first: Value = serde_json::from_str(told.lines().next().unwrap()).unwrap();
    assert!(first["message"].as_str().unwrap().contains("\"verbose\" is no level"), "{told}");
}
