//! The turn in a store: an object that says who publishes, renewed as long as he does. One that is not renewed any more is taken
//! over; its owner finds out before he puts a manifest.

use std::{
    fs,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{RecvTimeoutError, Sender, channel},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};

use super::error::PublishError;
use crate::published::{Before, Location, LocationError, lease_path};

/// A lease is renewed so often …
const RENEWED_EVERY: Duration = Duration::from_secs(10);
/// … and who sees none of it for so long takes it over.
const GIVEN_UP_AFTER: Duration = Duration::from_mins(1);
/// So often is looked whether it is renewed.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// What stands in the object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Holder {
    /// A random name.
    id: String,
    /// The machine since its start, and its space of processes.
    machine: String,
    /// The process, and when it began.
    process: (u32, String),
    /// How often it was renewed.
    renewed: u64,
}

/// The lease of this process.
#[derive(Debug)]
pub(super) struct Lease {
    kept: Arc<Kept>,
    stop: Option<Sender<()>>,
    renewing: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Kept {
    location: Location,
    path: String,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    holder: Holder,
    tag: String,
    /// Why it is not held any more.
    lost: Option<String>,
    renewed: Instant,
}

impl Holder {
    fn own() -> Self {
        let mut random = [0_u8; 16];
        // Without randomness the process and its time tell one from another.
        let _ = getrandom::fill(&mut random);
        let id = format!("{:032x}", u128::from_be_bytes(random));
        Self { id, machine: machine(), process: (std::process::id(), began(std::process::id()).unwrap_or_default()), renewed: 0 }
    }

    /// Is it of a process of this machine that is no more?
    fn is_dead(&self) -> bool {
        let own = machine();
        !own.is_empty() && self.machine == own && began(self.process.0).is_none_or(|began| began != self.process.1)
    }

    /// Is it of another process of this machine that lives?
    fn is_alive(&self) -> bool {
        let own = machine();
        !own.is_empty() && self.machine == own && began(self.process.0).is_some_and(|began| began == self.process.1)
    }

    fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// What names this machine since its start, with its space of process numbers; empty where that is not known.
fn machine() -> String {
    let boot = fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
    let space = fs::read_link("/proc/self/ns/pid").map(|link| link.to_string_lossy().into_owned()).unwrap_or_default();
    if boot.is_empty() || space.is_empty() { String::new() } else { format!("{} {space}", boot.trim()) }
}

/// When a process of this machine began; none when there is none.
fn began(process: u32) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program, in brackets, may hold anything.
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace();
    // A process that has ended and that nobody has asked after is dead.
    let state = fields.next()?;
    (state != "Z").then(|| fields.nth(18).map(str::to_owned))?
}

impl Lease {
    /// The lease of a dataset; one that is held by another who lives is not waited for.
    pub(super) fn take(location: &Location, dataset: &str) -> Result<Self, PublishError> {
        let location = location.clone();
        let (path, holder) = (lease_path(dataset), Holder::own());
        let tag = match location.put_if(&path, &holder.bytes(), &Before::Nothing) {
            Err(LocationError::Changed { .. }) => taken_over(&location, &path, &holder)?,
            put => {
                let tag = put?;
                must_refuse(&location, &path)?;
                tag
            }
        };
        let tag = tag.ok_or_else(|| LocationError::failed(location.place(&path), "the store says no tag of what it took"))?;
        let state = Mutex::new(State { holder, tag, lost: None, renewed: Instant::now() });
        let kept = Arc::new(Kept { location, path, state });
        let (stop, stopped) = channel();
        let renewing = thread::spawn({
            let kept = Arc::clone(&kept);
            move || {
                while stopped.recv_timeout(RENEWED_EVERY) == Err(RecvTimeoutError::Timeout) {
                    // Told to who asks whether it holds.
                    let _ = kept.renew();
                }
            }
        });
        Ok(Self { kept, stop: Some(stop), renewing: Some(renewing) })
    }

    /// Is it held, as far as is known?
    pub(super) fn holds(&self) -> Result<(), PublishError> {
        self.kept.holds()
    }

    /// Is it held, by the store's word?
    pub(super) fn confirm(&self) -> Result<(), PublishError> {
        self.kept.renew()?;
        self.kept.holds()
    }
}

impl Kept {
    fn holds(&self) -> Result<(), PublishError> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match &state.lost {
            Some(reason) => Err(PublishError::Taken(reason.clone())),
            None if state.renewed.elapsed() > GIVEN_UP_AFTER => {
                let place = self.location.place(&self.path);
                Err(PublishError::Taken(format!("{place} could not be renewed in time, so that another may publish now")))
            }
            None => Ok(()),
        }
    }

