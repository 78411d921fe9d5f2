//! `dyad publish`: a dataset to where an engine reads it.

use std::path::PathBuf;

use clap::Args;

use super::end::End;

/// `dyad publish`.
#[derive(Debug, Args)]
pub(super) struct Publish {
    /// The folder of a data package; with --list and --rollback its id will do
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
    /// Where to: a folder, or s3://bucket/prefix with the usual variables (AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID, …)
    #[arg(long, value_name = "LOCATION")]
    to: String,
    /// Versions that are kept, the current one among them; what may still be read stays in any case
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..))]
    keep: u64,
    /// Hold what is published against the dataset: rows, sums, and the hash of every file; publish nothing
    #[arg(long, conflicts_with_all = ["list", "rollback"])]
    check: bool,
    /// With --check: ask this engine for the sums too, so that what it sees is held against the dataset
    #[arg(long, value_name = "ADDRESS", requires = "check")]
    engine: Option<String>,
    /// File with the token that the engine wants; or DYAD_ENGINE_TOKEN holds it, or its address says it [default: none]
    #[arg(long, value_name = "FILE", requires = "engine")]
    engine_token_file: Option<PathBuf>,
    /// The location as the engine names it, such as s3a://bucket/prefix [default: as in --to]
    #[arg(long, value_name = "LOCATION", requires = "engine")]
    engine_path: Option<String>,
    /// List the versions that are kept
    #[arg(long, conflicts_with = "rollback")]
    list: bool,
    /// Make an earlier version the current one again, once all of it was found there
    #[arg(long, value_name = "VERSION")]
    rollback: Option<String>,
    /// One JSON document instead of lines
    #[arg(long)]
    json: bool,
}

/// Did whoever asks name what cannot be?
#[cfg(feature = "spark-connect")]
pub(super) fn is_wrong_use(error: &anyhow::Error) -> bool {
    error.downcast_ref().is_some_and(crate::publish::PublishError::is_wrong_use)
}

/// The same without it: nothing is asked.
#[cfg(not(feature = "spark-connect"))]
pub(super) fn is_wrong_use(_: &anyhow::Error) -> bool {
    false
}

impl Publish {
    /// The same command in a build that cannot: it says how to get one that can.
    #[cfg(not(feature = "spark-connect"))]
    #[expect(clippy::unused_self, reason = "as in a build that publishes")]
    pub(super) fn run(&self) -> anyhow::Result<End> {
        Err(super::built_in::NotBuiltIn("dyad publish").into())
    }
}

#[cfg(feature = "spark-connect")]
mod built {
    use std::{
        io::IsTerminal,
        sync::Mutex,
        time::{Duration, Instant},
    };

    use super::{End, Publish};
    use crate::{
        cli::{
            engine_choice::{OpenEngine, opened_within},
            engine_options::EngineOptions,
            said::{Lines, note},
        },
        limits::Limits,
        publish::{
            Check, EngineSums, Progress, PublishError, PublishJob, Published, Version, check, dataset_id, publish, rollback,
            versions,
        },
        published::{Location, Manifest},
    };

    /// In this time an engine that is there answers that it is, in milliseconds.
    const SHORT_QUESTION: u64 = 20_000;
    /// The longest that a limit of time for a question may be, in milliseconds.
    const LONGEST_QUESTION: u64 = 600_000;

    /// A line at most every so often.
    const LINE_EVERY: Duration = Duration::from_secs(5);

    impl Publish {
        pub(in crate::cli) fn run(&self) -> anyhow::Result<End> {
            let location = Location::open(&self.to).map_err(PublishError::from)?;
            let mut said = Lines::default();
            let end = match &self.rollback {
                Some(version) => self.roll_back(&location, version, &mut said),
                None if self.list => self.list(&location, &mut said),
                None if self.check => self.check(&location, &mut said),
                None => self.publish(&location, &mut said),
            };
            let end = end.inspect_err(tell_findings)?;
            said.end()?;
            Ok(end)
        }

        fn list(&self, location: &Location, said: &mut Lines) -> anyhow::Result<End> {
            let versions = versions(location, &dataset_id(&self.dataset)?)?;
            if self.json {
                said.say(serde_json::to_string_pretty(&versions)?);
            } else {
                for version in &versions {
                    said.say(line(version));
                }
            }
            Ok(End::Done)
        }

