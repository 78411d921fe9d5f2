//! Totals of a table that has none: the exact sum over one complete level of products, by dyad, flow, source and period.
//!
//! They are kept beside the products, since ranking a reporter's partners would read all of them. Only plain figures are summed:
//! where one is missing, rounded, finer than hundredths or of another vintage than the rest, there is no total to keep, and who asks sums by himself.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Block, Index, NO_ROUNDING, Rows, SeriesKey, StorageError, TradeTable};
use crate::{
    series::Point,
    trade::{Area, Calendar, Dyad, Flow, Period, Product, Status, Territories, Valuation, Vintage, Word},
};

/// The level of a source that its totals are summed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
pub struct SummedLevel {
    /// The place of the source in the dataset's list.
    pub source: u16,
    /// Such as `HS`.
    pub classification: Word,
    /// Digits of the codes.
    pub digits: usize,
}

impl SummedLevel {
    /// Is a product of this level?
    #[must_use]
    pub fn holds(&self, product: &Product) -> bool {
        matches!(product, Product::Code { classification, code }
            if *classification == self.classification && code.len() == self.digits)
    }
}

/// One period's sum on the way.
#[derive(Clone, Copy)]
struct Sum {
    hundredths: i64,
    published: i32,
    valuation: Valuation,
    status: Status,
    territories: Territories,
}

/// Why a level is not summed.
struct NotPlain;

/// Sums that were made elsewhere of figures which are plain and have all of this in common, to be put together.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "what a row of a table has")]
pub struct SummedPart {
    pub dyad: Dyad,
    pub flow: Flow,
    pub source: u16,
    pub currency: Word,
    pub calendar: Calendar,
    pub period: Period,
    pub hundredths: i64,
    pub published: i32,
    pub valuation: Valuation,
    pub status: Status,
    pub territories: Territories,
}

/// Totals put together of sums.
#[derive(Default)]
pub struct LevelSums(Sums);

impl LevelSums {
    /// Adds a sum; those of a total come in the order of their first product. False when they do not make a total together.
    #[must_use]
    pub fn add(&mut self, part: &SummedPart) -> bool {
        let order = SeriesOrder {
            areas: areas(part.dyad),
            flow: part.flow.code(),
            source: part.source,
            currency: part.currency,
            calendar: part.calendar.code(),
        };
        let SummedPart { hundredths, published, valuation, status, territories, .. } = *part;
        add(&mut self.0, (order, part.period), Sum { hundredths, published, valuation, status, territories }).is_ok()
    }

    /// The totals as rows of a table.
    #[must_use]
    pub fn rows(&self) -> Rows {
        rows_of(&self.0)
    }
}

type Sums = BTreeMap<(SeriesOrder, Period), Sum>;

/// A series of totals in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct SeriesOrder {
    areas: (u16, u16),
    flow: u8,
    source: u16,
    currency: Word,
    calendar: u16,
}

impl TradeTable {
    /// The totals of these levels; nothing when a figure of them is not plain.
    ///
    /// # Errors
    /// [`StorageError`] when rows on disk cannot be read or their sums do not fit.
    pub fn summed_over(&self, levels: &[SummedLevel]) -> Result<Option<Self>, StorageError> {
        let places: Vec<usize> = (0..self.index().rows_of_blocks().count()).collect();
        let (mut all, mut index, mut blocks) = (Sums::new(), Index::default(), Vec::new());
        for some in places.chunks(AT_ONCE) {
            let parts = some.par_iter().map(|place| Ok(sums_of(&*self.block(*place)?, levels)));
            for part in parts.collect::<Result<Vec<_>, StorageError>>()? {
                let Ok(part) = part else { return Ok(None) };
                for (key, sum) in part {
                    if add(&mut all, key, sum).is_err() {
                        return Ok(None);
                    }
                }
            }
            // What is of the dyads before the one that may go on is summed.
            let goes_on = some.last().and_then(|place| self.goes_on(*place)).map(areas);
            let next = goes_on.and_then(|areas| all.keys().find(|(order, _)| order.areas >= areas).copied());
            let rest = next.map(|key| all.split_off(&key)).unwrap_or_default();
            for block in Block::cut(&rows_of(&std::mem::replace(&mut all, rest)).sorted()) {
                let _in_order = index.append(Index::of_block(&block));
                blocks.push(block);
            }
        }
        Ok(Some(Self::held(index, blocks)))
    }
}

