//! The command line (floor 9). Exit codes: 0 done, 1 something failed, 2 wrong use.

mod built_in;
mod check;
mod completions;
mod connection_options;
mod curated;
mod end;
mod engine_choice;
mod engine_options;
mod guards;
mod healthcheck;
mod help;
mod import;
mod index;
mod limits;
mod listen;
mod liveness;
mod log;
mod manual;
mod mcp;
#[cfg(not(feature = "spark-connect"))]
mod no_engine;
#[cfg(feature = "spark-connect")]
mod open_engine;
mod openapi;
mod output;
mod publish;
mod query;
mod reload_task;
mod reloaded_file;
mod render;
mod roots;
mod said;
mod secret;
mod serve;
mod served_address;
mod served_files;
mod settings;
mod switch;
#[cfg(test)]
mod tests;
mod verify;
mod watch_option;

use std::{process::ExitCode, time::Duration};

use clap::{CommandFactory, Parser, Subcommand};

use self::{
    end::End,
    settings::{Settings, SettingsError},
};
use crate::{bundle::BundleError, import::ImportError, query::QueryError, write::StreamError};

/// A server for bilateral trade statistics: every figure with its source, its rounding bounds and its mirror.
#[derive(Debug, Parser)]
#[command(name = "dyad", version, about, max_term_width = 100, after_long_help = help::after(&[
    "dyad serve                                             # the built-in data on http://127.0.0.1:8080",
    "dyad import auto TradeData.csv --into datasets/mine    # a file of UN Comtrade, Eurostat, the IMF …",
    "dyad query 'RUS-IRN/turnover.csv?from=2021'            # one answer, without a server",
]))]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve figures and charts over HTTP.
    #[command(after_long_help = help::after(&[
        "dyad serve",
        "dyad serve --datasets data --listen :8080 --public-url https://trade.example.org",
        "kill -HUP $(pidof dyad)    # load datasets and charts again",
    ]))]
    Serve(Box<serve::Serve>),
    /// Render every charts/*.toml to SVG, PNG and CSV, only what changed.
    #[command(after_long_help = help::after(&[
        "dyad render",
        "dyad render --check    # are the files what would be drawn?",
        "dyad render russia-iran-turnover --charts charts --force",
    ]))]
    Render(render::Render),
    /// Import a provider's files into a dataset.
    #[command(after_long_help = help::after(&[
        "dyad import auto TradeData.csv --into datasets/mine",
        "dyad import baci BACI_HS22_V202601.zip --into datasets/baci --strict",
        "dyad import tidy table.csv --propose > table.toml    # what its columns seem to be",
        "dyad import tidy table.csv --map table.toml --into datasets/office --source office",
    ]))]
    Import(import::Import),
    /// Check datasets and name every fault.
    #[command(after_long_help = help::after(&["dyad check", "dyad check datasets/mine --json"]))]
    Check(check::Check),
    /// Write what makes starts and first questions quick beside Parquet tables, as import does.
    #[command(after_long_help = help::after(&["dyad index datasets/baci"]))]
    Index(index::Index),
    /// Publish a dataset to a folder or an S3-compatible store, for an engine to read.
    #[command(after_long_help = help::after(&[
        "dyad publish datasets/baci --to /srv/published",
        "dyad publish datasets/baci --to s3://trade/published --keep 5",
        "dyad publish datasets/baci --to s3://trade/published --check    # are both the same?",
        "dyad publish baci --to s3://trade/published --list",
        "dyad publish baci --to s3://trade/published --rollback v0123456789abcdef0123456789abcdef",
    ]))]
    Publish(publish::Publish),
    /// Answer one query on standard output, with the bytes that HTTP serves.
    #[command(after_long_help = help::after(&[
        "dyad query 'RUS-IRN/turnover?from=2021'",
        "dyad query RUS-IRN/mirror.png -o mirror.png",
        "dyad query http://127.0.0.1:8080/v1/areas.csv    # the host is not asked; the answer is from the data here",
    ]))]
    Query(query::Query),
    /// Answer language models on standard input and output, by the Model Context Protocol.
    #[command(after_long_help = help::after(&["dyad mcp --datasets data", "claude mcp add dyad -- dyad mcp"]))]
    Mcp(mcp::Mcp),
    /// Hold what a text says of trade against every source: words, or --json; exit status 1 where a statement is inconsistent.
    #[command(after_long_help = help::after(&[
        "dyad verify article.txt --published 2024-10",
        "echo 'Russia–Iran trade was $4 billion in 2021.' | dyad verify -",
        "dyad verify article.txt --pair RUS-IRN --json",
    ]))]
    Verify(verify::Verify),
    /// Print every limit: what it is, what it may be, and who set it.
    #[command(after_long_help = help::after(&["dyad limits", "dyad limits --limit head-bytes=32KiB --json"]))]
    Limits(limits::ShowLimits),
    /// Print the description of the API (OpenAPI 3.1), with the bytes that HTTP serves.
    #[command(after_long_help = help::after(&["dyad openapi > openapi.json"]))]
    Openapi(openapi::Openapi),
    /// Ask a server on this machine whether it is ready.
    #[command(after_long_help = help::after(&["dyad healthcheck", "dyad healthcheck --listen :8080 --within 10"]))]
    Healthcheck(healthcheck::Healthcheck),
    /// Print what a shell completes commands and options with.
    #[command(after_long_help = help::after(&[
        "dyad completions bash > ~/.local/share/bash-completion/completions/dyad",
        "dyad completions zsh > ~/.zfunc/_dyad    # a folder of $fpath",
        "dyad completions fish > ~/.config/fish/completions/dyad.fish",
    ]))]
    Completions(completions::Completions),
    /// Print the manual.
    #[command(after_long_help = help::after(&["dyad man | man -l -", "dyad man serve | man -l -", "dyad man --into man/man1"]))]
    Man(manual::Manual),
}

