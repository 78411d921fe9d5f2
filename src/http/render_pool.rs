//! The one door through which work of the processors leaves the async threads: drawing, reading of tables, writing of files,
//! compressing, searching.
//!
//! So many jobs run at a time and so many wait. Who is next goes by what work costs (`queue`), so that a flood of costly work
//! leaves cheap work its share. Whoever waits longer than the queue's time is refused; what nobody wants any more is dropped
//! before it starts. A job that runs cannot be cancelled: one that does not end is told and replaced (`watch`).
//!
//! What is made of rows that an engine elsewhere has waits for most of its time. It has threads and a queue of its own, by the same
//! rules, so that a slow engine holds no place of those who use the processors; and it knows until when, and whether, anybody waits
//! for it ([`Wanted`]).

mod crew;
mod figures;
mod guard;
mod queue;
mod watch;
mod work;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::{
    sync::oneshot,
    time::{sleep, timeout},
};

use crate::{
    limits::{Limits, time},
    wanted::Wanted,
};
use crew::Crew;
pub(super) use crew::Job;
pub(super) use figures::PoolFigures;
pub(super) use guard::{PoolError, guarded};
pub(super) use work::{Rows, Share, Task, Work};

/// So long before a request's time is over, at most, is what it waits for given up.
const TO_TELL: Duration = Duration::from_millis(250);

/// The door.
#[derive(Debug)]
pub(super) struct RenderPool {
    crew: Arc<Crew>,
    /// Who makes what rows of an engine elsewhere are wanted for.
    asking: Arc<Crew>,
    queue_time: Duration,
    refuse_time: Duration,
    answer_time: Duration,
}

impl RenderPool {
    /// A door within these limits. Its threads begin with the first jobs.
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            crew: Arc::new(Crew::new(limits, Rows::Here)),
            asking: Arc::new(Crew::new(limits, Rows::Elsewhere)),
            queue_time: time(limits.queue_time),
            refuse_time: time(limits.refuse_time),
            answer_time: time(limits.answer_time.max(limits.queue_time)),
        }
    }

    /// How long may a request wait for its turn?
    pub(super) fn queue_time(&self) -> Duration {
        self.queue_time
    }

    /// How long may a request wait in all?
    pub(super) fn answer_time(&self) -> Duration {
        self.answer_time
    }

    fn crew(&self, rows: Rows) -> &Arc<Crew> {
        match rows {
            Rows::Here => &self.crew,
            Rows::Elsewhere => &self.asking,
        }
    }

    /// For whom a job is done: for a request that came then. Whoever is asked meanwhile gives up a moment before the request does, so
    /// that it can be told why.
    pub(super) fn wanted(&self, came: Instant, somebody_waits: Arc<dyn Fn() -> bool + Send + Sync>) -> Wanted {
        let before = (self.answer_time / 10).min(TO_TELL);
        Wanted::new(came.checked_add(self.answer_time.saturating_sub(before)), somebody_waits)
    }

    /// Lets a job wait for its turn. One that is refused, now or later, is dropped.
    pub(super) fn submit(&self, task: Task, job: Box<dyn Job>) {
        Crew::submit(self.crew(task.rows), task.work, job);
    }

    /// Waits until a request that came then, and found no room, is told so.
    pub(super) async fn turn_away(&self, came: Instant) {
        sleep(self.refuse_time.saturating_sub(came.elapsed())).await;
    }

    /// Counts a request whose time to wait was over.
    pub(super) fn refused(&self, task: Task) {
        self.crew(task.rows).refused(task.work);
    }

    /// How many jobs run longer than they may.
    pub(super) fn stuck(&self) -> usize {
        self.crew.stuck() + self.asking.stuck()
    }

    /// How it goes, and how much of that is with those who ask an engine elsewhere.
    pub(super) fn figures(&self) -> (PoolFigures, PoolFigures) {
        let asking = self.asking.figures();
        (self.crew.figures().and(&asking), asking)
    }

    /// The result of a job that nobody else asks for. What is dropped while it waits does not start.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        task: impl Into<Task>,
        address: &str,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PoolError> {
        let (sender, mut receiver) = oneshot::channel();
        let (task, came) = (task.into(), Instant::now());
        // Gone with the request.
        let waits = Arc::new(());
        let still = Arc::downgrade(&waits);
        let wanted = self.wanted(came, Arc::new(move || still.strong_count() > 0));
        let begun = Arc::new(AtomicBool::new(false));
        let address = address.to_owned();
        self.submit(task, Box::new(Single { job, sender, begun: Arc::clone(&begun), address, wanted }));
        let outcome = match timeout(self.queue_time, &mut receiver).await {
            Ok(outcome) => outcome,
            Err(_) if begun.load(Ordering::SeqCst) => {
                let rest = self.answer_time.saturating_sub(self.queue_time);
                timeout(rest, receiver).await.map_err(|_| PoolError::Busy)?
            }
            Err(_) => {
                self.refused(task);
                return Err(PoolError::Busy);
            }
        };
        if let Ok(outcome) = outcome {
            return outcome;
        }
        // Dropped without a result: refused.
        self.turn_away(came).await;
        Err(PoolError::Busy)
    }
}

impl Drop for RenderPool {
    fn drop(&mut self) {
        self.crew.close();
        self.asking.close();
    }
}

/// A job that one request asks for.
struct Single<T, F> {
    job: F,
    sender: oneshot::Sender<Result<T, PoolError>>,
    begun: Arc<AtomicBool>,
    address: String,
    wanted: Wanted,
}

impl<T: Send, F: FnOnce() -> T + Send> Job for Single<T, F> {
    fn is_wanted(&self) -> bool {
        !self.sender.is_closed()
    }

    fn begin(&mut self) -> bool {
        self.begun.store(true, Ordering::SeqCst);
        self.is_wanted()
    }

    fn run(self: Box<Self>) {
        let Self { job, sender, wanted, .. } = *self;
        // Nobody there to take it: he went while it ran.
        drop(sender.send(guarded(|| wanted.during(job))));
    }

    fn address(&self) -> String {
        self.address.clone()
    }
}

#[cfg(test)]
mod tests;
