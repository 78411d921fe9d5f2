//! The one door through which CPU work leaves the async threads.
//!
//! So many jobs run at a time and so many wait. A job whose client has gone before it starts is dropped; one that runs
//! cannot be cancelled, so it holds its permit until it ends.

use std::{num::NonZero, sync::Arc, thread::available_parallelism};

use tokio::sync::Semaphore;

/// How many jobs may wait for each that runs.
const WAITING_PER_PERMIT: usize = 64;

/// The door.
#[derive(Debug)]
pub(super) struct RenderPool {
    running: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PoolError {
    /// Too many jobs wait.
    Busy,
    /// The client has gone.
    Gone,
    /// The job panicked.
    Panicked(String),
}

impl RenderPool {
    /// A door for as many jobs at a time as there are processors.
    pub(super) fn new() -> Self {
        Self::with_permits(available_parallelism().map_or(2, NonZero::get))
    }

    fn with_permits(permits: usize) -> Self {
        Self { running: Arc::new(Semaphore::new(permits)), queue: Arc::new(Semaphore::new(permits * WAITING_PER_PERMIT)) }
    }

    /// Runs the job unless `gone` comes first.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        gone: impl Future<Output = ()>,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PoolError> {
        let place = self.queue.try_acquire().map_err(|_| PoolError::Busy)?;
        let permit = tokio::select! {
            biased;
            () = gone => return Err(PoolError::Gone),
            permit = Arc::clone(&self.running).acquire_owned() => permit.map_err(|_| PoolError::Busy)?,
        };
        drop(place);
        let running = tokio::task::spawn_blocking(move || {
            let result = job();
            drop(permit);
            result
        });
        running.await.map_err(|error| PoolError::Panicked(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::*;

    #[tokio::test]
    async fn a_panic_does_not_take_the_permit_with_it() {
        let door = RenderPool::with_permits(1);
        let failed = door.run(pending(), || panic!("drawing failed")).await;
        assert!(matches!(failed, Err::<(), _>(PoolError::Panicked(_))));
        assert_eq!(door.run(pending(), || 5).await, Ok(5));
    }

    #[tokio::test]
    async fn a_job_whose_client_has_gone_does_not_start() {
        let door = RenderPool::with_permits(1);
        assert_eq!(door.run(ready(()), || 5).await, Err(PoolError::Gone));
        assert_eq!(door.run(pending(), || 6).await, Ok(6));
    }

    #[tokio::test]
    async fn the_queue_has_an_end() {
        let door = RenderPool::with_permits(1);
        let _places = door.queue.acquire_many(64).await.unwrap();
        assert_eq!(door.run(pending(), || 5).await, Err(PoolError::Busy));
    }
}
