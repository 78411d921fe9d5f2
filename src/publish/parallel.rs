//! Several files at a time, on threads of their own: they wait for disks and stores as much as they compute.

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
};

/// Files that are at work at once, at most.
const AT_ONCE: usize = 8;

/// Does the same with each of many things, some at once; what each came to, in their order. After the first failure no other is
/// begun.
pub(super) fn each<T: Sync, R: Send, E: Send>(things: &[T], work: &(dyn Fn(&T) -> Result<R, E> + Sync)) -> Result<Vec<R>, E> {
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let failure: Mutex<Option<E>> = Mutex::new(None);
    let done: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::with_capacity(things.len()));
    let one = || {
        while !stopped.load(Ordering::Relaxed) {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(place) else { break };
            match work(thing) {
                Ok(result) => done.lock().unwrap_or_else(PoisonError::into_inner).push((place, result)),
                Err(error) => {
                    stopped.store(true, Ordering::Relaxed);
                    failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                }
            }
        }
    };
    let threads = thread::available_parallelism().map_or(1, Into::into).min(AT_ONCE).min(things.len());
    thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(one))));
    if let Some(error) = failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(error);
    }
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(place, _)| *place);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_the_order_of_things_and_a_failure_ends_it() {
        let things: Vec<usize> = (0..100).collect();
        assert_eq!(each(&things, &|thing| Ok::<_, ()>(thing * 2)), Ok((0..100).map(|thing| thing * 2).collect()));
        // The threads that are at work end what they do; nobody begins anything after the failure that all see.
        let failed = each(&things, &|thing| if *thing == 3 { Err(*thing) } else { Ok(()) });
        assert_eq!(failed, Err(3));
    }
}
