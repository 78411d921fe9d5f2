//! TLS.

use std::path::{Path, PathBuf};

use tokio_rustls::rustls::{
    ClientConfig, ClientConnection, RootCertStore, Stream,
    crypto::ring,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};

use super::*;
use crate::http::connection::tls::{Tls, TlsError};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tls").join(name)
}

fn tls(name: &str) -> Arc<Tls> {
    Arc::new(Tls::read(fixture(&format!("{name}.certificate.pem")), fixture(&format!("{name}.key.pem"))).unwrap())
}

async fn secured(tls: Arc<Tls>, limits: Limits) -> Running {
    let app = Arc::new(App::new(Site::default()));
    serving(router(Arc::clone(&app)), app, limits, |server| server.with_tls(Some(tls))).await
}

/// What is answered to a client that trusts this certificate alone, and the protocol that was agreed on.
async fn asked(server: &Running, trusted: &str) -> std::io::Result<(String, Option<Vec<u8>>)> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(fixture(&format!("{trusted}.certificate.pem"))).unwrap()).unwrap();
    let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let mut session = ClientConnection::new(Arc::new(config), ServerName::try_from("localhost").unwrap()).unwrap();
    let mut socket = server.connect();
    spawn_blocking(move || {
        let mut stream = Stream::new(&mut session, &mut socket);
        stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok((answer, session.alpn_protocol().map(<[u8]>::to_vec)))
    })
    .await
    .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_certificate_is_served_and_served_anew_once_it_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = (folder.path().join("certificate.pem"), folder.path().join("key.pem"));
    let put = |name: &str| {
        std::fs::copy(fixture(&format!("{name}.certificate.pem")), &certificate).unwrap();
        std::fs::copy(fixture(&format!("{name}.key.pem")), &key).unwrap();
    };
    put("first");
    let tls = Arc::new(Tls::read(certificate.clone(), key.clone()).unwrap());
    let server = secured(Arc::clone(&tls), limits()).await;
    let (answer, protocol) = asked(&server, "first").await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert_eq!(protocol.as_deref(), Some(&b"http/1.1"[..]));
    put("second");
    tls.reload().unwrap();
    assert!(asked(&server, "second").await.is_ok() && asked(&server, "first").await.is_err());
    std::fs::write(&certificate, "half of a certif").unwrap();
    let error = tls.reload().unwrap_err().to_string();
    assert!(error.contains(&certificate.display().to_string()), "{error}");
    assert!(asked(&server, "second").await.is_ok(), "the last good one goes on serving");
}

#[test]
fn what_is_no_certificate_or_key_is_told_with_its_file() {
    let read = |certificate: &str, key: &str| Tls::read(fixture(certificate), fixture(key)).unwrap_err();
    let missing = read("none.pem", "first.key.pem");
    assert!(matches!(missing, TlsError::Unreadable { .. }) && missing.to_string().contains("none.pem"), "{missing}");
    assert!(matches!(read("first.key.pem", "first.key.pem"), TlsError::NoCertificate(file) if file.contains("first.key.pem")));
    assert!(matches!(read("first.certificate.pem", "first.certificate.pem"), TlsError::NoKey(_)));
    let crossed = read("first.certificate.pem", "second.key.pem").to_string();
    assert!(crossed.contains("first.certificate.pem") && crossed.contains("second.key.pem"), "{crossed}");
    let folder = read("", "first.key.pem").to_string();
    assert!(folder.contains("wanted is a file"), "{folder}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn plain_http_is_told_and_silence_is_closed_and_neither_holds_up_the_end() {
    let server = secured(tls("first"), Limits { head_time: 300, ..limits() }).await;
    let told = server.exchange(HEALTH).await;
    assert!(told.starts_with("HTTP/1.1 400 ") && told.ends_with("ask it with an https URL\n"), "{told}");
    let mut silent = server.connect();
    assert_eq!(spawn_blocking(move || rest(&mut silent)).await.unwrap(), "");
    server.closes(Closed::Handshake, 2).await;
    let server = secured(tls("first"), limits()).await;
    let mut half = server.connect();
    half.write_all(&[0x16, 3, 1, 2]).unwrap();
    server.comes_to(|| server.app.connections.open() == 1).await;
    server.stop.send(()).unwrap();
    assert!(server.server.await.unwrap(), "half a greeting is no request");
}
