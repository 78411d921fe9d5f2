//! What takes time to make (pictures, the page, lists over whole tables, codings), kept by weight and made once for all who wait.
//!
//! Whoever asks first puts the work into the queue of the pool; whoever asks for the same meanwhile waits for the same. While one
//! of them waits it is made, and what is made is kept, also when all have gone. What fails is told to all who wait, and not kept.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    time::{Duration, Instant},
};

use quick_cache::{DefaultHashBuilder, Lifecycle, Weighter, sync::Cache};
use tokio::{sync::watch, time::timeout};

use super::{
    answer_memory,
    client::Charge,
    encoding::EncodedBody,
    metrics::Metrics,
    problem::Problem,
    render_pool::{Job, PoolError, PoolFigures, RenderPool, Rows, Task, guarded},
};
use crate::{limits::Limits, table::meeting};

/// A guess for the size of the cache's tables.
const USUAL_COUNT: usize = 500;

#[derive(Debug, Clone)]
struct ByMemory;

impl Weighter<String, Arc<EncodedBody>> for ByMemory {
    fn weight(&self, key: &String, content: &Arc<EncodedBody>) -> u64 {
        content.weight() + u64::try_from(key.len()).unwrap_or(0)
    }
}

/// Counts what goes since there is no room for it.
#[derive(Debug, Clone)]
struct CountEvicted(Arc<Metrics>);

impl Lifecycle<String, Arc<EncodedBody>> for CountEvicted {
    type RequestState = ();

    fn on_evict(&self, (): &mut (), _: String, _: Arc<EncodedBody>) {
        self.0.render_evicted();
    }
}

type Outcome = Result<Arc<EncodedBody>, Problem>;

/// The cache of results and the door to those who make them.
#[derive(Debug)]
pub(super) struct RenderCache {
    cache: Cache<String, Arc<EncodedBody>, ByMemory, DefaultHashBuilder, CountEvicted>,
    /// What is being made, or waits for its turn.
    flights: Mutex<HashMap<String, Arc<Flight>>>,
    pool: RenderPool,
    metrics: Arc<Metrics>,
    limits: Limits,
}

/// How the cache and the pool go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RenderFigures {
    pub pool: PoolFigures,
    /// Of that, what is made of rows of an engine elsewhere.
    pub asking: PoolFigures,
    /// Answers that are kept.
    pub kept: usize,
    /// The memory that they take.
    pub kept_bytes: u64,
}

/// Something that is made for all who wait for it.
#[derive(Debug)]
struct Flight {
    outcome: watch::Sender<Option<Outcome>>,
    /// When the first who waits for it came.
    came: Instant,
    begun: OnceLock<Instant>,
}

impl RenderCache {
    pub(super) fn new(metrics: Arc<Metrics>, limits: &Limits) -> Self {
        let evicted = CountEvicted(Arc::clone(&metrics));
        Self {
            cache: Cache::with(USUAL_COUNT, limits.render_cache, ByMemory, DefaultHashBuilder::default(), evicted),
            flights: Mutex::default(),
            pool: RenderPool::new(limits),
            metrics,
            limits: *limits,
        }
    }

    /// The result of this key, made if need be.
    pub(super) async fn get<T: Into<EncodedBody>>(
        self: &Arc<Self>,
        key: String,
        task: impl Into<Task>,
        make: impl FnOnce() -> Result<T, Problem> + Send + 'static,
    ) -> Outcome {
        let task = task.into();
        if let Some(content) = self.cached(&key) {
            return Ok(content);
        }
        if answer_memory::is_full(&self.limits) {
            self.pool.refused(task);
            self.pool.turn_away(Instant::now()).await;
            return Err(Problem::busy());
        }
        let mut make = Some(make);
        loop {
            let charge = Charge::begin()?;
            let (flight, outcome, is_new) = match self.join(&key) {
                Ok(joined) => joined,
                Err(content) => return Ok(content),
            };
            self.metrics.render_missed();
            if is_new {
                let (cache, flight, key) = (Arc::clone(self), Arc::clone(&flight), key.clone());
                self.pool.submit(task, Box::new(Making { cache, key, task, flight, make: make.take(), charge }));
            }
            let landed = self.landed(task, &flight, outcome).await;
            // Who came just when all others had gone finds it given up, and begins it anew.
            if is_new || !landed.as_ref().is_err_and(Problem::is_unwanted) {
                return landed;
            }
        }
    }

