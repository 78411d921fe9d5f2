//! Texts of a row group to typed columns. A word is parsed once and remembered; a row that is not plainly right is looked at
//! again field by field, so that its faults are told as those of a CSV are.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use super::{
    dates::partial_date,
    group::Field,
    header::Header,
    observations::{COLUMNS, Tally, observation},
    record::{Record, field_fault},
    row::Rows as Fields,
};
use crate::{
    table::{NO_ROUNDING, Rows},
    trade::{Area, Calendar, Figure, Finding, Flow, Level, Period, Product, Status, Valuation, Word},
};

/// The columns of `observations` in the order that rows are coded in.
const WIDTH: usize = 15;

/// Rows of a group, typed, and what is wrong with them.
pub(super) struct Coded {
    pub rows: Rows,
    pub findings: Vec<Finding>,
    pub tally: Tally,
}

/// Texts seen before and what they stand for; the last one first, since sorted columns repeat.
struct Known<T> {
    last: (String, Option<T>),
    all: HashMap<String, Option<T>>,
}

impl<T: Copy> Known<T> {
    fn new() -> Self {
        Self { last: (String::new(), None), all: HashMap::new() }
    }

    fn of(&mut self, text: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if self.last.0 == text && self.last.1.is_some() {
            return self.last.1;
        }
        let found = match self.all.get(text) {
            Some(found) => *found,
            None => *self.all.entry(text.to_owned()).or_insert(parse(text)),
        };
        self.last.0.clear();
        self.last.0.push_str(text);
        self.last.1 = found;
        found
    }
}

struct Coder<'a> {
    areas: Known<Area>,
    flows: Known<Flow>,
    products: Known<u32>,
    periods: Known<Period>,
    currencies: Known<u16>,
    powers: Known<u8>,
    decimals: Known<Option<u8>>,
    valuations: Known<Valuation>,
    statuses: Known<Status>,
    sources: Known<u16>,
    calendars: Known<Calendar>,
    dates: Known<i32>,
    notes: Known<u32>,
    names: &'a BTreeMap<String, u16>,
    file: &'a str,
    header: Header,
    coded: Coded,
}

/// The typed rows of a group whose first row is `first` in its file, from 0. `fields` are those of the columns that `places`
/// names; a column that the file has not got is empty.
pub(super) fn coded(fields: &[Field], rows: usize, first: usize, file: &str, sources: &BTreeMap<String, u16>) -> Coded {
    let names: Vec<Cow<'_, str>> = COLUMNS.required.iter().chain(COLUMNS.optional).map(|name| Cow::Borrowed(*name)).collect();
    let (header, _) = Header::matching(&Record { line: 1, fields: names }, &COLUMNS, file);
    let mut coder = Coder::new(sources, file, header);
    let mut columns: Vec<_> = fields.iter().map(texts).collect();
    for row in 0..rows {
        let mut texts = [""; WIDTH];
        for (text, column) in texts.iter_mut().zip(&mut columns) {
            *text = column.next().unwrap_or_default();
        }
        let line = u32::try_from(first + row).unwrap_or(u32::MAX);
        if coder.plain(&texts, line).is_none() {
            coder.slow(&texts, line);
        }
    }
    coder.coded
}

fn texts(field: &Field) -> Box<dyn Iterator<Item = &str> + '_> {
    match field {
        Field::Same(text) => Box::new(std::iter::repeat(text.as_str())),
        Field::Each(texts) => Box::new(texts.iter().map(Option::unwrap_or_default)),
    }
}

impl<'a> Coder<'a> {
    fn new(names: &'a BTreeMap<String, u16>, file: &'a str, header: Header) -> Self {
        Self {
            areas: Known::new(),
            flows: Known::new(),
            products: Known::new(),
            periods: Known::new(),
            currencies: Known::new(),
            powers: Known::new(),
            decimals: Known::new(),
            valuations: Known::new(),
            statuses: Known::new(),
            sources: Known::new(),
            calendars: Known::new(),
            dates: Known::new(),
            notes: Known::new(),
            names,
            file,
            header,
            coded: Coded { rows: Rows::default(), findings: Vec::new(), tally: Tally::default() },
        }
    }

