//! A piece of a block in bytes and back: some series that follow one another, with the words that only they name.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use super::{
    columns::{self, Column},
    numbers::{NumberReader, NumberWriter},
};
use crate::{
    table::block::{Block, Head, Values},
    trade::{Product, Word},
};

/// A piece has at least so many rows, where there are as many, and ends with a dyad …
const PIECE_ROWS: usize = 2048;
/// … unless it has so many: then it ends with a series.
const PIECE_MOST: usize = 8192;

impl<T: Copy + Into<i64>> Values<T> {
    fn write(&self, writer: &mut NumberWriter, rows: Range<usize>) {
        match self {
            Self::Same(value) => columns::write(writer, std::iter::once((*value).into())),
            Self::Each(values) => columns::write(writer, values[rows].iter().map(|value| (*value).into())),
        }
    }
}

impl<T: Copy + TryFrom<i64>> Values<T> {
    fn read(reader: &mut NumberReader<'_>, rows: usize) -> Option<Self> {
        Some(match columns::read(reader, rows)? {
            Column::Same(value) => Self::Same(value),
            Column::Each(values) => Self::Each(values.into()),
        })
    }
}

/// The words of a block that a piece names, by the place that each had.
struct Named(BTreeMap<u32, i64>);

impl Named {
    fn of(codes: impl Iterator<Item = u32>) -> Self {
        let mut places: BTreeMap<u32, i64> = codes.map(|code| (code, 0)).collect();
        for (place, own) in (0..).zip(places.values_mut()) {
            *own = place;
        }
        Self(places)
    }

    /// Writes the words; their order stays.
    fn write(&self, writer: &mut NumberWriter, word: impl Fn(usize) -> String) {
        writer.count(self.0.len());
        self.0.keys().for_each(|code| writer.text(&word(*code as usize)));
    }

    fn place(&self, code: u32) -> i64 {
        self.0.get(&code).copied().unwrap_or(0)
    }
}

impl Block {
    /// Where the block is cut into pieces that are read alone: between dyads where it can be, else between series.
    #[must_use]
    pub fn pieces(&self) -> Vec<Range<usize>> {
        let (mut pieces, mut first) = (Vec::new(), 0);
        for series in 1..=self.heads.len() {
            let rows = self.heads.get(series).map_or(self.rows(), |head| head.first as usize) - self.heads[first].first as usize;
            let dyad = |series: usize| self.heads.get(series).map(|head| (head.reporter, head.partner));
            let ends = rows >= PIECE_ROWS && dyad(series) != dyad(series - 1) || rows >= PIECE_MOST;
            if ends || series == self.heads.len() {
                pieces.push(first..series);
                first = series;
            }
        }
        pieces
    }

    /// The bytes of a piece: these series.
    #[must_use]
    pub fn bytes_of(&self, series: Range<usize>) -> Vec<u8> {
        let heads = &self.heads[series.clone()];
        let Some(start) = heads.first().map(|head| head.first) else { return Vec::new() };
        let end = self.heads.get(series.end).map_or(self.rows(), |head| head.first as usize);
        let rows = start as usize..end;
        let mut writer = NumberWriter::default();
        writer.count(heads.len());
        writer.count(rows.len());
        let products = Named::of(heads.iter().map(|head| head.product));
        products.write(&mut writer, |code| self.products.get(code).map_or_else(String::new, ToString::to_string));
        let currencies = Named::of(heads.iter().map(|head| head.currency.into()));
        currencies.write(&mut writer, |code| self.currencies.get(code).map_or_else(String::new, ToString::to_string));
        let notes = match &self.note {
            Values::Same(code) => Named::of(std::iter::once(*code)),
            Values::Each(codes) => Named::of(codes[rows.clone()].iter().copied()),
        };
        notes.write(&mut writer, |code| self.notes.get(code).map_or_else(String::new, ToString::to_string));
        let mut column = |field: &dyn Fn(&Head) -> i64| columns::write(&mut writer, heads.iter().map(field));
        column(&|head| head.reporter.into());
        column(&|head| head.partner.into());
        column(&|head| products.place(head.product));
        column(&|head| (head.first - start).into());
        column(&|head| head.source.into());
        column(&|head| currencies.place(head.currency.into()));
        column(&|head| head.flow.into());
        column(&|head| head.calendar.into());
        column(&|head| head.frequency.into());
        columns::write(&mut writer, self.period[rows.clone()].iter().map(|period| (*period).into()));
        columns::write(&mut writer, self.value[rows.clone()].iter().copied());
        self.published.write(&mut writer, rows.clone());
        self.rounding.write(&mut writer, rows.clone());
        self.valuation.write(&mut writer, rows.clone());
        self.status.write(&mut writer, rows.clone());
        columns::write(&mut writer, rows.map(|row| notes.place(self.note.at(row))));
        writer.finish()
    }

    /// The block of these bytes; nothing when they are not those of a piece.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut reader = NumberReader::new(bytes);
        let reader = &mut reader;
        let series: usize = reader.count()?;
        let rows: usize = reader.small().filter(|rows| *rows >= series && *rows <= MOST_ROWS)?;
        let products = words(reader, |text| text.parse::<Product>().ok())?;
        let currencies = words(reader, Word::new)?;
        let notes = words(reader, |text| Some(Arc::from(text)))?;
        let heads = heads(reader, series)?;
        let rises = heads.windows(2).all(|pair| pair[0].first < pair[1].first);
        let whole = heads.first().is_none_or(|head| head.first == 0);
        if !rises || !whole || heads.last().is_some_and(|head| head.first as usize >= rows) {
            return None;
        }
        let block = Self {
            products,
            currencies,
            notes,
            heads,
            period: columns::read(reader, rows)?.each(rows).into(),
            value: columns::read(reader, rows)?.each(rows).into(),
            published: Values::read(reader, rows)?,
            rounding: Values::read(reader, rows)?,
            valuation: Values::read(reader, rows)?,
            status: Values::read(reader, rows)?,
            note: Values::read(reader, rows)?,
        };
        reader.is_done().then_some(block)
    }
}

/// More rows than any piece has: a series alone would have as many.
const MOST_ROWS: usize = 1 << 24;

fn words<T>(reader: &mut NumberReader<'_>, word: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let count = reader.count()?;
    (0..count).map(|_| word(reader.text()?)).collect()
}

fn heads(reader: &mut NumberReader<'_>, series: usize) -> Option<Vec<Head>> {
    let reporter = columns::read(reader, series)?.each(series);
    let partner = columns::read(reader, series)?.each(series);
    let product = columns::read(reader, series)?.each(series);
    let first = columns::read(reader, series)?.each(series);
    let source = columns::read(reader, series)?.each(series);
    let currency = columns::read(reader, series)?.each(series);
    let flow = columns::read(reader, series)?.each(series);
    let calendar = columns::read(reader, series)?.each(series);
    let frequency = columns::read(reader, series)?.each(series);
    let head = |place: usize| Head {
        reporter: reporter[place],
        partner: partner[place],
        product: product[place],
        first: first[place],
        source: source[place],
        currency: currency[place],
        flow: flow[place],
        calendar: calendar[place],
        frequency: frequency[place],
    };
    Some((0..series).map(head).collect())
}
