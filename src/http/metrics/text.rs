//! Lines of the Prometheus text format, version 0.0.4.

use std::fmt::{Display, Write};

/// What a family of counters is and means.
pub(in crate::http) fn heading(text: &mut String, name: &str, kind: &str, help: &str) {
    // Writing to a String cannot fail, here and below.
    let _ = write!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n");
}

/// One of them; `labels` as [`labels`] writes them.
pub(in crate::http) fn line(text: &mut String, name: &str, labels: &str, value: impl Display) {
    let _ = writeln!(text, "{name}{labels} {value}");
}

/// Names and values in braces, or nothing where there are none. Names are words of the program; values may be anything.
pub(in crate::http) fn labels(pairs: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        text.push_str(if text.is_empty() { "{" } else { "," });
        let _ = write!(text, "{name}=\"");
        for character in value.chars() {
            match character {
                '\\' => text.push_str("\\\\"),
                '"' => text.push_str("\\\""),
                '\n' => text.push_str("\\n"),
                _ => text.push(character),
            }
        }
        text.push('"');
    }
    if !text.is_empty() {
        text.push('}');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stays_inside_its_quotes() {
        assert_eq!(labels(&[]), "");
        assert_eq!(labels(&[("a", "b"), ("c", "\"} 1\nforged\\ 2")]), "{a=\"b\",c=\"\\\"} 1\\nforged\\\\ 2\"}");
    }
}
