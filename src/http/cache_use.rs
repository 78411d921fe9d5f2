//! Whether the answer to a request was kept or had to be made, told by the cache to who counts requests.

use std::cell::Cell;

/// What the cache had for a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CacheUse {
    /// The answer does not come from the cache.
    None,
    /// All of it was there.
    Hit,
    /// Something had to be made.
    Miss,
}

tokio::task_local! {
    /// Of the request whose task this is.
    static USE: Cell<CacheUse>;
}

impl CacheUse {
    /// The word in logs.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Hit => "hit",
            Self::Miss => "miss",
        }
    }
}

/// Runs the work of a request and tells what the cache had for it.
pub(super) async fn noting<T>(work: impl Future<Output = T>) -> (T, CacheUse) {
    USE.scope(Cell::new(CacheUse::None), async { (work.await, USE.with(Cell::get)) }).await
}

/// Notes that something was kept, or else that it had to be made. Outside of requests it is nobody's affair.
pub(super) fn note(is_kept: bool) {
    let _ = USE.try_with(|used| match (is_kept, used.get()) {
        (true, CacheUse::None) => used.set(CacheUse::Hit),
        (false, _) => used.set(CacheUse::Miss),
        (true, _) => {}
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_had_to_be_made_counts_however_much_was_kept() {
        note(true);
        for (notes, wanted) in
            [(vec![], CacheUse::None), (vec![true, true], CacheUse::Hit), (vec![true, false, true], CacheUse::Miss)]
        {
            let (three, used) = noting(async {
                for is_kept in &notes {
                    note(*is_kept);
                }
                3
            })
            .await;
            assert_eq!((three, used), (3, wanted));
        }
    }
}
