//! Rows that an engine was asked for, kept while there is room: the least used leave first. Who asks for what somebody is asking
//! for already waits for that answer, for as long as his own is wanted.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use quick_cache::{Weighter, sync::Cache, sync::GuardResult};

use super::question::Question;
use crate::{
    limits::{Limits, time},
    table::{Block, EngineFault, StorageError},
    wanted::Wanted,
};

/// Rows by table and question.
#[derive(Debug)]
pub struct KeptSlices {
    blocks: Cache<Key, Arc<Block>, ByBytes>,
    hits: AtomicU64,
    misses: AtomicU64,
}

/// What tells a table from every other, and a question.
type Key = (Arc<str>, Question);

#[derive(Debug, Clone)]
struct ByBytes;

impl Weighter<Key, Arc<Block>> for ByBytes {
    fn weight(&self, _: &Key, block: &Arc<Block>) -> u64 {
        u64::try_from(block.bytes()).unwrap_or(u64::MAX)
    }
}

/// A guess of a block's weight, for the size of the cache's own tables. A cache of many small ones is cut into parts for each
/// processor, none of which would take what is heavier than itself.
const USUAL: u64 = 2 << 20;
/// Who waits for the question of another looks up so often whether anybody still wants his.
const LOOK_UP: Duration = Duration::from_millis(100);

impl KeptSlices {
    /// Room for so many bytes.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        let usual = usize::try_from(bytes / USUAL).unwrap_or(0).max(8);
        let blocks = Cache::with_weighter(usual, bytes, ByBytes);
        Self { blocks, hits: AtomicU64::new(0), misses: AtomicU64::new(0) }
    }

    /// Is the answer to a question here?
    #[must_use]
    pub fn has(&self, table: &Arc<str>, question: Question) -> bool {
        self.blocks.peek(&(Arc::clone(table), question)).is_some()
    }

    /// Answers that were here, and such as were asked for.
    #[must_use]
    pub fn counted(&self) -> (u64, u64) {
        (self.hits.load(Ordering::Relaxed), self.misses.load(Ordering::Relaxed))
    }

    /// The answer to a question, asked by the first who wants it; others wait for it.
    ///
    /// # Errors
    /// What asking fails with, of who asks himself; [`EngineFault`] when it took too long, or nobody wants it any more.
    pub fn get(
        &self,
        table: &Arc<str>,
        question: &Question,
        ask: impl FnOnce() -> Result<Block, StorageError>,
    ) -> Result<Arc<Block>, StorageError> {
        let key = (Arc::clone(table), question.clone());
        let (wanted, begun) = (Wanted::current(), Instant::now());
        let most = time(Limits::current().engine_time);
        loop {
            match self.blocks.get_value_or_guard(&key, Some(LOOK_UP)) {
                GuardResult::Value(block) => {
                    self.hits.fetch_add(1, Ordering::Relaxed);
                    return Ok(block);
                }
                GuardResult::Guard(guard) => {
                    self.misses.fetch_add(1, Ordering::Relaxed);
                    let block = Arc::new(ask()?);
                    // It may have been taken out meanwhile; it is answered all the same.
                    let _ = guard.insert(Arc::clone(&block));
                    return Ok(block);
                }
                GuardResult::Timeout => {}
            }
            if !wanted.is_wanted() {
                return Err(EngineFault::Unwanted.into());
            }
            let so_far = begun.elapsed();
            if so_far >= most || wanted.time_left(most).is_zero() {
                let milliseconds = u64::try_from(so_far.as_millis()).unwrap_or(u64::MAX);
                return Err(EngineFault::Overdue { milliseconds }.into());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Barrier, mpsc::channel};

    use super::*;
    use crate::table::Rows;

    fn block() -> Block {
        Block::from_sorted(&Rows::default())
    }

    fn question(dyad: &str) -> Question {
        Question::of_dyad(dyad.parse().unwrap())
    }

    #[test]
    fn a_thousand_readers_ask_once() {
        let (kept, table, asked) = (KeptSlices::new(1 << 20), Arc::from("t"), AtomicU64::new(0));
        let together = Barrier::new(32);
        std::thread::scope(|scope| {
            for _ in 0..32 {
                scope.spawn(|| {
                    together.wait();
                    for _ in 0..32 {
                        let ask = || {
                            asked.fetch_add(1, Ordering::SeqCst);
                            Ok(block())
                        };
                        kept.get(&table, &question("RUS-IRN"), ask).unwrap();
                    }
                });
            }
        });
        assert_eq!((asked.load(Ordering::SeqCst), kept.counted()), (1, (1023, 1)));
        assert!(kept.has(&table, question("RUS-IRN")) && !kept.has(&Arc::from("u"), question("RUS-IRN")));
    }

    #[test]
    fn a_question_that_fails_is_asked_by_the_next_who_waits() {
        let (kept, table) = (KeptSlices::new(1 << 20), Arc::from("t"));
        let (begun, has_begun) = channel();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let ask = || {
                    begun.send(()).unwrap();
                    std::thread::sleep(Duration::from_millis(20));
                    Err(EngineFault::Unwanted.into())
                };
                assert_eq!(kept.get(&table, &question("RUS-IRN"), ask).unwrap_err(), EngineFault::Unwanted.into());
            });
            has_begun.recv().unwrap();
            assert!(kept.get(&table, &question("RUS-IRN"), || Ok(block())).is_ok());
        });
    }

    #[test]
    fn who_is_not_waited_for_does_not_wait_for_the_question_of_another() {
        let (kept, table) = (KeptSlices::new(1 << 20), Arc::from("t"));
        let ((begun, has_begun), (end, ended)) = (channel(), channel::<()>());
        std::thread::scope(|scope| {
            let (kept, table) = (&kept, &table);
            scope.spawn(move || {
                let ask = || {
                    begun.send(()).unwrap();
                    ended.recv().unwrap();
                    Ok(block())
                };
                kept.get(table, &question("RUS-IRN"), ask).unwrap();
            });
            has_begun.recv().unwrap();
            let gone = Wanted::new(None, Arc::new(|| false));
            let ask = || panic!("another asks");
            assert_eq!(gone.during(|| kept.get(table, &question("RUS-IRN"), ask)).unwrap_err(), EngineFault::Unwanted.into());
            let late = Wanted::new(Some(Instant::now()), Arc::new(|| true));
            let ask = || panic!("another asks");
            let fault = late.during(|| kept.get(table, &question("RUS-IRN"), ask)).unwrap_err();
            assert!(matches!(fault, StorageError::Engine(EngineFault::Overdue { .. })), "{fault}");
            end.send(()).unwrap();
        });
    }
}
