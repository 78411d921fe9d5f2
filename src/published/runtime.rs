//! Waiting for a store: callers are threads, of whatever runtime, so the store has a small one of its own.

use std::sync::{
    LazyLock,
    mpsc::{Receiver, channel},
};

use tokio::runtime::{Builder, Runtime};

/// Two threads: they wait, and pass bytes on.
static RUNTIME: LazyLock<Result<Runtime, String>> = LazyLock::new(|| {
    let runtime = Builder::new_multi_thread().worker_threads(2).thread_name("dyad-store").enable_all().build();
    runtime.map_err(|error| format!("no threads for the store: {error}"))
});

/// A task of the store.
pub(super) struct Task<T>(Receiver<T>);

impl<T: Send + 'static> Task<T> {
    /// Begins it.
    pub(super) fn begin(future: impl Future<Output = T> + Send + 'static) -> Result<Self, String> {
        let (send, receive) = channel();
        let runtime = RUNTIME.as_ref().map_err(Clone::clone)?;
        let _task = runtime.spawn(async move {
            // Who asked may be gone.
            let _ = send.send(future.await);
        });
        Ok(Self(receive))
    }

    /// Waits for it. Not by the runtime, which who asks may be a thread of.
    pub(super) fn wait(self) -> Result<T, String> {
        self.0.recv().map_err(|_| "the call to the store ended without an answer".to_owned())
    }
}

/// Waits for a call to the store.
pub(super) fn wait<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> Result<T, String> {
    Task::begin(future)?.wait()
}
