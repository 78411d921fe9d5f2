//! Answers of an engine as rows: every code checked, so that what is no code of ours is told and never shown.

use polars::prelude::DataFrame;

use super::columns::Columns;
use crate::{
    table::{Dictionary, EngineFault, FINER, NO_ROUNDING, NO_VALUE, RowFault, Rows},
    trade::{Area, Calendar, Flow, Frequency, Period, Status, Valuation, Word},
};

/// The columns that rows are made of, but for the reporter.
pub const ROW_COLUMNS: &str = "partner, product, flow, source, currency, calendar, frequency, period_number, published, hundredths, \
                               rounding, valuation, status, note";

/// How the names of sources are read.
pub type SourcePlaces = std::collections::BTreeMap<String, u16>;

/// The powers of ten that a figure may be rounded to.
const POWERS: std::ops::RangeInclusive<i64> = -15..=15;
/// The days that `published` may be, with zeros for what is not known.
const PUBLISHED: std::ops::RangeInclusive<i32> = 0..=99_991_231;

/// The rows of an answer, in whatever order; all of one reporter, or each with a column that names its own.
///
/// # Errors
/// [`EngineFault::Failed`] when one is none of ours; the log names column and value.
pub fn rows(batches: &[DataFrame], reporter: Option<Area>, sources: &SourcePlaces, about: &str) -> Result<Rows, EngineFault> {
    let mut all = Rows::default();
    for frame in batches.iter().filter(|frame| frame.height() > 0) {
        let batch = batch(&Columns::new(frame, about), reporter, sources)?;
        if all.is_empty() { all = batch } else { all.append(batch) }
    }
    all.line = (0..all.len()).map(|line| u32::try_from(line).unwrap_or(u32::MAX)).collect();
    Ok(all)
}

/// The same in order, where no two are of one key: an engine that reads a file twice has a fault.
///
/// # Errors
/// As [`rows`].
pub fn sorted(rows: Rows, about: &str) -> Result<Rows, EngineFault> {
    let (rows, mut fault) = (rows.sorted(), None);
    rows.faults(&mut |found| {
        if matches!(found, RowFault::Duplicate { .. }) {
            fault = Some(found);
        }
    });
    if fault.is_some() {
        tracing::error!("the engine's answer about {about} has two rows of one key: does it read a file twice?");
        return Err(EngineFault::Failed);
    }
    Ok(rows)
}

fn batch(columns: &Columns<'_>, reporter: Option<Area>, sources: &SourcePlaces) -> Result<Rows, EngineFault> {
    let area = |text: &str| text.parse::<Area>().ok().map(Area::place);
    let (mut products, mut currencies, mut notes) = (Dictionary::default(), Dictionary::default(), Dictionary::default());
    let reporter = match reporter {
        Some(reporter) => vec![reporter.place(); columns.rows()],
        None => columns.words("reporter", area)?,
    };
    let frequency = columns.words("frequency", |text| text.parse().ok().map(Frequency::code))?;
    let typed = Rows {
        reporter,
        partner: columns.words("partner", area)?,
        product: columns.words("product", |text| Some(products.place(&text.parse().ok()?)))?,
        flow: columns.words("flow", |text| text.parse().ok().map(Flow::code))?,
        source: columns.words("source", |text| sources.get(text).copied())?,
        currency: columns.words("currency", |text| u16::try_from(currencies.place(&currency(text)?)).ok())?,
        calendar: columns.words("calendar", |text| text.parse().ok().map(Calendar::code))?,
        period: columns.numbers("period_number")?,
        published: columns.numbers("published")?,
        frequency,
        ..Rows::default()
    };
    let (value, rounding) = figures(columns)?;
    let valuation = columns.words("valuation", |text| text.parse().ok().map(Valuation::code))?;
    let status = columns.words("status", |text| text.parse().ok().map(Status::code))?;
    let note = columns.words("note", |text| Some(notes.place(&text.to_owned())))?;
    let line = vec![0; columns.rows()];
    let rows = Rows { value, rounding, valuation, status, note, line, products, currencies, notes, ..typed };
    check(columns, &rows)?;
    Ok(rows)
}

/// ISO 4217: three capitals.
pub(super) fn currency(text: &str) -> Option<Word> {
    let capitals = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    Word::new(text).filter(|_| capitals)
}

/// The figures and what they are rounded to.
fn figures(columns: &Columns<'_>) -> Result<(Vec<i64>, Vec<i8>), EngineFault> {
    let figures = columns.optional_numbers("hundredths")?;
    let roundings: Vec<i8> = columns.numbers("rounding")?;
    for (figure, rounding) in figures.iter().zip(&roundings) {
        if figure.is_some_and(|figure| figure < 0) {
            return Err(columns.refused("hundredths", &figure.unwrap_or_default().to_string()));
        }
        let is_plain = [NO_ROUNDING, FINER].contains(rounding);
        if figure.is_none() && *rounding != NO_ROUNDING || !is_plain && !POWERS.contains(&i64::from(*rounding)) {
            return Err(columns.refused("rounding", &rounding.to_string()));
        }
    }
    Ok((figures.into_iter().map(|figure| figure.unwrap_or(NO_VALUE)).collect(), roundings))
}

/// What no column shows alone.
fn check(columns: &Columns<'_>, rows: &Rows) -> Result<(), EngineFault> {
    for row in 0..rows.len() {
        let (calendar, frequency) = (Calendar::from_code(rows.calendar[row]), Frequency::from_code(rows.frequency[row]));
        if !calendar.has(frequency) {
            return Err(columns.refused("frequency", frequency.letter()));
        }
        let period = Period::from_ordinal(frequency, rows.period[row]);
        if !(0..=9999).contains(&period.calendar_year()) {
            return Err(columns.refused("period_number", &rows.period[row].to_string()));
        }
        if !PUBLISHED.contains(&rows.published[row]) {
            return Err(columns.refused("published", &rows.published[row].to_string()));
        }
    }
    Ok(())
}
