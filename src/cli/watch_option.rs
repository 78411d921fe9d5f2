//! Whether files are watched, and how often they are looked at.

use std::time::Duration;

use clap::{ArgAction, Args};

use super::switch::switch;

/// When files are loaded again by themselves.
#[derive(Debug, Clone, Args)]
pub(super) struct WatchOption {
    /// Load datasets, charts, style and map again when their files change; off: only at SIGHUP and POST /admin/reload
    #[arg(long, env = "DYAD_WATCH", value_name = "ON|OFF", default_value = "on", action = ArgAction::Set, ignore_case = true, value_parser = switch())]
    watch: bool,
    /// The same as --watch off
    #[arg(long)]
    no_watch: bool,
    /// Seconds between two looks at the files without being told that they changed, as network drives need; 0: never
    #[arg(long, env = "DYAD_POLL", value_name = "SECONDS", default_value_t = 30)]
    poll: u64,
}

impl WatchOption {
    /// Are files watched?
    pub(super) fn watches(&self) -> bool {
        self.watch && !self.no_watch
    }

    /// How often they are looked at without being told.
    pub(super) fn poll(&self) -> Option<Duration> {
        Some(self.poll).filter(|seconds| self.watches() && *seconds > 0).map(Duration::from_secs)
    }
}
