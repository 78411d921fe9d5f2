//! The binary on a real port: starts, serves, drains, exits 0.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Command, Stdio},
};

use crate::{package, server::start};

#[test]
fn serves_and_drains_at_sigterm_and_ctrl_c() {
    for signal in ["TERM", "INT"] {
        let server = start(&["--public-url", "https://trade.example.org/"]);
        let answer = server.get("/v1/dyads/RUS-IRN/turnover");
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
        assert!(answer.contains("https://trade.example.org/v1/dyads/RUS-IRN/turnover.csv"), "{answer}");
        assert!(server.get("/readyz").starts_with("HTTP/1.1 200"));
        assert!(server.get("/v1/charts/russia-iran-turnover.png").contains("image/png"));
        server.signal("HUP");
        assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));
        server.signal(signal);
        assert_eq!(server.exit_code(), Some(0), "SIG{signal}");
    }
}

#[test]
fn what_no_client_should_send() {
    let server = start(&[]);
    assert!(server.raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 400"), "no Host");
    assert!(
        server.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").starts_with("HTTP/1.1 4")
            || server.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").is_empty()
    );
    let long = format!("GET / HTTP/1.1\r\nHost: test\r\nX: {}\r\n\r\n", "x".repeat(100_000));
    let mut stream = TcpStream::connect(&server.address).unwrap();
    let refused = stream.write_all(long.as_bytes()).is_err() || {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).is_err() || answer.starts_with("HTTP/1.1 431")
    };
    assert!(refused);
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_port_in_use_says_how_to_choose_another() {
    let server = start(&[]);
    let run = Command::new(env!("CARGO_BIN_EXE_dyad")).args(["serve", "--listen", &server.address]).output().unwrap();
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(1));
    assert!(said.contains("in use") && said.contains("--listen") && said.contains("DYAD_LISTEN"), "{said}");
}

#[test]
fn a_log_that_nobody_reads_does_not_keep_the_server_from_its_start() {
    // Fourteen datasets with faults of many kinds in each of 3,000 rows: told one by one, they would fill any pipe.
    let folder = tempfile::tempdir().unwrap();
    let row = format!("XYZ,rus,tonnes,TOTAL,23,-1,USD,nine,0,FAS,X,{}", "z".repeat(400));
    let text = package::plain_rows(&vec![row.as_str(); 3000]);
    for name in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"] {
        let source = format!("{{\"name\": \"{name}\", \"reporting\": \"reported\"}}");
        let descriptor = format!(
            "{{\"name\": \"{name}\", \"sources\": [{source}], \"resources\": [{{\"name\": \"observations\", \
             \"path\": \"observations.csv\"}}]}}"
        );
        package::write_package(folder.path(), name, &descriptor, text.as_bytes());
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_dyad"))
        .args(["serve", "--listen", "127.0.0.1:0", "--datasets", folder.path().to_str().unwrap()])
        .current_dir(std::env::temp_dir())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let out = child.stdout.take().unwrap();
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        drop(BufReader::new(out).read_line(&mut line));
        drop(tell.send(line));
    });
    let line = told.recv_timeout(std::time::Duration::from_mins(2));
    // Only now somebody begins to read it. What it says comes by itself, soon.
    let mut said = String::new();
    let mut log = BufReader::new(child.stderr.take().unwrap());
    while !said.contains("more findings; `dyad check` tells them") && log.read_line(&mut said).unwrap() > 0 {}
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(line.expect("the server is up, though nobody reads its log").contains("open http://"));
    assert!(said.len() < 60_000 && said.contains("more findings; `dyad check` tells them"), "{} bytes", said.len());
}
