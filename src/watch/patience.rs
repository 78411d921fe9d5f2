//! Work that may never end, such as reading from a drive that hangs: it is done in a thread of its own and waited for so long; then
//! whoever wanted it goes on without. It is not begun anew while it runs, so that no more threads hang than there is work.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, TryRecvError, sync_channel},
    },
    thread,
    time::Duration,
};

use super::FileStates;

/// Waits so long for each piece of work, and keeps what comes of it later.
pub struct Patience<T> {
    time: Duration,
    late: Mutex<BTreeMap<String, Late<T>>>,
    /// Told when work ends that nobody waits for any more.
    ended: Arc<dyn Fn() + Send + Sync>,
}

/// Work that is not done, and the state of the files that it is about, where it is about files.
struct Late<T> {
    of: Option<FileStates>,
    result: Receiver<T>,
}

impl<T: Send + 'static> Patience<T> {
    /// Waits so long; `ended` is called when work ends that was given up.
    pub fn new(time: Duration, ended: Arc<dyn Fn() + Send + Sync>) -> Self {
        Self { time, late: Mutex::default(), ended }
    }

    /// What the work of this name comes to, of files in this state; nothing when it takes too long, or when earlier work of this
    /// name still runs. What that came to in the meantime is handed over when it is of the same state; never where `of` is none.
    pub fn run(&self, name: &str, of: Option<FileStates>, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        // The lock is let go before what was found is looked at, since that may take it again.
        let earlier =
            self.late().get(name).map(|late| (late.result.try_recv(), late.of.zip(of).is_some_and(|(was, now)| was.is(&now))));
        match earlier {
            Some((Ok(result), true)) => {
                self.late().remove(name);
                return Some(result);
            }
            Some((Err(TryRecvError::Empty), _)) => return None,
            Some((Ok(_) | Err(TryRecvError::Disconnected), _)) | None => {}
        }
        self.late().remove(name);
        let (sender, result) = sync_channel(1);
        let is_late = Arc::new(AtomicBool::new(false));
        let (ended, has_gone) = (Arc::clone(&self.ended), Arc::clone(&is_late));
        let begun = thread::Builder::new().name("reload".to_owned()).spawn(move || {
            // Nobody to take it: the whole of this has gone.
            drop(sender.send(work()));
            if has_gone.load(Ordering::SeqCst) {
                ended();
            }
        });
        begun.ok()?;
        match result.recv_timeout(self.time) {
            Ok(result) => return Some(result),
            Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) => is_late.store(true, Ordering::SeqCst),
        }
        // It may have ended just now, before it saw that it is late.
        if let Ok(result) = result.try_recv() {
            return Some(result);
        }
        self.late().insert(name.to_owned(), Late { of, result });
        None
    }

    fn late(&self) -> MutexGuard<'_, BTreeMap<String, Late<T>>> {
        self.late.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> fmt::Debug for Patience<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Patience({:?})", self.time)
    }
}

#[cfg(test)]
mod tests {
    use std::{path::Path, sync::mpsc::channel};

    use super::*;

    fn of(path: &str) -> FileStates {
        FileStates::of([Path::new(path)])
    }

    #[test]
    fn what_hangs_is_begun_once_and_what_it_comes_to_at_last_is_kept() {
        let (tell, told) = channel();
        let patience = Patience::new(Duration::from_millis(20), Arc::new(move || tell.send(()).unwrap()));
        let (open, closed) = channel::<()>();
        let hanging = move || {
            closed.recv().unwrap();
            1
        };
        assert_eq!(patience.run("a", Some(of("/one")), hanging), None);
        assert_eq!(patience.run("a", Some(of("/one")), || panic!("it still runs")), None);
        assert_eq!(patience.run("b", Some(of("/one")), || 2), Some(2), "other work is not kept waiting");
        open.send(()).unwrap();
        told.recv_timeout(Duration::from_secs(30)).expect("that it ended is told");
        assert_eq!(patience.run("a", Some(of("/one")), || panic!("it was done")), Some(1));
        assert_eq!(patience.run("a", Some(of("/one")), || 3), Some(3));
    }

    #[test]
    fn what_came_too_late_of_other_files_is_not_used() {
        let (tell, told) = channel();
        let patience = Patience::new(Duration::from_millis(20), Arc::new(move || tell.send(()).unwrap()));
        let (open, closed) = channel::<()>();
        assert_eq!(patience.run("a", Some(of("/one")), move || closed.recv().map_or(0, |()| 1)), None);
        open.send(()).unwrap();
        told.recv_timeout(Duration::from_secs(30)).unwrap();
        assert_eq!(patience.run("a", Some(of("/two")), || 2), Some(2));
    }

    #[test]
    fn what_is_about_no_files_is_always_done_anew() {
        let (tell, told) = channel();
        let patience = Patience::new(Duration::from_millis(20), Arc::new(move || tell.send(()).unwrap()));
        let (open, closed) = channel::<()>();
        assert_eq!(patience.run("a", None, move || closed.recv().map_or(0, |()| 1)), None);
        open.send(()).unwrap();
        told.recv_timeout(Duration::from_secs(30)).unwrap();
        assert_eq!(patience.run("a", None, || 2), Some(2), "what came late was of another time");
    }

    #[test]
    fn a_panic_is_nothing_and_not_the_end() {
        let patience: Patience<i32> = Patience::new(Duration::from_secs(30), Arc::new(|| ()));
        assert_eq!(patience.run("a", Some(of("/one")), || panic!("a fault")), None);
        assert_eq!(patience.run("a", Some(of("/one")), || 5), Some(5));
    }
}
