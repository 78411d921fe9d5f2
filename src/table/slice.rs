//! The one question that is asked of a table: the rows of a slice, as series.

use std::{collections::HashMap, ops::Range, sync::Arc};

use super::{Block, DyadExtent, Products, RowSource, SeriesKey, Slice, StorageError, TradeTable, met};
use crate::{
    series::Point,
    trade::{Dyad, Level, Period, Status, Territories, Valuation, Vintage},
};

/// The rows of one series: mostly in one block, else in some that follow one another.
#[derive(Debug, Clone)]
pub struct SeriesRows {
    /// What they have in common.
    pub key: SeriesKey,
    first: Part,
    more: Vec<Part>,
}

/// A row as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredRow {
    /// The period, in the calendar of the series.
    pub period: Period,
    /// The level; none when it was not published.
    pub level: Option<Level>,
    /// At which border it is valued, also when there is no level.
    pub valuation: Valuation,
    /// SDMX observation status.
    pub status: Status,
    /// When the figure came out, `yyyymmdd` with zeros for what is not known.
    pub published: i32,
    /// A remark.
    pub note: Option<Arc<str>>,
}

#[derive(Debug, Clone)]
struct Part {
    block: Arc<Block>,
    rows: Range<u32>,
}

impl TradeTable {
    /// The series of a slice with their rows: by partner, product, flow, source, currency, calendar and frequency.
    ///
    /// # Errors
    /// [`StorageError`] when rows on disk cannot be read.
    pub fn slice(&self, slice: &Slice<'_>) -> Result<Vec<SeriesRows>, StorageError> {
        // What no row names is not looked for in any.
        if matches!(slice.products, Products::One(product) if !self.index().products().contains(product)) {
            return Ok(Vec::new());
        }
        if let Some(source) = self.elsewhere() {
            return self.asked_for(source.as_ref(), slice);
        }
        let mut found: Vec<SeriesRows> = Vec::new();
        // Series that may go on in the next block, by key; only those of the dyad at the border.
        let mut open: Option<(Dyad, HashMap<SeriesKey, usize>)> = None;
        for place in self.blocks_of(slice.reporter, slice.partner) {
            if !self.may_hold(place, slice) {
                continue;
            }
            let block = self.block(place)?;
            for series in chosen(&block, slice) {
                let Some(key) = block.key(series) else { continue };
                if slice.source.is_some_and(|source| source != key.source) {
                    continue;
                }
                let part = Part { block: Arc::clone(&block), rows: block.rows_of(series) };
                let earlier = open.as_ref().filter(|(dyad, _)| *dyad == key.dyad).and_then(|(_, series)| series.get(&key));
                match earlier {
                    Some(place) => found[*place].more.push(part),
                    None => found.push(SeriesRows { key, first: part, more: Vec::new() }),
                }
            }
            open = self.goes_on(place).map(|dyad| {
                let of_border = found.iter().enumerate().rev().take_while(|(_, series)| series.key.dyad == dyad);
                (dyad, of_border.map(|(place, series)| (series.key, place)).collect())
            });
        }
        Ok(found)
    }

    /// The series of a slice that an engine elsewhere has; it is not asked for what the index knows that it has not.
    fn asked_for(&self, source: &dyn RowSource, slice: &Slice<'_>) -> Result<Vec<SeriesRows>, StorageError> {
        let has_source = |extent: &DyadExtent| slice.source.is_none_or(|source| extent.sources.contains(&source));
        let is_known = match slice.partner {
            Some(partner) => self.index().dyad(Dyad { reporter: slice.reporter, partner }).is_some_and(has_source),
            None => self.index().dyads().iter().any(|extent| extent.dyad.reporter == slice.reporter && has_source(extent)),
        };
        if !is_known {
            return Ok(Vec::new());
        }
        let block = source.slice(slice).map_err(met)?;
        let wanted = chosen(&block, slice).into_iter();
        let series = wanted.filter_map(|series| {
            let key = block.key(series).filter(|key| slice.source.is_none_or(|source| source == key.source))?;
            let first = Part { block: Arc::clone(&block), rows: block.rows_of(series) };
            Some(SeriesRows { key, first, more: Vec::new() })
        });
        Ok(series.collect())
    }

    /// May a block hold rows of a slice, by what the index knows? Of one product of one dyad only the blocks that it lies in do.
    fn may_hold(&self, place: usize, slice: &Slice<'_>) -> bool {
        let (Some(partner), Products::One(product)) = (slice.partner, slice.products) else { return true };
        self.index().may_hold(place, Dyad { reporter: slice.reporter, partner }, product)
    }
}

