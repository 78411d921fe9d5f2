//! The chart definitions compiled into the binary.

use std::{fs, path::Path};

use anyhow::Context;

use super::work::cannot_write;
use crate::{
    chart::{ChartDefinition, ChartError},
    durable::{self, WorkFolder},
};

macro_rules! definitions {
    ($($slug:literal),* $(,)?) => {
        &[$(($slug, include_str!(concat!("../../charts/", $slug, ".toml")))),*]
    };
}

/// Every definition of `charts/`, which a test holds.
const BUILTIN: &[(&str, &str)] = definitions![
    "iran-soviet-union-turnover-1963-1977",
    "russia-iran-balance-fa",
    "russia-iran-claims-2016-2023",
    "russia-iran-growth-2023",
    "russia-iran-mirror-1996-2016",
    "russia-iran-turnover",
    "russia-iran-turnover-1996-2016-ru",
];

/// What the folder is called that they are laid out in.
pub(super) const LAID_OUT: &str = "charts";

/// The built-in definitions, by slug.
#[must_use]
pub fn builtin_definitions() -> Vec<(String, Result<ChartDefinition, ChartError>)> {
    let parse = |(slug, text): &(&str, &str)| ((*slug).to_owned(), ChartDefinition::parse(slug, &format!("{slug}.toml"), text));
    BUILTIN.iter().map(parse).collect()
}

/// Whether a definition is one of those compiled in, wherever it was read from.
#[must_use]
pub fn is_builtin(definition: &ChartDefinition) -> bool {
    let found = BUILTIN.iter().find(|(slug, _)| *slug == definition.slug);
    found.is_some_and(|(slug, text)| ChartDefinition::parse(slug, slug, text).as_ref() == Ok(definition))
}

/// Writes the named ones of the definitions compiled in to a new folder, where they can be changed. It is there with all of them
/// or not at all; where another process was quicker, it is that one's.
///
/// # Errors
/// When the folder or a file cannot be written.
pub fn lay_out(folder: &Path, slugs: &[String]) -> anyhow::Result<()> {
    let fault = || format!("cannot make the charts folder {}", folder.display());
    let work = WorkFolder::beside(folder, LAID_OUT).with_context(fault)?;
    let new = work.path().join("charts");
    fs::create_dir(&new).with_context(fault)?;
    for (slug, text) in BUILTIN.iter().filter(|(slug, _)| slugs.iter().any(|wanted| wanted == slug)) {
        let path = new.join(format!("{slug}.toml"));
        durable::write(&path, text.as_bytes()).with_context(|| cannot_write(&path))?;
    }
    match fs::rename(&new, folder) {
        Err(_) if folder.is_dir() => {}
        renamed => renamed.with_context(fault)?,
    }
    durable::sync_folder(durable::folder_of(folder)).with_context(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_is_built_in_until_a_word_of_it_changes() {
        let (slug, definition) = builtin_definitions().swap_remove(0);
        let mut definition = definition.unwrap();
        assert!(is_builtin(&definition));
        definition.title.push('!');
        assert!(!is_builtin(&definition));
        assert!(!is_builtin(&ChartDefinition { slug: slug + "-2", ..builtin_definitions().swap_remove(0).1.unwrap() }));
    }

    #[test]
    fn every_definition_of_the_folder_is_compiled_in_and_sound() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("charts");
        let in_folder: Vec<String> = crate::batch::definitions(&folder).unwrap().into_iter().map(|(slug, _)| slug).collect();
        let built_in = builtin_definitions();
        assert_eq!(built_in.iter().map(|(slug, _)| slug.clone()).collect::<Vec<_>>(), in_folder);
        assert!(built_in.iter().all(|(_, definition)| definition.is_ok()));
    }
}
