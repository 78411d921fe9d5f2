//! The log, on standard error: what it tells, and in which form.

use std::{
    env,
    ffi::{OsStr, OsString},
    io::{self, IsTerminal},
    panic,
    time::Duration,
};

use clap::{
    ArgAction, Args,
    builder::{PossibleValuesParser, TypedValueParser},
};
use tracing_subscriber::{EnvFilter, filter::LevelFilter};

use super::{said::note, switch::switch};
use crate::{
    limits::{Limits, count},
    log::{self, LogForm, LogWriter, Way},
};

/// What the log tells where nothing else is said.
const USUAL: &str = "info";

/// What the log of a server tells.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct LogOption {
    /// What the log tells: off, error, warn, info, debug or trace, and PART=LEVEL, several joined by commas [default: info]
    #[arg(long, env = "DYAD_LOG", value_name = "LEVELS")]
    log: Option<OsString>,
    /// The form of its lines
    #[arg(long, env = "DYAD_LOG_FORMAT", value_name = "FORM", default_value = "text", value_parser = form())]
    log_format: LogForm,
    /// A line for each request, or only for those that failed on this side
    #[arg(long, env = "DYAD_ACCESS_LOG", value_name = "ON|OFF", default_value = "on", ignore_case = true, value_parser = switch(), action = ArgAction::Set)]
    access_log: bool,
}

fn form() -> impl TypedValueParser<Value = LogForm> {
    let words = PossibleValuesParser::new(LogForm::ALL.map(LogForm::word));
    words.map(|word| LogForm::with_word(&word).unwrap_or_default())
}

impl LogOption {
    /// Does every request have a line?
    pub(super) fn tells_requests(&self) -> bool {
        self.access_log
    }

    /// Starts the log of a server, which never waits for who reads it, whatever becomes of them. What a thread says in a panic
    /// goes the same way.
    pub(super) fn start_queued(&self) {
        if !start(self.log.as_deref(), self.log_format, Way::Queued(count(Limits::current().log_bytes))) {
            return;
        }
        panic::set_hook(Box::new(|panic| {
            let text = panic.payload_as_str().unwrap_or("no text");
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            tracing::error!(place, text, "a thread panicked");
            // It may be the last word of the process.
            log::flush(Duration::from_millis(100));
        }));
    }
}

/// Starts the log of any other command, in order with all else that it says: as the environment has it, else as a file of settings.
pub(super) fn start_direct(in_file: impl Fn(&str) -> Option<String>) {
    let word = env::var("DYAD_LOG_FORMAT").ok().or_else(|| in_file("log-format")).unwrap_or_default();
    let form = LogForm::with_word(&word);
    let levels = env::var_os("DYAD_LOG").or_else(|| in_file("log").map(OsString::from));
    start(levels.as_deref(), form.unwrap_or_default(), Way::Direct);
    if form.is_none() && !word.is_empty() {
        tracing::warn!("DYAD_LOG_FORMAT: {word:?} is no form of the log; it is text now; allowed are text and json");
    }
}

/// Starts it; returns whether there is one now. What cannot be read of the levels is told, and the log is then as without it: no
/// reason not to serve.
fn start(levels: Option<&OsStr>, form: LogForm, way: Way) -> bool {
    let (filter, fault) = filter(levels);
    let has_colours = io::stderr().is_terminal() && form == LogForm::Text;
    if let Err(error) = log::start(form, has_colours, way) {
        note(format_args!("dyad: there is no log: {error}"));
        return false;
    }
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(LogWriter).log_internal_errors(false);
    let started = match form {
        LogForm::Text => lines.with_ansi(has_colours).try_init(),
        LogForm::Json => lines.json().flatten_event(true).try_init(),
    };
    if started.is_err() {
        note("dyad: a log is already set up");
    }
    if let Some(fault) = fault {
        tracing::warn!("DYAD_LOG: {fault}; it is {USUAL} now");
    }
    started.is_ok()
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
