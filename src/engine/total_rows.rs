//! The totals beside a published table, summed by the engine pair by pair, or of a reporter with everyone, and kept.

use std::sync::Arc;

use super::{
    asking::Argument,
    counting,
    counts::{CountFault, Counted, dyads, portions},
    level_sums::{distinct, narrowed, summed},
    published::Relation,
    question::Question,
    rows::sorted,
    selection,
    table_rows::{ProductCounts, Published, about, counted, is_at_hand},
};
use crate::{
    published::Manifest,
    table::{
        Block,
        Counted::{Figures, Made},
        Counting, Counts, EngineFault, Index, LevelSums, Products, RowSource, Rows, Selection, Slice, StorageError, SummedLevel,
    },
    trade::{Area, Dyad, Product},
};

/// The totals of a table.
#[derive(Debug)]
pub struct TotalRows {
    published: Published,
    /// What tells the totals from every other table.
    name: Arc<str>,
    levels: Vec<SummedLevel>,
    index: Arc<Index>,
    counts: ProductCounts,
}

impl TotalRows {
    /// The totals of these levels, of which this was counted.
    #[must_use]
    pub fn new(published: Published, name: &str, levels: Vec<SummedLevel>, (index, counts): (Arc<Index>, ProductCounts)) -> Self {
        Self { published, name: Arc::from(name), levels, index, counts }
    }

    /// The totals of a relation, of one reporter.
    fn summed(&self, question: &Question) -> Result<Block, StorageError> {
        let Published { asks, version, sources, places, .. } = &self.published;
        let (about, mut sums) = (about(&self.name, question), LevelSums::default());
        for level in &self.levels {
            let relation = match question.partner {
                Some(partner) => version.of_dyad(Dyad { reporter: question.reporter, partner }),
                None => version.of_reporter(question.reporter),
            };
            let relation = narrowed(relation, level, sources);
            summed(&**asks, &relation, (Some(question.reporter), places), (&mut sums, &about))?;
        }
        let rows = sorted(sums.rows(), &about)?;
        if let Some(expected) = question.rows(&self.index).filter(|expected| *expected != rows.len()) {
            tracing::error!("the engine has {} totals of {about}, and counted {expected} before", rows.len());
            return Err(EngineFault::Failed.into());
        }
        Ok(Block::from_sorted(&rows))
    }

    /// The question of a slice: summing all of a reporter for one pair would read too much.
    fn question(&self, slice: &Slice<'_>) -> Question {
        let of_reporter = Question::of_reporter(slice.reporter);
        match slice.partner {
            Some(partner) if !self.published.kept.has(&self.name, of_reporter.clone()) => {
                Question::of_dyad(Dyad { reporter: slice.reporter, partner })
            }
            _ => of_reporter,
        }
    }
}

impl RowSource for TotalRows {
    fn slice(&self, slice: &Slice<'_>) -> Result<Arc<Block>, StorageError> {
        if !slice.products.has_total() {
            return Ok(Arc::new(Block::from_sorted(&Rows::default())));
        }
        let question = self.question(slice);
        self.published.kept.get(&self.name, &question, || self.summed(&question))
    }

    fn selection(&self, selection: &Selection<'_>) -> Result<Rows, StorageError> {
        let Published { asks, version, sources, places, .. } = &self.published;
        let mut sums = LevelSums::default();
        let about = format!("{}, {} to {}", self.name, selection.dyads.0, selection.dyads.1);
        let is_asked = selection.with_total || selection.products.has_total();
        let is_of = |level: &&SummedLevel| is_asked && selection.source.is_none_or(|source| source == level.source);
        for level in self.levels.iter().filter(is_of) {
            let of_all = Selection { products: Products::All, source: None, ..*selection };
            let (relation, reporter) = selection::narrowed(version, &of_all, sources);
            summed(&**asks, &narrowed(relation, level, sources), (reporter, places), (&mut sums, &about))?;
        }
        Ok(sums.rows())
    }

    fn is_at_hand(&self, dyad: Dyad) -> bool {
        is_at_hand(&self.published.kept, &self.name, dyad)
    }

    fn rows_of(&self, products: Products<'_>, source: Option<u16>) -> Option<u64> {
        Some(counted(&self.counts, products, source))
    }

    fn counts(&self, counting: &Counting<'_>) -> Result<Option<Counts>, StorageError> {
        let Published { asks, version, sources, places, .. } = &self.published;
        if matches!(counting.what, Made { .. }) {
            return Ok(None);
        }
        let mut counts = Counts::default();
        let is_of = |level: &&SummedLevel| counting.source.is_none_or(|source| source == level.source);
        for level in self.levels.iter().filter(is_of).filter(|_| counting.products.has_total()) {
            let of_all = Counting { products: Products::All, source: None, ..*counting };
            let relation = without_itself(counting::narrowed(version, &of_all, sources), counting.reporter);
            let of_level = narrowed(relation, level, sources);
            // Every total has a figure, of one vintage.
            let totals = distinct(of_level, counting.reporter);
            counts.periods.extend(counting::periods(&**asks, &totals, places)?);
            if counting.what == Figures {
                counts.pairs.extend(counting::pairs(&**asks, &totals, counting, places)?);
            }
        }
        Ok(Some(counts))
    }
}

/// What the world reports of itself is a total; what any other reporter does is not.
fn without_itself(mut relation: Relation, reporter: Option<Area>) -> Relation {
    match reporter {
        Some(area) if area == Area::world() => relation,
        Some(area) => relation.with("partner <> :itself", "itself", Argument::Text(area.code().to_owned())),
        None => {
            relation.conditions.push("(reporter <> partner OR partner = :world)".to_owned());
            relation.arguments.push(("world", Argument::Text(Area::world().code().to_owned())));
            relation
        }
    }
}

/// What there is of the totals of these levels.
///
/// # Errors
/// [`CountFault`] when the engine does not answer.
pub fn counted_totals(published: &Published, manifest: &Manifest, levels: &[SummedLevel]) -> Result<Counted, CountFault> {
    let Published { asks, version, sources, places, .. } = published;
    let mut all = Vec::new();
    for (first, last) in portions(manifest) {
        for level in levels {
            let relation: Relation = distinct(narrowed(version.between(first, last), level, sources), None);
            all.extend(dyads(&**asks, &relation, &manifest.dataset, places)?);
        }
    }
    let mut products = ProductCounts::new();
    for count in &all {
        *products.entry((count.source, Product::Total)).or_default() += u64::try_from(count.rows).unwrap_or(u64::MAX);
    }
    let index = Index::counted(&all, products.keys().copied());
    Ok(Counted { index, products })
}
