//! `dyad completions`: what a shell completes commands and options with.

use clap::Args;
use clap_complete::{Shell, generate};

use super::{end::End, said::print};

/// `dyad completions`.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    /// Prints the script of a command line.
    pub(super) fn run(self, mut command: clap::Command) -> anyhow::Result<End> {
        let mut script = Vec::new();
        generate(self.shell, &mut command, "dyad", &mut script);
        print(&script)?;
        Ok(End::Done)
    }
}
