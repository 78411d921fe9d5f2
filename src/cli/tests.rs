//! The command line as it is declared.

use clap::Command;

use super::{command_line, failed};
use crate::{
    query::QueryError,
    table::{EngineFault, StorageError},
    write::StreamError,
};

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

#[test]
fn what_cannot_be_had_is_a_failure_and_what_asks_too_much_is_wrong_use() {
    use std::process::ExitCode;

    let storage = |error: StorageError| -> [anyhow::Error; 2] {
        [QueryError::from(error.clone()).into(), StreamError::from(QueryError::from(error)).into()]
    };
    let code = |error: &anyhow::Error| format!("{:?}", failed(error));
    let [failure, wrong_use] = [1, 2].map(|code| format!("{:?}", ExitCode::from(code)));
    for fault in [EngineFault::Unreachable, EngineFault::Unauthorized, EngineFault::Failed, EngineFault::Busy] {
        let text = fault.to_string();
        for error in storage(fault.into()) {
            assert_eq!((code(&error), format!("{error:#}")), (failure.clone(), text.clone()));
        }
    }
    for error in storage(StorageError::Unreadable("the disk".to_owned())) {
        assert_eq!(code(&error), failure);
    }
    for error in storage(EngineFault::NotAttempted("name a product".to_owned()).into()) {
        assert_eq!((code(&error), format!("{error:#}")), (wrong_use.clone(), "name a product".to_owned()));
    }
}
