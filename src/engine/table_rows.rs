//! The rows of a published table, asked of an engine slice by slice and kept.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    asking::Asks,
    counting,
    kept::KeptSlices,
    published::Version,
    question::Question,
    rows::{SourcePlaces, rows, sorted},
    selection::{self, Asked},
};
use crate::{
    table::{Block, Counting, Counts, EngineFault, FlowOfPair, Index, Products, RowSource, Rows, Selection, Slice, StorageError},
    trade::{Dyad, Product},
};

/// What asks for the rows of a version of a dataset.
#[derive(Debug, Clone)]
pub struct Published {
    /// Answers SQL.
    pub asks: Arc<dyn Asks>,
    /// Where the rows are.
    pub version: Arc<Version>,
    /// The sources of the dataset in their order.
    pub sources: Arc<[String]>,
    /// The places of the sources.
    pub places: Arc<SourcePlaces>,
    /// Rows that were asked for.
    pub kept: Arc<KeptSlices>,
}

/// How many rows there are of each product of each source.
pub type ProductCounts = BTreeMap<(u16, Product), u64>;

/// The rows of a table.
#[derive(Debug)]
pub struct TableRows {
    published: Published,
    /// What tells the table from every other.
    name: Arc<str>,
    index: Arc<Index>,
    products: Arc<ProductCounts>,
    /// The flows of all pairs, once somebody has asked for them.
    flows: Mutex<Option<Arc<[FlowOfPair]>>>,
}

impl TableRows {
    /// The rows of a table of which this is known.
    #[must_use]
    pub fn new(published: Published, name: &str, index: Arc<Index>, products: ProductCounts) -> Self {
        Self { published, name: Arc::from(name), index, products: Arc::new(products), flows: Mutex::default() }
    }

    fn ask(&self, question: &Question) -> Result<Block, StorageError> {
        let Published { asks, version, sources, places, .. } = &self.published;
        let about = about(&self.name, question);
        let (sql, arguments) = question.sql(version, sources);
        let answer = asks.ask(&sql, &arguments)?;
        let rows = sorted(rows(&answer, Some(question.reporter), places, &about)?, &about)?;
        // What is lost on the way is no answer: the engine has another state of the files, or did not read all of them.
        if let Some(expected) = question.rows(&self.index).filter(|expected| *expected != rows.len()) {
            tracing::error!("the engine has {} rows of {about}, and counted {expected} before", rows.len());
            return Err(EngineFault::Failed.into());
        }
        Ok(Block::from_sorted(&rows))
    }
}

/// A question in the log.
pub(super) fn about(table: &str, question: &Question) -> String {
    let partner = question.partner.map_or("all", crate::trade::Area::code);
    format!("{table}, {}-{partner}, {:?}", question.reporter.code(), question.products)
}

impl RowSource for TableRows {
    fn slice(&self, slice: &Slice<'_>) -> Result<Arc<Block>, StorageError> {
        let question = Question::of_slice(slice, &self.index);
        self.published.kept.get(&self.name, &question, || self.ask(&question))
    }

    fn selection(&self, selection: &Selection<'_>) -> Result<Rows, StorageError> {
        let Published { asks, version, sources, places, .. } = &self.published;
        let Asked { sql, arguments, reporter } = selection::question(version, selection, sources);
        let about = format!("{}, {} to {}", self.name, selection.dyads.0, selection.dyads.1);
        Ok(sorted(rows(&asks.ask(&sql, &arguments)?, reporter, places, &about)?, &about)?)
    }

    fn is_at_hand(&self, dyad: Dyad) -> bool {
        is_at_hand(&self.published.kept, &self.name, dyad)
    }

    fn rows_of(&self, products: Products<'_>, source: Option<u16>) -> Option<u64> {
        Some(counted(&self.products, products, source))
    }

    fn counts(&self, counting: &Counting<'_>) -> Result<Option<Counts>, StorageError> {
        let Published { asks, version, sources, places, .. } = &self.published;
        let relation = counting::narrowed(version, counting, sources);
        Ok(counting::counted(&**asks, &relation, counting, places)?)
    }

    fn flows(&self) -> Result<Option<Arc<[FlowOfPair]>>, StorageError> {
        // It is not held while the engine is asked, so that nobody waits longer than he would for his own answer.
        let known = || self.flows.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(flows) = &*known() {
            return Ok(Some(Arc::clone(flows)));
        }
        let Published { asks, version, places, .. } = &self.published;
        let flows: Arc<[FlowOfPair]> = counting::flows(&**asks, version, places)?.into();
        *known() = Some(Arc::clone(&flows));
        Ok(Some(flows))
    }
}

/// Are all rows of a dyad kept?
pub(super) fn is_at_hand(kept: &KeptSlices, table: &Arc<str>, dyad: Dyad) -> bool {
    kept.has(table, Question::of_dyad(dyad)) || kept.has(table, Question::of_reporter(dyad.reporter))
}

/// The rows of these products.
pub(super) fn counted(counts: &ProductCounts, products: Products<'_>, source: Option<u16>) -> u64 {
    let wanted =
        counts.iter().filter(|((place, product), _)| source.is_none_or(|source| source == *place) && products.holds(product));
    wanted.map(|(_, rows)| rows).sum()
}
