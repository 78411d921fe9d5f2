//! What a connection is doing, since when, and until when it may.
//!
//! Written by the task of the connection alone, where it reads, is asked, has answered and writes; read by the one that looks for
//! connections to close. So it costs a request two looks at the clock and no lock.

use std::{
    sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    time::{Duration, Instant},
};

use super::closed::Closed;
use crate::limits::Limits;

/// How long what a client still sends is thrown away after it was told no, so that it gets to read the answer.
const LINGER: u64 = 2_000;

/// What a connection is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Nothing has come yet.
    Opened,
    /// A part of a head has come.
    Head,
    /// A request is being answered.
    Answer,
    /// The last answer is whole, and no further request has begun.
    Idle,
    /// All is said; what the client still sends is thrown away.
    Ending,
}

/// What would be lost if it were closed, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Nothing: it is between two requests, or silent since it was opened.
    Idle,
    /// A request whose head is not whole.
    Head,
    /// An answer that the client does not take.
    Writing,
    /// A request that is being answered.
    Busy,
}

/// What a connection may take, in milliseconds and bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowance {
    head: u64,
    idle: u64,
    write: u64,
    write_bytes: u64,
}

/// What a connection is doing, since when, and until when it may. Times are milliseconds since the server began.
#[derive(Debug)]
pub(super) struct Progress {
    begun: Instant,
    allowance: Allowance,
    /// The phase, and the time that counts for it, in one word so that both are of one moment.
    stage: AtomicU64,
    /// Since when an answer waits for its client to take enough of it; 0 when none waits.
    waits: AtomicU64,
    /// What was taken of it since.
    taken: AtomicU64,
    /// Has it been told no while it was still sending?
    refused: AtomicBool,
    /// Is what it has not taken to be thrown away by the system too?
    cut: AtomicBool,
    /// Does it speak no TLS yet, though it will have to?
    handshake: AtomicBool,
}

impl Allowance {
    pub(super) fn new(limits: &Limits, is_proxy: bool) -> Self {
        let idle = if is_proxy { limits.proxy_idle_time } else { limits.idle_time };
        Self { head: limits.head_time, idle, write: limits.write_time, write_bytes: limits.write_bytes }
    }
}

impl Phase {
    const ALL: [Self; 5] = [Self::Opened, Self::Head, Self::Answer, Self::Idle, Self::Ending];

    fn at(self, time: u64) -> u64 {
        time << 3 | self as u64
    }

    fn of(stage: u64) -> (Self, u64) {
        let number = usize::try_from(stage & 7).unwrap_or_default();
        (Self::ALL.get(number).copied().unwrap_or(Self::Ending), stage >> 3)
    }
}

impl Progress {
    /// Of a connection that is opened now, by a server that began then.
    pub(super) fn new(begun: Instant, allowance: Allowance, handshake: bool) -> Self {
        let progress = Self {
            begun,
            allowance,
            stage: AtomicU64::new(0),
            waits: AtomicU64::new(0),
            taken: AtomicU64::new(0),
            refused: AtomicBool::new(false),
            cut: AtomicBool::new(false),
            handshake: AtomicBool::new(handshake),
        };
        progress.enter(Phase::Opened, progress.now());
        progress
    }

