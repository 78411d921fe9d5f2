//! The door through which a request asks for a reload and waits for what it comes to.

use tokio::sync::{mpsc, oneshot};

use super::{reload_report::ReloadReport, token::Token};

/// So many may wait for a reload at a time.
const WAITING: usize = 16;

/// Asks for reloads.
#[derive(Debug, Clone)]
pub struct ReloadDoor(mpsc::Sender<ReloadAsked>);

/// Those who ask.
#[derive(Debug)]
pub struct ReloadsAsked(mpsc::Receiver<ReloadAsked>);

/// Somebody who waits for what a reload comes to.
pub type ReloadAsked = oneshot::Sender<ReloadReport>;

/// Who may ask for reloads, and where they ask.
#[derive(Debug)]
pub(super) struct Admin {
    pub token: Token,
    pub door: ReloadDoor,
}

/// A door, and who comes through it.
#[must_use]
pub fn reload_door() -> (ReloadDoor, ReloadsAsked) {
    let (sender, receiver) = mpsc::channel(WAITING);
    (ReloadDoor(sender), ReloadsAsked(receiver))
}

impl ReloadDoor {
    /// What a reload comes to that begins from now on; nothing when too many wait, or nobody reloads.
    pub(super) async fn reload(&self) -> Option<ReloadReport> {
        let (sender, report) = oneshot::channel();
        self.0.try_send(sender).ok()?;
        report.await.ok()
    }
}

impl ReloadsAsked {
    /// The next who asks; nobody ever where the door has gone.
    pub async fn next(&mut self) -> ReloadAsked {
        match self.0.recv().await {
            Some(asked) => asked,
            None => std::future::pending().await,
        }
    }

    /// Everybody who asks by now.
    pub fn waiting(&mut self) -> Vec<ReloadAsked> {
        std::iter::from_fn(|| self.0.try_recv().ok()).collect()
    }
}
