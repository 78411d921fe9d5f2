//! `shape=wide`: a row a period, a column a series, as charting tools and spreadsheets like it. A figure that is missing is an
//! empty cell.

use std::collections::BTreeMap;

use super::{
    series_names::names,
    wide_series::{PERIOD_COLUMNS, WideAnswer, WideSeries, wide_series},
};
use crate::{
    language::Language,
    parameter::ParameterError,
    query::Answer,
    trade::Period,
    write::{
        Cell, InlineText, Site,
        contract::values::days,
        leaf::Leaf,
        output_options::SeriesNames,
        table::{Table, TableColumn},
    },
};

/// The series of an answer side by side, each under its name.
///
/// # Errors
/// [`ParameterError`] where it has no series, or series that cannot stand side by side.
pub(super) fn wide(answer: &Answer, site: &Site, how: SeriesNames, language: Language) -> Result<Table, ParameterError> {
    let WideAnswer { leaf, calendar, apart, mut series } = wide_series(answer, site)?;
    tell_codes_apart(&mut series);
    let called = |how| names(&series, apart, how, language);
    let (names, full) = (called(how), called(SeriesNames::Full));
    let mut rows: BTreeMap<Period, Vec<Cell>> = BTreeMap::new();
    for (place, one) in series.iter_mut().enumerate() {
        for (period, figure) in one.figures.drain(..) {
            let row = rows.entry(period).or_insert_with(|| vec![Cell::Empty; names.len()]);
            row[place] = figure;
        }
    }
    let of_series = series.into_iter().zip(names).zip(full).map(|((one, name), full)| TableColumn {
        key: one.code.into(),
        name: name.into(),
        leaf,
        series: Some(full),
    });
    let columns = PERIOD_COLUMNS.map(TableColumn::from).into_iter().chain(of_series).collect();
    let rows = rows.into_iter().map(|(period, figures)| {
        let (first_day, last_day) = days(period, calendar);
        [vec![InlineText::period(period).cell(), first_day.cell(), last_day.cell()], figures].concat()
    });
    Ok(Table { columns, rows: rows.collect() })
}

/// The same without the days, which `period` says to people.
pub(super) fn without_days(table: Table) -> Table {
    let places: Vec<usize> = (0..table.columns.len()).filter(|place| !(1..PERIOD_COLUMNS.len()).contains(place)).collect();
    table.picked(&places)
}

/// Columns are chosen by their code, so no two have the same.
fn tell_codes_apart(series: &mut [WideSeries]) {
    for place in 1..series.len() {
        let count = series[..place].iter().filter(|one| one.code == series[place].code).count();
        if count > 0 {
            series[place].code = format!("{}#{}", series[place].code, count + 1);
        }
    }
}
