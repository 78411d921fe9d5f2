//! Texts of a row group to typed columns, a column at a time. A row that is not plainly right is looked at again field by
//! field, so that its faults are told as those of a CSV are.

use std::{borrow::Cow, collections::BTreeMap};

use polars::prelude::{PlHashMap, PolarsResult};

use super::{
    dates::partial_date,
    findings::Findings,
    header::Header,
    observations::{COLUMNS, Tally, can_be, observation},
    row::Row,
    row_group::Field,
    strict_csv::{Record, field_fault},
};
use crate::{
    limits::{Limits, count},
    table::{Dictionary, Rows, rounding_code},
    trade::{Area, Calendar, Figure, Finding, Flow, Frequency, Level, Period, Status, Valuation, Word},
};

/// Rows of a group, typed, and what is wrong with them.
pub(super) struct TypedRows {
    pub rows: Rows,
    pub findings: Findings,
    pub tally: Tally,
}

/// Reads one column of a group, by its place in [`COLUMNS`]; each is let go of before the next, since they are large.
pub(super) type ReadField<'a> = &'a dyn Fn(usize) -> PolarsResult<Field>;

/// The columns of a group, in the order of [`COLUMNS`], and the rows in which one of them is not plainly right.
struct GroupColumns<'a> {
    read: ReadField<'a>,
    rows: usize,
    doubtful: Vec<usize>,
}

impl GroupColumns<'_> {
    /// A column of words: each is parsed once and remembered, the last one first, since sorted columns repeat.
    fn words<T: Copy + Default>(&mut self, place: usize, mut parse: impl FnMut(&str) -> Option<T>) -> PolarsResult<Vec<T>> {
        let mut known: PlHashMap<String, Option<T>> = PlHashMap::default();
        let mut last = (String::new(), None);
        self.each(place, |_, text| {
            if last.1.is_none() || last.0 != text {
                last.1 = match known.get(text) {
                    Some(found) => *found,
                    None => *known.entry(text.to_owned()).or_insert_with(|| parse(text)),
                };
                last.0.clear();
                last.0.push_str(text);
            }
            last.1
        })
    }

    /// A column of which every text is looked at, with its row.
    fn each<T: Copy + Default>(&mut self, place: usize, mut parse: impl FnMut(usize, &str) -> Option<T>) -> PolarsResult<Vec<T>> {
        let mut values = Vec::with_capacity(self.rows);
        let mut take = |row: usize, text: &str| {
            let value = parse(row, text);
            if value.is_none() {
                self.doubtful.push(row);
            }
            values.push(value.unwrap_or_default());
        };
        match &(self.read)(place)? {
            Field::Same(text) => (0..self.rows).for_each(|row| take(row, text)),
            Field::Each(texts) => texts.iter().enumerate().for_each(|(row, text)| take(row, text.unwrap_or_default())),
        }
        Ok(values)
    }
}

/// The typed rows of a group whose first row is `first` in its file, from 0; its fields are those of [`COLUMNS`], empty for a
/// column that the file has not got.
///
/// # Errors
/// What reading a column fails with.
pub(super) fn coded(
    read: ReadField<'_>,
    rows: usize,
    first: usize,
    file: &str,
    sources: &BTreeMap<String, u16>,
) -> PolarsResult<TypedRows> {
    let mut columns = GroupColumns { read, rows, doubtful: Vec::new() };
    let mut typed = words(&mut columns, sources)?;
    let inexact = figures(&mut columns, &mut typed)?;
    let line = |row: usize| u32::try_from(first + row).unwrap_or(u32::MAX);
    typed.line = (0..rows).map(line).collect();
    let mut doubtful = columns.doubtful;
    let in_calendar = |row: usize| {
        let (calendar, frequency) = (Calendar::from_code(typed.calendar[row]), Frequency::from_code(typed.frequency[row]));
        calendar.has(frequency) && can_be(Period::from_ordinal(frequency, typed.period[row]), calendar)
    };
    doubtful.extend((0..rows).filter(|row| !in_calendar(*row)));
    doubtful.sort_unstable();
    doubtful.dedup();
    let mut tally = Tally::default();
    let plain = |row: &usize| doubtful.binary_search(row).is_err();
    for row in inexact.into_iter().filter(plain) {
        tally.round(u64::from(line(row)) + 1);
    }
    for row in (0..rows).filter(|row| typed.reporter[*row] == typed.partner[*row]).filter(plain) {
        if let Some(area) = Area::from_place(typed.reporter[row]) {
            tally.itself(area, u64::from(line(row)) + 1);
        }
    }
    let mut coded = TypedRows { rows: typed.without(&doubtful), findings: Findings::in_file(file), tally };
    if doubtful.is_empty() {
        return Ok(coded);
    }
    let names: Vec<Cow<'_, str>> = COLUMNS.required.iter().chain(COLUMNS.optional).map(|name| Cow::Borrowed(*name)).collect();
    let (header, _) = Header::matching(&Record { line: 1, fields: names }, &COLUMNS, file);
    let fields = (0..header.width).map(read).collect::<PolarsResult<Vec<Field>>>()?;
    for row in doubtful {
        if coded.findings.stop_at(u64::from(line(row)) + 1) {
            break;
        }
        let fields = fields.iter().map(|field| Cow::Borrowed(field.text(row))).collect();
        again(&mut coded, fields, line(row), (&header, file), sources);
    }
    Ok(coded)
}

