//! An engine in memory: a table of which only what is asked for is given, and counted how often.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

use crate::{
    dataset::{Catalogue, Dataset, Totals},
    series::Point,
    table::{
        Block, Counted, Counting, Counts, EngineFault, FlowOfPair, Making, Observation, Part, Products, RowSource, Rows,
        Selection, SeriesKey, SeriesRows, Slice, StorageError, StoredRow, TradeTable,
    },
    trade::{Area, Dyad, Flow, Period, Product, Vintage},
};

/// What was asked of an engine.
#[derive(Debug, Default)]
pub(in crate::query) struct Asked {
    pub slices: AtomicU64,
    pub selections: AtomicU64,
    pub counts: AtomicU64,
    pub flows: AtomicU64,
    pub rows: AtomicU64,
}

impl Asked {
    /// The questions so far.
    pub fn questions(&self) -> u64 {
        [&self.slices, &self.selections, &self.counts, &self.flows].iter().map(|count| count.load(Ordering::Relaxed)).sum()
    }

    pub fn of(&self, count: impl Fn(&Self) -> &AtomicU64) -> u64 {
        count(self).load(Ordering::Relaxed)
    }
}

/// A table that answers as an engine does, strictly.
#[derive(Debug)]
struct Engine {
    catalogue: Arc<Catalogue>,
    dataset: String,
    is_of_totals: bool,
    /// Rows of one answer at most.
    most: u64,
    counts_itself: bool,
    asked: Arc<Asked>,
    /// What was told once is kept.
    flows: OnceLock<Arc<[FlowOfPair]>>,
}

/// How an engine behaves.
#[derive(Debug, Clone, Copy)]
pub(in crate::query) struct Behaviour {
    /// Rows of one answer at most.
    pub most: u64,
    /// Does it count, or only give rows?
    pub counts_itself: bool,
}

/// The same catalogue whose rows all lie with an engine, and what is asked of it.
pub(in crate::query) fn elsewhere(catalogue: &Arc<Catalogue>, behaviour: Behaviour) -> (Catalogue, Arc<Asked>) {
    let asked = Arc::new(Asked::default());
    let other = catalogue.with_datasets(|dataset| {
        let engine = |is_of_totals: bool| {
            let (catalogue, asked, dataset) = (Arc::clone(catalogue), Arc::clone(&asked), dataset.name.clone());
            let Behaviour { most, counts_itself } = behaviour;
            Arc::new(Engine { catalogue, dataset, is_of_totals, most, counts_itself, asked, flows: OnceLock::new() })
                as Arc<dyn RowSource>
        };
        let totals = dataset.totals.as_ref().map(|totals| {
            let table = TradeTable::asked(totals.table.index().clone(), engine(true));
            Arc::new(Totals { table, levels: totals.levels.clone() })
        });
        Some(dataset.with_tables(TradeTable::asked(dataset.table.index().clone(), engine(false)), totals))
    });
    (other, asked)
}

impl Engine {
    fn dataset(&self) -> &Arc<Dataset> {
        self.catalogue.datasets().find(|dataset| dataset.name == self.dataset).unwrap()
    }

    fn table(&self) -> &TradeTable {
        let dataset = self.dataset();
        if self.is_of_totals { &dataset.totals.as_ref().unwrap().table } else { &dataset.table }
    }

    fn reporters(&self, dyads: (Dyad, Dyad), reporter: Option<Area>) -> BTreeSet<Area> {
        let extents = self.table().index().dyads().iter().map(|extent| extent.dyad);
        let own = extents.filter(|dyad| dyads.0 <= *dyad && *dyad <= dyads.1).map(|dyad| dyad.reporter);
        own.filter(|area| reporter.is_none_or(|reporter| reporter == *area)).collect()
    }

    fn series(&self, reporter: Area, products: Products<'_>, keep: impl Fn(&SeriesKey) -> bool) -> Vec<SeriesRows> {
        let mut found = self.table().slice(&Slice::of_reporter(reporter, products)).unwrap();
        found.retain(|series| keep(&series.key));
        found
    }

    fn given(&self, rows: Vec<(SeriesKey, StoredRow)>) -> Result<Rows, StorageError> {
        self.asked.rows.fetch_add(rows.len() as u64, Ordering::Relaxed);
        if rows.len() as u64 > self.most {
            let (what, most) = (format!("{} rows", rows.len()), format!("{} rows", self.most));
            return Err(EngineFault::TooLarge { what, most }.into());
        }
        Ok(rows_from(rows))
    }
}

