//! The log, on standard error: `DYAD_LOG` sets what it tells.

use std::{env, ffi::OsStr, io::IsTerminal};

use super::said::note;
use tracing_subscriber::{EnvFilter, filter::LevelFilter};

/// What the log tells where nothing else is said.
const USUAL: &str = "info";

/// Starts it. What cannot be read in `DYAD_LOG` is told, and the log is then as without it: no reason not to serve.
pub(super) fn start_log() {
    let (filter, fault) = filter(env::var_os("DYAD_LOG").as_deref());
    let terminal = std::io::stderr().is_terminal();
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(terminal);
    if subscriber.try_init().is_err() {
        note("dyad: a log is already set up");
    }
    if let Some(fault) = fault {
        note(format_args!("dyad: DYAD_LOG: {fault}; it is {USUAL} now"));
    }
}

/// The filter of a text, and what is wrong with the text.
fn filter(text: Option<&OsStr>) -> (EnvFilter, Option<String>) {
    let usual = || EnvFilter::new(USUAL);
    let Some(text) = text.filter(|text| !text.is_empty()) else { return (usual(), None) };
    let allowed = "allowed are off, error, warn, info, debug, trace, and PART=LEVEL, several joined by commas";
    let Some(text) = text.to_str() else { return (usual(), Some(format!("{} is not UTF-8; {allowed}", text.display()))) };
    // A word alone that is no level would be taken for a part of the program, and nothing be told but its lines.
    let is_word = |part: &&str| !part.contains(['=', '[']) && part.trim().parse::<LevelFilter>().is_err();
    if let Some(word) = text.split(',').find(is_word) {
        return (usual(), Some(format!("{word:?} is no level; {allowed}")));
    }
    match EnvFilter::builder().parse(text) {
        Ok(filter) => (filter, None),
        Err(error) => (usual(), Some(format!("{text:?}: {error}; {allowed}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_and_parts_are_read_and_anything_else_is_told() {
        for (text, filtered) in [
            ("", "info"),
            ("debug", "debug"),
            ("OFF", "off"),
            ("warn,dyad::http=debug", "dyad::http=debug,warn"),
            ("hyper=trace", "hyper=trace"),
        ] {
            let (filter, fault) = filter(Some(OsStr::new(text)));
            assert_eq!((filter.to_string(), fault), (filtered.to_owned(), None));
        }
        for (text, said) in [("verbose", "\"verbose\" is no level"), ("info,inof", "\"inof\""), ("dyad=loud", "dyad=loud")] {
            let (filter, fault) = filter(Some(OsStr::new(text)));
            assert_eq!(filter.to_string(), "info");
            assert!(
                fault.as_ref().is_some_and(|fault| fault.contains(said) && fault.contains("allowed are")),
                "{text}: {fault:?}"
            );
        }
    }
}
