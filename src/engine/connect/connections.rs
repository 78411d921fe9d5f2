//! The connection to an engine that is kept, and made again when it broke.

use std::{
    io,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use tokio::time::timeout;

use super::{address::Address, bounds::Bounds, link::Link, secured::Secured};

/// A connection on which nothing was asked for so long is not trusted: what stands between may have forgotten it.
const TRUSTED: Duration = Duration::from_secs(30);

/// Makes connections and keeps one.
pub(super) struct Connections {
    address: Address,
    secured: Option<Secured>,
    bounds: Bounds,
    kept: Mutex<Kept>,
    /// Only one is made at a time.
    making: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Kept {
    link: Option<(u64, Link)>,
    number: u64,
    used: Option<Instant>,
    failed: Option<(Instant, String)>,
}

impl Connections {
    pub(super) fn new(address: Address, secured: Option<Secured>, bounds: Bounds) -> Self {
        Self { address, secured, bounds, kept: Mutex::default(), making: tokio::sync::Mutex::default() }
    }

    /// The connection, with its number. Those who wait while it cannot be made share what came of it.
    ///
    /// # Errors
    /// The cause, when none can be made in time.
    pub(super) async fn get(&self) -> Result<(u64, Link), String> {
        let asked = Instant::now();
        if let Some(link) = self.usable() {
            return Ok(link);
        }
        let _making = self.making.lock().await;
        if let Some(link) = self.usable() {
            return Ok(link);
        }
        if let Some((_, cause)) = self.kept().failed.as_ref().filter(|(at, _)| *at > asked) {
            return Err(cause.clone());
        }
        let opened = self.opened().await;
        let mut kept = self.kept();
        match opened {
            Ok(link) => {
                kept.number += 1;
                kept.used = Some(Instant::now());
                kept.link = Some((kept.number, link.clone()));
                Ok((kept.number, link))
            }
            Err(error) => {
                let cause = format!("no connection to {}: {error}", self.address);
                kept.failed = Some((Instant::now(), cause.clone()));
                Err(cause)
            }
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn usable(&self) -> Option<(u64, Link)> {
        let mut kept = self.kept();
        let is_trusted = kept.used.is_some_and(|used| used.elapsed() < TRUSTED);
        kept.used = Some(Instant::now());
        kept.link.take_if(|(_, link)| !is_trusted || link.is_closed());
        kept.link.clone()
    }

    /// A connection on which nothing came: the next question is asked on another.
    pub(super) fn forget(&self, number: u64) {
        self.kept().link.take_if(|(kept, _)| *kept == number);
    }

    async fn opened(&self) -> io::Result<Link> {
        let opening = Link::open(&self.address, self.secured.as_ref(), self.bounds.time);
        timeout(self.bounds.connect_time, opening).await.unwrap_or_else(|_| {
            Err(io::Error::new(io::ErrorKind::TimedOut, format!("none within {} ms", self.bounds.connect_time.as_millis())))
        })
    }
}