impl Engine {
    /// What is made of two flows.
    fn made(
        &self,
        reporter: Option<Area>,
        products: Products<'_>,
        keep: impl Fn(&SeriesKey) -> bool + Copy,
        ((first, second), unless): ((Flow, Flow), Option<Flow>),
    ) -> Counts {
        let (mut periods, mut pairs) = (BTreeMap::<(Making, i32), u64>::new(), BTreeMap::<Making, BTreeSet<Dyad>>::new());
        for reporter in self.reporters(all(), reporter) {
            let series = self.series(reporter, products, keep);
            let like = |key: &SeriesKey| (key.dyad, key.product, key.source, key.calendar, key.frequency);
            for one in series.iter().filter(|one| one.key.flow == first) {
                let is_published =
                    series.iter().any(|other| Some(other.key.flow) == unless && like(&other.key) == like(&one.key));
                let other = series.iter().find(|other| other.key == SeriesKey { flow: second, ..one.key });
                let Some(other) = other.filter(|_| !is_published) else { continue };
                let SeriesKey { dyad, flow, source, currency, calendar, frequency, .. } = one.key;
                let making = Making { source, flow, calendar, frequency, currency };
                let has = |rows: &SeriesRows| -> BTreeSet<Period> {
                    let points = rows.points(Vintage::Latest);
                    points.into_iter().filter(|point| point.level.is_some()).map(|point| point.period).collect()
                };
                for period in has(one).intersection(&has(other)) {
                    *periods.entry((making, period.ordinal())).or_default() += 1;
                    pairs.entry(making).or_default().insert(dyad);
                }
            }
        }
        let periods = periods.into_iter().map(|((making, period), count)| (making, period, count)).collect();
        Counts { periods, pairs: pairs.into_iter().map(|(making, pairs)| (making, pairs.len() as u64)).collect() }
    }
}

/// Rows in no order.
fn rows_from(rows: Vec<(SeriesKey, StoredRow)>) -> Rows {
    let mut given = Rows::default();
    for (line, (key, row)) in (0..).zip(rows.into_iter().rev()) {
        given.push(&Observation::of(key, row), line);
    }
    given
}

/// A table of the same rows.
pub(in crate::query) fn copied(table: &TradeTable) -> TradeTable {
    let reporters: BTreeSet<Area> = table.index().dyads().iter().map(|extent| extent.dyad.reporter).collect();
    let series = |area: Area| table.slice(&Slice::of_reporter(area, Products::All)).unwrap();
    let all = reporters.into_iter().flat_map(series);
    let rows = all.flat_map(|series| series.stored(None).into_iter().map(move |row| (series.key, row)).collect::<Vec<_>>());
    TradeTable::from_sorted(&rows_from(rows.collect()).sorted())
}

/// The rows of a part: no more than those that must come.
fn part_of(part: Part, key: &SeriesKey, rows: Vec<StoredRow>) -> Vec<StoredRow> {
    let (Some(first), Some(last)) = (rows.first().map(|row| row.period), rows.last().map(|row| row.period)) else { return rows };
    let periods: BTreeSet<Period> = rows.iter().map(|row| row.period).collect();
    let ends = |period: Period| period == first || period == last;
    let number = |day: Option<chrono::NaiveDate>| day.unwrap().to_epoch_days();
    let wanted = |period: Period| match part {
        Part::Whole => true,
        Part::Days(from, to) => {
            ends(period) || number(period.last_day(key.calendar)) >= from && number(period.first_day(key.calendar)) <= to
        }
        Part::Months(from, to) => ends(period) || period.first_month() + period.months() > from && period.first_month() <= to,
        Part::Last(count) => periods.iter().rev().take(count as usize).any(|last| *last == period),
    };
    rows.into_iter().filter(|row| wanted(row.period)).collect()
}

impl RowSource for Engine {
    fn slice(&self, slice: &Slice<'_>) -> Result<Arc<Block>, StorageError> {
        self.asked.slices.fetch_add(1, Ordering::Relaxed);
        let series = self.table().slice(slice)?;
        let rows = series.iter().flat_map(|series| series.stored(None).into_iter().map(|row| (series.key, row))).collect();
        Ok(Arc::new(Block::from_sorted(&self.given(rows)?.sorted())))
    }

