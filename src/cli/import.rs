//! `dyad import`: a provider's files into a dataset.

use std::{
    io::IsTerminal,
    path::PathBuf,
    time::{Duration, Instant, SystemTime},
};

use anyhow::Context;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use tokio::signal::unix::{SignalKind, signal};

use super::{
    end::End,
    said::{Lines, note, print},
};
use crate::{
    import::{Job, Step, abandon, import, propose, turn},
    query::keep_latest_totals,
};

/// `dyad import`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Import {
    /// auto, comtrade, baci, cow, wits, imts, dots, fcs, comext, or tidy (with --map)
    provider: String,
    /// Files, also .gz, .zip and workbooks; - is standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The dataset's folder, made if it is not there; its name is the dataset's id
    #[arg(long, value_name = "DIR", required_unless_present = "propose")]
    into: Option<PathBuf>,
    /// Name of the source [default: the provider]
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Title of the dataset
    #[arg(long)]
    title: Option<String>,
    /// Terms of the source, such as CC-BY-4.0 [default: the provider's]
    #[arg(long, value_name = "TERMS")]
    license: Option<String>,
    /// When these figures came out (2024, 2024-10, 2024-10-11); keeps the earlier vintage beside them
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// Fail, and leave the dataset as it was, when anything is dropped
    #[arg(long)]
    strict: bool,
    /// Replace whole reporters, flows and periods, not only the partners and products that the files name
    #[arg(long)]
    whole: bool,
    /// What the columns of a tidy table are
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Encoding of texts that are not UTF-8 (windows-1251, ibm866, …) [default: guessed, and said]
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Print a mapping for a tidy table, to be looked through and corrected, and import nothing
    #[arg(long, conflicts_with_all = ["map", "into"])]
    propose: bool,
    /// One JSON document at the end instead of lines
    #[arg(long)]
    json: bool,
}

impl Import {
    pub(super) fn run(self) -> anyhow::Result<End> {
        if self.propose {
            return self.print_proposal();
        }
        let job = Job {
            provider: self.provider,
            files: self.files,
            into: self.into.unwrap_or_default(),
            source: self.source,
            title: self.title,
            license: self.license,
            published: self.published,
            strict: self.strict,
            whole: self.whole,
            mapping: self.map,
            encoding: self.encoding,
            command: std::env::args().skip(1).fold("dyad".to_owned(), |command, word| command + " " + &quoted(&word)),
            created: now(),
        };
        leave_nothing_behind(job.into.clone())?;
        let mut teller = Teller::new(&job.files, self.json)?;
        let summary = import(&job, &mut |step| teller.tell(step));
        teller.bar.finish_and_clear();
        let summary = summary?;
        if summary.written {
            let turn = turn(&job.into).map_err(|error| error.to_string());
            told_of(turn.and_then(|_turn| keep_latest_totals(&job.into)));
        }
        let text = if self.json { serde_json::to_string_pretty(&summary)? + "\n" } else { summary.to_string() };
        // Where a person reads only the document's place, the warnings still reach them.
        for warning in summary.warnings.iter().filter(|_| self.json) {
            note(format_args!("dyad: WARNING: {warning}"));
        }
        if !summary.written {
            let reason = if summary.kept == 0 { "nothing was kept" } else { "something was dropped, and --strict forbids it" };
            note(format_args!("dyad: {reason}; the dataset is as it was"));
        }
        // A reader that went away early (`| head`) makes no failure of it, since the dataset is in place.
        let mut said = Lines::default();
        said.say(text.trim_end_matches('\n'));
        said.end().context(if summary.written { "the dataset is in place" } else { "nothing is written" })?;
        Ok(if summary.written { End::Done } else { End::Failed })
    }
}

impl Import {
    /// Prints the mapping that the first file seems to need.
    fn print_proposal(self) -> anyhow::Result<End> {
        if self.provider != "tidy" {
            anyhow::bail!("--propose is for tidy tables: dyad import tidy FILE --propose");
        }
        let text = propose(&self.files[0], self.encoding.as_deref())?;
        print(text.as_bytes())?;
        Ok(End::Done)
    }
}

/// What only makes the first list of the greatest pairs quicker is no fault of the import.
pub(super) fn told_of(kept: Result<(), String>) {
    if let Err(error) = kept {
        tracing::warn!("the latest totals are not kept beside the table: {error}");
    }
}

/// A word as a shell would need it.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_./=:,+@%".contains(letter);
    if !word.is_empty() && word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

fn now() -> String {
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let time = i64::try_from(seconds).ok().and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
    time.unwrap_or_default().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

/// On SIGINT, SIGTERM or SIGHUP removes what is half done and ends; a thread of its own waits for them, since the import may be
/// waiting for standard input.
fn leave_nothing_behind(into: PathBuf) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut signals = {
        let _inside = runtime.enter();
        [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()].map(signal)
    };
    std::thread::spawn(move || {
        let [Ok(interrupt), Ok(terminate), Ok(hangup)] = &mut signals else { return };
        runtime.block_on(async {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
                _ = hangup.recv() => {}
            }
        });
        abandon(&into);
        note("dyad: interrupted; what was half done is removed");
        std::process::exit(1);
    });
    Ok(())
}

/// Tells how far the import is: a bar on a terminal, a line every few seconds elsewhere.
struct Teller {
    bar: ProgressBar,
    lines: bool,
    writing: bool,
    told: Instant,
}

const LINE_EVERY: Duration = Duration::from_secs(5);

impl Teller {
    fn new(files: &[PathBuf], quiet: bool) -> anyhow::Result<Self> {
        let sizes: Option<Vec<u64>> = files.iter().map(|file| file.metadata().ok().map(|data| data.len())).collect();
        let terminal = std::io::stderr().is_terminal() && !quiet;
        let bar = match sizes {
            _ if !terminal => ProgressBar::hidden(),
            Some(sizes) => ProgressBar::new(sizes.iter().sum())
                .with_style(ProgressStyle::with_template("{bar:32} {bytes} of {total_bytes}, {eta} left  {msg}")?),
            None => ProgressBar::new_spinner().with_style(ProgressStyle::with_template("{spinner} {bytes}  {msg}")?),
        };
        Ok(Self { bar, lines: !terminal && !quiet, writing: false, told: Instant::now() })
    }

    fn tell(&mut self, step: Step<'_>) {
        let line = match step {
            Step::Reading { file, bytes, rows } => {
                self.bar.set_position(bytes);
                self.bar.set_message(format!("{rows} rows, {file}"));
                format!("{file}: {rows} rows")
            }
            Step::Writing { rows, of } => {
                if !std::mem::replace(&mut self.writing, true) {
                    self.begin_writing(of);
                }
                self.bar.set_position(rows);
                format!("writing: {rows} of {of} rows")
            }
        };
        if self.lines && self.told.elapsed() >= LINE_EVERY {
            note(line);
            self.told = Instant::now();
        }
    }

    /// The bar counts rows from here on.
    fn begin_writing(&mut self, of: u64) {
        if let Ok(style) = ProgressStyle::with_template("{bar:32} {human_pos} of {human_len} rows, {eta} left  writing") {
            self.bar.set_style(style);
        }
        self.bar.set_length(of);
        self.bar.reset();
    }
}
