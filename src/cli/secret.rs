//! Tokens, from a file or from the environment: never an argument, which every process of the machine may read.

use std::{env, ffi::OsString, fs, path::Path};

use anyhow::{Context, bail, ensure};

#[cfg(feature = "spark-connect")]
use crate::engine::Secret;
use crate::http::Token;

/// Fewer characters can be guessed.
const SHORTEST: usize = 16;
/// A file that is longer holds something else.
const LONGEST: u64 = 4096;

/// The token in a file, which an option names, or in a variable of the environment; none where neither is.
///
/// # Errors
/// When both say one, when the file cannot be read, and when it is no token; the error never tells what it is.
pub(super) fn token(file: Option<&Path>, option: &str, variable: &str) -> anyhow::Result<Option<Token>> {
    chosen(file, option, variable, env::var_os(variable))
}

/// The token that an engine elsewhere wants, as it is: who gives it out decides how long it is.
///
/// # Errors
/// As [`token`].
#[cfg(feature = "spark-connect")]
pub(super) fn engine_token(file: Option<&Path>) -> anyhow::Result<Option<Secret>> {
    const VARIABLE: &str = "DYAD_ENGINE_TOKEN";
    of_kind(file, ("--engine-token-file", VARIABLE), env::var_os(VARIABLE), |text| Ok(Secret::new(text)?))
}

fn chosen(file: Option<&Path>, option: &str, variable: &str, value: Option<OsString>) -> anyhow::Result<Option<Token>> {
    of_kind(file, (option, variable), value, checked)
}

fn of_kind<T>(
    file: Option<&Path>,
    (option, variable): (&str, &str),
    value: Option<OsString>,
    checked: impl Fn(&str) -> anyhow::Result<T>,
) -> anyhow::Result<Option<T>> {
    // An empty variable is one that is not set.
    let value = value.filter(|value| !value.is_empty());
    match (file, value) {
        (Some(_), Some(_)) => bail!("{option} and {variable} both say a token; leave one of them out"),
        (Some(file), None) => read(file, checked).map(Some).with_context(|| format!("{option}: {}", file.display())),
        (None, Some(value)) => {
            let text = value.into_string().ok();
            text.context("is not UTF-8").and_then(|text| checked(&text)).map(Some).with_context(|| variable.to_owned())
        }
        (None, None) => Ok(None),
    }
}

fn read<T>(file: &Path, checked: impl Fn(&str) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let about = fs::metadata(file)?;
    ensure!(about.is_file(), "is no file");
    ensure!(about.len() <= LONGEST, "has more than {LONGEST} bytes; wanted is one token alone");
    let text = fs::read_to_string(file)?;
    // A line feed behind it is how editors end a file.
    checked(text.strip_suffix('\n').map_or(text.as_str(), |line| line.strip_suffix('\r').unwrap_or(line)))
}

fn checked(text: &str) -> anyhow::Result<Token> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic());
    ensure!(
        is_plain && text.len() >= SHORTEST,
        "is no token: wanted are at least {SHORTEST} visible ASCII characters on one line, such as `openssl rand -hex 32` makes"
    );
    Ok(Token::new(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "0123456789abcdef";

    fn of(file: Option<&Path>, value: &str) -> Result<Option<Token>, String> {
        chosen(file, "--a-token-file", "A_TOKEN", Some(value.into())).map_err(|error| format!("{error:#}"))
    }

    #[test]
    fn a_token_is_read_from_one_place_and_never_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("token");
        assert_eq!((of(None, ""), of(None, SECRET)), (Ok(None), Ok(Some(Token::new(SECRET)))));
        for text in [SECRET.to_owned(), format!("{SECRET}\n"), format!("{SECRET}\r\n")] {
            fs::write(&file, text).unwrap();
            assert_eq!(of(Some(&file), ""), Ok(Some(Token::new(SECRET))));
        }
        let both = of(Some(&file), SECRET).unwrap_err();
        assert!(both.contains("--a-token-file and A_TOKEN") && !both.contains(SECRET), "{both}");
        for (wrong, said) in
            [("short", "A_TOKEN: is no token"), ("with a blank in it", "at least 16"), ("ключ доступа к серверу", "ASCII")]
        {
            let fault = of(None, wrong).unwrap_err();
            assert!(fault.contains(said) && !fault.contains(wrong), "{fault}");
            fs::write(&file, wrong).unwrap();
            let fault = of(Some(&file), "").unwrap_err();
            assert!(fault.contains("--a-token-file") && !fault.contains(wrong), "{fault}");
        }
        assert!(of(Some(folder.path()), "").unwrap_err().contains("is no file"));
        assert!(of(Some(&folder.path().join("none")), "").unwrap_err().contains("none"));
        fs::write(&file, "a".repeat(4097)).unwrap();
        assert!(of(Some(&file), "").unwrap_err().contains("4096 bytes"));
    }
}
