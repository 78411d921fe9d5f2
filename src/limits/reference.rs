//! The limits for people, `docs/limits.md`, written from the table.

use std::fmt::Write;

use super::{table::Limits, unit::Unit};

const BEGINNING: &str = "# Limits

Written by `make answers` from the table that the program reads.

What a request, a connection, a file or the server may take at most. Each is set by `--limit NAME=VALUE` (again for each), else by a \
variable, `DYAD_LIMIT_` with the name in capitals and underscores (`DYAD_LIMIT_QUEUE_TIME=2s`), else below `[limits]` in \
[dyad.toml](dyad.toml); else it is the usual one. `dyad limits` prints what they are and who set them, with the options, variables and \
file that a server would have; `/v1/limits` says it of a running one. A limit that is not known, and a value that it may not have, end \
the start with what is allowed (exit 2).

Sizes are bytes, or have a unit: `64KiB` or `64k` is 65,536, `64kB` is 64,000; so with M, G and T. Times are milliseconds, or have a \
unit: `500ms`, `10s`, `2min`, `1h`. Counts are plain numbers.
";

/// The text of `docs/limits.md`.
#[must_use]
pub fn reference() -> String {
    let mut text = format!("{BEGINNING}\n| Name | Usual | Least | Most | What it is |\n|---|---|---|---|---|\n");
    for limit in Limits::TABLE {
        let [usual, least, most] = [limit.usual, limit.least, limit.most].map(|value| shown(limit.unit, value));
        let _ = writeln!(text, "| `{}` | {usual} | {least} | {most} | {} |", limit.name, limit.about);
    }
    text
}

/// A value with its unit, and digits in threes.
fn shown(unit: Unit, value: u64) -> String {
    let told = unit.told(value);
    match (unit, told.parse::<u64>()) {
        (Unit::Count, _) => in_threes(&told),
        (_, Ok(_)) if value == 0 => told,
        (Unit::Bytes, Ok(_)) => format!("{} bytes", in_threes(&told)),
        _ => told,
    }
}

fn in_threes(digits: &str) -> String {
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_has_a_row() {
        let text = reference();
        for limit in Limits::TABLE {
            assert!(text.contains(&format!("| `{}` |", limit.name)) && text.contains(limit.about), "{}", limit.name);
        }
        assert_eq!(text.lines().filter(|line| line.starts_with("| `")).count(), Limits::TABLE.len());
        assert_eq!((shown(Unit::Count, 1_048_576), shown(Unit::Bytes, 16 << 10)), ("1,048,576".to_owned(), "16KiB".to_owned()));
        assert_eq!((shown(Unit::Bytes, 300), shown(Unit::Milliseconds, 0)), ("300 bytes".to_owned(), "0".to_owned()));
    }

    #[test]
    fn what_is_said_of_a_limit_is_a_sentence_of_its_own() {
        for limit in Limits::TABLE {
            assert!(limit.about.ends_with('.') && !limit.about.contains(['|', '\n']), "{}", limit.name);
            assert!(limit.about.starts_with(char::is_uppercase), "{}", limit.name);
        }
    }
}
