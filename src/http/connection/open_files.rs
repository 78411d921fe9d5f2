//! How many files the system lets the process have open, and how many of them connections may be.

use std::fs;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::limits::{Limits, count};

/// Asks the system for as many open files as it grants at all. Returns how many that are; nothing where there is no end to them.
fn raised() -> Option<u64> {
    let granted = getrlimit(Resource::Nofile);
    let wanted = Rlimit { current: granted.maximum, maximum: granted.maximum };
    if granted.current != granted.maximum
        && let Err(error) = setrlimit(Resource::Nofile, wanted)
    {
        tracing::debug!(%error, "the limit of open files stays as it is");
    }
    getrlimit(Resource::Nofile).current
}

/// How many connections there may be: as many as are wanted, and so few that files for data and `/healthz` are left.
pub(super) fn connections(limits: &Limits) -> usize {
    let open = fs::read_dir("/proc/self/fd").map_or(0, |files| files.count() as u64);
    let files = raised();
    let granted = allowed(limits, files, open);
    if granted < limits.connections {
        tracing::warn!(
            "at most {granted} connections at a time instead of {}: the system allows {} open files (ulimit -n, LimitNOFILE)",
            limits.connections,
            files.unwrap_or(u64::MAX),
        );
    } else {
        let files = files.map_or_else(|| "any number of".to_owned(), |files| files.to_string());
        tracing::info!("at most {granted} connections at a time; the system allows {files} open files");
    }
    count(granted)
}

/// How many connections so many files allow, of which so many are open already.
fn allowed(limits: &Limits, files: Option<u64>, open: u64) -> u64 {
    let left = files.map_or(u64::MAX, |files| files.saturating_sub(open).saturating_sub(limits.handles_kept));
    limits.connections.min(left).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_and_what_is_kept_back_is_taken_off() {
        let limits = Limits { connections: 4096, handles_kept: 64, ..Limits::default() };
        // 1,024 less 20 that are open and 64 that are kept.
        assert_eq!(allowed(&limits, Some(1024), 20), 940);
        assert_eq!(allowed(&limits, Some(20_000), 20), 4096);
        assert_eq!(allowed(&limits, None, 20), 4096);
        assert_eq!(allowed(&limits, Some(60), 20), 1, "one at a time is better than none");
    }

    #[test]
    fn as_many_as_the_system_grants_at_all() {
        assert_eq!(raised(), getrlimit(Resource::Nofile).maximum);
    }
}
