//! The operations that run on the engine for us, and those that are being stopped.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The operations of one client, by their names.
#[derive(Debug, Default)]
pub(super) struct Operations(Mutex<Names>);

#[derive(Debug, Default)]
struct Names {
    running: HashSet<Arc<str>>,
    being_stopped: HashSet<Arc<str>>,
}

impl Operations {
    fn names(&self) -> MutexGuard<'_, Names> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn begins(&self, name: &Arc<str>) {
        self.names().running.insert(Arc::clone(name));
    }

    pub(super) fn is_being_stopped(&self, name: &Arc<str>) {
        let mut names = self.names();
        names.running.remove(name);
        names.being_stopped.insert(Arc::clone(name));
    }

    pub(super) fn is_over(&self, name: &Arc<str>) {
        let mut names = self.names();
        names.running.remove(name);
        names.being_stopped.remove(name);
    }

    /// Is nothing left that runs, or is being stopped?
    pub(super) fn are_none(&self) -> bool {
        let names = self.names();
        names.running.is_empty() && names.being_stopped.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_is_there_until_it_is_over() {
        let (operations, name) = (Operations::default(), Arc::from("one"));
        assert!(operations.are_none());
        operations.begins(&name);
        operations.is_being_stopped(&name);
        assert!(!operations.are_none());
        operations.is_over(&name);
        assert!(operations.are_none());
    }
}
