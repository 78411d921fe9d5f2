//! The binary and its connections: files that the system allows, TLS, proxies, memory of slow readers.

use std::{
    io::{Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Command, Output},
    time::{Duration, Instant},
};

use crate::server::{Running, listening, spawned};

/// What would hang is given up after so long.
const PATIENCE: Duration = Duration::from_mins(1);

/// Starts a server with these options, and before it what the shell is told.
fn shell(before: &str, options: &[&str]) -> Running {
    let serve = format!("{before} exec \"$0\" serve --listen 127.0.0.1:0 \"$@\"");
    spawned(Command::new("sh").args(["-c", &serve, env!("CARGO_BIN_EXE_dyad")]).args(options))
}

fn connect(server: &Running) -> TcpStream {
    let stream = TcpStream::connect(&server.address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

fn metric(server: &Running, name: &str) -> u64 {
    let text = server.get("/metrics");
    let value = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    value.unwrap_or_else(|| panic!("{name}\n{text}")).parse().unwrap()
}

#[test]
fn with_few_open_files_hundreds_who_say_nothing_shut_nobody_out() {
    let server = shell("ulimit -n 128;", &[]);
    let mut silent = Vec::new();
    for number in 0..500 {
        silent.push(connect(&server));
        if number % 50 == 0 {
            assert!(server.get("/healthz").starts_with("HTTP/1.1 200 "), "beside {number} silent ones");
        }
    }
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200 "));
    assert!(server.get("/v1/dyads/RUS-IRN/turnover").starts_with("HTTP/1.1 200 "));
    assert!(metric(&server, "process_open_fds") <= 128 - 32, "files are kept back for data");
    assert!(metric(&server, "dyad_connections_closed_total{limit=\"connections_idle\"}") > 300);
}

#[test]
fn as_many_files_are_asked_for_as_the_system_grants_at_all() {
    let server = shell("ulimit -Sn 100; ulimit -Hn 4000;", &[]);
    assert_eq!(metric(&server, "process_max_fds"), 4000);
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tls").join(name)
}

fn healthcheck(arguments: &[&str], certificate: Option<&Path>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dyad"));
    command.arg("healthcheck").args(arguments).env_remove("DYAD_TLS_CERTIFICATE").current_dir(std::env::temp_dir());
    if let Some(certificate) = certificate {
        command.env("DYAD_TLS_CERTIFICATE", certificate);
    }
    command.output().unwrap()
}

#[test]
fn tls_is_spoken_where_a_certificate_is_given_and_read_again_at_a_hangup() {
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = (folder.path().join("certificate.pem"), folder.path().join("key.pem"));
    let put = |name: &str| {
        std::fs::copy(fixture(&format!("{name}.certificate.pem")), &certificate).unwrap();
        std::fs::copy(fixture(&format!("{name}.key.pem")), &key).unwrap();
    };
    put("first");
    let server = shell("", &["--tls-certificate", certificate.to_str().unwrap(), "--tls-key", key.to_str().unwrap()]);
    let asked = ["--listen", server.address.as_str()];
    let healthy = healthcheck(&asked, Some(&certificate));
    assert!(healthy.status.success(), "{}", String::from_utf8_lossy(&healthy.stderr));
    assert!(!healthcheck(&asked, None).status.success(), "plain HTTP is refused");
    assert!(served(&server, "first") && !served(&server, "second"));
    put("second");
    server.signal("HUP");
    let begun = Instant::now();
    while !served(&server, "second") {
        assert!(begun.elapsed() < PATIENCE);
        std::thread::sleep(Duration::from_millis(20));
    }
    server.signal("TERM");
    assert_eq!(server.exit_code(), Some(0));
}

/// Does a client that trusts this certificate alone get an answer?
fn served(server: &Running, trusted: &str) -> bool {
    use tokio_rustls::rustls::{
        ClientConfig, ClientConnection, RootCertStore, Stream,
        crypto::ring,
        pki_types::{CertificateDer, ServerName, pem::PemObject},
    };
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(fixture(&format!("{trusted}.certificate.pem"))).unwrap()).unwrap();
    let config = ClientConfig::builder_with_provider(std::sync::Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").unwrap();
    let (mut session, mut socket) = (ClientConnection::new(std::sync::Arc::new(config), name).unwrap(), connect(server));
    let mut stream = Stream::new(&mut session, &mut socket);
    let mut answer = String::new();
    let asked = stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    asked.and_then(|()| stream.read_to_string(&mut answer)).is_ok_and(|_| answer.starts_with("HTTP/1.1 200 "))
}

#[test]
fn what_is_wrong_with_a_certificate_or_a_proxy_is_told_at_the_start() {
    let start = |options: &[&str]| {
        let run = Command::new(env!("CARGO_BIN_EXE_dyad"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(options)
            .current_dir(std::env::temp_dir())
            .output()
            .unwrap();
        (run.status.code(), String::from_utf8_lossy(&run.stderr).into_owned())
    };
    let key = fixture("first.key.pem");
    let key = key.to_str().unwrap();
    let (code, said) = start(&["--tls-certificate", "/nowhere/certificate.pem", "--tls-key", key]);
    assert!(code == Some(1) && said.contains("/nowhere/certificate.pem"), "{said}");
    let (code, said) = start(&["--tls-certificate", key, "--tls-key", key]);
    assert!(code == Some(1) && said.contains(key) && said.contains("no certificate"), "{said}");
    let (code, said) = start(&["--tls-key", key]);
    assert!(code == Some(2) && said.contains("--tls-certificate"), "{said}");
    let (code, said) = start(&["--trusted-proxy", "10.0.0.0/40"]);
    assert!(code == Some(2) && said.contains("10.0.0.0/8"), "{said}");
}

#[test]
fn who_reads_nothing_is_closed_and_healthz_is_answered_meanwhile() {
    let server = listening(&["--limit=write-time=300ms", "--limit=head-time=300ms"]);
    let readers: Vec<TcpStream> = (0..20)
        .map(|_| {
            let mut stream = TcpStream::connect(&server.address).unwrap();
            // Pipelined, so that there is more than the system takes for anybody.
            let request = "GET /openapi.json HTTP/1.1\r\nHost: test\r\n\r\n".repeat(40);
            stream.write_all(request.as_bytes()).unwrap();
            stream
        })
        .collect();
    let line = "dyad_connections_closed_total{limit=\"write_time\"} 20";
    let begun = Instant::now();
    loop {
        assert!(server.get("/healthz").starts_with("HTTP/1.1 200 "));
        let text = server.get("/metrics");
        if text.lines().any(|candidate| candidate == line) {
            break;
        }
        assert!(begun.elapsed() < PATIENCE, "{text}");
        std::thread::sleep(Duration::from_millis(50));
    }
    drop(readers);
}

#[test]
fn who_holds_memory_and_takes_little_goes_when_it_is_short() {
    let server = listening(&["--limit=render-cache=0", "--limit=answer-memory=1MiB"]);
    let ask = |path: &str| {
        let mut stream = TcpStream::connect(&server.address).unwrap();
        stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: test\r\n\r\n").as_bytes()).unwrap();
        stream
    };
    // Each is more than the system takes ahead of a client, and more than half of what there is.
    let mut readers = vec![ask("/openapi.json")];
    let begun = Instant::now();
    loop {
        let text = server.get("/metrics");
        let closed = text.lines().find_map(|line| line.strip_prefix("dyad_connections_closed_total{limit=\"answer_memory\"} "));
        if closed.is_some_and(|closed| closed != "0") {
            break;
        }
        assert!(begun.elapsed() < PATIENCE, "{text}");
        readers.push(ask("/openapi-3.0.json"));
        std::thread::sleep(Duration::from_millis(100));
    }
    drop(readers);
    // Once they have gone there is room for who reads.
    while !server.get("/openapi.json").starts_with("HTTP/1.1 200 ") {
        assert!(begun.elapsed() < PATIENCE);
        std::thread::sleep(Duration::from_millis(100));
    }
}
