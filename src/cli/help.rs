//! What `--help` says below the options: examples, exit codes, where settings come from, and the variable of every command.

/// Exit codes of every command.
const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  something failed, or what was asked about has a fault
  2  wrong use: an option, an address or a mapping that cannot be read";

/// What is read beside the options.
const ENVIRONMENT: &str = "\
Settings:
  An option goes before its variable, that before its key in ./dyad.toml, else /etc/dyad.toml, or the file
  that --config or DYAD_CONFIG names; the key is the option without its dashes. Limits stand in --limit,
  in DYAD_LIMIT_ and their name, and below [limits]; `dyad limits` lists them with who set each.

Environment:
  DYAD_LOG  what the log on standard error tells: off, error, warn, info (as without it),
            debug, trace; PART=LEVEL for one part, as in warn,dyad::http=debug";

/// The text below the options of a command, with its examples, one a line.
pub(super) fn after(examples: &[&str]) -> String {
    format!("Examples:\n  {}\n\n{EXIT_CODES}\n\n{ENVIRONMENT}", examples.join("\n  "))
}
