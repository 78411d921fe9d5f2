//! `columns=`: which columns of a table are written, and in which order.

use crate::{parameter::ParameterError, write::table::Table};

/// The columns of these keys, in the order they are asked for.
///
/// # Errors
/// [`ParameterError`] that names the column and those there are.
pub(super) fn chosen(table: Table, wanted: &[String]) -> Result<Table, ParameterError> {
    let mut places = Vec::with_capacity(wanted.len());
    for key in wanted {
        let place = table.place(key).ok_or_else(|| {
            let allowed: Vec<&str> = table.columns.iter().map(|column| &*column.key).collect();
            ParameterError::new("columns", format!("there is no column {key:?} here"), &allowed)
        })?;
        places.push(place);
    }
    Ok(table.picked(&places))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::{Cell, FlatTable};

    #[test]
    fn columns_come_as_they_are_asked_for() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let flat = FlatTable { columns: vec!["period", "value", "note"], rows: vec![vec![text("2023"), text("5"), Cell::Empty]] };
        let table = Table::from(flat);
        let asked = |text: &str| chosen(table.clone(), &text.split(',').map(str::to_owned).collect::<Vec<_>>());
        let found = asked("value,period").unwrap();
        assert_eq!(found.header(), ["value", "period"]);
        assert_eq!(found.rows, [[text("5"), text("2023")]]);
        let error = asked("value,colour").unwrap_err();
        assert!(error.parameter == "columns" && error.detail.contains("\"colour\"") && error.allowed.len() == 3, "{error}");
    }
}
