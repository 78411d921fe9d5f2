//! The threads that do the work, what waits for them and what they are at.

use std::{
    collections::BTreeMap,
    fmt::{self, Debug, Formatter},
    num::NonZero,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, available_parallelism},
    time::{Duration, Instant},
};

use super::{
    figures::{Counters, PoolFigures},
    guard::guarded,
    queue::{FairQueue, Pushed},
    work::{Rows, Share, Work},
};
use crate::{
    http::priority::step_back,
    limits::{Limits, count, time},
};

/// Something to be done.
pub(in crate::http) trait Job: Send {
    /// Does anybody wait for it?
    fn is_wanted(&self) -> bool;
    /// Its turn has come: is it still wanted?
    fn begin(&mut self) -> bool;
    /// Does it.
    fn run(self: Box<Self>);
    /// What it is of, for the log.
    fn address(&self) -> String;
}

/// The threads and what they share.
#[derive(Debug)]
pub(super) struct Crew {
    pub(super) state: Mutex<State>,
    /// Told when there may be work for a thread that has none.
    pub(super) work_there: Condvar,
    /// Told when the watch may end.
    pub(super) ending: Condvar,
    pub(super) counters: Counters,
    /// What its threads are called.
    name: &'static str,
    /// So many jobs run at a time.
    permits: usize,
    /// So many of those that take long, so that a thread is left for the others.
    most_long: usize,
    /// So many pixels of large pictures are in memory at a time.
    most_pixels: u64,
    pub(super) stuck_after: Duration,
}

/// What waits, and what is being done.
#[derive(Debug)]
pub(super) struct State {
    queue: FairQueue<Waiting>,
    pub(super) running: BTreeMap<u64, Running>,
    /// The number of the next job that begins.
    next: u64,
    /// Jobs that take long, and their pixels.
    long: usize,
    pixels: u64,
    threads: usize,
    idle: usize,
    /// Jobs that are stuck, and whose places others have.
    replaced: usize,
    is_watched: bool,
    pub(super) is_closed: bool,
}

/// A job that waits.
struct Waiting {
    job: Box<dyn Job>,
    since: Instant,
}

/// A job that runs.
#[derive(Debug)]
pub(super) struct Running {
    work: Work,
    pub(super) since: Instant,
    pub(super) address: String,
    pub(super) is_stuck: bool,
    /// Has another its place?
    is_replaced: bool,
}

impl Debug for Waiting {
    fn fmt(&self, into: &mut Formatter<'_>) -> fmt::Result {
        write!(into, "{}", self.job.address())
    }
}

impl Crew {
    /// Who makes something of rows that lie there: here as many as there are processors; for rows elsewhere more, since most of them
    /// wait, and never so long for an answer that they are taken for stuck.
    pub(super) fn new(limits: &Limits, rows: Rows) -> Self {
        let processors = || available_parallelism().map_or(2, NonZero::get);
        let (name, permits, stuck_after) = match rows {
            Rows::Here => {
                ("dyad-render", if limits.renders == 0 { processors() } else { count(limits.renders) }, limits.stuck_time)
            }
            Rows::Elsewhere => {
                let stuck_after = limits.stuck_time.max(limits.answer_time.saturating_mul(2));
                ("dyad-asking", count(limits.engine_jobs), stuck_after)
            }
        };
        let state = State {
            queue: FairQueue::new(permits.saturating_mul(count(limits.waiting))),
            running: BTreeMap::new(),
            next: 0,
            long: 0,
            pixels: 0,
            threads: 0,
            idle: 0,
            replaced: 0,
            is_watched: false,
            is_closed: false,
        };
        Self {
            state: Mutex::new(state),
            work_there: Condvar::new(),
            ending: Condvar::new(),
            counters: Counters::default(),
            name,
            permits,
            most_long: (permits / 2).max(1),
            most_pixels: limits.picture_pixels,
            stuck_after: time(stuck_after),
        }
    }

    /// No job runs while it is held, so nothing is half done in it, whoever panicked.
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets a job wait for its turn; one that is refused is dropped.
    pub(super) fn submit(crew: &Arc<Self>, work: Work, job: Box<dyn Job>) {
        let waiting = Waiting { job, since: Instant::now() };
        let mut state = crew.lock();
        let unwanted = if state.queue.is_full() { state.queue.take_out(|waiting| waiting.job.is_wanted()) } else { Vec::new() };
        crew.counters.dropped(unwanted.len());
        let refused = match state.queue.push(work, waiting) {
            Pushed::Waits => None,
            Pushed::Refused(refused) => Some((work, refused)),
            Pushed::InPlaceOf(work, refused) => Some((work, refused)),
        };
        if let Some((work, _)) = &refused {
            crew.counters.refused(*work);
        }
        Self::man(crew, &mut state);
        drop(state);
        crew.work_there.notify_one();
        // What is dropped tells those who wait for it, and may take other locks for that.
        drop((unwanted, refused));
    }

