//! `dyad healthcheck`: does a server on this machine answer? For containers, which have nothing else to ask with.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    path::PathBuf,
    time::Duration,
};

use anyhow::{Context, bail};
use clap::Args;

use super::{end::End, listen::ListenAddress, liveness, said::print};

/// `dyad healthcheck`.
#[derive(Debug, Args)]
pub(super) struct Healthcheck {
    /// Where the server listens, as `dyad serve` has it
    #[arg(long, env = "DYAD_LISTEN", value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: ListenAddress,
    /// The server's certificate, as `dyad serve` has it: that there is one says to ask over TLS
    #[arg(long, env = "DYAD_TLS_CERTIFICATE", value_name = "FILE")]
    tls_certificate: Option<PathBuf>,
    /// How many seconds it may take to connect, and to answer
    #[arg(long, value_name = "SECONDS", default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=3600))]
    within: u64,
}

impl Healthcheck {
    pub(super) fn run(&self) -> anyhow::Result<End> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let addresses = runtime.block_on(self.listen.reached()).with_context(|| self.listen.to_string())?;
        let scheme = if self.tls_certificate.is_some() { "https" } else { "http" };
        let mut last = Ok(String::new());
        for address in &addresses {
            last = self.ask(*address).with_context(|| format!("{scheme}://{address}/readyz"));
            if last.is_ok() {
                break;
            }
        }
        let status = last?;
        if status != "200" {
            bail!("{scheme}://{}/readyz: status {status}", self.listen);
        }
        print(b"ready\n")?;
        Ok(End::Done)
    }

    /// The status of `/readyz`.
    fn ask(&self, address: SocketAddr) -> anyhow::Result<String> {
        let within = Duration::from_secs(self.within);
        let mut stream = TcpStream::connect_timeout(&address, within)?;
        stream.set_read_timeout(Some(within))?;
        stream.set_write_timeout(Some(within))?;
        if self.tls_certificate.is_none() {
            return status(stream, address);
        }
        let mut session = liveness::session(address.ip())?;
        status(tokio_rustls::rustls::Stream::new(&mut session, &mut stream), address)
    }
}

/// The status of `/readyz` over a connection.
fn status(mut stream: impl Read + Write, address: SocketAddr) -> anyhow::Result<String> {
    stream.write_all(format!("GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes())?;
    // The status line is all that is wanted: `HTTP/1.1 200`.
    let mut head = [0; 12];
    stream.read_exact(&mut head).context("no answer")?;
    let line = String::from_utf8_lossy(&head).into_owned();
    match line.split_once(' ') {
        Some((version, status)) if version.starts_with("HTTP/") => Ok(status.to_owned()),
        _ => bail!("what answers does not speak HTTP"),
    }
}
