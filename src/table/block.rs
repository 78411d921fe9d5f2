//! A block: some ten thousand rows in order, what is common to a series said once, and columns of one value held as one.

use std::{collections::BTreeSet, ops::Range, sync::Arc};

use super::{BLOCK_ROWS, FINER, NO_ROUNDING, NO_VALUE, Rows, SeriesKey};
use crate::{
    series::Point,
    trade::{Amount, Area, Calendar, Dyad, Flow, Frequency, Level, Period, Product, Status, Valuation, Vintage, Word},
};

/// What makes a row of a dyad that row: product, flow, source and calendar, period, date of publication.
pub type RowKey = ((Product, Flow, u16, u16), Period, i32);

/// A column of which often all values are the same.
#[derive(Debug)]
pub(super) enum Values<T> {
    Same(T),
    Each(Box<[T]>),
}

/// Where a series begins, and the codes that its rows have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub reporter: u16,
    pub partner: u16,
    pub product: u32,
    pub first: u32,
    pub source: u16,
    pub currency: u16,
    pub flow: u8,
    pub calendar: u16,
    pub frequency: u8,
}

/// Rows in the order of reporter, partner, product, flow, source, currency, calendar, frequency, period and date of publication.
#[derive(Debug)]
pub struct Block {
    pub(super) products: Vec<Product>,
    pub(super) currencies: Vec<Word>,
    pub(super) notes: Vec<Arc<str>>,
    pub(super) heads: Vec<Head>,
    pub(super) period: Box<[i32]>,
    pub(super) value: Box<[i64]>,
    pub(super) published: Values<i32>,
    pub(super) rounding: Values<i8>,
    pub(super) valuation: Values<u8>,
    pub(super) status: Values<u8>,
    pub(super) note: Values<u32>,
}

impl<T: Copy + PartialEq> Values<T> {
    fn of(values: &[T]) -> Self {
        match values {
            [first, rest @ ..] if rest.iter().all(|value| value == first) => Self::Same(*first),
            _ => Self::Each(values.into()),
        }
    }

    pub(super) fn at(&self, row: usize) -> T {
        match self {
            Self::Same(value) => *value,
            Self::Each(values) => values[row],
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Same(_) => 0,
            Self::Each(values) => std::mem::size_of_val(&**values),
        }
    }
}

impl Block {
    /// One block of rows that are in order.
    #[must_use]
    pub fn from_sorted(rows: &Rows) -> Self {
        Self::from_range(rows, 0..rows.len())
    }

    /// Blocks of rows that are in order.
    pub(super) fn cut(rows: &Rows) -> Vec<Self> {
        let starts = (0..rows.len()).step_by(BLOCK_ROWS);
        starts.map(|first| Self::from_range(rows, first..(first + BLOCK_ROWS).min(rows.len()))).collect()
    }

