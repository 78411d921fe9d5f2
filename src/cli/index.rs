//! `dyad index`: what makes a start and a first question quick, written beside Parquet tables that have none of this version.

use std::path::PathBuf;

use anyhow::anyhow;
use clap::Args;

use super::{end::End, import::told_of, said::note};
use crate::{
    dataset::{DESCRIPTOR, write_index},
    import::turn,
    query::keep_latest_totals,
};

/// `dyad index`.
#[derive(Debug, Args)]
pub(super) struct Index {
    /// Folders of data packages, each with its datapackage.json
    #[arg(required = true)]
    folders: Vec<PathBuf>,
}

impl Index {
    pub(super) fn run(&self) -> anyhow::Result<End> {
        let mut end = End::Done;
        for folder in &self.folders {
            if !folder.join(DESCRIPTOR).is_file() {
                return Err(anyhow!("{} has no {DESCRIPTOR}; name the folders of data packages", folder.display()));
            }
            let turn = turn(folder)?;
            turn.sweep(folder);
            if let Err(findings) = write_index(folder) {
                for finding in &findings {
                    note(format_args!("dyad: {}/{finding}", folder.display()));
                }
                note(format_args!("dyad: {}: nothing is written beside its table while it has these findings", folder.display()));
                end = End::Failed;
                continue;
            }
            told_of(keep_latest_totals(folder));
        }
        Ok(end)
    }
}
