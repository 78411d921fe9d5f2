//! The reference of parameters for people, `docs/parameters.md`, written from the tables that read them.

use std::fmt::Write;

use crate::{
    chart::PICTURE_PARAMETERS,
    limits::Limits,
    query::{Format, PARAMETERS, Parameter, ResourceKind, Schema},
    write::OUTPUT_PARAMETERS,
};

/// The text of `docs/parameters.md`.
#[must_use]
pub fn parameter_reference() -> String {
    let mut text = "# Parameters\n\nWritten by `make answers` from the tables that read them; every other parameter is refused by name. Each \
        may stand once in an address.\n\n## Of the data\n\nThey are part of the canonical address, in alphabetical order, where they \
        are not the default.\n\n"
        .to_owned();
    rows(&mut text, &PARAMETERS, |parameter| resources(parameter.resources));
    text.push_str("\n## Of pictures\n\nBeside a picture suffix, and in `charts/*.toml`.\n\n");
    let pictures = format!("every picture: {}", formats(Format::is_picture));
    rows(&mut text, &PICTURE_PARAMETERS, |_| pictures.clone());
    text.push_str("\n## Of other formats\n\nHow the same data are written down.\n\n");
    rows(&mut text, &OUTPUT_PARAMETERS, |parameter| formats(|format| format.takes(parameter.name)));
    text
}

fn rows<T>(text: &mut String, parameters: &[Parameter<T>], taken: impl Fn(&Parameter<T>) -> String) {
    text.push_str("| Name | What it may be | Default | What it does | Where |\n|---|---|---|---|---|\n");
    for parameter in parameters {
        let of_json = if parameter.is_default_of_json { " in JSON" } else { "" };
        let default = parameter.default.map_or_else(String::new, |default| format!("`{default}`{of_json}"));
        let (name, schema, about) = (parameter.name, schema(&parameter.schema), parameter.text);
        let _ = writeln!(text, "| `{name}` | {schema} | {default} | {about} | {} |", taken(parameter));
    }
}

fn schema(schema: &Schema) -> String {
    match schema {
        Schema::Whole(least, None) => format!("a whole number from {least}"),
        Schema::Whole(least, Some(most)) => format!("a whole number from {least} to {most}"),
        Schema::Limited(least, most) => format!("a whole number from {least} to {}", most(&Limits::default())),
        Schema::Decimal(least, most) => format!("a number from {least} to {most}"),
        Schema::Truth => "`true` or `false`".to_owned(),
        Schema::Words(words) => words(None, None).iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
        Schema::Pattern(pattern) => format!("`{}`", pattern.replace('|', "\\|")),
        Schema::Date => "a day, such as `2024-05-31`".to_owned(),
        Schema::Text(0 | 1, None) => "text".to_owned(),
        Schema::Text(least, None) => format!("text of at least {least} characters"),
        Schema::Text(least, Some(most)) => format!("text of {least} to {most} characters"),
    }
}

fn formats(is_taken: impl Fn(Format) -> bool) -> String {
    let taken = Format::ALL.into_iter().filter(|format| is_taken(*format));
    taken.map(|format| format!("`.{}`", format.suffix())).collect::<Vec<_>>().join(", ")
}

fn resources(kinds: &[ResourceKind]) -> String {
    kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(", ")
}
