//! Several series side by side: a row a period, a column a series, each cell a reference to the sheet of data.

use std::collections::BTreeMap;

use crate::write::{Cell, Number, Table};

/// A figure and the cell of the data that it stands in.
pub(super) struct Reference {
    pub row: usize,
    pub column: usize,
    pub number: Number,
}

/// Several series side by side.
pub(super) struct SideBySide {
    pub periods: Vec<String>,
    /// The name of each series and its figures by period.
    pub series: Vec<(String, Vec<Option<Reference>>)>,
}

/// Puts series side by side: each has a name, a column of values, and its rows.
pub(super) fn side_by_side(table: &Table, named: Vec<(String, usize, Vec<usize>)>) -> Option<SideBySide> {
    let period = table.place("period")?;
    let label = |row: usize| match table.rows.get(row)?.get(period) {
        Some(Cell::Text(text)) => Some(text.clone()),
        _ => None,
    };
    // Labels of one frequency sort as text, since years have four digits.
    let mut places: BTreeMap<String, usize> =
        named.iter().flat_map(|(_, _, rows)| rows).filter_map(|row| Some((label(*row)?, 0))).collect();
    for (place, own) in places.values_mut().enumerate() {
        *own = place;
    }
    let series = named.into_iter().map(|(name, column, rows)| {
        let mut figures: Vec<Option<Reference>> = places.iter().map(|_| None).collect();
        for row in rows {
            let place = label(row).and_then(|label| places.get(&label).copied());
            if let (Some(place), Some(Cell::Number(number))) = (place, table.rows[row].get(column)) {
                figures[place] = Some(Reference { row, column, number: *number });
            }
        }
        (name, figures)
    });
    let series: Vec<_> = series.collect();
    (!places.is_empty()).then(|| SideBySide { periods: places.into_keys().collect(), series })
}
