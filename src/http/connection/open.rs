//! The connections that are open: not more than there may be, and which one goes when there are too many.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use tokio::{sync::Notify, task::AbortHandle};

use super::{
    closed::{Closed, ConnectionCounters},
    progress::{Progress, Standing},
};

/// So many more than there may be can be open for a moment, while those that were chosen to go are being closed.
const MARGIN: usize = 16;
/// For so many milliseconds nobody is looked for again when all were found busy.
const PAUSE: u64 = 5;
/// Who has taken little of an answer for so many milliseconds may be left when memory is short.
const STALLED: u64 = 1_000;
/// Of them this part is left at a time.
const PART: usize = 4;
/// The log says at most once in so many milliseconds that there are too many connections, or too much is held by them.
const QUIET: u64 = 60_000;

/// The connections that are open.
#[derive(Debug)]
pub(super) struct OpenConnections {
    most: usize,
    begun: Instant,
    table: Mutex<Table>,
    left: Notify,
    counters: Arc<ConnectionCounters>,
}

#[derive(Debug, Default)]
struct Table {
    next: u64,
    entries: HashMap<u64, Entry>,
    /// Entries that were chosen to go and have not gone yet.
    going: usize,
    /// Who goes next, and since when he stood so when that was found out. All others began to be idle later.
    candidates: VecDeque<(u64, (Standing, u64))>,
    /// Until when nobody is looked for.
    pause: u64,
    /// Until when the log has been told that there are too many, and that too much is held.
    told: [u64; 2],
}

#[derive(Debug)]
struct Entry {
    progress: Arc<Progress>,
    task: Option<AbortHandle>,
    going: bool,
}

/// A connection's place among the open ones, which it leaves when this is dropped.
#[derive(Debug)]
pub(super) struct Place {
    connections: Arc<OpenConnections>,
    number: u64,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut table = self.connections.table();
        if table.entries.remove(&self.number).is_some_and(|entry| entry.going) {
            table.going -= 1;
        }
        drop(table);
        self.connections.counters.ended();
        self.connections.left.notify_one();
    }
}

impl Table {
    /// Tells the log of it, unless it has been told lately.
    fn tell(&mut self, which: usize, now: u64, text: impl FnOnce() -> String) {
        if now >= self.told[which] {
            self.told[which] = now + QUIET;
            tracing::warn!("{}", text());
        }
    }

    /// Tells the connection of this number to go.
    fn dismiss(&mut self, number: u64) -> bool {
        let Some(entry) = self.entries.get_mut(&number).filter(|entry| !entry.going) else { return false };
        let Some(task) = &entry.task else { return false };
        task.abort();
        entry.going = true;
        self.going += 1;
        true
    }

    /// Tells the one that stands idle longest to go; where none is idle, the one whose head has been on its way longest, and where
    /// there is none either, the one whose answer has waited longest to be taken.
    fn make_room(&mut self, now: u64) -> bool {
        loop {
            let Some((number, standing)) = self.candidates.pop_front() else {
                if now < self.pause || !self.look() {
                    self.pause = now + PAUSE;
                    return false;
                }
                continue;
            };
            // It may have gone on since it was looked at.
            if self.entries.get(&number).is_some_and(|entry| entry.progress.standing() == standing) && self.dismiss(number) {
                return true;
            }
        }
    }

    /// Finds those who may go, of the least that would be lost, the longest first. Since time goes one way, those who come to stand
    /// so later come after all of them: it need not be looked again before they are used up.
    fn look(&mut self) -> bool {
        let standing = |(number, entry): (&u64, &Entry)| {
            (!entry.going && entry.task.is_some()).then(|| (*number, entry.progress.standing()))
        };
        let mut found: Vec<_> =
            self.entries.iter().filter_map(standing).filter(|(_, (kind, _))| *kind != Standing::Busy).collect();
        let least = found.iter().map(|(_, (kind, _))| *kind).min();
        found.retain(|(_, (kind, _))| Some(*kind) == least);
        found.sort_unstable_by_key(|(number, (_, since))| (*since, *number));
        // Of idle ones alone it is sure that nobody comes to stand lower before they are used up.
        if least != Some(Standing::Idle) {
            found.truncate(1);
        }
        self.candidates = found.into();
        !self.candidates.is_empty()
    }
}

