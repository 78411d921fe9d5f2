//! Lines on their way to where the log is written, by a thread of their own: whoever logs never waits for who reads.
//!
//! So many bytes may be on their way; further lines are dropped, counted, and told as soon as something is read again. Lines are
//! gathered for a moment, so that a busy server writes a hundred times a second and not once a request.

use std::{
    io::{self, Write},
    mem,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    thread,
    time::Duration,
};

/// How long lines are gathered.
const GATHERED: Duration = Duration::from_millis(10);

/// Lines on their way.
#[derive(Debug)]
pub(super) struct Queue {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    lines: Mutex<Lines>,
    /// There are lines to write, or somebody is in a hurry.
    filled: Condvar,
    /// All of them are written.
    emptied: Condvar,
    /// How many bytes may be on their way.
    room: usize,
    dropped: AtomicU64,
}

#[derive(Debug, Default)]
struct Lines {
    waiting: Vec<u8>,
    /// Dropped since that was last told.
    untold: u64,
    is_writing: bool,
    in_hurry: bool,
}

impl Queue {
    /// Starts the thread. `tell` is the line that says how many were dropped.
    pub(super) fn start(
        room: usize,
        into: impl Write + Send + 'static,
        tell: impl Fn(u64) -> Vec<u8> + Send + 'static,
    ) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            lines: Mutex::default(),
            filled: Condvar::new(),
            emptied: Condvar::new(),
            room,
            dropped: AtomicU64::new(0),
        });
        let writer = Arc::clone(&shared);
        thread::Builder::new().name("log".to_owned()).spawn(move || writer.write(into, &tell))?;
        Ok(Self { shared })
    }

    /// Lines that were not written.
    pub(super) fn dropped(&self) -> u64 {
        self.shared.dropped.load(Relaxed)
    }

    /// Puts a line on its way, or drops it. The lock is never held while something is written.
    pub(super) fn push(&self, line: &[u8]) {
        let mut lines = self.shared.lock();
        if lines.waiting.len() + line.len() > self.shared.room {
            lines.untold += 1;
            drop(lines);
            self.shared.dropped.fetch_add(1, Relaxed);
            return;
        }
        let was_empty = lines.waiting.is_empty();
        lines.waiting.extend_from_slice(line);
        drop(lines);
        if was_empty {
            self.shared.filled.notify_all();
        }
    }

    /// Waits until all lines are written, or so long. Says whether they are.
    pub(super) fn flush(&self, patience: Duration) -> bool {
        let mut lines = self.shared.lock();
        lines.in_hurry = true;
        self.shared.filled.notify_all();
        let are_left = |lines: &mut Lines| lines.is_writing || !lines.waiting.is_empty();
        let waited = self.shared.emptied.wait_timeout_while(lines, patience, are_left);
        let (mut lines, ended) = waited.unwrap_or_else(PoisonError::into_inner);
        lines.in_hurry = false;
        !ended.timed_out()
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes for as long as the process lives. Where nothing can be written any more, lines are dropped.
    fn write(&self, mut into: impl Write, tell: &dyn Fn(u64) -> Vec<u8>) {
        let mut batch = Vec::new();
        loop {
            let untold = self.take(&mut batch);
            if untold > 0 {
                batch.extend_from_slice(&tell(untold));
            }
            if into.write_all(&batch).and_then(|()| into.flush()).is_err() {
                let lost = batch.split(|byte| *byte == b'\n').count().saturating_sub(1);
                self.dropped.fetch_add(u64::try_from(lost).unwrap_or(u64::MAX), Relaxed);
            }
            batch.clear();
            self.lock().is_writing = false;
            self.emptied.notify_all();
        }
    }

    /// Waits for lines and takes all there are; and how many were dropped meanwhile.
    fn take(&self, batch: &mut Vec<u8>) -> u64 {
        let lines = self.lock();
        let lines = self.filled.wait_while(lines, |lines| lines.waiting.is_empty()).unwrap_or_else(PoisonError::into_inner);
        let gathered = self.filled.wait_timeout_while(lines, GATHERED, |lines| !lines.in_hurry);
        let (mut lines, _) = gathered.unwrap_or_else(PoisonError::into_inner);
        mem::swap(batch, &mut lines.waiting);
        lines.is_writing = true;
        mem::take(&mut lines.untold)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, Sender, channel};

    use super::*;

    /// A place that takes nothing before it is told to, and then says what it took.
    struct Slow {
        may: Receiver<()>,
        took: Sender<String>,
    }

    impl Write for Slow {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.may.recv().map_err(|_| io::ErrorKind::BrokenPipe)?;
            self.took.send(String::from_utf8_lossy(bytes).into_owned()).map_err(|_| io::ErrorKind::BrokenPipe)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn queue(room: usize) -> (Queue, Sender<()>, Receiver<String>) {
        let ((allow, may), (took, taken)) = (channel(), channel());
        let tell = |count| format!("{count} dropped\n").into_bytes();
        (Queue::start(room, Slow { may, took }, tell).unwrap(), allow, taken)
    }

    #[test]
    fn who_logs_never_waits_and_what_is_dropped_is_counted_and_told() {
        let (queue, allow, taken) = queue(20);
        queue.push(b"first\n");
        // Taken out of the queue, and stuck in the writer, since nobody reads.
        while !queue.shared.lock().is_writing {
            thread::yield_now();
        }
        // Ten bytes each: two have room, three do not.
        for number in 0..5 {
            queue.push(format!("line {number:04}\n").as_bytes());
        }
        assert_eq!(queue.dropped(), 3);
        assert!(!queue.flush(Duration::from_millis(1)), "nobody reads");
        allow.send(()).unwrap();
        assert_eq!(taken.recv().unwrap(), "first\n");
        allow.send(()).unwrap();
        assert_eq!(taken.recv().unwrap(), "line 0000\nline 0001\n3 dropped\n");
        allow.send(()).unwrap();
        queue.push(b"after\n");
        assert!(queue.flush(Duration::from_secs(30)));
        assert_eq!(taken.recv().unwrap(), "after\n");
    }

    #[test]
    fn a_closed_end_stops_nothing_and_is_counted() {
        let (queue, allow, _taken) = queue(1000);
        drop(allow);
        queue.push(b"one\n");
        queue.push(b"two\n");
        assert!(queue.flush(Duration::from_secs(30)));
        assert_eq!(queue.dropped(), 2);
    }
}
