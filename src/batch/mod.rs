//! The batch: a folder of chart definitions to a folder of pictures, only what changed, nothing ever half written (floor 8).

mod attend;
mod builtin;
mod manifest;
mod outcome;
mod work;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};

use crate::{
    chart::{ChartDefinition, ChartError, HouseStyle, WorldMap},
    dataset::{Catalogue, caught},
    durable::{self, Turn},
    limits::Limits,
    regular_file,
    trade::one_line,
    wanted::Wanted,
    write::Site,
};
use attend::{Ended, Gate, attended};
pub use builtin::{builtin_definitions, is_builtin, lay_out};
use manifest::Manifest;
pub use outcome::{Outcome, Report, State};
use work::{Job, cannot_write, files, put};

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
    /// How many charts at once; 0 is one a processor.
    pub jobs: usize,
    /// Time for one chart; one that takes longer has failed.
    pub chart_time: Duration,
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

/// Renders or checks the charts in parallel; one that fails or takes too long leaves every other and its own old files as they
/// were. Who renders into a folder that another process renders into waits for it.
///
/// # Errors
/// When the folder or its manifest cannot be read or written, or a named chart is not there.
pub fn run(batch: &Batch, catalogue: &Arc<Catalogue>, site: &Site, progress: &dyn Fn(&Outcome)) -> anyhow::Result<Report> {
    let _turn = if batch.check { None } else { turn(&batch.folder) };
    let mut all = definitions(&batch.folder)?;
    for own in all.iter_mut().filter_map(|(_, definition)| definition.as_mut().ok()) {
        own.spec.style.clone_from(&batch.style);
        own.spec.map.clone_from(&batch.map);
    }
    let slugs: Vec<String> = all.iter().map(|(slug, _)| slug.clone()).collect();
    if let Some(missing) = batch.slugs.iter().find(|slug| !slugs.contains(slug)) {
        bail!("there is no {missing}.toml in {}; there are: {}", batch.folder.display(), slugs.join(", "));
    }
    let before = Manifest::read(&batch.folder)?;
    all.retain(|(slug, _)| batch.slugs.is_empty() || batch.slugs.contains(slug));
    let (catalogue, site) = (Arc::clone(catalogue), site.clone());
    let done = made(Charts { batch: batch.clone(), catalogue, site, before: before.clone(), definitions: all }, progress);
    let mut after = before.clone();
    after.keep_only(slugs.iter().map(String::as_str));
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
        return Ok(Report { outcomes });
    }
    // The manifest last: what it says of a file has come to pass.
    if outcomes.iter().any(|outcome| outcome.state == State::Rendered) {
        durable::sync_folder(&batch.folder).with_context(|| cannot_write(&batch.folder))?;
    }
    if after != before {
        let path = batch.folder.join(Manifest::FILE);
        durable::write(&path, &after.bytes()?).with_context(|| cannot_write(&path))?;
    }
    Ok(Report { outcomes })
}

/// Waits for one's turn to write into the folder, and removes what killed renders left in it.
fn turn(folder: &Path) -> Option<Turn> {
    let told = || tracing::warn!("another dyad renders into {}; waiting for it to end", folder.display());
    match Turn::of(folder, told) {
        Ok(turn) => {
            turn.sweep(folder);
            durable::remove_stale(folder, builtin::LAID_OUT);
            Some(turn)
        }
        Err(error) => {
            tracing::warn!("{} cannot be locked ({error}): let no other dyad render into it meanwhile", folder.display());
            None
        }
    }
}

/// What the threads of a run share.
struct Charts {
    batch: Batch,
    catalogue: Arc<Catalogue>,
    site: Site,
    before: Manifest,
    definitions: Vec<(String, Result<ChartDefinition, ChartError>)>,
}

/// A chart's outcome, and its new entry in the manifest.
type Made = (State, Option<manifest::Entry>);

/// What became of every chart, in their order.
fn made(charts: Charts, progress: &dyn Fn(&Outcome)) -> Vec<(Outcome, Option<manifest::Entry>)> {
    let charts = Arc::new(charts);
    let Batch { jobs, chart_time, .. } = charts.batch;
    let jobs = if jobs == 0 { thread::available_parallelism().map_or(1, usize::from) } else { jobs };
    let mut done: Vec<Option<(Outcome, Option<manifest::Entry>)>> = charts.definitions.iter().map(|_| None).collect();
    let work = {
        let charts = Arc::clone(&charts);
        move |place: usize, gate: &Gate| {
            charts.held(&charts.definitions[place].0, || wanted(chart_time).during(|| charts.one(place, gate)))
        }
    };
    attended(done.len(), jobs, chart_time, work, |place, ended| {
        let slug = charts.definitions[place].0.clone();
        let (state, entry) = charts.came_to(&slug, ended);
        let outcome = Outcome { slug, state };
        progress(&outcome);
        done[place] = Some((outcome, entry));
    });
    done.into_iter().flatten().collect()
}