/// All columns but the figure.
fn words(columns: &mut GroupColumns<'_>, sources: &BTreeMap<String, u16>) -> PolarsResult<Rows> {
    let area = |text: &str| text.parse::<Area>().ok().map(Area::place);
    let (mut products, mut currencies, mut notes) = (Dictionary::default(), Dictionary::default(), Dictionary::default());
    let (reporter, partner) = (columns.words(0, area)?, columns.words(1, area)?);
    let flow = columns.words(2, |text| text.parse::<Flow>().ok().map(Flow::code))?;
    let product = columns.words(3, |text| Some(products.place(&text.parse().ok()?)))?;
    let periods = columns.words(4, |text| {
        let period: Period = text.parse().ok()?;
        Some((period.frequency().code(), period.ordinal()))
    })?;
    let currency = columns.words(6, |text| {
        let capitals = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
        u16::try_from(currencies.place(&Word::new(text).filter(|_| capitals)?)).ok()
    })?;
    let valuation = columns.words(9, |text| text.parse::<Valuation>().ok().map(Valuation::code))?;
    let status = columns.words(10, |text| text.parse::<Status>().ok().map(Status::code))?;
    let source = columns.words(11, |text| sources.get(text).copied())?;
    let gregorian = Calendar::Gregorian.code();
    let calendar = columns.words(12, |text| match text {
        "" => Some(gregorian),
        text => text.parse::<Calendar>().ok().map(Calendar::code),
    })?;
    let published = columns.words(13, |text| if text.is_empty() { Some(0) } else { partial_date(text) })?;
    let longest = count(Limits::current().field_bytes);
    let note = columns.words(14, |text| field_fault(text, longest).is_none().then(|| notes.place(&text.to_owned())))?;
    let (frequency, period) = periods.into_iter().unzip();
    let typed =
        Rows { reporter, partner, product, flow, source, currency, calendar, frequency, period, published, ..Rows::default() };
    Ok(Rows { valuation, status, note, products, currencies, notes, ..typed })
}

/// The figures, and the rows in which one finer than hundredths was rounded.
fn figures(columns: &mut GroupColumns<'_>, typed: &mut Rows) -> PolarsResult<Vec<usize>> {
    let unit_mult = columns.words(7, power)?;
    let decimals = columns.words(8, |text| if text.is_empty() { Some(None) } else { power(text).map(Some) })?;
    let mut inexact = Vec::new();
    let levels = columns.each(5, |row, text| {
        let figure: Figure = text.parse().ok().filter(|figure: &Figure| !figure.is_negative())?;
        if decimals[row].is_some_and(|decimals| figure.significant_decimals() > decimals.into()) {
            return None;
        }
        let valuation = Valuation::from_code(typed.valuation[row])?;
        let (level, rounded) = Level::from_wording(figure, unit_mult[row], decimals[row], valuation).ok()?;
        if rounded {
            inexact.push(row);
        }
        Some((level.amount.hundredths(), rounding_code(&level)))
    })?;
    (typed.value, typed.rounding) = levels.into_iter().unzip();
    Ok(inexact)
}

/// A small whole number as `unit_mult` and `decimals` are.
fn power(text: &str) -> Option<u8> {
    let plain = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| plain && *number <= 15)
}

/// Takes a row as one of a CSV is taken, with all that is wrong with it.
fn again(
    coded: &mut TypedRows,
    fields: Vec<Cow<'_, str>>,
    line: u32,
    (header, file): (&Header, &str),
    sources: &BTreeMap<String, u16>,
) {
    let number = u64::from(line) + 1;
    let longest = count(Limits::current().field_bytes);
    for (name, field) in COLUMNS.required.iter().chain(COLUMNS.optional).zip(&fields) {
        if let Some((code, text)) = field_fault(field, longest) {
            coded.findings.push_with(code, || Finding::of_file(code, file, text).at_line(number).in_column(name));
        }
    }
    let record = Record { line: number, fields };
    let mut row = Row::of(&record, header, file);
    let found = observation(&mut row, sources, &mut coded.tally);
    coded.findings.extend(row.findings);
    if let Some(found) = found {
        coded.rows.push(&found, line);
    }
}