impl OpenConnections {
    pub(super) fn new(most: usize, counters: Arc<ConnectionCounters>) -> Self {
        Self { most, begun: Instant::now(), table: Mutex::default(), left: Notify::new(), counters }
    }

    /// When the times of all of them begin.
    pub(super) fn begun(&self) -> Instant {
        self.begun
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for this connection; none where there are too many and no other can go.
    pub(super) fn enter(self: &Arc<Self>, progress: &Arc<Progress>) -> Option<Place> {
        let mut table = self.table();
        if table.entries.len() - table.going >= self.most {
            table.tell(0, progress.now(), || {
                format!("all {} connections are taken; for each new one the one idle longest is closed", self.most)
            });
            if !table.make_room(progress.now()) {
                drop(table);
                self.counters.closed(Closed::Refused);
                return None;
            }
            self.counters.closed(Closed::Full);
        }
        let number = table.next;
        table.next += 1;
        table.entries.insert(number, Entry { progress: Arc::clone(progress), task: None, going: false });
        drop(table);
        self.counters.opened();
        Some(Place { connections: Arc::clone(self), number })
    }

    /// Names the task of the connection with this number.
    pub(super) fn started(&self, number: u64, task: AbortHandle) {
        if let Some(entry) = self.table().entries.get_mut(&number) {
            entry.task = Some(task);
        }
    }

    /// Waits until those who were told to go have gone, as far as there is no room for them beside those who stay.
    pub(super) async fn room(&self) {
        loop {
            let left = self.left.notified();
            if self.table().entries.len() < self.most + MARGIN {
                return;
            }
            left.await;
        }
    }

    /// Closes the one that is idle longest, since the system has no file left for another.
    pub(super) fn close_one(&self, now: u64) {
        if self.table().make_room(now) {
            self.counters.closed(Closed::Full);
        }
    }

    /// Closes some of those who have taken little of their answers for long, the longest first: memory is short.
    pub(super) fn leave_slow_readers(&self, now: u64) {
        let mut table = self.table();
        let mut slow: Vec<(u64, u64)> = Vec::new();
        for (number, entry) in &table.entries {
            if let (Standing::Writing, since) = entry.progress.standing()
                && since + STALLED <= now
                && !entry.going
            {
                slow.push((since, *number));
            }
        }
        if !slow.is_empty() {
            let text = || format!("memory for answers is short; of {} who take little of theirs some are cut off", slow.len());
            table.tell(1, now, text);
        }
        slow.sort_unstable();
        slow.truncate(slow.len().div_ceil(PART));
        for (_, number) in slow {
            if let Some(entry) = table.entries.get(&number) {
                entry.progress.cut();
            }
            if table.dismiss(number) {
                self.counters.closed(Closed::Memory);
            }
        }
    }

    /// Closes those that do not speak TLS yet: the server ends.
    pub(super) fn close_greeting(&self) {
        let mut table = self.table();
        let greeting: Vec<u64> =
            table.entries.iter().filter(|(_, entry)| entry.progress.is_handshaking()).map(|(number, _)| *number).collect();
        for number in greeting {
            table.dismiss(number);
        }
    }
}

impl Place {
    /// Its number among the open connections.
    pub(super) fn number(&self) -> u64 {
        self.number
    }
}

#[cfg(test)]
mod tests {
    use std::{future::pending, time::Duration};

    use super::*;
    use crate::{http::connection::progress::Allowance, limits::Limits};

