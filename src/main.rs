//! The binary: parses, runs, reports.

use std::process::ExitCode;

fn main() -> ExitCode {
    dyad::cli::main()
}
