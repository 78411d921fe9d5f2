//! Limits from all three places.

use std::ffi::{OsStr, OsString};

use super::file::{Entry, SettingsFile, Value};
use crate::limits::{Limit, LimitError, Limits, LimitsInForce, Origin};

/// What the variables of limits begin with.
const VARIABLES: &str = "DYAD_LIMIT_";

/// A limit and a value for it.
#[derive(Debug, Clone)]
pub(super) struct Assignment {
    limit: &'static Limit,
    value: u64,
}

impl Assignment {
    /// Reads `NAME=VALUE`.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let (name, value) = text.split_once('=').ok_or("wanted is NAME=VALUE, such as head-bytes=16KiB")?;
        Self::of(name, value).map_err(|error| error.to_string())
    }

    fn of(name: &str, value: &str) -> Result<Self, LimitError> {
        let limit = Limits::named(name)?;
        Ok(Self { limit, value: limit.read(value)? })
    }
}

/// The limits that a file, the environment and the command line set. Every fault of the first two is told at once.
pub(super) fn in_force(
    file: Option<&SettingsFile>,
    variables: impl Iterator<Item = (OsString, OsString)>,
    flags: &[Assignment],
) -> Result<LimitsInForce, Vec<String>> {
    let (mut limits, mut faults) = (LimitsInForce::default(), Vec::new());
    let mut set = |found: Result<Assignment, String>, origin: Origin| {
        let found = found.and_then(|found| limits.set(found.limit, found.value, origin).map_err(|error| error.to_string()));
        faults.extend(found.err());
    };
    for entry in file.iter().flat_map(|file| &file.limits) {
        set(from_entry(entry).map_err(|error| format!("{}: {error}", entry.place)), Origin::File(entry.place.clone()));
    }
    for (variable, value) in variables {
        let Some(name) = variable.to_str().and_then(|variable| variable.strip_prefix(VARIABLES)) else { continue };
        set(from_variable(name, &value).map_err(|error| format!("{VARIABLES}{name}: {error}")), Origin::Environment);
    }
    for (place, flag) in flags.iter().enumerate() {
        if flags[..place].iter().any(|earlier| earlier.limit.name == flag.limit.name) {
            set(Err(format!("--limit {}: is given twice", flag.limit.name)), Origin::Flag);
        }
        set(Ok(flag.clone()), Origin::Flag);
    }
    if faults.is_empty() { Ok(limits) } else { Err(faults) }
}

fn from_entry(entry: &Entry) -> Result<Assignment, String> {
    match &entry.value {
        Value::Texts(texts) if texts.len() == 1 => Assignment::of(&entry.key, &texts[0]).map_err(|error| error.to_string()),
        _ => {
            Limits::named(&entry.key).map_err(|error| error.to_string())?;
            Err(format!("{}: wanted is a number, or a text such as \"16KiB\" or \"500ms\"", entry.key))
        }
    }
}

fn from_variable(name: &str, value: &OsStr) -> Result<Assignment, String> {
    let limit = Limits::TABLE.iter().find(|limit| variable(limit) == format!("{VARIABLES}{name}"));
    let limit = limit.ok_or_else(|| {
        let known: Vec<String> = Limits::TABLE.iter().map(variable).collect();
        format!("there is no such limit; there are: {}", known.join(", "))
    })?;
    Assignment::of(limit.name, &value.to_string_lossy()).map_err(|error| error.to_string())
}

/// The variable that sets a limit.
pub(in crate::cli) fn variable(limit: &Limit) -> String {
    format!("{VARIABLES}{}", limit.name.to_ascii_uppercase().replace('-', "_"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn read(file: &str, variables: &[(&str, &str)], flags: &[&str]) -> Result<LimitsInForce, String> {
        let file = SettingsFile::parse(Path::new("dyad.toml"), file).unwrap();
        let variables = variables.iter().map(|(name, value)| (OsString::from(name), OsString::from(value)));
        let flags: Vec<Assignment> = flags.iter().map(|flag| Assignment::read(flag).unwrap()).collect();
        in_force(Some(&file), variables, &flags).map_err(|faults| faults.join("\n"))
    }

    fn of(limits: &LimitsInForce, name: &str) -> (u64, Origin) {
        limits.each().find(|(limit, ..)| limit.name == name).map(|(_, value, origin)| (value, origin.clone())).unwrap()
    }

    #[test]
    fn a_flag_goes_before_the_environment_and_that_before_the_file() {
        let file = "listen = \":1\"\n[limits]\nhead-bytes = \"32KiB\"\nqueue-time = 100\nconnections = 100\nwaiting = 7\n";
        let variables = [("DYAD_LIMIT_QUEUE_TIME", "2s"), ("DYAD_LIMIT_CONNECTIONS", "200"), ("DYAD_LISTEN", "x"), ("HOME", "/")];
        let limits = read(file, &variables, &["connections=300", "streams=3"]).unwrap();
        assert_eq!(of(&limits, "connections"), (300, Origin::Flag));
        assert_eq!(of(&limits, "streams"), (3, Origin::Flag));
        assert_eq!(of(&limits, "queue-time"), (2_000, Origin::Environment));
        assert_eq!(of(&limits, "head-bytes"), (32 << 10, Origin::File("dyad.toml:3".to_owned())));
        assert_eq!(of(&limits, "waiting"), (7, Origin::File("dyad.toml:6".to_owned())));
        assert_eq!(of(&limits, "page-rows"), (10_000, Origin::Usual));
    }

    #[test]
    fn every_fault_is_told_with_its_place() {
        let file = "[limits]\nhead_bytes = 5\nhead-bytes = 5\nqueue-time = true\nwaiting = [1, 2]\n";
        let variables = [("DYAD_LIMIT_HEADBYTES", "16k"), ("DYAD_LIMIT_STREAMS", ""), ("DYAD_LIMIT_RENDERS", "-1")];
        let said = read(file, &variables, &["streams=3", "streams=4"]).unwrap_err();
        for part in [
            "dyad.toml:2: there is no limit \"head_bytes\"; there are: connections, ",
            "dyad.toml:3: head-bytes may be 8KiB to 1MiB, not 5",
            "dyad.toml:4: queue-time: wanted is a number",
            "dyad.toml:5: waiting: wanted is a number",
            "DYAD_LIMIT_HEADBYTES: there is no such limit; there are: DYAD_LIMIT_CONNECTIONS, ",
            "DYAD_LIMIT_STREAMS: streams cannot be \"\": wanted is a whole number",
            "DYAD_LIMIT_RENDERS: renders cannot be \"-1\"",
            "--limit streams: is given twice",
        ] {
            assert!(said.contains(part), "{part} is not in:\n{said}");
        }
    }
}