/// The series of a block that a slice wants, by place.
fn chosen(block: &Block, slice: &Slice<'_>) -> Vec<usize> {
    let range = block.series_of(slice.reporter, slice.partner);
    let flow = |series: &usize| slice.flow.is_none_or(|flow| block.codes(*series).1 == flow.code());
    match slice.products {
        Products::All => range.filter(flow).collect(),
        Products::One(product) => {
            let Some(code) = block.code_of(product) else { return Vec::new() };
            if slice.partner.is_some() {
                return block.of_product(range, code).filter(flow).collect();
            }
            range.filter(|series| block.codes(*series).0 == code).filter(flow).collect()
        }
        products @ Products::Level { .. } => {
            let wanted = products.wanted(block);
            range.filter(|series| wanted[block.codes(*series).0 as usize]).filter(flow).collect()
        }
    }
}

impl StoredRow {
    fn new(point: Point, valuation: Valuation) -> Self {
        let Point { period, level, status, published, note, .. } = point;
        Self { period, level, valuation, status, published, note }
    }
}

impl SeriesRows {
    fn parts(&self) -> impl Iterator<Item = &Part> {
        std::iter::once(&self.first).chain(&self.more)
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts().map(|part| part.rows.len()).sum()
    }

    /// Is there none? Never, for a series of a table.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The points, by period, each of the vintage asked for.
    #[must_use]
    pub fn points(&self, vintage: Vintage) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::with_capacity(self.len());
        for part in self.parts() {
            part.block.push_points(part.rows.clone(), self.key.frequency, vintage, &mut points);
        }
        if !self.more.is_empty() {
            points.sort_by_key(|point| (point.period, point.published));
        }
        if matches!(vintage, Vintage::First(_)) {
            points.dedup_by_key(|point| point.period);
        } else {
            // Of several vintages the last one stays.
            points.dedup_by(|later, kept| {
                later.period == kept.period && {
                    std::mem::swap(later, kept);
                    true
                }
            });
        }
        if Territories::may_differ(self.key.dyad) {
            for point in &mut points {
                point.territories = Territories::of_dyad(self.key.dyad, self.key.calendar, point.period, point.note.as_deref());
            }
        }
        points
    }

    /// The rows as they are stored, by period and date of publication: every vintage, or of each period the one asked for.
    #[must_use]
    pub fn stored(&self, vintage: Option<Vintage>) -> Vec<StoredRow> {
        let mut rows: Vec<StoredRow> = Vec::with_capacity(self.len());
        let mut points = Vec::new();
        for Part { block, rows: part } in self.parts() {
            for row in part.clone().filter(|row| vintage.is_none_or(|vintage| vintage.holds(block.published(*row)))) {
                block.push_points(row..row + 1, self.key.frequency, Vintage::Latest, &mut points);
                let valued = points.pop().zip(block.valuation(row));
                rows.extend(valued.map(|(point, valuation)| StoredRow::new(point, valuation)));
            }
        }
        if !self.more.is_empty() {
            rows.sort_by_key(|row| (row.period, row.published));
        }
        if vintage.is_some() {
            // Of several vintages the last one stays.
            rows.dedup_by(|later, kept| {
                later.period == kept.period && {
                    std::mem::swap(later, kept);
                    true
                }
            });
        }
        rows
    }

    /// Every period with the dates that its figures came out on.
    #[must_use]
    pub fn vintages(&self, vintage: Vintage) -> Vec<(Period, i32)> {
        let all = self.parts().flat_map(|part| part.rows.clone().map(|row| (&part.block, row)));
        let dated = all.map(|(block, row)| (block.period(row, self.key.frequency), block.published(row)));
        let mut known: Vec<_> = dated.filter(|(_, published)| vintage.holds(*published)).collect();
        if !self.more.is_empty() {
            known.sort_unstable();
        }
        known
    }

    /// The first and last period, and how many periods there are.
    #[must_use]
    pub fn periods(&self) -> Option<(Period, Period, usize)> {
        let Part { block, rows } = &self.first;
        let period = |row: u32| block.period(row, self.key.frequency);
        if self.more.is_empty() {
            let distinct = rows.clone().filter(|row| *row == rows.start || period(*row) != period(*row - 1)).count();
            return Some((period(rows.start), period(rows.end.checked_sub(1)?), distinct));
        }
        let mut periods: Vec<Period> = self.vintages(Vintage::Latest).into_iter().map(|(period, _)| period).collect();
        periods.dedup();
        Some((*periods.first()?, *periods.last()?, periods.len()))
    }
}
