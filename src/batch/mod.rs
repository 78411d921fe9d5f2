//! The batch: a folder of chart definitions to a folder of pictures, only what changed, nothing ever half written (floor 6).

mod builtin;
mod manifest;
mod outcome;
mod work;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, bail};
use rayon::prelude::*;

use crate::{
    chart::{ChartDefinition, ChartError, HouseStyle, WorldMap},
    dataset::{Catalogue, caught},
    limits::Limits,
    regular_file,
    trade::one_line,
    write::Site,
};
pub use builtin::{builtin_definitions, is_builtin, lay_out};
use manifest::Manifest;
pub use outcome::{Outcome, Report, State};
use work::{Job, files, write_atomically};

/// What a run of the batch is to do.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The folder of `<slug>.toml`.
    pub folder: PathBuf,
    /// Only these charts; all when empty.
    pub slugs: Vec<String>,
    /// Compare with the files instead of writing them.
    pub check: bool,
    /// Draw also what has not changed.
    pub force: bool,
    /// Colours and logo of a house.
    pub style: Option<Arc<HouseStyle>>,
    /// Shapes of areas.
    pub map: Option<Arc<WorldMap>>,
}

/// Every definition of a folder, by slug: parsed, or what is wrong with it.
///
/// # Errors
/// When the folder cannot be read.
pub fn definitions(folder: &Path) -> anyhow::Result<Vec<(String, Result<ChartDefinition, ChartError>)>> {
    let unreadable = || format!("cannot read the charts folder {}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        let Some(slug) = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()) else { continue };
        if path.extension().is_some_and(|extension| extension == "toml") {
            let definition = definition(folder, &path, &slug);
            found.push((slug, definition));
        }
    }
    found.sort_by(|one, two| one.0.cmp(&two.0));
    Ok(found)
}

/// One definition; a file that cannot be read or has a name that cannot stand in an address is that chart's fault alone.
fn definition(folder: &Path, path: &Path, slug: &str) -> Result<ChartDefinition, ChartError> {
    let file = one_line(&path.to_string_lossy());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let fault = |line: usize, text: String| ChartError::Definition { file: file.clone(), line, text };
    if !slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte)) {
        return Err(fault(1, format!("the name {slug:?} cannot stand in an address; allowed: a-z, 0-9, hyphen, underscore")));
    }
    let bytes = regular_file::read_within(folder, &name, Limits::current().chart_bytes);
    let bytes = bytes.map_err(|error| fault(1, error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        fault(good.split(|byte| *byte == b'\n').count(), "is not UTF-8".to_owned())
    })?;
    ChartDefinition::parse(slug, &file, &text)
}

/// Renders or checks the charts in parallel; one that fails leaves every other and its own old files as they were.
///
/// # Errors
/// When the folder or its manifest cannot be read or written, or a named chart is not there.
pub fn run(batch: &Batch, catalogue: &Catalogue, site: &Site, progress: &(dyn Fn(&Outcome) + Sync)) -> anyhow::Result<Report> {
    let mut all = definitions(&batch.folder)?;
    for own in all.iter_mut().filter_map(|(_, definition)| definition.as_mut().ok()) {
        own.spec.style.clone_from(&batch.style);
        own.spec.map.clone_from(&batch.map);
    }
    if let Some(missing) = batch.slugs.iter().find(|slug| !all.iter().any(|(other, _)| other == *slug)) {
        let names: Vec<&str> = all.iter().map(|(slug, _)| slug.as_str()).collect();
        bail!("there is no {missing}.toml in {}; there are: {}", batch.folder.display(), names.join(", "));
    }
    let before = Manifest::read(&batch.folder)?;
    let wanted = |slug: &String| batch.slugs.is_empty() || batch.slugs.contains(slug);
    let done: Vec<(Outcome, Option<manifest::Entry>)> = all
        .par_iter()
        .filter(|(slug, _)| wanted(slug))
        .map(|(slug, definition)| {
            let (state, entry) = held(&batch.folder, slug, || one(batch, catalogue, site, &before, slug, definition));
            let outcome = Outcome { slug: slug.clone(), state };
            progress(&outcome);
            (outcome, entry)
        })
        .collect();
    let mut after = before.clone();
    after.keep_only(all.iter().map(|(slug, _)| slug.as_str()));
    for (outcome, entry) in &done {
        if let Some(entry) = entry {
            after.set(&outcome.slug, entry.clone());
        }
    }
    let mut outcomes: Vec<Outcome> = done.into_iter().map(|(outcome, _)| outcome).collect();
    if batch.check {
        if after != before {
            outcomes.push(Outcome { slug: Manifest::FILE.to_owned(), state: State::Differs(vec![Manifest::FILE.to_owned()]) });
        }
    } else if after != before {
        write_atomically(&batch.folder.join(Manifest::FILE), &after.bytes()?)?;
    }
    Ok(Report { outcomes })
}

