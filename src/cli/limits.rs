//! `dyad limits`: the limits, and where each comes from.

use std::io::Write;

use clap::Args;

use super::{end::End, settings::variable};
use crate::{
    limits::{LimitsInForce, Origin},
    write::{self, LimitList, Site},
};

/// `dyad limits`.
#[derive(Debug, Args)]
pub(super) struct ShowLimits {
    /// One JSON document instead of a table
    #[arg(long)]
    json: bool,
}

impl ShowLimits {
    pub(super) fn run(&self) -> anyhow::Result<End> {
        let limits = LimitsInForce::current();
        // Every one of them, as the server at the same settings would say.
        let document = || write::document(&LimitList::page(limits, None, 0, &Site::default()));
        let bytes = if self.json { document() } else { table(limits).into_bytes() };
        std::io::stdout().write_all(&bytes)?;
        Ok(End::Done)
    }
}

/// A line a limit, in columns, with its text below.
fn table(limits: &LimitsInForce) -> String {
    let head = ["NAME", "VALUE", "USUAL", "RANGE", "UNIT", "SET BY"].map(str::to_owned);
    let rows = limits.each().map(|(limit, value, origin)| {
        let place = match origin {
            Origin::Usual => String::new(),
            Origin::File(place) => place.clone(),
            Origin::Environment => variable(limit),
            Origin::Flag => "--limit".to_owned(),
        };
        let range = format!("{} to {}", limit.told(limit.least), limit.told(limit.most));
        let cells =
            [limit.name.to_owned(), limit.told(value), limit.told(limit.usual), range, limit.unit.word().to_owned(), place];
        (cells, limit.about)
    });
    let rows: Vec<_> = std::iter::once((head, "")).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|(cells, _)| cells[column].len()).max().unwrap_or(0);
    let widths = [0, 1, 2, 3, 4, 5].map(width);
    let line = |(cells, about): &([String; 6], &str)| {
        let padded: Vec<String> = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        let below = if about.is_empty() { String::new() } else { format!("    {about}\n") };
        format!("{}\n{below}", padded.join("  ").trim_end())
    };
    rows.iter().map(line).collect::<Vec<_>>().concat()
}
