//! A table as typed columns, for Parquet and Arrow: texts and dates as text, counts as Int64, yes or no as Boolean, other numbers as
//! Float64. A column of amounts of which one has more digits than a double holds is text, so that no figure is changed.

use polars::prelude::*;

use super::{
    Cell, Number,
    column::Kind,
    table::{Table, TableColumn},
};

/// The columns of a table, typed.
pub(super) fn frame(table: &Table) -> PolarsResult<DataFrame> {
    let columns = table.columns.iter().enumerate().map(|(place, own)| column(own, place, table)).collect();
    DataFrame::new(table.rows.len(), columns)
}

fn column(own: &TableColumn, place: usize, table: &Table) -> Column {
    let name = &*own.name;
    let cells = || table.rows.iter().map(|row| row.get(place).unwrap_or(&Cell::Empty));
    let numbers = || cells().map(number);
    let texts = || StringChunked::from_iter_options(name.into(), cells().map(text)).into_column();
    match own.kind() {
        Kind::Text | Kind::Date => texts(),
        Kind::Flag => BooleanChunked::from_iter_options(name.into(), cells().map(flag)).into_column(),
        Kind::Count => Int64Chunked::from_iter_options(name.into(), numbers().map(|number| number?.whole())).into_column(),
        Kind::Money | Kind::Percent | Kind::Points | Kind::Index => {
            if numbers().flatten().all(Number::is_a_double) {
                let doubles = numbers().map(|number| number.map(Number::double));
                Float64Chunked::from_iter_options(name.into(), doubles).into_column()
            } else {
                texts()
            }
        }
    }
}

fn number(cell: &Cell) -> Option<Number> {
    if let Cell::Number(number) = cell { Some(*number) } else { None }
}

fn flag(cell: &Cell) -> Option<bool> {
    if let Cell::Flag(flag) = cell { Some(*flag) } else { None }
}

fn text(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Text(text) => Some(text.clone()),
        Cell::Number(number) => Some(number.to_string()),
        Cell::Flag(flag) => Some(flag.to_string()),
        Cell::Empty => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::FlatTable;

    #[test]
    fn amounts_that_no_double_holds_are_text() {
        let amounts = |hundredths: &[i128]| {
            let rows = hundredths.iter().map(|own| vec![Cell::Number(Number::scaled(*own, -2)), Cell::Empty]).collect();
            frame(&FlatTable { columns: vec!["value", "months"], rows }.into()).unwrap()
        };
        let types = |frame: &DataFrame| frame.dtypes();
        assert_eq!(types(&amounts(&[5, 1_234_567_890_123])), [DataType::Float64, DataType::Int64]);
        let wide = amounts(&[5, i64::MAX.into()]);
        assert_eq!(types(&wide), [DataType::String, DataType::Int64]);
        assert_eq!(wide.column("value").unwrap().str().unwrap().get(1), Some("92233720368547758.07"));
    }
}