/// What breaks dyad itself in one chart is that chart's failure: the others come out and the manifest is written.
fn held<T>(folder: &Path, slug: &str, chart: impl FnOnce() -> (State, Option<T>)) -> (State, Option<T>) {
    caught(chart).unwrap_or_else(|panic| {
        let path = folder.join(format!("{slug}.toml"));
        let text = format!("{}: cannot be drawn; this is a fault of dyad, please report it: {panic}", path.display());
        (State::Failed(text), None)
    })
}

/// One chart: what became of it, and its new entry in the manifest.
fn one(
    batch: &Batch,
    catalogue: &Catalogue,
    site: &Site,
    before: &Manifest,
    slug: &str,
    definition: &Result<ChartDefinition, ChartError>,
) -> (State, Option<manifest::Entry>) {
    let prepared = match definition {
        Ok(definition) => Job::prepare(definition, catalogue, site).map_err(|error| located(batch, slug, &error)),
        Err(error) => Err(error.to_string()),
    };
    let attempt = prepared.and_then(|job| {
        let drawing = job.draw().map_err(|error| located(batch, slug, &error))?;
        let svg = drawing.svg();
        // The drawing is made in any case: it is cheap, and shows a renderer that changed without a new revision.
        let current = |entry: &manifest::Entry| entry.is_current(&job.inputs, &svg, &batch.folder, slug);
        if before.entry(slug).is_some_and(current) && !batch.check && !batch.force {
            return Ok((State::Unchanged, None));
        }
        let outputs = job.render(&drawing, svg).map_err(|error| located(batch, slug, &error))?;
        let entry = manifest::Entry::new(&job.inputs, &outputs);
        let differing = files(&batch.folder, slug, &outputs).filter(|(path, bytes)| !is_written(path, bytes));
        let differing: Vec<_> = differing.collect();
        if batch.check {
            let names = differing.iter().map(|(path, _)| path.display().to_string()).collect::<Vec<_>>();
            return Ok((if names.is_empty() { State::Unchanged } else { State::Differs(names) }, Some(entry)));
        }
        for (path, bytes) in &differing {
            write_atomically(path, bytes).map_err(|error| format!("{error:#}"))?;
        }
        Ok((if differing.is_empty() { State::Unchanged } else { State::Rendered }, Some(entry)))
    });
    attempt.unwrap_or_else(|error| (State::Failed(error), None))
}

/// Does a file hold these bytes? What stands there instead of a file does not.
fn is_written(path: &Path, bytes: &[u8]) -> bool {
    regular_file::read(path, u64::try_from(bytes.len()).unwrap_or(u64::MAX)).is_ok_and(|written| written == bytes)
}

/// The fault with file and line; what is wrong with a chart's data is wrong with its query.
fn located(batch: &Batch, slug: &str, error: &anyhow::Error) -> String {
    let path = batch.folder.join(format!("{slug}.toml"));
    let bytes = regular_file::read(&path, Limits::current().chart_bytes).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let line = text.lines().position(|line| line.trim_start().starts_with("query")).map_or(1, |place| place + 1);
    format!("{}:{line}: {error:#}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_in_a_chart_is_its_failure_and_names_it() {
        let (state, entry) = held(Path::new("charts"), "broken", || -> (State, Option<u8>) { panic!("10 is above 6") });
        let State::Failed(text) = state else { panic!("{state:?}") };
        assert!(text.starts_with("charts/broken.toml: ") && text.contains("10 is above 6"), "{text}");
        assert_eq!(entry, None);
    }
}
