//! What an import came to.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::Serialize;

use super::{
    reason::Drop,
    row::{Row, Texts},
};
use crate::trade::{Area, Dyad};

/// What an import came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The provider whose format it was.
    pub provider: String,
    /// The dataset.
    pub dataset: String,
    /// The source in it.
    pub source: String,
    /// Was the dataset written? Under `--strict` not when anything was dropped.
    pub written: bool,
    /// Texts read: files and members of archives.
    pub texts: u64,
    /// Records read.
    pub rows_read: u64,
    /// Observations that stand in the dataset now and come from these files.
    pub kept: u64,
    /// Figures that were added to another as parts of it.
    pub added_up: u64,
    /// Figures finer than hundredths of the unit, rounded half to even.
    pub rounded: u64,
    /// What was kept out.
    pub dropped: Vec<Drop>,
    /// What else is to be known of the texts: an encoding that was guessed, product codes that were mended, rows not asked for.
    pub remarks: Vec<String>,
    /// Earlier observations that these files replaced.
    pub replaced: u64,
    /// Earlier observations that stay.
    pub retained: u64,
    /// Pairs of reporter and partner.
    pub pairs: u64,
    /// The first year and the last.
    pub years: Option<(i32, i32)>,
    /// Sums, each of one flow, frequency, level and currency, so that nothing is in a sum twice.
    pub totals: Vec<Total>,
}

/// The sum of one flow at one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Total {
    /// The flow.
    pub flow: &'static str,
    /// A, Q or M.
    pub frequency: &'static str,
    /// `TOTAL`, or the classification with how many digits.
    pub level: String,
    /// Is it the row of all partners together (WLD)?
    pub world: bool,
    /// Observations.
    pub observations: u64,
    /// ISO 4217.
    pub currency: String,
    /// The exact sum in currency units.
    pub value: String,
}

/// Flow, frequency, level, of all partners together, currency.
type SumKey = (&'static str, &'static str, String, bool, String);

/// Observations, hundredths.
type Sum = (u64, i128);

/// Counts kept observations while they are written in order.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub kept: u64,
    pub pairs: u64,
    pub years: Option<(i32, i32)>,
    last_pair: Option<Dyad>,
    sums: BTreeMap<SumKey, Sum>,
    sources: BTreeSet<String>,
}

impl Tally {
    pub(super) fn add(&mut self, row: &Row, texts: &Texts) {
        self.kept += 1;
        let pair = Dyad { reporter: row.key.reporter, partner: row.key.partner };
        if self.last_pair != Some(pair) {
            self.pairs += 1;
            self.last_pair = Some(pair);
        }
        let year = row.key.period.calendar_year();
        let (first, last) = self.years.unwrap_or((year, year));
        self.years = Some((first.min(year), last.max(year)));
        let frequency = row.key.period.frequency().letter();
        let world = row.key.partner == Area::world();
        let key = (row.key.flow.word(), frequency, row.key.product.level(), world, texts.text(row.currency).to_owned());
        let sum = self.sums.entry(key).or_default();
        *sum = (sum.0 + 1, sum.1 + row.value.map_or(0, |value| value.hundredths(row.unit_mult)));
        self.name_source(texts.text(row.key.source));
    }

    /// Notes a source that has rows in the dataset.
    pub(super) fn name_source(&mut self, source: &str) {
        if !self.sources.contains(source) {
            self.sources.insert(source.to_owned());
        }
    }

    pub(super) fn sources(&self) -> &BTreeSet<String> {
        &self.sources
    }

    pub(super) fn totals(&self) -> Vec<Total> {
        let total = |(key, sum): (&SumKey, &Sum)| {
            let (flow, frequency, level, world, currency) = key.clone();
            Total { flow, frequency, level, world, observations: sum.0, currency, value: units(sum.1) }
        };
        self.sums.iter().map(total).collect()
    }
}

/// Hundredths as currency units, cents only where there are any.
fn units(hundredths: i128) -> String {
    match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        cents => format!("{}.{cents:02}", hundredths / 100),
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { provider, dataset, source, rows_read, kept, .. } = self;
        let verb = if self.written { "into" } else { "NOT written into" };
        writeln!(out, "{provider} {verb} {dataset} as source {source:?}: {rows_read} rows read, {kept} observations kept")?;
        for dropped in &self.dropped {
            writeln!(out, "  dropped {}: {}; first {}", dropped.count, dropped.reason, dropped.first)?;
        }
        for remark in &self.remarks {
            writeln!(out, "  {remark}")?;
        }
        for (count, word) in [
            (self.added_up, "figures added to others as parts of one"),
            (self.rounded, "figures rounded half to even to hundredths"),
            (self.replaced, "earlier observations replaced"),
            (self.retained, "earlier observations kept beside them"),
        ] {
            if count > 0 {
                writeln!(out, "  {count} {word}")?;
            }
        }
        if let Some((first, last)) = self.years {
            writeln!(out, "  {} pairs, {first} to {last}", self.pairs)?;
        }
        for total in &self.totals {
            let Total { flow, frequency, level, observations, currency, value, .. } = total;
            let partners = if total.world { "World" } else { "partners" };
            writeln!(out, "  {flow} {frequency} {level}, {partners}: {value} {currency} in {observations} observations")?;
        }
        Ok(())
    }
}
