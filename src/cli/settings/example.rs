//! A file of settings to begin with: every key, as a comment.

use std::fmt::Write;

use clap::{Arg, ArgAction, Command};

use super::declared::{option, settings};
use crate::limits::{Limits, Unit};

const BEGINNING: &str = "\
# Every setting of dyad and every limit, each as it is when nobody sets it; written by `make answers`.
#
# dyad reads ./dyad.toml, else /etc/dyad.toml, or the file that --config or DYAD_CONFIG names. A variable of the environment goes
# before this file, and an option before both. Relative paths start at the folder of this file. A key that is not known, or a
# value that it may not have, ends the start with its line and what is allowed (exit 2).
";

/// Values to show of settings that have none when nobody sets them; of others what the option calls its value.
const SHOWN: [(&str, &str); 6] = [
    ("log", "info"),
    ("mcp-origins", "https://chat.example.org"),
    ("public-url", "https://trade.example.org"),
    ("reviewer", "Trade Desk <https://desk.example.org>"),
    ("security-contact", "mailto:security@example.org"),
    ("trusted-proxy", "10.0.0.0/8"),
];

/// The text of such a file.
pub(in crate::cli) fn example(command: &Command) -> String {
    let mut text = BEGINNING.to_owned();
    for (name, setting) in settings(command) {
        let about = setting.get_help().map(ToString::to_string).unwrap_or_default();
        let variable = setting.get_env().map(|name| name.display().to_string()).unwrap_or_default();
        let _ = write!(
            text,
            "\n{}# {variable}; of {}.\n#{name} = {}\n",
            comment(&about),
            takers(command, &name),
            value(setting, &name)
        );
    }
    text.push_str("\n[limits]\n");
    for limit in Limits::TABLE {
        let (least, most) = (limit.told(limit.least), limit.told(limit.most));
        let usual = limit.told(limit.usual);
        let usual = if limit.unit == Unit::Count || usual.parse::<u64>().is_ok() { usual } else { format!("\"{usual}\"") };
        let _ = write!(text, "\n{}# {least} to {most}.\n#{} = {usual}\n", comment(limit.about), limit.name);
    }
    text
}

/// The commands that a setting is of.
fn takers(command: &Command, name: &str) -> String {
    command
        .get_subcommands()
        .filter(|command| option(command, name).is_some())
        .map(Command::get_name)
        .collect::<Vec<_>>()
        .join(", ")
}

/// A value as TOML has it.
fn value(setting: &Arg, name: &str) -> String {
    let usual: Vec<String> = setting.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let shown = SHOWN.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    let named = || setting.get_value_names().and_then(|names| names.first()).map(ToString::to_string).unwrap_or_default();
    let text = usual.first().filter(|text| !text.is_empty()).cloned().or(shown).unwrap_or_else(named);
    let quoted = || format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    match setting.get_action() {
        ArgAction::SetTrue => "false".to_owned(),
        ArgAction::SetFalse => "true".to_owned(),
        ArgAction::Append => format!("[{}]", quoted()),
        _ if text.parse::<u64>().is_ok() => text,
        _ => quoted(),
    }
}

/// A text as lines of comment, no longer than a page is wide.
fn comment(text: &str) -> String {
    const WIDTH: usize = 120;
    let mut lines = vec!["#".to_owned()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("# {word}")),
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::cli::{
        command_line,
        settings::{declared::with_defaults, file::SettingsFile, limits::in_force},
    };

    #[test]
    fn every_key_is_taken_once_its_comment_is_gone() {
        let text = example(&command_line());
        let plain = SettingsFile::parse(Path::new("dyad.toml"), &text).unwrap();
        assert!(plain.settings.is_empty() && plain.limits.is_empty(), "all is comment");
        let is_key = |line: &str| line.starts_with('#') && line[1..].starts_with(|letter: char| letter.is_ascii_lowercase());
        let bare: Vec<&str> = text.lines().map(|line| if is_key(line) { &line[1..] } else { line }).collect();
        let file = SettingsFile::parse(Path::new("dyad.toml"), &bare.join("\n")).unwrap();
        assert_eq!(file.settings.len(), settings(&command_line()).len());
        assert_eq!(file.limits.len(), Limits::TABLE.len());
        let limits = in_force(Some(&file), std::iter::empty(), &[]).unwrap();
        for (limit, value, _) in limits.each() {
            assert_eq!(value, limit.usual, "{}", limit.name);
        }
        if let Err(faults) = with_defaults(command_line(), &file) {
            panic!("a setting whose value name is no value has one to show in SHOWN:\n{}", faults.join("\n"));
        }
    }

    #[test]
    fn long_texts_are_several_lines_of_comment() {
        let text = comment(&"word ".repeat(40));
        assert!(text.lines().count() > 1 && text.lines().all(|line| line.starts_with("# ") && line.len() <= 120), "{text}");
    }
}
