//! Which charts a command works on: those of a named folder, of `./charts`, or those compiled in.

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use clap::Args;

use crate::{
    batch::{builtin_definitions, definitions, is_builtin},
    chart::ChartDefinition,
    dataset::{Catalogue, caught},
    http::{Became, ReloadedItem, Snapshot},
    query::{Answer, answer},
    trade::one_line,
};

/// Where chart definitions are.
#[derive(Debug, Clone, Args)]
pub(super) struct ChartsOption {
    /// Folder of chart definitions [default: ./charts where there is one, else the built-in ones]
    #[arg(long, env = "DYAD_CHARTS", value_name = "DIR")]
    charts: Option<PathBuf>,
}

/// The folder that is looked for where none is named.
pub(super) const USUAL: &str = "charts";

impl ChartsOption {
    /// The folder; none for the charts compiled in. A named folder, even a bad one, is never replaced by another.
    pub(super) fn folder(&self) -> Option<&Path> {
        self.charts.as_deref().or_else(|| Some(Path::new(USUAL)).filter(|folder| folder.is_dir()))
    }

    /// The charts that can be drawn. A broken definition is told of and left out, and so is one that the data have nothing for;
    /// that a built-in one has none only says whose data these are, and is one line for all of them.
    pub(super) fn with_data(&self, catalogue: &Catalogue) -> anyhow::Result<Vec<ChartDefinition>> {
        let loaded = charts_of(self.folder(), catalogue, None)?;
        loaded.items.iter().for_each(tell);
        if loaded.elsewhere > 0 {
            tracing::info!("{} built-in charts are left out: they are of other data than these", loaded.elsewhere);
        }
        Ok(loaded.charts)
    }
}

/// The charts of a folder.
pub(super) struct LoadedCharts {
    /// Those that can be drawn.
    pub charts: Vec<ChartDefinition>,
    /// Those that are not what they were, or not what their files say.
    pub items: Vec<ReloadedItem>,
    /// How many built-in ones are of other data.
    elsewhere: usize,
}

/// The charts of a folder, or the built-in ones, that can be drawn. Where an earlier set is given, the earlier version of one whose
/// definition broke stays.
pub(super) fn charts_of(
    folder: Option<&Path>,
    catalogue: &Catalogue,
    earlier: Option<&Snapshot>,
) -> anyhow::Result<LoadedCharts> {
    let found = match folder {
        Some(folder) => definitions(folder).with_context(|| format!("--charts {}", folder.display()))?,
        None => builtin_definitions(),
    };
    let before = earlier.map_or(&[][..], |earlier| earlier.charts().as_slice());
    let same_data = earlier.and_then(Snapshot::catalogue).is_some_and(|earlier| earlier.version() == catalogue.version());
    let mut loaded = LoadedCharts { charts: Vec::new(), items: Vec::new(), elsewhere: 0 };
    for (slug, definition) in &found {
        let was = before.iter().find(|chart| chart.slug == *slug);
        let (definition, fault) = match (definition, was) {
            (Ok(definition), _) => (definition, None),
            (Err(error), Some(was)) => (was, Some(error.to_string())),
            (Err(error), None) => {
                loaded.tell(slug, Became::Refused, Some(error.to_string()));
                continue;
            }
        };
        let is_same = was == Some(definition);
        match if is_same && same_data { Ok(()) } else { has_data(definition, catalogue) } {
            Ok(()) => loaded.charts.push(definition.clone()),
            Err(Missing::Data(_)) if is_builtin(definition) => {
                loaded.elsewhere += 1;
                continue;
            }
            Err(missing) => {
                loaded.tell(slug, Became::NoData, Some(missing.to_string()));
                continue;
            }
        }
        if fault.is_some() {
            loaded.tell(slug, Became::Kept, fault);
        } else if !is_same && earlier.is_some() {
            loaded.tell(slug, Became::Loaded, None);
        }
    }
    for gone in before.iter().filter(|chart| !found.iter().any(|(slug, _)| *slug == chart.slug)) {
        loaded.tell(&gone.slug, Became::Gone, None);
    }
    Ok(loaded)
}

impl LoadedCharts {
    fn tell(&mut self, slug: &str, became: Became, detail: Option<String>) {
        self.items.push(ReloadedItem { name: slug.to_owned(), became, detail });
    }
}

/// Tells the log what became of a chart.
pub(super) fn tell(item: &ReloadedItem) {
    let (slug, detail) = (one_line(&item.name), item.detail.as_deref().unwrap_or_default().replace('\n', "; "));
    match item.became {
        Became::Kept => tracing::error!("chart {slug} is broken, and its earlier version goes on serving: {detail}"),
        Became::Refused => tracing::error!("chart {slug} is left out: {detail}"),
        Became::NoData => tracing::warn!("chart {slug} is left out: {detail}"),
        Became::Gone => tracing::info!("chart {slug} has gone"),
        Became::Loaded | Became::Unchanged => {}
    }
}

/// Why a chart cannot be drawn.
#[derive(Debug, thiserror::Error)]
pub(super) enum Missing {
    /// Nothing here answers its query.
    #[error("{0:#}")]
    Data(anyhow::Error),
    /// A fault of dyad in one chart leaves out that chart, not the start or the reload.
    #[error("this is a fault of dyad, please report it: {0}")]
    Broken(String),
}

/// Do the data answer the query of a chart?
pub(super) fn has_data(definition: &ChartDefinition, catalogue: &Catalogue) -> Result<(), Missing> {
    let query = definition.parsed_query().map_err(|error| Missing::Data(error.into()))?;
    let found = caught(|| answer(catalogue, &query)).map_err(Missing::Broken)?.map_err(|error| Missing::Data(anyhow!(error)))?;
    if is_builtin(definition) && !is_of(definition, &found) {
        return Err(Missing::Data(anyhow!("it tells of other figures than these")));
    }
    Ok(())
}

/// Can a built-in chart be of this answer? What it says was found in the built-in data: other data of the same pair may lack the
/// periods that it remarks on, or have no statement.
fn is_of(definition: &ChartDefinition, found: &Answer) -> bool {
    match found {
        Answer::Series(found) => {
            let has = |period: &str| {
                found.series.points.iter().any(|point| point.level.is_some() && point.period.to_string() == period)
            };
            definition.spec.remarks.iter().all(|remark| has(&remark.period))
        }
        Answer::Verdicts(found) => !found.listing.items.is_empty(),
        _ => true,
    }
}
