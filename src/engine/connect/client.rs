//! A client of Spark Connect: asks, waits, gives up, and keeps looking whether an engine that is down is there again.

use std::{
    fmt, io,
    sync::{
        Arc,
        atomic::Ordering::Relaxed,
        mpsc::{self, RecvTimeoutError},
    },
    time::{Duration, Instant},
};

use polars::prelude::DataFrame;
use tokio::{
    runtime::{Builder, Runtime},
    time::{sleep, timeout},
};

use super::{
    address::Address,
    bounds::Bounds,
    interrupt,
    message::{Expression, Literal, Sql, Value},
    question::{answered, attempt, settle},
    secret::Secret,
    shared::Shared,
};
use crate::{
    engine::{Argument, Asks},
    limits::Limits,
    table::{EngineFault, EngineReport, EngineWatch},
    wanted::Wanted,
};

/// How often one who waits looks whether anybody still waits for him.
const LOOK: Duration = Duration::from_millis(50);
/// So much later than it should, an answer is waited for no longer.
const GRACE: Duration = Duration::from_secs(1);
/// Time in which everything that runs is stopped when the server ends.
const ENDING: Duration = Duration::from_secs(3);

/// An engine that is asked by Spark Connect. Dropped, or told to [end](Self::end), it stops what it still runs there.
pub struct SparkConnect {
    shared: Arc<Shared>,
    /// Threads of its own, so that it neither waits for those who serve nor keeps them.
    runtime: Option<Runtime>,
}

/// An engine that cannot even be tried.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// There are two tokens.
    #[error("a token stands in the address of the engine and in a file; leave one of them out")]
    TwoTokens,
    /// It cannot be secured.
    #[error("connections to the engine cannot be secured: {0}")]
    Insecure(io::Error),
    /// The system has no room for it.
    #[error("no threads for the engine: {0}")]
    NoThreads(io::Error),
}

impl SparkConnect {
    /// An engine at an address, with the token that its address does not say. No connection is made yet.
    ///
    /// # Errors
    /// [`ConnectError`] when there are two tokens, no certificates, or no threads.
    pub fn new(mut address: Address, token: Option<Secret>, limits: &Limits) -> Result<Self, ConnectError> {
        if token.is_some() && address.token.is_some() {
            return Err(ConnectError::TwoTokens);
        }
        address.token = token.or(address.token);
        if address.token.is_some() && !address.is_secured && !address.is_loopback() {
            tracing::warn!(
                "THE TOKEN OF THE ENGINE IS SENT IN PLAIN TEXT to {address}, so that whoever is on the way can read and use it: \
                 say ;use_ssl=true, or be sure that the network is yours alone"
            );
        }
        Self::of(Shared::new(address, Bounds::from(limits)).map_err(ConnectError::Insecure)?)
    }