        fn roll_back(&self, location: &Location, version: &str, said: &mut Lines) -> anyhow::Result<End> {
            let manifest = rollback(location, &dataset_id(&self.dataset)?, version)?;
            let text = format!("{} is current in {}", manifest.version, location.place(&manifest.dataset));
            said.say(if self.json {
                serde_json::json!({ "dataset": manifest.dataset, "version": manifest.version }).to_string()
            } else {
                text
            });
            Ok(End::Done)
        }

        fn engine_options(&self) -> EngineOptions {
            EngineOptions {
                engine: self.engine.clone(),
                engine_token_file: self.engine_token_file.clone(),
                engine_data: self.engine.as_ref().map(|_| self.to.clone()),
                engine_path: self.engine_path.clone(),
                engine_table: None,
                engine_poll: 0,
                engine_cache: 0,
            }
        }

        fn check(&self, location: &Location, said: &mut Lines) -> anyhow::Result<End> {
            let options = self.engine_options();
            // Nobody waits for a page: all rows are read.
            let within = |engine_time: u64| opened_within(&options, &Limits { engine_time, ..*Limits::current() });
            let (near, engine) = (within(SHORT_QUESTION)?, within(LONGEST_QUESTION)?);
            let sums = |manifest: &Manifest| match near.as_ref().zip(engine.as_ref()) {
                Some((near, engine)) => near.is_reached().and_then(|()| engine.sums(&options, manifest)),
                None => Ok(Vec::new()),
            };
            let asked: Option<EngineSums<'_>> = engine.is_some().then_some(&sums as EngineSums<'_>);
            let check = check(&self.dataset, location, asked);
            near.iter().chain(&engine).for_each(OpenEngine::end);
            let check = check?;
            let Check { version, rows, published_rows, files, differences, .. } = &check;
            if self.json {
                said.say(serde_json::to_string_pretty(&check)?);
            } else {
                for difference in differences {
                    said.say(difference);
                }
                let place = location.place(&check.dataset);
                said.say(match differences.len() {
                    0 => format!(
                        "{version} in {place} is the dataset: {rows} rows in {files} files, the same sums{}, every hash as put",
                        if engine.is_some() { ", by the engine too" } else { "" }
                    ),
                    count => format!("{count} differences: {rows} rows in the dataset, {published_rows} of {version} in {place}"),
                });
            }
            Ok(if differences.is_empty() { End::Done } else { End::Failed })
        }

        fn publish(&self, location: &Location, said: &mut Lines) -> anyhow::Result<End> {
            let keep = usize::try_from(self.keep).unwrap_or(usize::MAX);
            let job = PublishJob { folder: &self.dataset, location, keep };
            let told = Mutex::new(Instant::now());
            let lines = !self.json && !std::io::stderr().is_terminal();
            let published = publish(&job, &|progress| {
                let Ok(mut told) = told.try_lock() else { return };
                if told.elapsed() >= LINE_EVERY || !lines && std::io::stderr().is_terminal() && told.elapsed().as_millis() > 500 {
                    note(far(progress));
                    *told = Instant::now();
                }
            });
            let published = published?;
            said.say(if self.json { serde_json::to_string_pretty(&published)? } else { text(&published, location) });
            Ok(End::Done)
        }
    }

    /// What was found in a dataset that is refused.
    fn tell_findings(error: &anyhow::Error) {
        if let Some(PublishError::Refused { folder, findings }) = error.downcast_ref() {
            for finding in findings {
                note(format_args!("dyad: {folder}/{finding}"));
            }
        }
    }

    fn far(progress: Progress) -> String {
        format!("{} of {} rows", progress.rows, progress.of)
    }

    fn line(version: &Version) -> String {
        let made = i64::try_from(version.made).ok().and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
        let made = made.unwrap_or_default().to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        let current = if version.is_current { "  current" } else { "" };
        format!("{}  {made}  {} rows  {} bytes{current}", version.version, version.rows, version.bytes)
    }

    fn text(published: &Published, location: &Location) -> String {
        let Published { version, rows, files, bytes, written, kept, copied, .. } = published;
        let place = location.place(&published.dataset);
        let mut text = if published.was_current {
            format!("{version} is current in {place} already: {rows} rows; nothing is written")
        } else {
            format!(
                "{version} is current in {place}: {rows} rows in {files} files, {bytes} bytes; \
                 {written} files written, {kept} kept of an earlier run, {copied} taken over from an earlier version"
            )
        };
        for removed in &published.removed {
            text.extend(["\n", removed, " is removed"]);
        }
        if published.swept > 0 {
            text.extend(["\n", &published.swept.to_string(), " files of runs that were stopped are removed"]);
        }
        text
    }
}
