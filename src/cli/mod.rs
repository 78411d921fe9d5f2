//! The command line (floor 7). Exit codes: 0 done, 1 something failed, 2 wrong use.

mod check;
mod end;
mod import;
mod index;
mod openapi;
mod query;
mod render;
mod roots;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::end::End;
use crate::{import::ImportError, query::QueryError};

/// A server for bilateral trade statistics: every figure with its source, its rounding bounds and its mirror.
#[derive(Debug, Parser)]
#[command(name = "dyad", version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve figures and charts over HTTP.
    Serve(serve::Serve),
    /// Render every charts/*.toml to SVG, PNG and CSV, only what changed.
    Render(render::Render),
    /// Import a provider's files into a dataset.
    Import(import::Import),
    /// Check datasets and name every fault.
    Check(check::Check),
    /// Write what makes starts and first questions quick beside Parquet tables, as import does.
    #[command(after_long_help = help::after(&["dyad index", "dyad index datasets/baci"]))]
    Index(index::Index),
    /// Answer one query on standard output, with the bytes that HTTP serves.
    Query(query::Query),
    /// Print the description of the API (OpenAPI 3.1), with the bytes that HTTP serves.
    Openapi(openapi::Openapi),
}

/// Parses, runs and reports.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    start_log();
    let ended = match arguments.command {
        Command::Serve(command) => command.run(),
        Command::Render(command) => command.run(),
        Command::Import(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Index(command) => command.run(),
        Command::Query(command) => command.run(),
        Command::Openapi(command) => command.run(),
    };
    match ended {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::Failed) => ExitCode::from(1),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dyad: {error:#}");
            let wrong_use = error.is::<QueryError>() || error.downcast_ref().is_some_and(ImportError::is_wrong_use);
            ExitCode::from(if wrong_use { 2 } else { 1 })
        }
    }
}

/// The log goes to standard error; `DYAD_LOG` sets its level as `RUST_LOG` does elsewhere.
fn start_log() {
    use std::io::IsTerminal;
    let filter =
        tracing_subscriber::EnvFilter::try_from_env("DYAD_LOG").unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let terminal = std::io::stderr().is_terminal();
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(terminal);
    if subscriber.try_init().is_err() {
        eprintln!("dyad: a log is already set up");
    }
}

/// `dyad query … | head` is no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
