//! All rows of a reporter in the order of a table, some at a time, so that a table of any size can be read through.
//!
//! Blocks are in the order of pairs. The rows of a pair that goes on from one block into the next need not be: those are put in
//! order together.

use std::{collections::VecDeque, ops::Range, sync::Arc};

use super::{Block, Rows, SeriesKey, StorageError, TradeTable, block::Values};
use crate::trade::{Area, Dyad};

/// Portions of the rows of a reporter, in order.
#[derive(Debug)]
pub struct RowsInOrder<'a> {
    table: &'a TradeTable,
    reporter: Area,
    /// The blocks that are still to be read.
    places: Range<usize>,
    /// Series of blocks that come next.
    stretches: VecDeque<Stretch>,
    /// Rows that are passed over first.
    skip: usize,
    /// Rows of a portion.
    most: usize,
    /// A pair whose blocks follow one another in order.
    in_order: Option<Dyad>,
}

/// Series of a block, of the first of which so many rows are taken already.
#[derive(Debug)]
struct Stretch {
    block: Arc<Block>,
    series: Range<usize>,
    taken: u32,
}

impl TradeTable {
    /// The rows of a reporter after the first `skip`, in order, in portions of `most`; the last has the rest.
    #[must_use]
    pub fn rows_in_order(&self, reporter: Area, skip: usize, most: usize) -> RowsInOrder<'_> {
        let places = self.blocks_of(reporter, None);
        RowsInOrder { table: self, reporter, places, stretches: VecDeque::new(), skip, most: most.max(1), in_order: None }
    }

    /// Do the rows of a pair go on in order from this block into the next?
    fn goes_on_in_order(&self, place: usize, dyad: Dyad) -> Result<bool, StorageError> {
        if let Some((last, first)) = self.index().products_at(place)
            && last != first
        {
            return Ok(last < first);
        }
        let (block, next) = (self.block(place)?, self.block(place + 1)?);
        let last = block.series().checked_sub(1).and_then(|series| block.order(series, block.rows_of(series).end - 1));
        let first = Some(next.series_of(dyad.reporter, Some(dyad.partner)).start);
        let first = first.and_then(|series| next.order(series, next.rows_of(series).start));
        Ok(last < first)
    }
}

impl Block {
    /// What a row is sorted by.
    fn order(&self, series: usize, row: u32) -> Option<impl PartialOrd + use<>> {
        let SeriesKey { dyad, product, flow, source, currency, calendar, frequency } = self.key(series)?;
        let series = (dyad, product, flow.code(), source, currency, calendar.code(), frequency.code());
        Some((series, self.period[row as usize], self.published(row)))
    }

    /// Puts rows of a series behind others; their words get places of their own.
    fn append_to(&self, rows: &mut Rows, series: usize, range: &Range<u32>) {
        let Some(key) = self.key(series) else { return };
        let end = rows.len() + range.len();
        let each = || (range.start as usize)..(range.end as usize);
        rows.reporter.resize(end, key.dyad.reporter.place());
        rows.partner.resize(end, key.dyad.partner.place());
        let product = rows.products.place(&key.product);
        rows.product.resize(end, product);
        rows.flow.resize(end, key.flow.code());
        rows.source.resize(end, key.source);
        let currency = rows.currencies.place(&key.currency);
        rows.currency.resize(end, u16::try_from(currency).unwrap_or(0));
        rows.calendar.resize(end, key.calendar.code());
        rows.frequency.resize(end, key.frequency.code());
        rows.period.extend_from_slice(&self.period[each()]);
        rows.value.extend_from_slice(&self.value[each()]);
        self.published.append_to(&mut rows.published, each());
        self.rounding.append_to(&mut rows.rounding, each());
        self.valuation.append_to(&mut rows.valuation, each());
        self.status.append_to(&mut rows.status, each());
        let mut before = None;
        for row in each() {
            let code = self.note.at(row);
            let place = match before {
                Some((known, place)) if known == code => place,
                _ => rows.notes.place(&self.notes.get(code as usize).map_or_else(String::new, std::string::ToString::to_string)),
            };
            before = Some((code, place));
            rows.note.push(place);
        }
        rows.line.resize(end, 0);
    }
}

impl<T: Copy + PartialEq> Values<T> {
    fn append_to(&self, column: &mut Vec<T>, rows: Range<usize>) {
        match self {
            Self::Same(value) => column.resize(column.len() + rows.len(), *value),
            Self::Each(values) => column.extend_from_slice(&values[rows]),
        }
    }
}

