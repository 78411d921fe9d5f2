//! Faults of an engine that a piece of work met, whatever it made of them: what was made while the engine was gone may have parts left
//! out, and must not be taken for whole.

use std::cell::RefCell;

use super::{EngineFault, StorageError};

thread_local! {
    /// The first that this thread met and that passes.
    static MET: RefCell<Option<EngineFault>> = const { RefCell::new(None) };
}

/// Does a piece of work, and tells which passing fault of an engine it met first.
pub fn meeting<T>(work: impl FnOnce() -> T) -> (T, Option<EngineFault>) {
    /// Puts back what was before, also when the work panics.
    struct Before(Option<EngineFault>);
    impl Drop for Before {
        fn drop(&mut self) {
            MET.set(self.0.take());
        }
    }
    let _before = Before(MET.take());
    let done = work();
    (done, MET.take())
}

/// The same error; a fault that passes is told to who does the work.
#[must_use]
pub fn met(error: StorageError) -> StorageError {
    if let StorageError::Engine(fault) = &error
        && fault.passes()
    {
        MET.with_borrow_mut(|met| {
            met.get_or_insert_with(|| fault.clone());
        });
    }
    error
}

#[cfg(test)]
mod tests {
    use std::panic::AssertUnwindSafe;

    use super::*;

    fn fails(fault: EngineFault) -> StorageError {
        met(fault.into())
    }

    #[test]
    fn the_first_that_passes_is_told_whatever_became_of_it_and_to_nobody_else() {
        let too_large = EngineFault::NotAttempted("too much".to_owned());
        let (inner, fault) = meeting(|| {
            let (_, inner) = meeting(|| fails(EngineFault::Busy));
            drop((fails(too_large.clone()), fails(EngineFault::Unreachable), fails(EngineFault::Failed)));
            inner
        });
        assert_eq!((inner, fault), (Some(EngineFault::Busy), Some(EngineFault::Unreachable)));
        assert_eq!(meeting(|| fails(too_large.clone())).1, None, "what is refused is refused again");
        let panics = AssertUnwindSafe(|| {
            meeting(|| {
                drop(fails(EngineFault::Failed));
                panic!("on purpose")
            })
        });
        drop(std::panic::catch_unwind(panics));
        assert_eq!(meeting(|| ()).1, None);
    }
}