    /// Never 0.
    pub(super) fn now(&self) -> u64 {
        u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX >> 3).saturating_add(1)
    }

    /// The moment of this time.
    pub(super) fn moment(&self, time: u64) -> Instant {
        self.begun + Duration::from_millis(time)
    }

    fn enter(&self, phase: Phase, since: u64) {
        self.stage.store(phase.at(since), Relaxed);
    }

    fn stage(&self) -> (Phase, u64) {
        Phase::of(self.stage.load(Relaxed))
    }

    /// Bytes have come.
    pub(super) fn read(&self) {
        match self.stage() {
            // The first head has its time from the opening on.
            (Phase::Opened, since) => self.enter(Phase::Head, since),
            (Phase::Idle, _) => self.enter(Phase::Head, self.now()),
            _ => {}
        }
    }

    /// The head of a request is whole.
    pub(super) fn asked(&self) {
        self.enter(Phase::Answer, 0);
    }

    /// The answer is handed over whole, though perhaps not yet taken.
    pub(super) fn answered(&self) {
        self.enter(Phase::Idle, self.now());
    }

    /// The system takes no more bytes for now.
    pub(super) fn must_wait(&self) {
        if self.waits.load(Relaxed) == 0 {
            self.taken.store(0, Relaxed);
            self.waits.store(self.now(), Relaxed);
        }
    }

    /// The system has taken bytes.
    pub(super) fn wrote(&self, bytes: usize) {
        if self.waits.load(Relaxed) == 0 {
            return;
        }
        let taken = self.taken.load(Relaxed).saturating_add(bytes as u64);
        if taken < self.allowance.write_bytes {
            self.taken.store(taken, Relaxed);
        } else {
            self.taken.store(0, Relaxed);
            self.waits.store(self.now(), Relaxed);
        }
    }

    /// The system has taken all that there was.
    pub(super) fn flushed(&self) {
        if self.waits.load(Relaxed) != 0 {
            self.waits.store(0, Relaxed);
            if matches!(self.stage(), (Phase::Idle, _)) {
                self.enter(Phase::Idle, self.now());
            }
        }
    }

    /// TLS is spoken, and no head has begun.
    pub(super) fn greeted(&self) {
        self.handshake.store(false, Relaxed);
        if let (Phase::Head, since) = self.stage() {
            self.enter(Phase::Opened, since);
        }
    }

    /// Does it still have to speak TLS?
    pub(super) fn is_handshaking(&self) -> bool {
        self.handshake.load(Relaxed)
    }

    /// The client is told no, though it may still be sending.
    pub(super) fn refuse(&self) {
        self.refused.store(true, Relaxed);
    }

    /// All is said. Is what the client still sends to be read, so that it gets to read the answer?
    pub(super) fn ends(&self) -> bool {
        // What ends within a head ends by a fault of it.
        let is_heard = matches!(self.stage(), (Phase::Head, _)) || self.refused.load(Relaxed);
        if is_heard {
            self.enter(Phase::Ending, self.now());
        }
        is_heard
    }

    /// Nothing that was written is to be sent any more.
    pub(super) fn cut(&self) {
        self.cut.store(true, Relaxed);
    }

    pub(super) fn is_cut(&self) -> bool {
        self.cut.load(Relaxed)
    }

    /// When it will have taken too long, as things are.
    pub(super) fn due(&self) -> Option<u64> {
        let waits = self.waits.load(Relaxed);
        if waits != 0 {
            return Some(waits.saturating_add(self.allowance.write));
        }
        let (phase, since) = self.stage();
        let allowed = match phase {
            Phase::Opened | Phase::Head => self.allowance.head,
            Phase::Answer => return None,
            Phase::Idle => self.allowance.idle,
            Phase::Ending => LINGER,
        };
        Some(since.saturating_add(allowed))
    }

    /// What it has taken too long for.
    pub(super) fn overdue(&self) -> Closed {
        match self.stage() {
            _ if self.waits.load(Relaxed) != 0 => Closed::Write,
            _ if self.is_handshaking() => Closed::Handshake,
            (Phase::Idle, _) => Closed::Idle,
            _ => Closed::Head,
        }
    }

    /// Is it only waiting for the client to stop?
    pub(super) fn is_ending(&self) -> bool {
        matches!(self.stage(), (Phase::Ending, _))
    }

    /// What would be lost if it were closed, and since when it stands so.
    pub(super) fn standing(&self) -> (Standing, u64) {
        let (phase, since) = self.stage();
        match (self.waits.load(Relaxed), phase) {
            (0, Phase::Opened | Phase::Idle | Phase::Ending) => (Standing::Idle, since),
            (0, Phase::Head) => (Standing::Head, since),
            (0, Phase::Answer) => (Standing::Busy, since),
            (waits, _) => (Standing::Writing, waits),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn progress(change: impl FnOnce(&mut Limits)) -> Progress {
        let mut limits = Limits { head_time: 1_000, idle_time: 2_000, write_time: 3_000, write_bytes: 100, ..Limits::default() };
        change(&mut limits);
        // The server began ten seconds ago, so the times are about 10,000.
        Progress::new(Instant::now().checked_sub(Duration::from_secs(10)).unwrap(), Allowance::new(&limits, false), false)
    }

    /// About so long from now.
    fn is_due_in(progress: &Progress, milliseconds: u64) -> bool {
        let due = progress.due().unwrap();
        let now = progress.now();
        (now + milliseconds).saturating_sub(500) <= due && due <= now + milliseconds
    }

    #[test]
    fn each_phase_has_its_time_and_the_first_head_has_it_from_the_opening_on() {
        let progress = progress(|_| {});
        assert!(is_due_in(&progress, 1_000) && progress.standing().0 == Standing::Idle, "silent");
        let opened = progress.due();
        progress.read();
        assert_eq!(progress.due(), opened);
        assert_eq!((progress.standing().0, progress.overdue()), (Standing::Head, Closed::Head));
        progress.asked();
        assert_eq!((progress.due(), progress.standing().0), (None, Standing::Busy));
        progress.answered();
        assert!(is_due_in(&progress, 2_000));
        assert_eq!((progress.standing().0, progress.overdue()), (Standing::Idle, Closed::Idle));
        progress.read();
        assert!(is_due_in(&progress, 1_000), "the head of a further request");
    }

    #[test]
    fn who_takes_enough_is_given_time_again_and_one_byte_less_is_not_enough() {
        let progress = progress(|_| {});
        progress.asked();
        progress.must_wait();
        progress.answered();
        let waits = 10_000_u64;
        progress.waits.store(waits, Relaxed);
        progress.wrote(99);
        assert_eq!((progress.due(), progress.overdue()), (Some(waits + 3_000), Closed::Write));
        assert_eq!(progress.standing(), (Standing::Writing, waits));
        progress.must_wait();
        assert_eq!(progress.due(), Some(waits + 3_000), "to wait again is no beginning");
        progress.waits.store(1, Relaxed);
        progress.wrote(1);
        assert!(is_due_in(&progress, 3_000), "the hundredth byte");
        progress.flushed();
        assert!(is_due_in(&progress, 2_000) && progress.overdue() == Closed::Idle);
    }

    #[test]
    fn proxies_may_be_idle_for_longer() {
        let limits = Limits::default();
        assert_eq!(Allowance::new(&limits, true).idle, limits.proxy_idle_time);
        assert_eq!(Allowance::new(&limits, false).idle, limits.idle_time);
    }

    #[test]
    fn only_who_was_told_no_is_heard_to_the_end() {
        let progress = progress(|_| {});
        progress.asked();
        progress.answered();
        assert!(!progress.ends());
        progress.refuse();
        assert!(progress.ends() && progress.is_ending() && is_due_in(&progress, LINGER));
        let silent = super::tests::progress(|_| {});
        assert!(!silent.ends(), "nothing has come that could be lost");
        silent.read();
        assert!(silent.ends(), "a head that was not whole");
    }

    #[test]
    fn a_greeting_is_no_head_but_has_its_time() {
        let progress = progress(|_| {});
        let opened = progress.due();
        progress.read();
        progress.greeted();
        assert_eq!((progress.due(), progress.standing().0), (opened, Standing::Idle));
    }
}