    /// A connection whose task waits for ever, unless it is told to go.
    fn connect(connections: &Arc<OpenConnections>) -> Option<(Arc<Progress>, tokio::task::JoinHandle<()>)> {
        let allowance = Allowance::new(&Limits::default(), false);
        let progress = Arc::new(Progress::new(connections.begun(), allowance, false));
        let place = connections.enter(&progress)?;
        let number = place.number();
        let task = tokio::spawn(async move {
            let _place = place;
            pending::<()>().await;
        });
        connections.started(number, task.abort_handle());
        Some((progress, task))
    }

    /// The clock counts milliseconds.
    async fn a_moment() {
        tokio::time::sleep(Duration::from_millis(3)).await;
    }

    async fn goes(task: tokio::task::JoinHandle<()>) -> bool {
        let ended = tokio::time::timeout(Duration::from_secs(30), task).await;
        ended.is_ok_and(|ended| ended.is_err_and(|error| error.is_cancelled()))
    }

    #[tokio::test]
    async fn the_one_idle_longest_goes_and_where_all_are_busy_the_new_one() {
        let counters = Arc::new(ConnectionCounters::default());
        let connections = Arc::new(OpenConnections::new(3, Arc::clone(&counters)));
        let (first, first_task) = connect(&connections).unwrap();
        a_moment().await;
        let (second, second_task) = connect(&connections).unwrap();
        a_moment().await;
        let (third, _third_task) = connect(&connections).unwrap();
        a_moment().await;
        // The first has been answered just now, so it is the second that has been silent longest.
        first.asked();
        first.answered();
        a_moment().await;
        let (fourth, _fourth_task) = connect(&connections).unwrap();
        assert!(goes(second_task).await);
        drop(second);
        for busy in [&third, &fourth] {
            busy.asked();
        }
        let (fifth, _fifth_task) = connect(&connections).unwrap();
        assert!(goes(first_task).await, "the only idle one");
        fifth.asked();
        a_moment().await;
        assert!(connect(&connections).is_none(), "nobody is idle");
        assert_eq!((counters.open(), counters.closed_by(Closed::Full), counters.closed_by(Closed::Refused)), (3, 2, 1));
    }

    #[tokio::test]
    async fn an_unfinished_head_goes_before_an_answer_that_is_not_taken_and_a_request_never() {
        let connections = Arc::new(OpenConnections::new(3, Arc::default()));
        let (writing, writing_task) = connect(&connections).unwrap();
        let (head, head_task) = connect(&connections).unwrap();
        let (busy, busy_task) = connect(&connections).unwrap();
        writing.asked();
        writing.must_wait();
        head.read();
        busy.asked();
        let (fourth, _fourth_task) = connect(&connections).unwrap();
        assert!(goes(head_task).await);
        fourth.asked();
        let (fifth, _fifth_task) = connect(&connections).unwrap();
        assert!(goes(writing_task).await);
        fifth.asked();
        a_moment().await;
        assert!(connect(&connections).is_none());
        assert!(!busy_task.is_finished());
    }

    #[tokio::test]
    async fn short_memory_ends_a_quarter_of_the_slow_readers_the_slowest_first() {
        let counters = Arc::new(ConnectionCounters::default());
        let connections = Arc::new(OpenConnections::new(8, Arc::clone(&counters)));
        let mut readers = Vec::new();
        for _ in 0..5 {
            let (progress, task) = connect(&connections).unwrap();
            progress.asked();
            progress.must_wait();
            a_moment().await;
            readers.push((progress, task));
        }
        let (idle, _idle_task) = connect(&connections).unwrap();
        connections.leave_slow_readers(idle.now());
        assert_eq!(counters.closed_by(Closed::Memory), 0, "none has waited for long");
        // A quarter of five, rounded up: the two that have waited longest.
        connections.leave_slow_readers(idle.now() + STALLED);
        assert_eq!(counters.closed_by(Closed::Memory), 2);
        let mut tasks = readers.into_iter();
        for (progress, task) in tasks.by_ref().take(2) {
            assert!(progress.is_cut() && goes(task).await);
        }
        assert!(tasks.all(|(progress, task)| !progress.is_cut() && !task.is_finished()));
    }
}
