//! What `--help` says below the options: examples, exit codes, and the variable that is no option's.

/// Exit codes of every command.
const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  something failed, or what was asked about has a fault
  2  wrong use: an option, an address or a mapping that cannot be read";

/// What is read and is no option.
const ENVIRONMENT: &str = "\
Environment:
  DYAD_LOG  what the log on standard error tells: off, error, warn, info (as without it),
            debug (a line for each request), trace; PART=LEVEL for one part, as in warn,dyad::http=debug";

/// The text below the options of a command, with its examples, one a line.
pub(super) fn after(examples: &[&str]) -> String {
    format!("Examples:\n  {}\n\n{EXIT_CODES}\n\n{ENVIRONMENT}", examples.join("\n  "))
}