    fn from_range(rows: &Rows, range: Range<usize>) -> Self {
        let mut heads: Vec<Head> = Vec::new();
        let mut before = None;
        for row in range.clone() {
            let series = Some(rows.series(row));
            if series == before {
                continue;
            }
            before = series;
            let head = Head {
                reporter: rows.reporter[row],
                partner: rows.partner[row],
                product: rows.product[row],
                first: u32::try_from(row - range.start).unwrap_or(u32::MAX),
                source: rows.source[row],
                currency: rows.currency[row],
                flow: rows.flow[row],
                calendar: rows.calendar[row],
                frequency: rows.frequency[row],
            };
            heads.push(head);
        }
        heads.shrink_to_fit();
        let range = || range.clone();
        Self {
            products: rows.products.list().to_vec(),
            currencies: rows.currencies.list().to_vec(),
            notes: rows.notes.list().iter().map(|note| Arc::from(note.as_str())).collect(),
            heads,
            period: rows.period[range()].into(),
            value: rows.value[range()].into(),
            published: Values::of(&rows.published[range()]),
            rounding: Values::of(&rows.rounding[range()]),
            valuation: Values::of(&rows.valuation[range()]),
            status: Values::of(&rows.status[range()]),
            note: Values::of(&rows.note[range()]),
        }
    }

    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.period.len()
    }

    /// About how many bytes it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let each = self.published.bytes() + self.rounding.bytes() + self.valuation.bytes() + self.status.bytes();
        let words = self.products.len() * size_of::<Product>() + self.notes.iter().map(|note| note.len() + 32).sum::<usize>();
        self.rows() * 12 + each + self.note.bytes() + words + self.heads.len() * size_of::<Head>() + 256
    }

    /// The series of a reporter, or of one dyad, by place.
    pub(super) fn series_of(&self, reporter: Area, partner: Option<Area>) -> Range<usize> {
        let wanted = |head: &Head| (head.reporter, partner.map_or(0, |_| head.partner));
        let key = (reporter.place(), partner.map_or(0, Area::place));
        let first = self.heads.partition_point(|head| wanted(head) < key);
        first..first + self.heads[first..].partition_point(|head| wanted(head) == key)
    }

    /// The code that this block has for a product.
    pub(super) fn code_of(&self, product: &Product) -> Option<u32> {
        self.products.binary_search(product).ok().and_then(|place| u32::try_from(place).ok())
    }

    /// The series of one product among those of one dyad.
    pub(super) fn of_product(&self, series: Range<usize>, code: u32) -> Range<usize> {
        let heads = &self.heads[series.clone()];
        let first = heads.partition_point(|head| head.product < code);
        let count = heads[first..].partition_point(|head| head.product == code);
        series.start + first..series.start + first + count
    }

    /// The code of a series' product, and of its flow.
    pub(super) fn codes(&self, series: usize) -> (u32, u8) {
        (self.heads[series].product, self.heads[series].flow)
    }

    /// How many series.
    pub(super) fn series(&self) -> usize {
        self.heads.len()
    }

    /// Every product that a row names, by code.
    pub(super) fn products(&self) -> &[Product] {
        &self.products
    }

    /// What a series' rows have in common; nothing when its codes are of no word, which a checked block never has.
    pub(super) fn key(&self, series: usize) -> Option<SeriesKey> {
        let head = self.heads.get(series)?;
        Some(SeriesKey {
            dyad: Dyad { reporter: Area::from_place(head.reporter)?, partner: Area::from_place(head.partner)? },
            product: *self.products.get(head.product as usize)?,
            flow: Flow::from_code(head.flow)?,
            source: head.source,
            currency: *self.currencies.get(usize::from(head.currency))?,
            calendar: Calendar::from_code(head.calendar),
            frequency: Frequency::from_code(head.frequency),
        })
    }

    /// The rows of a series.
    pub(super) fn rows_of(&self, series: usize) -> Range<u32> {
        let end = self.heads.get(series + 1).map_or(self.period.len(), |next| next.first as usize);
        self.heads[series].first..u32::try_from(end).unwrap_or(u32::MAX)
    }

    /// The period of a row.
    pub(super) fn period(&self, row: u32, frequency: Frequency) -> Period {
        Period::from_ordinal(frequency, self.period[row as usize])
    }

    /// When a row's figure came out.
    pub(super) fn published(&self, row: u32) -> i32 {
        self.published.at(row as usize)
    }

    /// At which border a row's figure is valued.
    pub(super) fn valuation(&self, row: u32) -> Option<Valuation> {
        Valuation::from_code(self.valuation.at(row as usize))
    }

    /// The point of a row.
    fn point(&self, row: usize, frequency: Frequency) -> Option<Point> {
        let period = Period::from_ordinal(frequency, self.period[row]);
        let valuation = Valuation::from_code(self.valuation.at(row))?;
        let code = self.rounding.at(row);
        let rounding = Some(code).filter(|code| *code != NO_ROUNDING);
        let value = Some(self.value[row]).filter(|value| *value != NO_VALUE);
        let level = value.map(Amount::from_hundredths).map(|amount| match code {
            FINER => Level::finer(amount, valuation),
            _ => Level::rounded_to(amount, rounding, valuation),
        });
        let note = self.notes.get(self.note.at(row) as usize).filter(|note| !note.is_empty()).cloned();
        let published = self.published.at(row);
        Some(Point { published, note, ..Point::new(period, level, Status::from_code(self.status.at(row))?) })
    }

    /// Adds the points of rows that a vintage holds.
    pub(super) fn push_points(&self, rows: Range<u32>, frequency: Frequency, vintage: Vintage, points: &mut Vec<Point>) {
        let held = rows.filter(|row| vintage.holds(self.published(*row)));
        points.extend(held.filter_map(|row| self.point(row as usize, frequency)));
    }

    /// The keys of the rows of a dyad, to be compared with those of the next block.
    #[must_use]
    pub fn keys_of(&self, dyad: Dyad) -> BTreeSet<RowKey> {
        let mut keys = BTreeSet::new();
        for series in self.series_of(dyad.reporter, Some(dyad.partner)) {
            let Some(key) = self.key(series) else { continue };
            let head = (key.product, key.flow, key.source, key.calendar.code());
            keys.extend(self.rows_of(series).map(|row| (head, self.period(row, key.frequency), self.published(row))));
        }
        keys
    }

    /// The first and the last dyad.
    #[must_use]
    pub fn borders(&self) -> Option<(Dyad, Dyad)> {
        Some((self.key(0)?.dyad, self.key(self.series().checked_sub(1)?)?.dyad))
    }
}