/// So many blocks are summed before their totals are put together.
const AT_ONCE: usize = 64;

fn areas(dyad: Dyad) -> (u16, u16) {
    (dyad.reporter.place(), dyad.partner.place())
}

fn sums_of(block: &Block, levels: &[SummedLevel]) -> Result<Sums, NotPlain> {
    let mut sums = Sums::new();
    let mut points: Vec<Point> = Vec::new();
    for series in 0..block.series() {
        let Some(key) = block.key(series) else { continue };
        if !levels.iter().any(|level| level.source == key.source && level.holds(&key.product)) {
            continue;
        }
        points.clear();
        block.push_points(block.rows_of(series), key.frequency, Vintage::Latest, &mut points);
        let may_differ = Territories::may_differ(key.dyad);
        let territories = |point: &Point| {
            let of = || Territories::of_dyad(key.dyad, key.calendar, point.period, point.note.as_deref());
            if may_differ { of() } else { Territories::default() }
        };
        for point in &points {
            let level = point.level.filter(|level| level.rounding.is_none() && !level.is_finer()).ok_or(NotPlain)?;
            let sum = Sum {
                hundredths: level.amount.hundredths(),
                published: point.published,
                valuation: level.valuation,
                status: point.status,
                territories: territories(point),
            };
            add(&mut sums, (order(&key), point.period), sum)?;
        }
    }
    Ok(sums)
}

fn order(key: &SeriesKey) -> SeriesOrder {
    SeriesOrder {
        areas: areas(key.dyad),
        flow: key.flow.code(),
        source: key.source,
        currency: key.currency,
        calendar: key.calendar.code(),
    }
}

fn add(sums: &mut Sums, key: (SeriesOrder, Period), sum: Sum) -> Result<(), NotPlain> {
    let Some(own) = sums.get_mut(&key) else {
        sums.insert(key, sum);
        return Ok(());
    };
    if own.published != sum.published {
        return Err(NotPlain);
    }
    own.hundredths = own.hundredths.checked_add(sum.hundredths).ok_or(NotPlain)?;
    if own.valuation != sum.valuation {
        return Err(NotPlain);
    }
    own.territories = own.territories.and(sum.territories);
    own.status = Status::worst([own.status, sum.status].into_iter());
    Ok(())
}

fn rows_of(sums: &Sums) -> Rows {
    let mut rows = Rows::default();
    let total = rows.products.place(&Product::Total);
    for (line, ((key, period), sum)) in sums.iter().enumerate() {
        rows.reporter.push(key.areas.0);
        rows.partner.push(key.areas.1);
        rows.product.push(total);
        rows.flow.push(key.flow);
        rows.source.push(key.source);
        let currency = rows.currencies.place(&key.currency);
        rows.currency.push(u16::try_from(currency).unwrap_or(0));
        rows.calendar.push(key.calendar);
        rows.frequency.push(period.frequency().code());
        rows.period.push(period.ordinal());
        rows.published.push(sum.published);
        rows.value.push(sum.hundredths);
        rows.rounding.push(NO_ROUNDING);
        rows.valuation.push(sum.valuation.code());
        rows.status.push(sum.status.code());
        let note = note_of(key, *period, sum);
        rows.note.push(rows.notes.place(&note));
        rows.line.push(u32::try_from(line).unwrap_or(u32::MAX));
    }
    rows
}

/// The territories that the period alone would not give.
fn note_of(key: &SeriesOrder, period: Period, sum: &Sum) -> String {
    let (Some(reporter), Some(partner)) = (Area::from_place(key.areas.0), Area::from_place(key.areas.1)) else {
        return String::new();
    };
    sum.territories.note(Dyad { reporter, partner }, Calendar::from_code(key.calendar), period).unwrap_or_default()
}
