//! `dyad healthcheck`: does a server on this machine answer? For containers, which have nothing else to ask with.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use anyhow::{Context, bail};
use clap::Args;

use super::{end::End, listen::ListenAddress, said::print};

/// `dyad healthcheck`.
#[derive(Debug, Args)]
pub(super) struct Healthcheck {
    /// Where the server listens, as `dyad serve` has it
    #[arg(long, env = "DYAD_LISTEN", value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: ListenAddress,
    /// How many seconds it may take to connect, and to answer
    #[arg(long, value_name = "SECONDS", default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=3600))]
    within: u64,
}

impl Healthcheck {
    pub(super) fn run(&self) -> anyhow::Result<End> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let addresses = runtime.block_on(self.listen.reached()).with_context(|| self.listen.to_string())?;
        let within = Duration::from_secs(self.within);
        let mut last = Ok(String::new());
        for address in &addresses {
            last = ask(*address, within).with_context(|| format!("http://{address}/readyz"));
            if last.is_ok() {
                break;
            }
        }
        let status = last?;
        if status != "200" {
            bail!("http://{}/readyz: status {status}", self.listen);
        }
        print(b"ready\n")?;
        Ok(End::Done)
    }
}

/// The status of `/readyz`.
fn ask(address: SocketAddr, within: Duration) -> anyhow::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, within)?;
    stream.set_read_timeout(Some(within))?;
    stream.set_write_timeout(Some(within))?;
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
