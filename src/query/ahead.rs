//! Reading many pairs of tables that lie with an engine elsewhere: their rows are asked for at once, and the code that reads pair by
//! pair runs unchanged on a catalogue that has them.

use std::{cell::RefCell, collections::HashMap, sync::Arc};

use super::QueryError;
use crate::{
    dataset::{Catalogue, Dataset, Totals},
    limits::Limits,
    table::{
        EngineFault, Part, ReadAhead, RowSource, Scan, ScannedProducts, SeriesRows, Slice, StorageError, SummedLevel, TradeTable,
    },
    trade::{Area, Calendar, Dyad, Flow, Product},
};

/// A piece that is read ahead has at most so many rows, as far as it can be foreseen.
const PIECE: u64 = 256 * 1024;

/// What will be read of each dataset.
#[derive(Debug, Clone, Copy)]
pub(in crate::query) struct Reach<'a> {
    pub reporter: Option<Area>,
    pub partner: Option<Area>,
    pub products: ScannedProducts,
    /// The only flow that is looked at, where it is one.
    pub flow: Option<Flow>,
    /// The only source that is looked at, where it is one.
    pub source: Option<&'a str>,
    /// The only calendar that is looked at, where it is one.
    pub calendar: Option<Calendar>,
    pub part: Part,
    /// Are totals made of complete levels, where none are published, and holes told by wholes?
    pub is_derived: bool,
    pub extent: Extent,
}

/// How much is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::query) enum Extent {
    /// As far as somebody takes it, who may take all: the next piece is fetched while he takes one.
    Stream,
    /// As far as somebody takes it, who has said how much that is.
    Beginning,
    /// As far as a page goes.
    Page,
    /// To the end: what would be too much is refused before anything is asked.
    All,
}

/// A catalogue of the same data whose rows are read ahead.
#[derive(Debug)]
pub(in crate::query) struct Ahead {
    catalogue: Catalogue,
    readers: HashMap<String, Vec<Arc<ReadAhead>>>,
}

impl Ahead {
    /// A catalogue that reads ahead; none where every table is here.
    ///
    /// # Errors
    /// [`EngineFault::NotAttempted`] where it is known to be too much.
    pub fn of(catalogue: &Catalogue, reach: &Reach<'_>) -> Result<Option<Self>, QueryError> {
        if catalogue.datasets().all(|dataset| dataset.table.elsewhere().is_none()) {
            return Ok(None);
        }
        let readers = RefCell::new(HashMap::new());
        let other = catalogue.with_datasets(|dataset| {
            let (other, own) = reach.dataset(dataset)?;
            readers.borrow_mut().insert(dataset.name.clone(), own);
            Some(other)
        });
        let ahead = Self { catalogue: other, readers: readers.into_inner() };
        if reach.extent == Extent::All {
            let foreseen: u64 = ahead.readers.values().flatten().map(|reader| reader.foreseen()).sum();
            let most = Limits::current().engine_rows;
            if foreseen > most && reach.part == Part::Whole {
                return Err(refused(foreseen, most).into());
            }
        }
        Ok(Some(ahead))
    }

    /// The catalogue that has what is read ahead.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The series of a slice of a pair, which is read with those that follow it.
    ///
    /// # Errors
    /// [`StorageError`] when its rows cannot be had, or are too many.
    pub fn slice(&self, dataset: &Dataset, slice: &Slice<'_>) -> Result<Vec<SeriesRows>, StorageError> {
        let own = self.catalogue.datasets().find(|own| own.name == dataset.name);
        if let Some(partner) = slice.partner {
            self.reach(dataset, Dyad { reporter: slice.reporter, partner })?;
        }
        own.map_or(dataset, |own| own).table.slice(slice)
    }

    /// Sees to it that the rows of a pair of a dataset are here.
    ///
    /// # Errors
    /// [`StorageError`] when they cannot be had, or are too many.
    pub fn reach(&self, dataset: &Dataset, dyad: Dyad) -> Result<(), StorageError> {
        self.readers.get(&dataset.name).into_iter().flatten().try_for_each(|reader| reader.reach(dyad))
    }
}

/// What would pull too much is refused with what to ask for instead.
fn refused(foreseen: u64, most: u64) -> StorageError {
    let text = format!(
        "the answer needs about {foreseen} rows of the engine that has them, and at most {most} are fetched for one answer; ask for \
         one reporter, one pair, a coarser level of products or one period, or read the rows from /v1/panel or /v1/observations as \
         CSV, which are sent while they are fetched"
    );
    EngineFault::NotAttempted(text).into()
}

