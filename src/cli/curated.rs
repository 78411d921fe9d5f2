//! Which charts a command works on: those of a named folder, of `./charts`, or those compiled in.

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use clap::Args;

use crate::{
    batch::{builtin_definitions, definitions, is_builtin},
    chart::ChartDefinition,
    dataset::{Catalogue, caught},
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
        let found = match self.folder() {
            Some(folder) => definitions(folder).with_context(|| format!("--charts {}", folder.display()))?,
            None => builtin_definitions(),
        };
        let (mut kept, mut elsewhere) = (Vec::new(), 0_usize);
        for (slug, definition) in found {
            match definition {
                Err(error) => tracing::error!("chart {} is left out: {}", one_line(&slug), error.to_string().replace('\n', "; ")),
                Ok(definition) => match has_data(&definition, catalogue) {
                    Ok(()) => kept.push(definition),
                    Err(Missing::Data(_)) if is_builtin(&definition) => elsewhere += 1,
                    Err(missing) => tracing::warn!("chart {slug} is left out: {missing}"),
                },
            }
        }
        if elsewhere > 0 {
            tracing::info!("{elsewhere} built-in charts are left out: they are of other data than these");
        }
        Ok(kept)
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
