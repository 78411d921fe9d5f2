//! The command line as it is declared.

use clap::Command;

use super::command_line;

/// The words of an example, as a shell makes them: quoted ones whole, up to a comment, a pipe or a redirection.
fn words(example: &str) -> Vec<String> {
    let command = example.split(" # ").next().unwrap_or_default();
    let mut words = Vec::new();
    let (mut word, mut quoted) = (String::new(), false);
    for letter in command.chars() {
        match letter {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(std::mem::take(&mut word)),
            letter => word.push(letter),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    let end = words.iter().position(|word| word == "|" || word == ">").unwrap_or(words.len());
    words.truncate(end);
    words
}

fn long_help(command: &Command) -> String {
    command.clone().render_long_help().to_string()
}

#[test]
fn every_command_has_examples_that_it_takes_and_tells_its_exit_codes() {
    let whole = command_line();
    for command in std::iter::once(&whole).chain(whole.get_subcommands()) {
        let name = command.get_name();
        let help = long_help(command);
        assert!(help.contains("Exit codes:\n  0  done"), "{name}");
        assert!(help.contains("DYAD_LOG"), "{name}");
        let examples: Vec<Vec<String>> =
            help.lines().map(str::trim).filter(|line| line.starts_with("dyad ")).map(words).collect();
        assert!(!examples.is_empty(), "{name}");
        for example in examples {
            assert!(name == "dyad" || example[1] == name, "{example:?} is no example of {name}");
            assert!(command_line().try_get_matches_from(&example).is_ok(), "{example:?}");
        }
    }
}

#[test]
fn the_declaration_is_sound() {
    command_line().debug_assert();
}