impl RowsInOrder<'_> {
    /// Puts the series of the next blocks behind those that are there; false when there is no block left.
    fn read_on(&mut self) -> Result<bool, StorageError> {
        let Some(place) = self.places.next() else { return Ok(false) };
        if self.passes_over(place)? {
            return Ok(true);
        }
        let block = self.table.block(place)?;
        let series = block.series_of(self.reporter, None);
        let goes_on = self.table.goes_on(place).filter(|dyad| dyad.reporter == self.reporter);
        match goes_on.filter(|dyad| self.in_order != Some(*dyad)) {
            Some(dyad) if !self.is_in_order(place, dyad)? => {
                let own = block.series_of(dyad.reporter, Some(dyad.partner));
                self.add(Arc::clone(&block), series.start..own.start);
                self.gather(place, &block, dyad)?;
            }
            _ => self.add(block, series),
        }
        Ok(true)
    }

    fn add(&mut self, block: Arc<Block>, series: Range<usize>) {
        if !series.is_empty() {
            self.stretches.push_back(Stretch { block, series, taken: 0 });
        }
    }

    /// Are the rows of a pair in order over all blocks from this one on?
    fn is_in_order(&mut self, first: usize, dyad: Dyad) -> Result<bool, StorageError> {
        let mut place = first;
        while self.table.goes_on(place) == Some(dyad) {
            if !self.table.goes_on_in_order(place, dyad)? {
                return Ok(false);
            }
            place += 1;
        }
        self.in_order = Some(dyad);
        Ok(true)
    }

    /// Puts all rows of a pair that begins in this block in order.
    fn gather(&mut self, first: usize, block: &Arc<Block>, dyad: Dyad) -> Result<(), StorageError> {
        let (mut rows, mut place, mut block) = (Rows::default(), first, Arc::clone(block));
        loop {
            let own = block.series_of(dyad.reporter, Some(dyad.partner));
            own.clone().for_each(|series| block.append_to(&mut rows, series, &block.rows_of(series)));
            if self.table.goes_on(place) != Some(dyad) {
                let sorted = Arc::new(Block::from_sorted(&rows.sorted()));
                let all = 0..sorted.series();
                self.add(sorted, all);
                let rest = own.end..block.series_of(self.reporter, None).end;
                // What comes behind it may go on itself.
                return self.add_rest(place, block, rest);
            }
            place += 1;
            self.places.start = place + 1;
            block = self.table.block(place)?;
        }
    }

    fn add_rest(&mut self, place: usize, block: Arc<Block>, series: Range<usize>) -> Result<(), StorageError> {
        let goes_on = self.table.goes_on(place).filter(|dyad| dyad.reporter == self.reporter);
        match goes_on {
            Some(dyad) if !self.is_in_order(place, dyad)? => {
                let own = block.series_of(dyad.reporter, Some(dyad.partner));
                self.add(Arc::clone(&block), series.start..own.start);
                self.gather(place, &block, dyad)
            }
            _ => {
                self.add(block, series);
                Ok(())
            }
        }
    }

    /// Is a whole block passed over without being read? Only where its rows are surely the next ones.
    fn passes_over(&mut self, place: usize) -> Result<bool, StorageError> {
        let Some((rows, first, last)) = self.table.index().block(place) else { return Ok(false) };
        let is_own = first.reporter == self.reporter && last.reporter == self.reporter;
        if !is_own || rows > self.skip || !self.stretches.is_empty() {
            return Ok(false);
        }
        if let Some(dyad) = self.table.goes_on(place)
            && self.in_order != Some(dyad)
            && !self.is_in_order(place, dyad)?
        {
            return Ok(false);
        }
        self.skip -= rows;
        Ok(true)
    }

    /// Takes rows of the next stretch: passes over those that are not wanted, puts as many as there is room for behind the others.
    fn take(&mut self, rows: &mut Rows) -> bool {
        let Some(stretch) = self.stretches.front_mut() else { return false };
        while stretch.series.start < stretch.series.end && rows.len() < self.most {
            let series = stretch.series.start;
            let own = stretch.block.rows_of(series);
            let start = own.start + stretch.taken;
            let left = (own.end - start) as usize;
            let passed = left.min(self.skip);
            let taken = (left - passed).min(self.most - rows.len());
            let from = start + u32::try_from(passed).unwrap_or(0);
            let to = from + u32::try_from(taken).unwrap_or(0);
            self.skip -= passed;
            if to > from {
                stretch.block.append_to(rows, series, &(from..to));
            }
            if to == own.end {
                (stretch.series.start, stretch.taken) = (series + 1, 0);
            } else {
                stretch.taken = to - own.start;
            }
        }
        if stretch.series.is_empty() {
            self.stretches.pop_front();
        }
        true
    }
}