impl Reach<'_> {
    /// A dataset with tables that are read ahead, and who reads them; nothing where its tables are here, or it is not asked.
    fn dataset(&self, dataset: &Dataset) -> Option<(Dataset, Vec<Arc<ReadAhead>>)> {
        let mut table = Chain::of(&dataset.table)?;
        let source = match self.source {
            None => None,
            Some(wanted) => {
                let place = dataset.sources.iter().position(|source| source.name == wanted)?;
                Some(u16::try_from(place).ok()?)
            }
        };
        let is_total = matches!(self.products, ScannedProducts::One(Product::Total));
        table.add(self, self.scan(self.products, source), true);
        for level in self.summed(dataset, source) {
            let products = ScannedProducts::Level(level.classification, level.digits);
            table.add(self, Scan { source: Some(level.source), with_total: false, ..self.scan(products, source) }, is_total);
        }
        let (held, mut readers) = table.finished(self, is_total);
        let mut totals = dataset.totals.clone();
        let kept = dataset.totals.as_ref().filter(|_| self.is_derived);
        if let Some((own, mut table)) = kept.and_then(|own| Some((own, Chain::of(&own.table)?))) {
            table.add(self, Scan { with_total: false, ..self.scan(ScannedProducts::All, source) }, is_total);
            let (table, more) = table.finished(self, is_total);
            readers.extend(more);
            totals = Some(Arc::new(Totals { table, levels: own.levels.clone() }));
        }
        Some((dataset.with_tables(held, totals), readers))
    }

    /// The complete levels whose products are summed each time.
    fn summed<'a>(&self, dataset: &'a Dataset, source: Option<u16>) -> impl Iterator<Item = &'a SummedLevel> {
        let own = match self.products {
            ScannedProducts::Level(classification, digits) => Some((classification, digits)),
            _ => None,
        };
        let is_kept = |level: &SummedLevel| dataset.totals.as_ref().is_some_and(|totals| totals.levels.contains(level));
        let is_other = move |level: &SummedLevel| {
            own != Some((level.classification, level.digits)) && source.is_none_or(|source| source == level.source)
        };
        let is_derived = self.is_derived;
        dataset.complete.iter().filter(move |level| is_derived && !is_kept(level) && is_other(level))
    }

    fn scan(&self, products: ScannedProducts, source: Option<u16>) -> Scan {
        let is_total = matches!(self.products, ScannedProducts::One(Product::Total) | ScannedProducts::All);
        Scan {
            reporter: self.reporter,
            partner: self.partner,
            products,
            with_total: self.is_derived && !is_total,
            flow: self.flow,
            source,
            calendar: self.calendar,
            part: self.part,
        }
    }
}

/// Readers of one table, one behind another: what one does not have ahead, the next is asked.
struct Chain<'a> {
    table: &'a TradeTable,
    engine: Arc<dyn RowSource>,
    /// Those that are told which pair is read.
    readers: Vec<Arc<ReadAhead>>,
    scans: Vec<Scan>,
}

impl<'a> Chain<'a> {
    /// Of a table that lies elsewhere.
    fn of(table: &'a TradeTable) -> Option<Self> {
        Some(Self { table, engine: Arc::clone(table.elsewhere()?), readers: Vec::new(), scans: Vec::new() })
    }

    /// Adds a reader; one that is not `told` which pair is read fetches when it is asked for one, which may be never.
    fn add(&mut self, reach: &Reach<'_>, scan: Scan, told: bool) {
        let most = Limits::current().engine_rows;
        let reader = ReadAhead::new(Arc::clone(&self.engine), self.table.shared_index(), scan, PIECE.min(most));
        let reader = reader.within(matches!(reach.extent, Extent::Page | Extent::All).then_some(most));
        let reader =
            if told { Arc::new(reader.in_advance(reach.extent == Extent::Stream)) } else { Arc::new(reader.by_itself()) };
        self.engine = Arc::clone(&reader) as Arc<dyn RowSource>;
        if told {
            self.readers.push(reader);
        }
        self.scans.push(scan);
    }

    /// The table that is read ahead. A hole in the total of a pair asks for the reporter's trade with the world: of many reporters all
    /// of that is fetched as soon as one is asked for.
    fn finished(mut self, reach: &Reach<'_>, is_total: bool) -> (TradeTable, Vec<Arc<ReadAhead>>) {
        let of_many = reach.reporter.is_none() && reach.partner != Some(Area::world());
        if reach.is_derived && is_total && of_many {
            for scan in self.scans.clone() {
                self.add(reach, Scan { partner: Some(Area::world()), ..scan }, false);
            }
        }
        (self.table.answered_by(self.engine), self.readers)
    }
}