/// Parses, runs and reports.
#[must_use]
pub fn main() -> ExitCode {
    let settings = match settings::read(command_line(), &std::env::args_os().collect::<Vec<_>>()) {
        Ok(settings) => settings,
        Err(error) => return failed(&error.into()),
    };
    let Settings { arguments: Arguments { command }, limits, file } = settings;
    // Before anything reads a limit.
    limits.install();
    match &command {
        Command::Serve(command) => {
            command.start_log();
            if let Some(file) = &file {
                tracing::info!("settings are from {}", file.path.display());
            }
        }
        _ => log::start_direct(|key| file.as_ref().and_then(|file| file.text(key))),
    }
    let ended = match command {
        Command::Serve(command) => command.run(),
        Command::Render(command) => command.run(),
        Command::Import(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Index(command) => command.run(),
        Command::Publish(command) => command.run(),
        Command::Query(command) => command.run(),
        Command::Verify(command) => command.run(),
        Command::Mcp(command) => command.run(),
        Command::Openapi(command) => command.run(),
        Command::Healthcheck(command) => command.run(),
        Command::Limits(command) => command.run(),
        Command::Completions(command) => command.run(command_line()),
        Command::Man(command) => command.run(command_line()),
    };
    // Nobody waits longer for lines that are not read.
    crate::log::flush(Duration::from_secs(1));
    match ended {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::Failed) => ExitCode::from(1),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

/// The whole command line.
fn command_line() -> clap::Command {
    settings::with_settings(Arguments::command())
}

/// A file of settings with every setting as it is when nobody sets it: `docs/dyad.toml`.
#[must_use]
pub fn settings_example() -> String {
    settings::example(&command_line())
}

/// Says what went wrong, and whose fault it is.
fn failed(error: &anyhow::Error) -> ExitCode {
    said::note(format_args!("dyad: {error:#}"));
    let wrong_use = is_wrong_question(error)
        || error.is::<SettingsError>()
        || error.is::<built_in::NotBuiltIn>()
        || publish::is_wrong_use(error)
        || error.downcast_ref().is_some_and(ImportError::is_wrong_use)
        || error.downcast_ref().is_some_and(BundleError::is_wrong_use);
    ExitCode::from(if wrong_use { 2 } else { 1 })
}

/// Is something asked that is not possible, or more than may be had of an engine? What is possible, and just could not be had, is no
/// wrong use.
fn is_wrong_question(error: &anyhow::Error) -> bool {
    if let Some(StreamError::Query(error @ QueryError::Storage(_))) = error.downcast_ref() {
        return error.is_wrong_use();
    }
    error.downcast_ref().is_some_and(QueryError::is_wrong_use)
}

/// `dyad query … | head` is no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
