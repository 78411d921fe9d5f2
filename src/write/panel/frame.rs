//! A batch of a long table as a typed frame, with the columns and the types that any table of an answer has.
//!
//! Amounts are the doubles nearest to them: all figures of fifteen digits are held exactly. Text, CSV and JSON have every digit.

use polars::prelude::*;

use crate::{
    language::Language,
    query::{PanelBatch, PanelRow, PanelSeries},
    series::Reason,
    trade::{Calendar, Period},
    write::{InlineText, Number, contract::values::date},
};

/// The columns of a batch.
pub(super) fn frame(batch: &PanelBatch) -> PolarsResult<DataFrame> {
    let text = |name: &str, of: &dyn Fn(PanelRow<'_>) -> Option<Text>| texts(name, batch, of);
    let common = |name: &str, of: &dyn Fn(&PanelSeries) -> Option<String>| common(name, batch, of);
    let number = |name: &str, of: &dyn Fn(PanelRow<'_>) -> Option<Number>| {
        let doubles = batch.rows().map(|row| of(row).map(Number::double));
        Float64Chunked::from_iter_options(name.into(), doubles).into_column()
    };
    let reason = |name: &str, of: &dyn Fn(PanelRow<'_>) -> Option<Reason>| {
        texts(name, batch, &|row| of(row).map(Reason::word).map(Text::Said))
    };
    let ratio = |value: Option<f64>| value.and_then(Number::ratio);
    let derived = BooleanChunked::from_iter_values("derived".into(), batch.rows().map(|row| row.series.derived));
    let columns = vec![
        common("reporter", &|series| Some(series.dyad.reporter.code().to_owned())),
        common("partner", &|series| Some(series.dyad.partner.code().to_owned())),
        common("flow", &|series| Some(series.subject.word().to_owned())),
        common("product", &|series| Some(series.product.to_string())),
        common("source", &|series| Some(series.source.name.clone())),
        common("frequency", &|series| Some(series.frequency.letter().to_owned())),
        common("calendar", &|series| Some(series.calendar.word().to_owned())),
        common("unit", &|series| Some(series.unit.clone())),
        derived.into_column(),
        common("summed_over", &|series| series.summed_over.clone()),
        text("period", &|row| Some(Text::Short(InlineText::period(row.point.period)))),
        text("first_day", &|row| day(row, Period::first_day)),
        text("last_day", &|row| day(row, Period::last_day)),
        number("value", &|row| row.point.level().map(|level| Number::amount(level.amount))),
        number("low", &|row| row.point.level().map(|level| Number::bound(level.bounds.low))),
        number("high", &|row| row.point.level().map(|level| Number::bound(level.bounds.high))),
        reason("value_reason", &|row| row.point.reason()),
        number("change", &|row| row.growth.change.value.map(Number::amount)),
        number("change_low", &|row| row.growth.change.low.map(Number::bound)),
        number("change_high", &|row| row.growth.change.high.map(Number::bound)),
        reason("change_reason", &|row| row.growth.change.reason),
        number("yoy_percent", &|row| ratio(row.growth.yoy.value)),
        number("yoy_low_percent", &|row| ratio(row.growth.yoy.low)),
        number("yoy_high_percent", &|row| ratio(row.growth.yoy.high)),
        reason("yoy_reason", &|row| row.growth.yoy.reason),
        text("valuation", &|row| row.point.level().map(|level| Text::Said(level.valuation.word()))),
        text("status", &|row| Some(Text::Short(InlineText::status(row.point.status)))),
        text("published", &|row| date(row.point.published).map(Text::Owned)),
        text("compared_published", &|row| row.growth.compared_published.and_then(date).map(Text::Owned)),
        text("note", &|row| row.point.note.as_deref().map(|note| Text::Owned(note.to_owned()))),
    ];
    DataFrame::new(batch.len(), columns)
}

/// The same with the names of areas, flows, products and sources in a language beside their codes.
pub(super) fn named_frame(batch: &PanelBatch, language: Language) -> PolarsResult<DataFrame> {
    let mut named = frame(batch)?;
    for (name, of) in NAMES {
        named.with_column(common(name, batch, &|series| of(series, language)))?;
    }
    Ok(named)
}

/// The name of something of a series in a language.
type Name = fn(&PanelSeries, Language) -> Option<String>;

/// The columns of names, as `shape` names them.
const NAMES: [(&str, Name); 5] = [
    ("reporter_name", |series, language| Some(language.area(series.dyad.reporter).to_owned())),
    ("partner_name", |series, language| Some(language.area(series.dyad.partner).to_owned())),
    ("flow_name", |series, language| Some(language.term("flow", series.subject.word()).to_owned())),
    ("product_name", |series, language| language.product_or_all(&series.product).map(str::to_owned)),
    ("source_name", |series, language| Some(language.source_title(&series.source).to_owned())),
];

/// A text of a row.
enum Text {
    Said(&'static str),
    Short(InlineText),
    Owned(String),
}

impl Text {
    fn as_str(&self) -> &str {
        match self {
            Self::Said(text) => text,
            Self::Short(text) => text.as_str(),
            Self::Owned(text) => text,
        }
    }
}

fn texts(name: &str, batch: &PanelBatch, of: &dyn Fn(PanelRow<'_>) -> Option<Text>) -> Column {
    let mut built = StringChunkedBuilder::new(name.into(), batch.len());
    for row in batch.rows() {
        built.append_option(of(row).as_ref().map(Text::as_str));
    }
    built.finish().into_column()
}

/// A text that all rows of a series have in common, made once for each.
fn common(name: &str, batch: &PanelBatch, of: &dyn Fn(&PanelSeries) -> Option<String>) -> Column {
    let made: Vec<Option<String>> = batch.series().iter().map(of).collect();
    let of_row = |row: PanelRow<'_>| made.get(row.point.series as usize).and_then(Option::as_deref);
    let mut built = StringChunkedBuilder::new(name.into(), batch.len());
    for row in batch.rows() {
        built.append_option(of_row(row));
    }
    built.finish().into_column()
}

fn day(row: PanelRow<'_>, of: fn(Period, Calendar) -> Option<chrono::NaiveDate>) -> Option<Text> {
    of(row.point.period, row.series.calendar).map(InlineText::day).map(Text::Short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::{contract::PanelItem, member::Row};

    #[test]
    fn the_columns_are_those_of_the_contract() {
        let frame = frame(&PanelBatch::default()).unwrap();
        let names: Vec<&str> = frame.get_column_names().into_iter().map(PlSmallStr::as_str).collect();
        assert_eq!(names, PanelItem::columns());
        for (name, found) in names.iter().zip(frame.dtypes()) {
            let sheet = crate::write::FlatTable { columns: PanelItem::columns().to_vec(), rows: Vec::new() };
            let wanted = crate::write::frame::frame(&sheet.into()).unwrap();
            assert_eq!(found, *wanted.column(name).unwrap().dtype(), "{name}");
        }
    }
}