    /// The result of this key, where it is kept.
    pub(super) fn cached(&self, key: &str) -> Option<Arc<EncodedBody>> {
        self.cache.get(key).inspect(|_| self.metrics.render_found())
    }

    /// Is the result of this key kept? That it was asked for is not counted.
    pub(super) fn keeps(&self, key: &str) -> bool {
        self.cache.contains_key(key)
    }

    /// The result of this key where making it takes microseconds: made on the spot, without the door.
    pub(super) fn get_inline<T: Into<EncodedBody>>(&self, key: String, make: impl FnOnce() -> Result<T, Problem>) -> Outcome {
        if let Some(content) = self.cached(&key) {
            return Ok(content);
        }
        self.metrics.render_missed();
        let content = Arc::new(make()?.into());
        self.cache.insert(key, Arc::clone(&content));
        Ok(content)
    }

    /// What one request alone asks for, and is not kept: made behind the door. `address` is what the log calls it.
    pub(super) async fn once<T: Send + 'static>(
        &self,
        task: impl Into<Task>,
        address: &str,
        make: impl FnOnce() -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let charge = Charge::begin()?;
        let paid = move || {
            let begun = Instant::now();
            let outcome = whole(make);
            if let Some(charge) = charge {
                charge.pay(begun.elapsed());
            }
            outcome
        };
        self.pool.run(task, address, paid).await?
    }

    /// How many jobs run longer than they may.
    pub(super) fn stuck(&self) -> usize {
        self.pool.stuck()
    }

    /// How it goes.
    pub(super) fn figures(&self) -> RenderFigures {
        let (pool, asking) = self.pool.figures();
        RenderFigures { pool, asking, kept: self.cache.len(), kept_bytes: self.cache.weight() }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Arc<Flight>>> {
        self.flights.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits with those who wait for this key, or begins to; as an error the result, where it has landed meanwhile.
    #[expect(clippy::type_complexity, reason = "the flight, its outcome, and whether it is new")]
    fn join(&self, key: &str) -> Result<(Arc<Flight>, watch::Receiver<Option<Outcome>>, bool), Arc<EncodedBody>> {
        let mut flights = self.lock();
        if let Some(flight) = flights.get(key) {
            return Ok((Arc::clone(flight), flight.outcome.subscribe(), false));
        }
        // It is kept before it is no longer in flight.
        if let Some(content) = self.cached(key) {
            return Err(content);
        }
        let (sender, outcome) = watch::channel(None);
        let flight = Arc::new(Flight { outcome: sender, came: Instant::now(), begun: OnceLock::new() });
        flights.insert(key.to_owned(), Arc::clone(&flight));
        Ok((flight, outcome, true))
    }

    /// Waits for the outcome: for its beginning as long as a request may wait for its turn, for its end as long as it may wait in
    /// all. What has run for longer than that is not waited for.
    async fn landed(&self, task: Task, flight: &Flight, mut outcome: watch::Receiver<Option<Outcome>>) -> Outcome {
        let (queue_time, answer_time, came) = (self.pool.queue_time(), self.pool.answer_time(), Instant::now());
        if flight.begun.get().is_none_or(|begun| begun.elapsed() < answer_time) {
            if let Some(landed) = within(queue_time, &mut outcome).await {
                if landed.as_ref().is_err_and(Problem::is_busy) {
                    self.pool.turn_away(came).await;
                }
                return landed;
            }
            if flight.begun.get().is_some()
                && let Some(landed) = within(answer_time.saturating_sub(queue_time), &mut outcome).await
            {
                return landed;
            }
        }
        self.pool.refused(task);
        Err(Problem::busy())
    }

    /// Is this what is in flight under the key? Then it is not any more.
    fn take_off(flights: &mut HashMap<String, Arc<Flight>>, key: &str, flight: &Arc<Flight>) {
        if flights.get(key).is_some_and(|known| Arc::ptr_eq(known, flight)) {
            flights.remove(key);
        }
    }
}

/// What comes within this time.
async fn within(time: Duration, outcome: &mut watch::Receiver<Option<Outcome>>) -> Option<Outcome> {
    let landed = timeout(time, outcome.wait_for(Option::is_some)).await.ok()?;
    // Whoever makes it tells the outcome before he goes.
    landed.ok().and_then(|outcome| outcome.clone())
}

#[cfg(test)]
impl RenderCache {
    /// Keeps nothing any more of what was kept.
    pub(super) fn forget(&self) {
        self.cache.clear();
    }

    /// How many wait for what is in flight under keys with this in them.
    pub(super) fn waiting_for(&self, part: &str) -> usize {
        let flights = self.lock();
        flights.iter().filter(|(key, _)| key.contains(part)).map(|(_, flight)| flight.outcome.receiver_count()).sum()
    }
}

impl From<PoolError> for Problem {
    fn from(error: PoolError) -> Self {
        match error {
            PoolError::Busy => Self::busy(),
            PoolError::Panicked(cause) => Self::internal(cause),
        }
    }
}

/// The making of a result. Dropped before it is made it tells all who wait that it is not.
struct Making<M> {
    cache: Arc<RenderCache>,
    key: String,
    task: Task,
    flight: Arc<Flight>,
    make: Option<M>,
    /// Who pays for it, where computing has a price.
    charge: Option<Charge>,
}

impl<T: Into<EncodedBody>, M: FnOnce() -> Result<T, Problem> + Send> Job for Making<M> {
    fn is_wanted(&self) -> bool {
        !self.flight.outcome.is_closed()
    }

    fn begin(&mut self) -> bool {
        let mut flights = self.cache.lock();
        // Nobody can join while the lock is held.
        let is_wanted = self.is_wanted();
        if is_wanted {
            self.flight.begun.get_or_init(Instant::now);
        } else {
            RenderCache::take_off(&mut flights, &self.key, &self.flight);
        }
        is_wanted
    }

    fn run(mut self: Box<Self>) {
        let Some(make) = self.make.take() else { return };
        let (begun, flight) = (Instant::now(), Arc::clone(&self.flight));
        let wanted = self.cache.pool.wanted(flight.came, Arc::new(move || !flight.outcome.is_closed()));
        let outcome = guarded(|| wanted.during(|| whole(make))).map(|made| made.map(|content| self.kept_as(content.into())));
        self.cache.metrics.render_made(self.task.work, begun.elapsed());
        if let Some(charge) = self.charge.take() {
            charge.pay(begun.elapsed());
        }
        let outcome = outcome.unwrap_or_else(|error| Err(error.into()));
        if let Ok(content) = &outcome {
            self.cache.cache.insert(self.key.clone(), Arc::clone(content));
        }
        // Nobody may join what has landed: a fault is of those who waited for it.
        RenderCache::take_off(&mut self.cache.lock(), &self.key, &self.flight);
        self.flight.outcome.send_replace(Some(outcome));
    }

    fn address(&self) -> String {
        self.key.replace('\n', " ")
    }
}

impl<M> Making<M> {
    /// The content, which knows since when it is there where its rows are elsewhere.
    fn kept_as(&self, content: EncodedBody) -> Arc<EncodedBody> {
        Arc::new(if self.task.rows == Rows::Elsewhere { content.of_rows_elsewhere() } else { content })
    }
}

/// What is made, unless an engine did not answer meanwhile: whatever was made without its rows has parts left out.
fn whole<T>(make: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    let (outcome, fault) = meeting(make);
    fault.map_or(outcome, |fault| Err(fault.into()))
}

impl<M> Drop for Making<M> {
    fn drop(&mut self) {
        RenderCache::take_off(&mut self.cache.lock(), &self.key, &self.flight);
        self.flight.outcome.send_if_modified(|outcome| {
            let is_untold = outcome.is_none();
            if is_untold {
                *outcome = Some(Err(Problem::busy()));
            }
            is_untold
        });
    }
}

#[cfg(test)]
mod tests;
