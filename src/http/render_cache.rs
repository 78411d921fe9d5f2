//! What takes time to make (pictures, the page, lists over whole tables), kept by weight and made once for all who wait.
//!
//! The work runs in a task of its own: when its client goes while it runs, the result still gets into the cache. When the
//! client goes before it starts, the next who waits takes over.

use std::{sync::Arc, time::Instant};

use quick_cache::{Weighter, sync::Cache};
use tokio::sync::oneshot;

use super::{
    answer_memory,
    client::Charge,
    encoding::EncodedBody,
    metrics::Metrics,
    problem::Problem,
    render_pool::{PoolError, RenderPool},
};
use crate::limits::Limits;

/// 56 MiB of results.
const CAPACITY: u64 = 56 * 1024 * 1024;
/// A guess for the size of the cache's tables.
const USUAL_COUNT: usize = 500;

#[derive(Debug, Clone)]
struct ByMemory;

impl Weighter<String, Arc<EncodedBody>> for ByMemory {
    fn weight(&self, key: &String, content: &Arc<EncodedBody>) -> u64 {
        content.weight() + u64::try_from(key.len()).unwrap_or(0)
    }
}

/// The cache of results and the door to those who make them.
#[derive(Debug)]
pub(super) struct RenderCache {
    cache: Cache<String, Arc<EncodedBody>, ByMemory>,
    door: RenderPool,
    metrics: Arc<Metrics>,
}

impl RenderCache {
    pub(super) fn new(metrics: Arc<Metrics>) -> Self {
        Self { cache: Cache::with_weighter(USUAL_COUNT, CAPACITY, ByMemory), door: RenderPool::new(), metrics }
    }

    /// The result of this key, made if need be.
    pub(super) async fn get<T: Into<EncodedBody>>(
        self: &Arc<Self>,
        key: String,
        make: impl FnOnce() -> Result<T, Problem> + Send + 'static,
    ) -> Result<Arc<EncodedBody>, Problem> {
        if let Some(content) = self.cache.get(&key) {
            self.metrics.render_found();
            return Ok(content);
        }
        self.metrics.render_missed();
        if answer_memory::is_full(Limits::current()) {
            return Err(Problem::busy());
        }
        let charge = Charge::begin()?;
        let (mut sender, receiver) = oneshot::channel();
        let render_cache = Arc::clone(self);
        tokio::spawn(async move {
            let outcome = render_cache.produce(&key, sender.closed(), make, charge).await;
            // Nobody there to take it: the result is in the cache all the same.
            drop(sender.send(outcome));
        });
        receiver.await.unwrap_or_else(|_| Err(Problem::internal("the task that renders ended without a result")))
    }

    /// The result of this key, where it is kept.
    pub(super) fn cached(&self, key: &str) -> Option<Arc<EncodedBody>> {
        self.cache.get(key).inspect(|_| self.metrics.render_found())
    }

    /// The result of this key where making it takes microseconds: made on the spot, without the door.
    pub(super) fn get_inline<T: Into<EncodedBody>>(
        &self,
        key: String,
        make: impl FnOnce() -> Result<T, Problem>,
    ) -> Result<Arc<EncodedBody>, Problem> {
        if let Some(content) = self.cached(&key) {
            return Ok(content);
        }
        self.metrics.render_missed();
        let content = Arc::new(make()?.into());
        self.cache.insert(key, Arc::clone(&content));
        Ok(content)
    }

    async fn produce<T: Into<EncodedBody>>(
        &self,
        key: &String,
        gone: impl Future<Output = ()>,
        make: impl FnOnce() -> Result<T, Problem> + Send + 'static,
        charge: Option<Charge>,
    ) -> Result<Arc<EncodedBody>, Problem> {
        let guard = match self.cache.get_value_or_guard_async(key).await {
            Ok(content) => {
                self.metrics.render_found();
                return Ok(content);
            }
            Err(guard) => guard,
        };
        let metrics = Arc::clone(&self.metrics);
        let job = move || {
            let begun = Instant::now();
            let result = make().map(Into::into);
            metrics.render_made(begun.elapsed());
            if let Some(charge) = charge {
                charge.pay(begun.elapsed());
            }
            result
        };
        let outcome = self.door.run(gone, job).await.map_err(|error| match error {
            PoolError::Busy | PoolError::Gone => Problem::busy(),
            PoolError::Panicked(cause) => Problem::internal(cause),
        })?;
        let content = Arc::new(outcome?);
        // Refused only when it is heavier than the whole cache.
        drop(guard.insert(Arc::clone(&content)));
        Ok(content)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    static MADE: AtomicUsize = AtomicUsize::new(0);

    #[expect(clippy::unnecessary_wraps, reason = "has the type of what may fail")]
    fn make() -> Result<Vec<u8>, Problem> {
        std::thread::sleep(std::time::Duration::from_millis(30));
        MADE.fetch_add(1, Ordering::SeqCst);
        Ok(b"picture".to_vec())
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn many_who_wait_get_one_result_even_when_the_first_has_gone() {
        let render_cache = Arc::new(RenderCache::new(Arc::default()));
        let first = tokio::time::timeout(std::time::Duration::from_millis(5), render_cache.get("key".into(), make)).await;
        assert!(first.is_err(), "the first client left while the result was being made");
        let others =
            [render_cache.get("key".into(), make), render_cache.get("key".into(), make), render_cache.get("key".into(), make)];
        for other in others {
            assert_eq!(other.await.unwrap().plain().0, "picture");
        }
        assert_eq!(MADE.load(Ordering::SeqCst), 1);
        let failed = render_cache.get("other".into(), || Err::<Vec<u8>, _>(Problem::internal("no"))).await;
        assert!(failed.is_err(), "an error is told and not kept");
        assert!(render_cache.get("other".into(), make).await.is_ok());
    }
}