    fn selection(&self, selection: &Selection<'_>) -> Result<Rows, StorageError> {
        self.asked.selections.fetch_add(1, Ordering::Relaxed);
        let Selection { dyads, reporter, partner, products, with_total, flow, source, calendar, part } = *selection;
        let keep = |key: &SeriesKey| {
            dyads.0 <= key.dyad
                && key.dyad <= dyads.1
                && partner.is_none_or(|partner| partner == key.dyad.partner)
                && flow.is_none_or(|flow| flow == key.flow)
                && source.is_none_or(|source| source == key.source)
                && calendar.is_none_or(|calendar| calendar == key.calendar)
        };
        let mut rows = Vec::new();
        for reporter in self.reporters(dyads, reporter) {
            let mut series = self.series(reporter, products, keep);
            if with_total && !products.has_total() {
                series.extend(self.series(reporter, Products::One(&Product::Total), keep));
            }
            for one in series {
                rows.extend(part_of(part, &one.key, one.stored(None)).into_iter().map(|row| (one.key, row)));
            }
        }
        self.given(rows)
    }

    fn is_at_hand(&self, _dyad: Dyad) -> bool {
        false
    }

    fn rows_of(&self, products: Products<'_>, source: Option<u16>) -> Option<u64> {
        matches!(products, Products::All).then(|| match source {
            Some(source) => self.table().index().sources().get(usize::from(source)).map_or(0, |own| own.observations as u64),
            None => self.table().len() as u64,
        })
    }

    fn counts(&self, counting: &Counting<'_>) -> Result<Option<Counts>, StorageError> {
        if !self.counts_itself {
            return Ok(None);
        }
        self.asked.counts.fetch_add(1, Ordering::Relaxed);
        let Counting { reporter, partner, products, flow, source, what } = *counting;
        let is_proper = |area: Area, asked: Option<Area>| asked.is_some() || !(area.is_group() || area.is_residual());
        let is_total =
            |key: &SeriesKey| !self.is_of_totals || key.dyad.reporter != key.dyad.partner || key.dyad.partner == Area::world();
        let keep = |key: &SeriesKey| {
            let is_ranked = is_proper(key.dyad.reporter, reporter)
                && is_proper(key.dyad.partner, partner)
                && key.dyad.reporter != key.dyad.partner;
            partner.is_none_or(|partner| partner == key.dyad.partner)
                && flow.is_none_or(|flow| flow == key.flow)
                && source.is_none_or(|source| source == key.source)
                && (what == Counted::Rows || is_ranked)
                && is_total(key)
        };
        if let Counted::Made { from, unless } = what {
            return Ok((!self.is_of_totals).then(|| self.made(reporter, products, keep, (from, unless))));
        }
        let (mut periods, mut pairs) = (BTreeMap::<(Making, i32), u64>::new(), BTreeMap::<Making, BTreeSet<Dyad>>::new());
        for reporter in self.reporters(all(), reporter) {
            for one in self.series(reporter, products, keep) {
                let SeriesKey { dyad, flow, source, currency, calendar, frequency, .. } = one.key;
                let making = Making { source, flow, calendar, frequency, currency };
                if what == Counted::Rows {
                    one.stored(None).iter().for_each(|row| *periods.entry((making, row.period.ordinal())).or_default() += 1);
                    continue;
                }
                let points: Vec<Point> = one.points(Vintage::Latest);
                for point in points.iter().filter(|point| point.level.is_some()) {
                    *periods.entry((making, point.period.ordinal())).or_default() += 1;
                    pairs.entry(making).or_default().insert(dyad);
                }
            }
        }
        let periods = periods.into_iter().map(|((making, period), count)| (making, period, count)).collect();
        let pairs = pairs.into_iter().map(|(making, pairs)| (making, pairs.len() as u64)).collect();
        Ok(Some(Counts { periods, pairs }))
    }

    fn flows(&self) -> Result<Option<Arc<[FlowOfPair]>>, StorageError> {
        if !self.counts_itself {
            return Ok(None);
        }
        if let Some(flows) = self.flows.get() {
            return Ok(Some(Arc::clone(flows)));
        }
        self.asked.flows.fetch_add(1, Ordering::Relaxed);
        let mut found = BTreeSet::new();
        for reporter in self.reporters(all(), None) {
            for one in self.series(reporter, Products::All, |_| true) {
                found.insert((one.key.dyad, one.key.flow, one.key.source));
            }
        }
        Ok(Some(Arc::clone(self.flows.get_or_init(|| found.into_iter().collect()))))
    }
}

/// From the first pair that there can be to the last.
fn all() -> (Dyad, Dyad) {
    let of = |area: Area| Dyad { reporter: area, partner: area };
    (of(Area::first()), of(Area::last()))
}
