//! An operation on the engine. One that is left before its end is stopped there: neither Spark nor Sail stops by itself when nobody
//! reads its answer any more.

use std::sync::Arc;

use tokio::runtime::Handle;

use super::{chance, interrupt, shared::Shared};

/// An operation that runs until it has ended by itself. Dropped before that, it is stopped.
pub(super) struct Operation {
    pub name: Arc<str>,
    pub session: Arc<str>,
    shared: Arc<Shared>,
    has_ended: bool,
}

impl Operation {
    pub(super) fn begin(shared: &Arc<Shared>) -> Self {
        let name: Arc<str> = chance::name().into();
        shared.operations.begins(&name);
        Self { name, session: shared.session.current(), shared: Arc::clone(shared), has_ended: false }
    }

    /// The engine is done with it.
    pub(super) fn ended(mut self) {
        self.has_ended = true;
    }
}

impl Drop for Operation {
    fn drop(&mut self) {
        let runtime = Handle::try_current().ok().filter(|_| !self.has_ended);
        // Without the runtime there is no way to the engine.
        let Some(runtime) = runtime else { return self.shared.operations.is_over(&self.name) };
        self.shared.operations.is_being_stopped(&self.name);
        let (shared, name, session) = (Arc::clone(&self.shared), Arc::clone(&self.name), Arc::clone(&self.session));
        runtime.spawn(async move {
            interrupt::stop(&shared, &session, &name).await;
            shared.operations.is_over(&name);
        });
    }
}