    /// Takes a row in which nothing is wrong; nothing is taken of any other.
    fn plain(&mut self, texts: &[&str; WIDTH], line: u32) -> Option<()> {
        let [
            reporter,
            partner,
            flow,
            product,
            period,
            value,
            currency,
            unit_mult,
            decimals,
            valuation,
            status,
            source,
            calendar,
            published,
            note,
        ] = *texts;
        let rows = &mut self.coded.rows;
        let (reporter, partner) = (self.areas.of(reporter, parsed)?, self.areas.of(partner, parsed)?);
        let flow = self.flows.of(flow, parsed)?;
        let product = self.products.of(product, |text| Some(rows.products.place(&text.parse::<Product>().ok()?)))?;
        let period = self.periods.of(period, parsed)?;
        let currency = self.currencies.of(currency, |text| {
            let capitals = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
            u16::try_from(rows.currencies.place(&Word::new(text).filter(|_| capitals)?)).ok()
        })?;
        let (valuation, status) = (self.valuations.of(valuation, parsed)?, self.statuses.of(status, parsed)?);
        let source = self.sources.of(source, |text| self.names.get(text).copied())?;
        let calendar =
            self.calendars.of(calendar, |text| if text.is_empty() { Some(Calendar::Gregorian) } else { parsed(text) })?;
        let published = self.dates.of(published, |text| if text.is_empty() { Some(0) } else { partial_date(text) })?;
        let note = self.notes.of(note, |text| field_fault(text).is_none().then(|| rows.notes.place(&text.to_owned())))?;
        let unit_mult = self.powers.of(unit_mult, power)?;
        let decimals = self.decimals.of(decimals, |text| if text.is_empty() { Some(None) } else { power(text).map(Some) })?;
        let figure: Figure = value.parse().ok().filter(|figure: &Figure| !figure.is_negative())?;
        if reporter == partner || decimals.is_some_and(|decimals| figure.significant_decimals() > decimals.into()) {
            return None;
        }
        let (level, inexact) = Level::from_wording(figure, unit_mult, decimals, valuation).ok()?;
        if inexact {
            self.coded.tally.round(u64::from(line) + 1);
        }
        rows.reporter.push(reporter.place());
        rows.partner.push(partner.place());
        rows.product.push(product);
        rows.flow.push(flow.code());
        rows.source.push(source);
        rows.currency.push(currency);
        rows.calendar.push(calendar.code());
        rows.frequency.push(period.frequency().code());
        rows.period.push(period.ordinal());
        rows.published.push(published);
        rows.value.push(level.amount.hundredths());
        rows.rounding.push(level.rounding.unwrap_or(NO_ROUNDING));
        rows.valuation.push(valuation.code());
        rows.status.push(status.code());
        rows.note.push(note);
        rows.line.push(line);
        Some(())
    }

    /// Takes a row as one of a CSV is taken, with all that is wrong with it.
    fn slow(&mut self, texts: &[&str; WIDTH], line: u32) {
        let number = u64::from(line) + 1;
        let fields: Vec<Cow<'_, str>> = texts.iter().map(|text| Cow::Borrowed(*text)).collect();
        for (name, field) in COLUMNS.required.iter().chain(COLUMNS.optional).zip(&fields) {
            if let Some((code, text)) = field_fault(field) {
                self.coded.findings.push(Finding::of_file(code, self.file, text).at_line(number).in_column(name));
            }
        }
        let record = Fields::of_table(vec![Record { line: number, fields }], self.header.clone(), self.file);
        for mut row in record.iter() {
            let found = observation(&mut row, self.names, &mut self.coded.tally);
            self.coded.findings.append(&mut row.findings);
            if let Some(found) = found {
                self.coded.rows.push(&found, line);
            }
        }
    }
}

fn parsed<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// A small whole number as `unit_mult` and `decimals` are.
fn power(text: &str) -> Option<u8> {
    let plain = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| plain && *number <= 15)
}
