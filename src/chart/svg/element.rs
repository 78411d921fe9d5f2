//! What every element is written with.

use std::fmt::Write;

use super::escape::escaped;
use crate::chart::display::Group;

/// Opens a group.
pub(super) fn group(out: &mut String, group: &Group) {
    if let Some(word) = group.class.word() {
        say(out, format_args!("<g class=\"{word}\""));
        if let Some(series) = &group.series {
            say(out, format_args!(" data-series=\"{}\"", escaped(series)));
        }
        out.push_str(">\n");
    }
}

/// Adds to a text, which cannot fail.
pub(super) fn say(out: &mut String, words: std::fmt::Arguments) {
    let _: std::fmt::Result = out.write_fmt(words);
}
