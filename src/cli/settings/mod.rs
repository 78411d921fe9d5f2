//! Where settings and limits come from: a flag goes before a variable of the environment, that before a file, that before what is
//! usual.

mod declared;
mod example;
mod fault;
mod file;
mod limits;

use std::{ffi::OsString, path::PathBuf};

use clap::{Args, Command, FromArgMatches};

use self::{
    declared::with_defaults,
    file::SettingsFile,
    limits::{Assignment, in_force},
};
pub(super) use self::{example::example, fault::SettingsError, limits::variable};
use crate::limits::LimitsInForce;

/// Commands that take settings of a file, and limits.
const TAKERS: [&str; 10] = ["serve", "render", "import", "check", "index", "publish", "query", "limits", "healthcheck", "verify"];

// Where the settings of a command come from beside its own options; a doc comment would become what the command is about.
#[derive(Debug, Args)]
struct SettingsOption {
    /// File of settings and limits, in TOML [default: ./dyad.toml, else /etc/dyad.toml, where there is one]
    #[arg(long, env = "DYAD_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Sets a limit, as in head-bytes=16KiB or queue-time=500ms; once for each, `dyad limits` lists them
    #[arg(long = "limit", value_name = "NAME=VALUE", value_parser = Assignment::read)]
    limits: Vec<Assignment>,
}

/// What was read of a command line, the environment and a file.
#[derive(Debug)]
pub(super) struct Settings<A> {
    /// The command with its options.
    pub(super) arguments: A,
    /// The limits.
    pub(super) limits: LimitsInForce,
    /// The file that settings were read from.
    pub(super) file: Option<SettingsFile>,
}

/// The command line with the options that name a file of settings and set limits.
pub(super) fn with_settings(mut command: Command) -> Command {
    // In place, since `mut_subcommand` would tell the commands in another order.
    for taker in command.get_subcommands_mut().filter(|taker| TAKERS.contains(&taker.get_name())) {
        *taker = SettingsOption::augment_args(std::mem::take(taker));
    }
    command
}

/// Reads them all. What the command line has no place for, and help, end the process, as clap has it.
pub(super) fn read<A: FromArgMatches>(command: Command, line: &[OsString]) -> Result<Settings<A>, SettingsError> {
    // Read twice: the command line and the environment say which file has the values to fall back on.
    let matches = command.clone().get_matches_from(line);
    let Some((_, given)) = matches.subcommand().filter(|(name, _)| TAKERS.contains(name)) else {
        let arguments = A::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
        return Ok(Settings { arguments, limits: LimitsInForce::default(), file: None });
    };
    let option = SettingsOption::from_arg_matches(given).unwrap_or_else(|error| error.exit());
    let Some(file) = SettingsFile::find(option.config.as_deref())? else {
        let arguments = A::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
        let limits = in_force(None, std::env::vars_os(), &option.limits).map_err(SettingsError::Faults)?;
        return Ok(Settings { arguments, limits, file: None });
    };
    let limits = in_force(Some(&file), std::env::vars_os(), &option.limits);
    let (command, limits) = match (with_defaults(command, &file), limits) {
        (Ok(command), Ok(limits)) => (command, limits),
        (command, limits) => {
            return Err(SettingsError::Faults(command.err().into_iter().chain(limits.err()).flatten().collect()));
        }
    };
    let arguments = A::from_arg_matches(&command.get_matches_from(line)).unwrap_or_else(|error| error.exit());
    Ok(Settings { arguments, limits, file: Some(file) })
}
