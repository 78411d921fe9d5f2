//! `dyad render`: the batch.

use std::{
    cell::RefCell,
    io::IsTerminal,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::bail;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::{
    curated::{ChartsOption, USUAL, has_data},
    end::End,
    engine_choice::opened,
    engine_options::EngineOptions,
    roots::{DatasetsOption, MapOption, PublicUrlOption, StyleOption},
    said::{Lines, note},
};
use crate::{
    batch::{Batch, Outcome, Report, State, builtin_definitions, definitions, lay_out, run},
    dataset::Catalogue,
    limits::{Limits, time},
};

/// `dyad render`.
#[derive(Debug, Args)]
pub(super) struct Render {
    /// Only these charts; all when none is named
    slugs: Vec<String>,
    #[command(flatten)]
    charts: ChartsOption,
    /// Draw all again in memory and compare with the files
    #[arg(long)]
    check: bool,
    /// Draw also what has not changed
    #[arg(long)]
    force: bool,
    /// How many charts at once [default: one a core]
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// One JSON document at the end instead of lines
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    datasets: DatasetsOption,
    #[command(flatten)]
    engine: EngineOptions,
    #[command(flatten)]
    public_url: PublicUrlOption,
    #[command(flatten)]
    style: StyleOption,
    #[command(flatten)]
    map: MapOption,
}

impl Render {
    pub(super) fn run(self) -> anyhow::Result<End> {
        let (style, map) = (self.style.read()?, self.map.read()?);
        let engine = opened(&self.engine)?;
        let catalogue = Arc::new(self.datasets.asked_once(engine.as_ref())?);
        let site = self.public_url.site();
        let folder = match self.charts.folder() {
            Some(folder) => folder.to_owned(),
            None => self.laid_out(&catalogue)?,
        };
        let bar = self.progress_bar(&folder)?;
        let (check, force, jobs) = (self.check, self.force, self.jobs.unwrap_or(0));
        let chart_time = time(Limits::current().chart_time);
        let batch = Batch { folder, slugs: self.slugs, check, force, jobs, chart_time, style, map };
        let (json, said) = (self.json, RefCell::new(Lines::default()));
        let report = run(&batch, &catalogue, &site, &|outcome| tell(&bar, json, outcome, &mut said.borrow_mut()))?;
        bar.finish_and_clear();
        let mut said = said.into_inner();
        if json {
            said.say(serde_json::to_string_pretty(&report)?);
        } else {
            end(&report, check, &mut said);
        }
        said.end()?;
        Ok(if report.is_success() { End::Done } else { End::Failed })
    }

    /// Where there is no folder of charts, one of the built-in ones that the data have something for, to begin with.
    fn laid_out(&self, catalogue: &Catalogue) -> anyhow::Result<PathBuf> {
        let folder = Path::new(USUAL);
        if self.check {
            bail!("there is no folder {USUAL} to check; `dyad render` makes one of the built-in charts, --charts names another");
        }
        let fitting: Vec<String> = builtin_definitions()
            .into_iter()
            .filter_map(|(slug, definition)| has_data(&definition.ok()?, catalogue).is_ok().then_some(slug))
            .collect();
        if fitting.is_empty() {
            bail!("there is no folder {USUAL}, and the built-in charts are of other data than these; write a {USUAL}/NAME.toml");
        }
        lay_out(folder, &fitting)?;
        // On standard error: the lines on the other are of charts.
        note(format_args!("dyad: there was no folder {USUAL}; it has {} of the built-in charts now", fitting.len()));
        Ok(folder.to_owned())
    }

    /// A bar on a terminal, nothing elsewhere.
    fn progress_bar(&self, folder: &Path) -> anyhow::Result<ProgressBar> {
        if self.json || !std::io::stderr().is_terminal() {
            return Ok(ProgressBar::hidden());
        }
        let charts = if self.slugs.is_empty() { definitions(folder)?.len() } else { self.slugs.len() };
        let style = ProgressStyle::with_template("{bar:32} {pos}/{len} charts, {eta} left  {msg}")?;
        Ok(ProgressBar::new(u64::try_from(charts)?).with_style(style))
    }
}

fn tell(bar: &ProgressBar, json: bool, outcome: &Outcome, said: &mut Lines) {
    bar.inc(1);
    bar.set_message(outcome.slug.clone());
    if json {
        return;
    }
    let line = outcome.line();
    match outcome.state {
        State::Failed(_) | State::Differs(_) => bar.suspend(|| note(line)),
        State::Rendered | State::Unchanged => bar.suspend(|| said.say(line)),
    }
}

fn end(report: &Report, check: bool, said: &mut Lines) {
    let manifest = report.outcomes.iter().filter(|outcome| check && outcome.slug.contains('.'));
    manifest.for_each(|outcome| note(outcome.line()));
    said.say(report.summary());
    if check && !report.is_success() {
        note("the files are not what would be drawn: run `make charts` (or `dyad render --force`) and commit the result");
    }
}