    fn renew(&self) -> Result<(), PublishError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let next = Holder { renewed: state.holder.renewed + 1, ..state.holder.clone() };
        // Others count from when it was put, which may be long before the answer.
        let begun = Instant::now();
        match self.location.put_if(&self.path, &next.bytes(), &Before::Tagged(state.tag.clone())) {
            Ok(tag) => {
                state.tag = tag.unwrap_or_default();
                (state.holder, state.renewed) = (next, begun);
                Ok(())
            }
            Err(LocationError::Changed { .. }) => {
                // Perhaps by this very call, when its answer was lost and it was made again.
                if let Ok((bytes, Some(tag))) = self.location.get_with_tag(&self.path)
                    && bytes == next.bytes()
                {
                    state.tag = tag;
                    (state.holder, state.renewed) = (next, begun);
                    return Ok(());
                }
                let text = format!("{} was taken over by another process", self.location.place(&self.path));
                state.lost = Some(text.clone());
                Err(PublishError::Taken(text))
            }
            Err(error) => Err(error.into()),
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(renewing) = self.renewing.take() {
            let _ = renewing.join();
        }
        // Only one's own is removed; that it is, the store says.
        if self.confirm().is_ok() {
            let _ = self.kept.location.remove(&self.kept.path);
        }
    }
}

/// A store that takes what it was told to take only where nothing is cannot tell two publishers apart.
fn must_refuse(location: &Location, path: &str) -> Result<(), PublishError> {
    match location.put_if(path, b"must not be taken", &Before::Nothing) {
        Err(LocationError::Changed { .. }) => {}
        Err(error) => return Err(error.into()),
        Ok(_) => {
            let _ = location.remove(path);
            let reason = "the store does not heed conditions (If-None-Match), without which two publishers would mix";
            return Err(LocationError::failed(location.place(path), reason).into());
        }
    }
    match location.put_if(path, b"must not be taken", &Before::Tagged("\"none\"".to_owned())) {
        Err(LocationError::Changed { .. }) => Ok(()),
        Err(error) => Err(error.into()),
        Ok(_) => {
            let _ = location.remove(path);
            let reason = "the store does not heed conditions (If-Match), without which two publishers would mix";
            Err(LocationError::failed(location.place(path), reason).into())
        }
    }
}

/// Takes over the lease of one who is no more; who lives has it.
fn taken_over(location: &Location, path: &str, own: &Holder) -> Result<Option<String>, PublishError> {
    let since = Instant::now();
    let mut seen: Option<String> = None;
    let refused = |error: LocationError| match error {
        LocationError::Changed { .. } => taken(location, path),
        error => error.into(),
    };
    loop {
        let (bytes, tag) = match location.get_with_tag(path) {
            Err(error) if error.is_missing() => {
                return location.put_if(path, &own.bytes(), &Before::Nothing).map_err(refused);
            }
            found => found?,
        };
        let Some(tag) = tag else { return Err(taken(location, path)) };
        let holder: Option<Holder> = serde_json::from_slice(&bytes).ok();
        if holder.as_ref() == Some(own) {
            // Put by this very process, whose call was made twice.
            return Ok(Some(tag));
        }
        let is_dead = holder.as_ref().is_some_and(Holder::is_dead) || seen.is_some() && since.elapsed() >= GIVEN_UP_AFTER;
        if seen.as_ref().is_some_and(|seen| *seen != tag) || holder.as_ref().is_some_and(Holder::is_alive) {
            return Err(taken(location, path));
        }
        if is_dead {
            return location.put_if(path, &own.bytes(), &Before::Tagged(tag)).map_err(refused);
        }
        if seen.is_none() {
            tracing::warn!(
                "{}: another process publishes, or was stopped while it did; waiting until it is known which",
                location.place(path)
            );
        }
        seen = Some(tag);
        thread::sleep(LOOK_EVERY);
    }
}

fn taken(location: &Location, path: &str) -> PublishError {
    PublishError::Taken(format!("another process publishes; {} says so", location.place(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_is_dead_when_its_process_is() {
        let own = Holder::own();
        assert!(!own.is_dead() && own.is_alive());
        let ended = Holder { process: (own.process.0, "0".to_owned()), ..own.clone() };
        assert!(ended.is_dead() && !ended.is_alive());
        let elsewhere = Holder { machine: "another".to_owned(), ..ended };
        assert!(!elsewhere.is_dead() && !elsewhere.is_alive());
    }
}
