//! Work on threads of its own, attended: what takes too long is given up, and what comes of it later is not wanted any more.
//!
//! A thread has one thing to do and then ends. It belongs to no pool, so that while it waits for a lock or for another pool it
//! takes up no other work, which might want what it holds.

use std::{
    collections::BTreeMap,
    io,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
        mpsc::{Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

/// So many that are stuck are made up for by another thread; past it nothing more is begun, since what they are stuck in is
/// hardly of one of them alone.
const MADE_UP_FOR: usize = 4;

/// What became of one piece of work.
#[derive(Debug)]
pub(super) enum Ended<T> {
    /// It came to this.
    Done(T),
    /// It took too long; nothing of it is written.
    Stuck,
    /// Writing it took too long.
    StuckWriting,
    /// Too many others were stuck.
    NotBegun,
    /// There was no thread for it.
    NoThread(io::Error),
}

/// Between one who works and one who gives up: whoever is first decides.
#[derive(Debug)]
pub(super) struct Gate {
    state: AtomicU8,
    until: Instant,
}

const WORKING: u8 = 0;
const WRITING: u8 = 1;
const GIVEN_UP: u8 = 2;

impl Gate {
    fn new(until: Instant) -> Self {
        Self { state: AtomicU8::new(WORKING), until }
    }

    /// May what was made be written? Not when it took too long. From a yes on it is not given up.
    pub(super) fn may_write(&self) -> bool {
        Instant::now() < self.until && self.turns(WRITING)
    }

    fn turns(&self, state: u8) -> bool {
        self.state.compare_exchange(WORKING, state, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }
}

/// A piece of work that has a thread.
struct Running {
    gate: Arc<Gate>,
    until: Instant,
    /// Has it had its time for writing too?
    is_extended: bool,
}

/// Does `work` for every place up to `count`, so many at a time, each for so long at most; `ended` is told of each as it ends, on
/// this thread. What is stuck keeps its thread until the process ends.
pub(super) fn attended<T: Send + 'static>(
    count: usize,
    jobs: usize,
    limit: Duration,
    work: impl Fn(usize, &Gate) -> T + Send + Sync + 'static,
    mut ended: impl FnMut(usize, Ended<T>),
) {
    let (work, (sender, done)) = (Arc::new(work), channel());
    let mut running: BTreeMap<usize, Running> = BTreeMap::new();
    let (mut next, mut stuck) = (0, 0);
    loop {
        while running.len() < jobs && next < count && stuck <= MADE_UP_FOR {
            let until = Instant::now() + limit;
            let gate = Arc::new(Gate::new(until));
            match begun(next, &work, &gate, &sender) {
                Ok(()) => drop(running.insert(next, Running { gate, until, is_extended: false })),
                Err(error) => ended(next, Ended::NoThread(error)),
            }
            next += 1;
        }
        let Some(until) = running.values().map(|one| one.until).min() else { break };
        if let Ok((place, came_to)) = done.recv_timeout(until.saturating_duration_since(Instant::now())) {
            // What was given up may still come to something.
            if running.remove(&place).is_some() {
                ended(place, Ended::Done(came_to));
            }
            continue;
        }
        for (place, end) in given_up(&mut running, limit) {
            stuck += 1;
            ended(place, end);
        }
    }
    (next..count).for_each(|place| ended(place, Ended::NotBegun));
}

/// Begins one piece of work on a thread of its own.
fn begun<T: Send + 'static>(
    place: usize,
    work: &Arc<impl Fn(usize, &Gate) -> T + Send + Sync + 'static>,
    gate: &Arc<Gate>,
    done: &Sender<(usize, T)>,
) -> io::Result<()> {
    let (work, gate, done) = (Arc::clone(work), Arc::clone(gate), done.clone());
    let run = move || {
        // Nobody waits for what comes after the end.
        let _ = done.send((place, work(place, &gate)));
    };
    thread::Builder::new().name(format!("chart {place}")).spawn(run).map(drop)
}

/// Takes out what is past its time. What is being written has as long again.
fn given_up<T>(running: &mut BTreeMap<usize, Running>, limit: Duration) -> Vec<(usize, Ended<T>)> {
    let now = Instant::now();
    let mut late = Vec::new();
    for (place, one) in running.iter_mut().filter(|(_, one)| one.until <= now) {
        if one.gate.turns(GIVEN_UP) {
            late.push((*place, Ended::Stuck));
        } else if one.is_extended {
            late.push((*place, Ended::StuckWriting));
        } else {
            (one.until, one.is_extended) = (now + limit, true);
        }
    }
    for (place, _) in &late {
        running.remove(place);
    }
    late
}

#[cfg(test)]
mod tests {
    use std::sync::{Mutex, mpsc::Receiver};

    use super::*;

    const LONG: Duration = Duration::from_hours(1);
    const SHORT: Duration = Duration::from_millis(100);

    /// A receiver that only ever waits, and what it waits for.
    fn never() -> (Mutex<Receiver<()>>, Sender<()>) {
        let (sender, receiver) = channel();
        (Mutex::new(receiver), sender)
    }

    /// How each of five pieces of work ended.
    fn ends(jobs: usize, limit: Duration, work: impl Fn(usize, &Gate) -> usize + Send + Sync + 'static) -> Vec<String> {
        let mut ends = vec![String::new(); 5];
        attended(5, jobs, limit, work, |place, end| ends[place] = format!("{end:?}"));
        ends
    }

    #[test]
    fn everything_comes_to_something_whatever_the_jobs() {
        for jobs in [1, 2, 64] {
            assert_eq!(ends(jobs, LONG, |place, _| place * 2), ["Done(0)", "Done(2)", "Done(4)", "Done(6)", "Done(8)"]);
        }
    }

    #[test]
    fn what_is_stuck_is_given_up_and_the_others_go_on() {
        for jobs in [1, 2] {
            let (waiting, _kept) = never();
            let work = move |place: usize, gate: &Gate| {
                if place == 1 {
                    let _ = waiting.lock().unwrap().recv();
                }
                usize::from(gate.may_write())
            };
            assert_eq!(ends(jobs, SHORT, work)[1], "Stuck", "{jobs}");
        }
    }

    #[test]
    fn what_was_given_up_may_not_write_any_more() {
        let (told, telling) = channel();
        let (sender, receiver) = channel::<()>();
        let receiver = Mutex::new(receiver);
        let work = move |_: usize, gate: &Gate| {
            let _ = receiver.lock().unwrap().recv();
            let _ = told.send(gate.may_write());
        };
        let mut ended = Vec::new();
        attended(1, 1, SHORT, work, |_, end| ended.push(format!("{end:?}")));
        assert_eq!(ended, ["Stuck"]);
        sender.send(()).unwrap();
        assert_eq!(telling.recv(), Ok(false));
    }

    #[test]
    fn writing_has_as_long_again() {
        let (waiting, _kept) = never();
        let work = move |_: usize, gate: &Gate| {
            assert!(gate.may_write());
            let _ = waiting.lock().unwrap().recv();
        };
        let (mut ended, started) = (Vec::new(), Instant::now());
        attended(1, 1, SHORT, work, |_, end| ended.push(format!("{end:?}")));
        assert_eq!(ended, ["StuckWriting"]);
        assert!(started.elapsed() >= SHORT * 2);
    }

    #[test]
    fn where_all_are_stuck_no_more_are_begun() {
        let (waiting, _kept) = never();
        let mut ended = Vec::new();
        let work = move |_: usize, _: &Gate| {
            let _ = waiting.lock().unwrap().recv();
        };
        attended(9, 1, SHORT, work, |place, end| ended.push(format!("{place} {end:?}")));
        let wanted =
            ["0 Stuck", "1 Stuck", "2 Stuck", "3 Stuck", "4 Stuck", "5 NotBegun", "6 NotBegun", "7 NotBegun", "8 NotBegun"];
        assert_eq!(ended, wanted);
    }
}
