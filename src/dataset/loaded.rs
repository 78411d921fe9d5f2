//! A data package that was read, and what it is put together from.

use std::sync::Arc;

use super::{
    handed_out::HandedOut,
    latest_totals,
    package::{Package, created_seconds},
    parquet_table::Bytes,
    plausibility::RowLines,
    totals::{self, Totals},
};
use crate::{
    series::Latest,
    table::{Rows, SummedLevel, TradeTable},
    trade::{Caution, Claim, Dyad, Event, Finding, Source, Translations},
};

/// A data package without errors.
#[derive(Debug)]
pub struct Dataset {
    /// Its id.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The same in other languages.
    pub titles: Translations,
    /// What it holds.
    pub description: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// When its descriptor was made, as written.
    pub created: Option<String>,
    /// The same in seconds since 1970, 0 when not known.
    pub created_seconds: i64,
    /// Its licences.
    pub licenses: Vec<String>,
    /// Where its licences stand.
    pub license_links: Vec<String>,
    /// Its sources, in the order that table columns refer to.
    pub sources: Vec<Arc<Source>>,
    /// Warnings that go with its series.
    pub cautions: Vec<Caution>,
    /// Its observations.
    pub table: TradeTable,
    /// The sources without totals that have all of a level of products, whose sum is their total.
    pub complete: Vec<SummedLevel>,
    /// Totals kept beside them, where the sources publish none but all of a level.
    pub totals: Option<Arc<Totals>>,
    /// Its claims, in file order.
    pub claims: Vec<Claim>,
    /// Its events, by date.
    pub events: Vec<Event>,
    /// Hash of all its files.
    pub hash: String,
    /// The same of what is in its tables, where `hash` has only what names them.
    pub(super) content: blake3::Hash,
    /// Its files, for whoever wants the package itself.
    pub files: HandedOut,
    /// The latest totals kept beside its table, which may be of other data.
    pub(super) kept_latest: Option<Bytes>,
}

impl Dataset {
    /// The latest turnover of each of its pairs, by itself and by code, where that was kept of these very data.
    #[must_use]
    pub fn kept_latest_totals(&self) -> Option<Vec<(Dyad, Latest)>> {
        latest_totals::read(self.kept_latest.as_ref()?, &self.hash)
    }

    /// The same dataset with other tables of the same rows, for as long as they are read.
    #[must_use]
    pub fn with_tables(&self, table: TradeTable, totals: Option<Arc<Totals>>) -> Self {
        Self {
            name: self.name.clone(),
            title: self.title.clone(),
            titles: self.titles.clone(),
            description: self.description.clone(),
            version: self.version.clone(),
            created: self.created.clone(),
            created_seconds: self.created_seconds,
            licenses: self.licenses.clone(),
            license_links: self.license_links.clone(),
            sources: self.sources.clone(),
            cautions: self.cautions.clone(),
            table,
            complete: self.complete.clone(),
            totals,
            claims: self.claims.clone(),
            events: self.events.clone(),
            hash: self.hash.clone(),
            content: self.content,
            files: self.files.clone(),
            kept_latest: None,
        }
    }

    /// The bytes that the same are kept in, for a copy of this dataset elsewhere.
    #[must_use]
    pub fn kept_latest_bytes(&self) -> Option<Vec<u8>> {
        self.kept_latest_totals()?;
        let bytes = self.kept_latest.as_ref()?;
        bytes.read_at(0..bytes.length()).ok()
    }

    /// The hash of what is in its tables.
    #[must_use]
    pub fn content(&self) -> String {
        self.content.to_hex().to_string()
    }
}

/// What loading a package came to: the dataset unless there were errors, and every finding.
pub type Loaded = (Option<Dataset>, Vec<Finding>);

/// What the files of a package came to.
#[derive(Default)]
pub(super) struct ReadPackage {
    pub table: Option<TradeTable>,
    pub totals: Option<Totals>,
    pub claims: Vec<Claim>,
    pub events: Vec<Event>,
    pub findings: Vec<Finding>,
    /// The file of the table, and the lines of its rows.
    pub rows: (String, RowLines),
    pub kept_latest: Option<Bytes>,
}

/// The dataset of what was read, and the rows of its table.
pub(super) fn dataset(package: Package, read: ReadPackage, hash: String) -> (Dataset, (String, RowLines)) {
    // A table that is not there had an error, which refuses the dataset; one that was never named is empty.
    let table = read.table.unwrap_or_else(|| TradeTable::from_sorted(&Rows::default()));
    let complete = totals::complete_levels(table.index(), &package.sources);
    let created_seconds = package.created.as_deref().and_then(created_seconds).unwrap_or(0);
    let dataset = Dataset {
        name: package.name,
        title: package.title,
        titles: package.titles,
        description: package.description,
        version: package.version,
        created: package.created,
        created_seconds,
        licenses: package.licenses,
        license_links: package.license_links,
        sources: package.sources.into_iter().map(Arc::new).collect(),
        cautions: package.cautions,
        table,
        complete,
        totals: read.totals.map(Arc::new),
        claims: read.claims,
        events: read.events,
        hash,
        content: blake3::Hasher::new().finalize(),
        files: HandedOut::default(),
        kept_latest: read.kept_latest,
    };
    (dataset, read.rows)
}
