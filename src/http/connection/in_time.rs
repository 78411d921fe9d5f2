//! A connection, ended when it takes too long for what it is doing.

use std::{
    future::poll_fn,
    pin::pin,
    task::{Poll, ready},
};

use tokio::time::{Instant, sleep_until};

use super::{closed::Closed, progress::Progress};

/// How often it is looked at while it has no end that is known.
const LOOK: u64 = 10_000;
/// What is due later than in a day is as good as never due.
const FAR: u64 = 24 * 60 * 60 * 1000;

/// What it ends in, or by which limit it is to be closed. The timer is set anew only when it rings, or when something comes to be
/// due before it: not by each request.
pub(super) async fn in_time<T>(connection: impl Future<Output = T>, progress: &Progress) -> Result<T, Closed> {
    let mut connection = pin!(connection);
    let mut rings = next(progress);
    let mut timer = pin!(sleep_until(instant(progress, rings)));
    poll_fn(|context| {
        if let Poll::Ready(ended) = connection.as_mut().poll(context) {
            return Poll::Ready(Ok(ended));
        }
        if let Some(due) = progress.due().filter(|due| *due < rings) {
            rings = due;
            timer.as_mut().reset(instant(progress, rings));
        }
        loop {
            ready!(timer.as_mut().poll(context));
            if progress.due().is_some_and(|due| due <= progress.now()) {
                return Poll::Ready(Err(progress.overdue()));
            }
            rings = next(progress);
            timer.as_mut().reset(instant(progress, rings));
        }
    })
    .await
}

/// When to look next: never at once, so that a clock that lags cannot keep the task running.
fn next(progress: &Progress) -> u64 {
    let now = progress.now();
    progress.due().unwrap_or(now + LOOK).max(now + 1)
}

fn instant(progress: &Progress, time: u64) -> Instant {
    Instant::from_std(progress.moment(time.min(progress.now() + FAR)))
}