    pub(super) fn of(shared: Shared) -> Result<Self, ConnectError> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            // Names of hosts are looked up there.
            .max_blocking_threads(4)
            .thread_name("engine")
            .thread_stack_size(8 << 20)
            .enable_all()
            .build()
            .map_err(ConnectError::NoThreads)?;
        let shared = Arc::new(shared);
        runtime.spawn(looked_after(Arc::clone(&shared)));
        Ok(Self { shared, runtime: Some(runtime) })
    }

    /// Stops what runs on the engine and leaves it, within few seconds; who still waits is told that nobody wants his answer. Nothing
    /// is asked any more.
    pub fn end(&self) {
        let Some(runtime) = &self.runtime else { return };
        if self.shared.is_ending.send_replace(true) {
            return;
        }
        let (sender, receiver) = mpsc::sync_channel(1);
        let shared = Arc::clone(&self.shared);
        runtime.spawn(async move {
            let stopped = async {
                while !shared.operations.are_none() {
                    sleep(Duration::from_millis(10)).await;
                }
            };
            if timeout(ENDING, stopped).await.is_err() {
                tracing::warn!("operations may go on that were asked of the engine: it could not be told in time to stop them");
            }
            // Who was never asked knows no session to leave.
            if shared.counts.questions.load(Relaxed) > 0 && shared.health.down_for().is_none() {
                interrupt::leave(&shared).await;
            }
            // Nobody to tell is no fault.
            let _ = sender.send(());
        });
        if receiver.recv_timeout(ENDING * 2).is_err() {
            tracing::warn!("the engine was left without a word: it takes too long");
        }
    }

    fn waited_for(&self, sql: Sql, wanted: &Wanted, begun: Instant) -> Result<Vec<DataFrame>, EngineFault> {
        let runtime = self.runtime.as_ref().filter(|_| !*self.shared.is_ending.borrow() && wanted.is_wanted());
        let Some(runtime) = runtime else { return Err(EngineFault::Unwanted) };
        self.shared.health.may_be_asked()?;
        let time = wanted.time_left(self.shared.bounds.time);
        let (sender, receiver) = mpsc::sync_channel(1);
        let shared = Arc::clone(&self.shared);
        let asking = runtime.spawn(async move {
            let outcome = answered(&shared, &sql, begun, time).await;
            // Nobody to tell is no fault.
            let _ = sender.send(outcome);
        });
        loop {
            match receiver.recv_timeout(LOOK) {
                Ok(outcome) => return outcome,
                Err(RecvTimeoutError::Disconnected) => {
                    self.shared
                        .health
                        .complain(&EngineFault::Failed, "the question was left without an answer; this is a fault of dyad");
                    return Err(EngineFault::Failed);
                }
                // Left before its end, its operation is stopped.
                Err(RecvTimeoutError::Timeout) if !wanted.is_wanted() => {
                    asking.abort();
                    return Err(EngineFault::Unwanted);
                }
                Err(RecvTimeoutError::Timeout) if begun.elapsed() > time + GRACE => {
                    asking.abort();
                    return Err(EngineFault::Overdue { milliseconds: u64::try_from(time.as_millis()).unwrap_or(u64::MAX) });
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }
}

impl Asks for SparkConnect {
    fn ask(&self, sql: &str, arguments: &[(&str, Argument)]) -> Result<Vec<DataFrame>, EngineFault> {
        let begun = Instant::now();
        self.shared.counts.questions.fetch_add(1, Relaxed);
        let value = |argument: &Argument| match argument {
            Argument::Text(text) => Value::Text(text.clone()),
            Argument::Number(number) => Value::Long(*number),
        };
        let named = arguments
            .iter()
            .map(|(name, argument)| ((*name).to_owned(), Expression { literal: Some(Literal { value: Some(value(argument)) }) }));
        let sql = Sql { query: sql.to_owned(), named_arguments: named.collect() };
        let outcome = self.waited_for(sql, &Wanted::current(), begun);
        self.shared.counts.ended(begun.elapsed(), outcome.as_ref().err());
        outcome
    }
}

impl EngineWatch for SparkConnect {
    fn report(&self) -> EngineReport {
        let (down_for, reason) = self.shared.health.down_for().unzip();
        EngineReport { down_for, reason: reason.map(|fault| fault.to_string()), ..self.shared.counts.report() }
    }

    fn is_down(&self) -> bool {
        self.shared.health.down_for().is_some()
    }

    fn rests_for(&self) -> Option<Duration> {
        self.shared.health.rests_for()
    }
}

/// Asks an engine that is not well whether it is again, so that no client's question has to find out.
async fn looked_after(shared: Arc<Shared>) {
    let question = Sql { query: "SELECT 1 AS one".to_owned(), ..Sql::default() };
    loop {
        shared.health.changed.notified().await;
        while let Some(wait) = shared.health.ask_in() {
            sleep(wait).await;
            match timeout(shared.bounds.time, attempt(&shared, &question)).await {
                _ if *shared.is_ending.borrow() => return,
                Ok(Ok(_)) => shared.health.answered(),
                Ok(Err(trouble)) => settle(&shared, &trouble, ""),
                // Who has no answer to this has none to anything.
                Err(_) => {
                    let milliseconds = u64::try_from(shared.bounds.time.as_millis()).unwrap_or(u64::MAX);
                    shared.health.failed(EngineFault::Overdue { milliseconds }, "not even SELECT 1 is answered", true);
                }
            }
        }
    }
}

impl Drop for SparkConnect {
    fn drop(&mut self) {
        self.end();
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl fmt::Debug for SparkConnect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SparkConnect").field("address", &self.shared.address).finish_non_exhaustive()
    }
}