impl Iterator for RowsInOrder<'_> {
    type Item = Result<Rows, StorageError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut rows = Rows::default();
        while rows.len() < self.most {
            if self.take(&mut rows) {
                continue;
            }
            match self.read_on() {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    self.places = 0..0;
                    return Some(Err(error));
                }
            }
        }
        (!rows.is_empty()).then_some(Ok(rows))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        table::{BlockSource, Index, Observation},
        trade::{Amount, Calendar, Flow, Level, Product, Status, Valuation},
    };

    #[derive(Debug)]
    struct Given(Vec<Vec<Observation>>);

    impl BlockSource for Given {
        fn read(&self, place: usize) -> Result<Block, StorageError> {
            Ok(block(&self.0[place]))
        }
    }

    fn block(rows: &[Observation]) -> Block {
        let mut all = Rows::default();
        for row in rows {
            all.push(row, 0);
        }
        Block::from_sorted(&all.sorted())
    }

    /// A table of blocks that are in the order of pairs and in no order within a pair.
    fn table(blocks: Vec<Vec<Observation>>) -> TradeTable {
        let mut index = Index::default();
        for rows in &blocks {
            assert!(index.append(Index::of_block(&block(rows))));
        }
        TradeTable::kept(index, Box::new(Given(blocks)))
    }

    fn row(dyad: &str, product: usize, year: usize) -> Observation {
        let hundredths = i64::try_from(product * 100 + year).unwrap();
        Observation {
            dyad: dyad.parse().unwrap(),
            flow: Flow::Export,
            product: [Product::Total, "HS:01".parse().unwrap(), "HS:27".parse().unwrap()][product],
            calendar: Calendar::Gregorian,
            period: format!("{}", 2000 + year).parse().unwrap(),
            level: Some(Level::rounded_to(Amount::from_hundredths(hundredths), None, Valuation::Fob)),
            valuation: Valuation::Fob,
            status: Status::Normal,
            source: 0,
            currency: ["EUR", "USD"][(product + 1) % 2].parse().unwrap(),
            published: 0,
            note: year.is_multiple_of(2).then(|| format!("note {year}")),
        }
    }

    type Told = Vec<(String, Product, i32, String, i64, String)>;

    fn told(table: &TradeTable, skip: usize, most: usize) -> Told {
        let mut told = Vec::new();
        for rows in table.rows_in_order("RUS".parse().unwrap(), skip, most) {
            let rows = rows.unwrap();
            assert!(rows.len() <= most);
            for row in 0..rows.len() {
                told.push((
                    Area::from_place(rows.partner[row]).unwrap().code().to_owned(),
                    rows.products.list()[rows.product[row] as usize],
                    rows.period[row],
                    rows.currencies.list()[usize::from(rows.currency[row])].to_string(),
                    rows.value[row],
                    rows.notes.list()[rows.note[row] as usize].clone(),
                ));
            }
        }
        told
    }

    proptest! {
        #[test]
        fn rows_come_in_order_however_they_lie_in_blocks(
            iran in Just((0..18).collect::<Vec<usize>>()).prop_shuffle(),
            cut in 1..7_usize,
            skip in 0..30_usize,
            most in 1..9_usize,
        ) {
            let mut rows = vec![row("IRN-RUS", 0, 1), row("RUS-CHN", 0, 1), row("RUS-CHN", 1, 1)];
            rows.extend(iran.into_iter().map(|place| row("RUS-IRN", place / 6, place % 6)));
            rows.extend((0..6).map(|year| row("RUS-TUR", 1, year)));
            rows.push(row("TUR-IRN", 0, 1));
            let blocks: Vec<Vec<Observation>> = rows.chunks(cut).map(<[Observation]>::to_vec).collect();
            let whole = told(&table(vec![rows]), 0, 1000);
            prop_assert_eq!(whole.len(), 26);
            prop_assert_eq!(told(&table(blocks), skip, most), whole.into_iter().skip(skip).collect::<Told>());
        }
    }

    /// Only the last block can be read.
    #[derive(Debug)]
    struct Last(Vec<Observation>);
    impl BlockSource for Last {
        fn read(&self, place: usize) -> Result<Block, StorageError> {
            if place == 2 { Ok(block(&self.0)) } else { Err(StorageError::Unreadable("not wanted".to_owned())) }
        }
    }

    #[test]
    fn rows_that_are_passed_over_are_not_read() {
        let blocks: Vec<Vec<Observation>> =
            (0..3).map(|product| (0..4).map(|year| row("RUS-IRN", product, year)).collect()).collect();
        let mut index = Index::default();
        for rows in &blocks {
            assert!(index.append(Index::of_block(&block(rows))));
        }
        let table = TradeTable::kept(index, Box::new(Last(blocks[2].clone())));
        assert_eq!(told(&table, 8, 10).len(), 4);
    }
}
