//! The gzip coding of a body: made once of the same bytes, off the async threads, and kept beside the body as any other answer.

use std::sync::Arc;

use super::{encoding::EncodedBody, problem::Problem, render_cache::RenderCache, render_pool::Work};

/// Up to so many bytes compressing takes less time than its turn would: it is done on the spot.
const ON_THE_SPOT: usize = 8 << 10;

impl RenderCache {
    /// The gzip coding of a body, where it is worth it. Who has to wait too long for it takes the body as it is. `is_kept`: may
    /// others ask for the same bytes?
    pub(super) async fn gzip(self: &Arc<Self>, body: &Arc<EncodedBody>, is_kept: bool) -> Option<Arc<EncodedBody>> {
        if !body.is_worth_gzip() {
            return None;
        }
        let is_short = body.length() <= ON_THE_SPOT;
        let work = Work::Coding(u64::try_from(body.length()).unwrap_or(u64::MAX));
        let plain = Arc::clone(body);
        let make = move || plain.gzip().map_err(Problem::internal);
        let coded = match (is_kept, is_short) {
            (true, true) => self.get_inline(key(body), make),
            (true, false) => self.get(key(body), work, make).await,
            (false, true) => make().map(Arc::new),
            (false, false) => self.once(work, "gzip", make).await.map(Arc::new),
        };
        coded.ok()
    }
}

/// Bytes are known by their tag, whatever address they stand at.
fn key(body: &EncodedBody) -> String {
    ["gzip", body.tag()].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    fn text(length: usize) -> Arc<EncodedBody> {
        let words = (0u32..).flat_map(|number| format!("{number} ").into_bytes());
        Arc::new(EncodedBody::new(words.take(length).collect()))
    }

    #[tokio::test]
    async fn the_same_bytes_are_compressed_once_and_weigh_in_the_cache() {
        let cache = Arc::new(RenderCache::new(Arc::default(), &Limits::default()));
        for length in [2_000, 200_000] {
            let before = cache.figures();
            let (one, other) = (cache.gzip(&text(length), true).await.unwrap(), cache.gzip(&text(length), true).await.unwrap());
            assert!(Arc::ptr_eq(&one, &other), "{length}");
            let after = cache.figures();
            assert_eq!(after.kept, before.kept + 1);
            assert!(after.kept_bytes >= before.kept_bytes + u64::try_from(one.length()).unwrap());
            assert_eq!(after.pool.begun, before.pool.begun + u64::from(length > ON_THE_SPOT), "large bodies pass the door");
        }
    }

    #[tokio::test]
    async fn what_nobody_else_asks_for_is_not_kept_and_small_bodies_stay_as_they_are() {
        let cache = Arc::new(RenderCache::new(Arc::default(), &Limits::default()));
        for length in [2_000, 200_000] {
            assert!(cache.gzip(&text(length), false).await.is_some());
        }
        assert!(cache.gzip(&text(1_024), true).await.is_none());
        assert_eq!(cache.figures().kept, 0);
    }
}
