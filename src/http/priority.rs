//! Threads that make answers step back behind those that carry them: what is there already, and `/healthz`, never waits for
//! processors that draw.

/// How far: a thread that carries answers weighs three times as much where both are ready to run.
const STEP: i32 = 5;

/// Lets the calling thread step back. Only Linux counts this by thread; elsewhere nothing is done.
pub(super) fn step_back() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::nice(STEP) {
        tracing::debug!(%error, "a thread could not step back");
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use std::{fs, thread};

    use super::*;

    /// What the system says of the calling thread: the 19th field, of which the first two are a number and a name in brackets.
    fn niceness() -> i32 {
        let stat = fs::read_to_string("/proc/thread-self/stat").unwrap();
        stat.rsplit_once(')').unwrap().1.split_whitespace().nth(16).unwrap().parse().unwrap()
    }

    #[test]
    fn only_the_thread_itself_steps_back() {
        let before = niceness();
        let within = thread::spawn(|| {
            step_back();
            niceness()
        });
        assert_eq!((within.join().unwrap(), niceness()), ((before + STEP).min(19), before));
    }
}
