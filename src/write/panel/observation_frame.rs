//! A batch of stored observations as a typed frame, with the columns and the types that any table of an answer has.
//!
//! Amounts are the doubles nearest to them: all figures of fifteen digits are held exactly. Text, CSV and JSON have every digit.

use polars::prelude::*;

use crate::{
    query::{ObservationBatch, ObservationRow, ObservationSeries},
    series::Reason,
    trade::{Calendar, Period},
    write::{
        InlineText, Number,
        contract::{product_name, rounding_unit, values::date},
    },
};

/// The columns of a batch.
pub(super) fn frame(batch: &ObservationBatch) -> PolarsResult<DataFrame> {
    let language = batch.language();
    let common = |name: &str, of: &dyn Fn(&ObservationSeries) -> Option<String>| common(name, batch, of);
    let text = |name: &str, of: &dyn Fn(ObservationRow<'_>) -> Option<String>| texts(name, batch, of);
    let short = |name: &str, of: &dyn Fn(ObservationRow<'_>) -> Option<InlineText>| shorts(name, batch, of);
    let number = |name: &str, of: &dyn Fn(ObservationRow<'_>) -> Option<Number>| {
        let doubles = batch.rows().map(|row| of(row).map(Number::double));
        Float64Chunked::from_iter_options(name.into(), doubles).into_column()
    };
    let day = |of: fn(Period, Calendar) -> Option<chrono::NaiveDate>| {
        move |row: ObservationRow<'_>| of(row.stored.period, row.series.key.calendar).map(InlineText::day)
    };
    let own = |text: &str| Some(text.to_owned());
    let columns = vec![
        common("dataset", &|series| own(&series.dataset.name)),
        common("reporter", &|series| own(series.key.dyad.reporter.code())),
        common("reporter_name", &|series| own(language.area(series.key.dyad.reporter))),
        common("partner", &|series| own(series.key.dyad.partner.code())),
        common("partner_name", &|series| own(language.area(series.key.dyad.partner))),
        common("flow", &|series| own(series.key.flow.word())),
        common("flow_name", &|series| own(language.term("flow", series.key.flow.word()))),
        common("product", &|series| Some(series.key.product.to_string())),
        common("product_name", &|series| product_name(&series.key.product, language).map(str::to_owned)),
        common("source", &|series| own(&series.source.name)),
        common("frequency", &|series| own(series.key.frequency.letter())),
        common("calendar", &|series| own(series.key.calendar.word())),
        short("period", &|row| Some(InlineText::period(row.stored.period))),
        short("first_day", &day(Period::first_day)),
        short("last_day", &day(Period::last_day)),
        number("value", &|row| row.stored.level.map(|level| Number::amount(level.amount))),
        number("low", &|row| row.stored.level.map(|level| Number::bound(level.bounds.low))),
        number("high", &|row| row.stored.level.map(|level| Number::bound(level.bounds.high))),
        texts("value_reason", batch, |row| row.stored.level.is_none().then(|| Reason::Missing.word())),
        number("rounding_unit", &|row| rounding_unit(row.stored.level.and_then(|level| level.rounding))),
        common("unit", &|series| Some(series.key.currency.to_string())),
        texts("valuation", batch, |row| Some(row.stored.valuation.word())),
        short("status", &|row| Some(InlineText::status(row.stored.status))),
        text("published", &|row| date(row.stored.published)),
        text("note", &|row| row.stored.note.as_deref().map(str::to_owned)),
    ];
    DataFrame::new(batch.len(), columns)
}

/// The same with the titles of sources too, in the language that the other names are in.
pub(super) fn named_frame(batch: &ObservationBatch) -> PolarsResult<DataFrame> {
    let language = batch.language();
    let mut named = frame(batch)?;
    named.with_column(common("source_name", batch, &|series| Some(language.source_title(&series.source).to_owned())))?;
    Ok(named)
}

fn texts<T: AsRef<str>>(name: &str, batch: &ObservationBatch, of: impl Fn(ObservationRow<'_>) -> Option<T>) -> Column {
    let mut built = StringChunkedBuilder::new(name.into(), batch.len());
    for row in batch.rows() {
        built.append_option(of(row));
    }
    built.finish().into_column()
}

fn shorts(name: &str, batch: &ObservationBatch, of: &dyn Fn(ObservationRow<'_>) -> Option<InlineText>) -> Column {
    let mut built = StringChunkedBuilder::new(name.into(), batch.len());
    for row in batch.rows() {
        built.append_option(of(row).as_ref().map(InlineText::as_str));
    }
    built.finish().into_column()
}

/// A text that all rows of a series have in common, made once for each.
fn common(name: &str, batch: &ObservationBatch, of: &dyn Fn(&ObservationSeries) -> Option<String>) -> Column {
    let made: Vec<Option<String>> = batch.series().iter().map(of).collect();
    let mut built = StringChunkedBuilder::new(name.into(), batch.len());
    for place in batch.places() {
        built.append_option(made.get(place).and_then(Option::as_deref));
    }
    built.finish().into_column()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::{contract::StoredObservation, member::Row};

    #[test]
    fn the_columns_are_those_of_the_contract() {
        let frame = frame(&ObservationBatch::default()).unwrap();
        let names: Vec<&str> = frame.get_column_names().into_iter().map(PlSmallStr::as_str).collect();
        assert_eq!(names, StoredObservation::columns());
        for (name, found) in names.iter().zip(frame.dtypes()) {
            let sheet = crate::write::FlatTable { columns: StoredObservation::columns().to_vec(), rows: Vec::new() };
            let wanted = crate::write::frame::frame(&sheet.into()).unwrap();
            assert_eq!(found, *wanted.column(name).unwrap().dtype(), "{name}");
        }
    }
}