/// Whoever is asked for rows of a chart gives up before its time is over, so that the chart can say why it has failed.
fn wanted(chart_time: Duration) -> Wanted {
    let before = (chart_time / 10).min(Duration::from_secs(1));
    Wanted::new(Instant::now().checked_add(chart_time.saturating_sub(before)), Arc::new(|| true))
}

impl Charts {
    fn path(&self, slug: &str) -> PathBuf {
        self.batch.folder.join(format!("{slug}.toml"))
    }

    fn failed(&self, slug: &str, text: &str) -> Made {
        (State::Failed(format!("{}: {text}", self.path(slug).display())), None)
    }

    /// What breaks dyad itself in one chart is that chart's failure: the others come out and the manifest is written.
    fn held(&self, slug: &str, chart: impl FnOnce() -> Made) -> Made {
        caught(chart).unwrap_or_else(|panic| {
            self.failed(slug, &format!("cannot be drawn; this is a fault of dyad, please report it: {panic}"))
        })
    }

    fn came_to(&self, slug: &str, ended: Ended<Made>) -> Made {
        match ended {
            Ended::Done(made) => made,
            Ended::Stuck => self.failed(slug, &self.too_long()),
            Ended::StuckWriting => {
                let text =
                    format!("its files cannot be written within {:?}; each is the old or the new one", self.batch.chart_time);
                self.failed(slug, &text)
            }
            Ended::NotBegun => {
                self.failed(slug, "was not begun, since too many charts before it are stuck; its files are as they were")
            }
            Ended::NoThread(error) => self.failed(slug, &format!("there is no thread to draw it: {error}")),
        }
    }

    fn too_long(&self) -> String {
        format!("is not drawn within {:?} (the limit chart-time); its files are as they were", self.batch.chart_time)
    }

    /// One chart: what became of it, and its new entry in the manifest.
    fn one(&self, place: usize, gate: &Gate) -> Made {
        let (batch, (slug, definition)) = (&self.batch, &self.definitions[place]);
        let prepared = match definition {
            Ok(definition) => Job::prepare(definition, &self.catalogue, &self.site).map_err(|error| located(batch, slug, &error)),
            Err(error) => Err(error.to_string()),
        };
        let attempt = prepared.and_then(|job| {
            let drawing = job.draw().map_err(|error| located(batch, slug, &error))?;
            let svg = drawing.svg();
            // The drawing is made in any case: it is cheap, and shows a renderer that changed without a new revision.
            let current = |entry: &manifest::Entry| entry.is_current(&job.inputs, &svg, &batch.folder, slug);
            if self.before.entry(slug).is_some_and(current) && !batch.check && !batch.force {
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
            if !gate.may_write() {
                return Ok(self.failed(slug, &self.too_long()));
            }
            put(&differing).map_err(|error| format!("{error:#}"))?;
            Ok((if differing.is_empty() { State::Unchanged } else { State::Rendered }, Some(entry)))
        });
        attempt.unwrap_or_else(|error| (State::Failed(error), None))
    }
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
    fn what_ends_a_chart_is_its_failure_and_names_it() {
        let (folder, catalogue) = (PathBuf::from("charts"), Arc::new(Catalogue::default()));
        let chart_time = Duration::from_secs(7);
        let (style, map, slugs) = (None, None, Vec::new());
        let batch = Batch { folder, slugs, check: false, force: false, jobs: 1, chart_time, style, map };
        let before = Manifest::read(Path::new("missing")).unwrap();
        let site = Site { public_url: String::new() };
        let charts = Charts { batch, catalogue, site, before, definitions: Vec::new() };
        for (made, said) in [
            (charts.held("broken", || panic!("10 is above 6")), "10 is above 6"),
            (charts.came_to("broken", Ended::Stuck), "is not drawn within 7s (the limit chart-time)"),
            (charts.came_to("broken", Ended::StuckWriting), "cannot be written within 7s"),
            (charts.came_to("broken", Ended::NotBegun), "was not begun"),
            (charts.came_to("broken", Ended::NoThread(std::io::ErrorKind::WouldBlock.into())), "no thread"),
        ] {
            let (State::Failed(text), entry) = made else { panic!("{made:?}") };
            assert!(text.starts_with("charts/broken.toml: ") && text.contains(said), "{text}");
            assert_eq!(entry, None);
        }
    }
}
