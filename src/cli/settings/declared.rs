//! What a file may set: every option of a command that a variable of the environment sets too.

use std::{collections::BTreeMap, error::Error, path::Path};

use clap::{
    Arg, ArgAction, Command, ValueHint,
    error::{ContextKind, ContextValue},
};

use super::file::{Entry, SettingsFile, Value};

/// The option that names the file itself.
const CONFIG: &str = "config";

/// The settings of a command line: the options, of whatever command, that have a variable.
pub(super) fn settings(command: &Command) -> BTreeMap<String, &Arg> {
    let options = command.get_subcommands().flat_map(Command::get_arguments).filter(|arg| arg.get_env().is_some());
    let named = options.filter_map(|arg| Some((arg.get_long()?.to_owned(), arg)));
    named.filter(|(name, _)| name != CONFIG).collect()
}

/// The option of a command for a setting. One of the same name that has no variable is another thing: `dyad import --map`.
pub(super) fn option<'a>(command: &'a Command, name: &str) -> Option<&'a Arg> {
    command.get_arguments().find(|arg| arg.get_long() == Some(name) && arg.get_env().is_some())
}

/// The command line with the values of a file where nothing else is said: clap takes them for what is usual, so that a flag and a
/// variable go before them.
pub(super) fn with_defaults(mut command: Command, file: &SettingsFile) -> Result<Command, Vec<String>> {
    let known = settings(&command);
    let unknown = |key: &str| {
        let names: Vec<&str> = known.keys().map(String::as_str).collect();
        format!("there is no setting {key:?}; there are: {}, and [limits]", names.join(", "))
    };
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for entry in &file.settings {
        let setting = known.get(&entry.key).ok_or_else(|| unknown(&entry.key));
        match setting.and_then(|setting| values(setting, entry, file.folder())) {
            Ok(values) => found.push((entry.key.clone(), values)),
            Err(fault) => faults.push(format!("{}: {fault}", entry.place)),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    for (name, values) in found {
        for taker in command.get_subcommands_mut() {
            if let Some(id) = option(taker, &name).map(|arg| arg.get_id().clone()) {
                *taker = std::mem::take(taker).mut_arg(id, |arg| arg.default_values(&values));
            }
        }
    }
    Ok(command)
}

/// The values of a setting as its option takes them, where it does.
fn values(setting: &Arg, entry: &Entry, folder: &Path) -> Result<Vec<String>, String> {
    let wanted = |what: &str| Err(format!("{}: wanted is {what}", entry.key));
    let is_switch = matches!(setting.get_action(), ArgAction::SetTrue | ArgAction::SetFalse);
    let is_list = matches!(setting.get_action(), ArgAction::Append);
    let texts = match &entry.value {
        Value::Truth(truth) if is_switch => return Ok(vec![truth.to_string()]),
        _ if is_switch => return wanted("true or false"),
        Value::Truth(truth) => &vec![truth.to_string()],
        Value::Texts(texts) if is_list || texts.len() == 1 => texts,
        Value::Texts(_) => return wanted("one value"),
        Value::Other(word) => return wanted(&format!("a text or a number, not {word}")),
    };
    texts.iter().try_for_each(|text| check(setting, text).map_err(|fault| format!("{}: {fault}", entry.key)))?;
    Ok(texts.iter().map(|text| placed(setting, text, folder)).collect())
}

/// Paths are relative to the file that names them, wherever the command is started.
fn placed(setting: &Arg, text: &str, folder: &Path) -> String {
    let is_path = matches!(setting.get_value_hint(), ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath);
    if is_path { folder.join(text).to_string_lossy().into_owned() } else { text.to_owned() }
}

/// Does the option take this text?
pub(super) fn check(setting: &Arg, text: &str) -> Result<(), String> {
    // Alone, since the others of its command may have a fault of their own.
    let alone = Arg::new("setting").long("setting").value_parser(setting.get_value_parser().clone()).action(ArgAction::Append);
    let alone = match setting.get_value_delimiter() {
        Some(delimiter) => alone.value_delimiter(delimiter),
        None => alone,
    };
    let line = ["dyad".to_owned(), format!("--setting={text}")];
    Command::new("dyad").arg(alone).try_get_matches_from(line).map(drop).map_err(|error| said(&error, text))
}

/// What clap says of a value, without the option that it was tried with.
fn said(error: &clap::Error, text: &str) -> String {
    if let Some(cause) = error.source() {
        return format!("cannot be {text:?}: {cause}");
    }
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(allowed)) if !allowed.is_empty() => {
            format!("cannot be {text:?}: allowed are {}", allowed.join(", "))
        }
        _ => format!("cannot be {text:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A command line with a setting of each sort.
    fn command() -> Command {
        let address = Arg::new("listen")
            .long("listen")
            .env("X_LISTEN")
            .default_value(":1")
            .value_parser(|text: &str| if text.starts_with(':') { Ok(text.to_owned()) } else { Err("wanted is :PORT") });
        let number = Arg::new("cache").long("cache").env("X_CACHE").value_parser(clap::value_parser!(u64));
        let word = Arg::new("form").long("form").env("X_FORM").value_parser(["text", "json"]);
        let path = Arg::new("map").long("map").env("X_MAP").value_parser(clap::value_parser!(std::path::PathBuf));
        let list = Arg::new("proxies").long("proxy").env("X_PROXY").action(ArgAction::Append).value_delimiter(',');
        let switch = Arg::new("open").long("open").env("X_OPEN").action(ArgAction::SetTrue);
        let other = Arg::new("jobs").long("jobs");
        Command::new("x").subcommand(Command::new("serve").args([address, number, word, path, list, switch, other]))
    }

    fn read(text: &str, line: &[&str]) -> Result<clap::ArgMatches, String> {
        let file = SettingsFile::parse(Path::new("/etc/dyad/dyad.toml"), text).map_err(|faults| faults.join("\n"))?;
        let command = with_defaults(command(), &file).map_err(|faults| faults.join("\n"))?;
        let matches = command.try_get_matches_from([&["x", "serve"], line].concat()).unwrap();
        Ok(matches.subcommand().unwrap().1.clone())
    }

    #[test]
    fn a_file_has_what_is_usual_and_a_flag_goes_before_it() {
        let text =
            "listen = ':2'\ncache = 1_000\nform = 'json'\nmap = 'world.json'\nproxy = ['10.0.0.1', '10.0.0.2']\nopen = true";
        let found = read(text, &["--listen", ":3"]).unwrap();
        assert_eq!(found.get_one::<String>("listen").unwrap(), ":3");
        assert_eq!(found.get_one::<u64>("cache"), Some(&1000));
        assert_eq!(found.get_one::<String>("form").unwrap(), "json");
        assert_eq!(found.get_one::<std::path::PathBuf>("map").unwrap(), Path::new("/etc/dyad/world.json"));
        assert_eq!(found.get_many::<String>("proxies").unwrap().collect::<Vec<_>>(), ["10.0.0.1", "10.0.0.2"]);
        assert!(found.get_flag("open"));
        let unsaid = read("", &[]).unwrap();
        assert_eq!((unsaid.get_one::<String>("listen").unwrap().as_str(), unsaid.get_flag("open")), (":1", false));
        assert!(!read("open = false", &[]).unwrap().get_flag("open"));
    }

    #[test]
    fn faults_name_line_key_and_what_is_allowed() {
        for (text, said) in [
            ("\nlisten = '8080'", "/etc/dyad/dyad.toml:2: listen: cannot be \"8080\": wanted is :PORT"),
            ("cache = -1", "dyad.toml:1: cache: cannot be \"-1\": invalid digit"),
            ("cache = 1.5", "dyad.toml:1: cache: cannot be \"1.5\": invalid digit"),
            ("cache = true", "dyad.toml:1: cache: cannot be \"true\": invalid digit"),
            ("form = true", "dyad.toml:1: form: cannot be \"true\": allowed are text, json"),
            ("cache = [1, 2]", "dyad.toml:1: cache: wanted is one value"),
            ("cache = 2026-01-01", "dyad.toml:1: cache: wanted is a text or a number, not datetime"),
            ("form = 'xml'", "dyad.toml:1: form: cannot be \"xml\": allowed are text, json"),
            ("open = 'yes'", "dyad.toml:1: open: wanted is true or false"),
            ("jobs = 3", "there is no setting \"jobs\"; there are: cache, form, listen, map, open, proxy, and [limits]"),
            ("[server]\nlisten = ':2'", "dyad.toml:1: there is no setting \"server\""),
            ("limits = 3", "dyad.toml:1: there is no setting \"limits\""),
            ("listen = ':2'\nlisten = ':3'", "dyad.toml:2: duplicate key"),
            ("listen = ", "dyad.toml:1: "),
        ] {
            let error = read(text, &[]).unwrap_err();
            assert!(error.contains(said), "{text}: {error}");
        }
        let both = read("listen = '8080'\nform = 'xml'", &[]).unwrap_err();
        assert!(both.contains("dyad.toml:1: listen") && both.contains("dyad.toml:2: form"), "{both}");
    }
}