    /// Begins a thread where there is more to do than threads that do nothing, and room for one more.
    pub(super) fn man(crew: &Arc<Self>, state: &mut State) {
        if state.queue.len() > state.idle && state.threads < crew.permits + state.replaced {
            let own = Arc::clone(crew);
            match thread::Builder::new().name(crew.name.to_owned()).spawn(move || own.labour()) {
                Ok(_) => state.threads += 1,
                Err(error) => tracing::error!(%error, "no thread to make answers"),
            }
        }
        if !state.is_watched {
            let own = Arc::clone(crew);
            match thread::Builder::new().name("dyad-watch".to_owned()).spawn(move || own.watch()) {
                Ok(_) => state.is_watched = true,
                Err(error) => tracing::error!(%error, "no thread to watch over what is made"),
            }
        }
    }

    /// What a thread does until the pool closes, or until there are more threads than wanted.
    fn labour(&self) {
        step_back();
        let mut state = self.lock();
        loop {
            if state.is_closed || state.threads > self.permits + state.replaced {
                state.threads -= 1;
                return;
            }
            let Some((number, work, mut waiting)) = self.next(&mut state) else {
                state.idle += 1;
                state = self.work_there.wait(state).unwrap_or_else(PoisonError::into_inner);
                state.idle -= 1;
                continue;
            };
            // Whoever takes a job wakes the next, until one finds nothing that may be started.
            if state.queue.len() > 0 && state.idle > 0 {
                self.work_there.notify_one();
            }
            drop(state);
            let (begun, waited) = (Instant::now(), waiting.since.elapsed());
            if waiting.job.begin() {
                self.counters.begun(waited);
                // A job guards itself; what it leaves behind when it cannot must not cost a thread.
                if let Err(fault) = guarded(|| waiting.job.run()) {
                    tracing::error!(?fault, "a job was not ended as it should be");
                }
            } else {
                self.counters.dropped(1);
                drop(waiting);
            }
            state = self.lock();
            let ended = state.end(number, work, begun.elapsed());
            self.replace(&mut state);
            if let Some(stuck) = ended.filter(|ended| ended.is_stuck) {
                let seconds = stuck.since.elapsed().as_secs();
                tracing::warn!(address = stuck.address, seconds, "what was stuck has ended");
            }
        }
    }

    /// The next job, which runs from now on.
    fn next(&self, state: &mut State) -> Option<(u64, Work, Waiting)> {
        let (long, pixels) = (state.long, state.pixels);
        let may_start = |work: Work| {
            let is_room = pixels == 0 || pixels.saturating_add(work.pixels()) <= self.most_pixels;
            !work.is_long() || (long < self.most_long && is_room)
        };
        let (work, waiting) = state.queue.pop(may_start)?;
        let number = state.next;
        state.next += 1;
        if work.is_long() {
            state.long += 1;
            state.pixels += work.pixels();
        }
        let address = waiting.job.address();
        state.running.insert(number, Running { work, since: Instant::now(), address, is_stuck: false, is_replaced: false });
        Some((number, work, waiting))
    }

    /// Counts a request whose time to wait was over.
    pub(super) fn refused(&self, work: Work) {
        self.counters.refused(work);
    }

    pub(super) fn stuck(&self) -> usize {
        self.lock().stuck()
    }

    pub(super) fn figures(&self) -> PoolFigures {
        let state = self.lock();
        let waiting = Share::ALL.map(|share| state.queue.waiting(share));
        self.counters.figures(waiting, state.running.len(), state.stuck())
    }

    /// Lets others have the places of jobs that are stuck, as often as there are places.
    pub(super) fn replace(&self, state: &mut State) {
        while state.replaced < self.permits {
            let mut stuck = state.running.values_mut().filter(|running| running.is_stuck && !running.is_replaced);
            let Some(running) = stuck.next() else { return };
            running.is_replaced = true;
            let work = running.work;
            state.replaced += 1;
            state.give_back(work);
        }
    }

    /// Lets the threads end: those that do nothing now, the others when they are done.
    pub(super) fn close(&self) {
        self.lock().is_closed = true;
        self.work_there.notify_all();
        self.ending.notify_all();
    }
}

impl State {
    fn stuck(&self) -> usize {
        self.running.values().filter(|running| running.is_stuck).count()
    }

    /// A job has ended.
    fn end(&mut self, number: u64, work: Work, took: Duration) -> Option<Running> {
        let ended = self.running.remove(&number)?;
        if ended.is_replaced {
            self.replaced -= 1;
        } else {
            self.give_back(work);
        }
        self.queue.settle(work, u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
        Some(ended)
    }

    /// The place of a job that takes long is free.
    fn give_back(&mut self, work: Work) {
        if work.is_long() {
            self.long -= 1;
            self.pixels -= work.pixels();
        }
    }
}
