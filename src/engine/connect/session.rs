//! The session that questions are asked in: one for all, and another where the engine knows it no more.

use std::sync::{Arc, Mutex, PoisonError};

use super::chance;

/// The session of now.
#[derive(Debug)]
pub(super) struct Session(Mutex<Arc<str>>);

impl Session {
    pub(super) fn new() -> Self {
        Self(Mutex::new(chance::name().into()))
    }

    pub(super) fn current(&self) -> Arc<str> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Another one in the place of the one that is lost, once for all who lost it.
    pub(super) fn renew(&self, lost: &str) {
        let mut current = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if **current == *lost {
            *current = chance::name().into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_session_is_renewed_once() {
        let session = Session::new();
        let lost = session.current();
        session.renew(&lost);
        let next = session.current();
        assert_ne!(lost, next);
        session.renew(&lost);
        assert_eq!(session.current(), next);
    }
}
