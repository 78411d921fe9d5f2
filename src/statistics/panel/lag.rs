//! The row of a year before for every row of a long table: a left join of the table with itself on series and calendar period.

use polars::{prelude::*, series::IsSorted};

/// For every key that is sought, the row that has it; keys rise.
///
/// # Errors
/// Polars' own; with two columns of the same length there are none.
pub(super) fn rows_of(keys: Vec<i64>, sought: Vec<i64>) -> PolarsResult<Vec<Option<u32>>> {
    let rows: Vec<u32> = (0u32..).take(keys.len()).collect();
    let sought = frame(sought, Vec::new())?;
    let known = frame(keys, vec![Column::new(ROW.into(), rows)])?;
    let args = JoinArgs { maintain_order: MaintainOrderJoin::Left, ..JoinArgs::new(JoinType::Left) };
    let joined = sought.join(&known, [KEY], [KEY], args, None)?;
    Ok(joined.column(ROW)?.u32()?.iter().collect())
}

const KEY: &str = "key";
const ROW: &str = "row";

/// A frame of keys, which are known to rise, beside other columns.
fn frame(keys: Vec<i64>, beside: Vec<Column>) -> PolarsResult<DataFrame> {
    let height = keys.len();
    let mut keys = Int64Chunked::from_vec(KEY.into(), keys);
    keys.set_sorted_flag(IsSorted::Ascending);
    DataFrame::new(height, std::iter::once(keys.into_column()).chain(beside).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_has_no_row_and_the_order_stays() {
        assert_eq!(rows_of(vec![3, 5, 9, 12], vec![2, 3, 5, 12]).unwrap(), [None, Some(0), Some(1), Some(3)]);
        assert_eq!(rows_of(vec![], vec![]).unwrap(), []);
    }
}
