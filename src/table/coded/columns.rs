//! Columns of whole numbers in bytes, each in the shortest of four ways: one value, values, steps from row to row, or runs.

use super::numbers::{NumberReader, NumberWriter, folded, width};

const SAME: u64 = 0;
const PLAIN: u64 = 1;
const STEPS: u64 = 2;
const RUNS: u64 = 3;

/// Writes a column whose length the reader knows.
pub(super) fn write(writer: &mut NumberWriter, values: impl Iterator<Item = i64> + Clone) {
    let steps = || {
        let mut before = 0_i64;
        values.clone().map(move |value| value.wrapping_sub(std::mem::replace(&mut before, value)))
    };
    let bytes = |numbers: &mut dyn Iterator<Item = i64>| numbers.map(|number| width(folded(number))).sum::<usize>();
    let (plain, stepped) = (bytes(&mut values.clone()), bytes(&mut steps()));
    let mut in_runs = 0;
    runs(values.clone(), |step, length| in_runs += width(folded(step)) + width(length));
    let mut all = values.clone();
    let first = all.next().unwrap_or_default();
    if all.all(|value| value == first) {
        writer.number(SAME);
        writer.signed(first);
    } else if in_runs <= plain.min(stepped) {
        writer.number(RUNS);
        runs(values, |step, length| {
            writer.signed(step);
            writer.number(length);
        });
    } else if stepped < plain {
        writer.number(STEPS);
        steps().for_each(|step| writer.signed(step));
    } else {
        writer.number(PLAIN);
        values.for_each(|value| writer.signed(value));
    }
}

/// Tells the runs of equal values: how far each value is from the one before, and how often it stands.
fn runs(values: impl Iterator<Item = i64>, mut tell: impl FnMut(i64, u64)) {
    let (mut before, mut run) = (0_i64, None::<(i64, u64)>);
    for value in values {
        match &mut run {
            Some((same, length)) if *same == value => *length += 1,
            _ => {
                if let Some((same, length)) = run.replace((value, 1)) {
                    tell(same.wrapping_sub(before), length);
                    before = same;
                }
            }
        }
    }
    if let Some((same, length)) = run {
        tell(same.wrapping_sub(before), length);
    }
}

/// A column as it was written.
pub(super) enum Column<T> {
    /// All rows have this value.
    Same(T),
    /// One for each row.
    Each(Vec<T>),
}

/// Reads a column of so many rows.
pub(super) fn read<T: Copy + TryFrom<i64>>(reader: &mut NumberReader<'_>, rows: usize) -> Option<Column<T>> {
    let kind = reader.number()?;
    if kind == SAME {
        return T::try_from(reader.signed()?).ok().map(Column::Same);
    }
    let mut values: Vec<T> = Vec::with_capacity(rows);
    let mut last = 0_i64;
    match kind {
        PLAIN => {
            for _ in 0..rows {
                values.push(T::try_from(reader.signed()?).ok()?);
            }
        }
        STEPS => {
            for _ in 0..rows {
                last = last.wrapping_add(reader.signed()?);
                values.push(T::try_from(last).ok()?);
            }
        }
        RUNS => {
            while values.len() < rows {
                last = last.wrapping_add(reader.signed()?);
                let length: usize = reader.small()?;
                let end = values.len().checked_add(length).filter(|end| *end <= rows && length > 0)?;
                values.resize(end, T::try_from(last).ok()?);
            }
        }
        _ => return None,
    }
    Some(Column::Each(values))
}

impl<T: Copy> Column<T> {
    /// The value of each of so many rows.
    pub(super) fn each(self, rows: usize) -> Vec<T> {
        match self {
            Self::Same(value) => vec![value; rows],
            Self::Each(values) => values,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(values: &[i64]) -> Vec<u8> {
        let mut writer = NumberWriter::default();
        write(&mut writer, values.iter().copied());
        writer.finish()
    }

    fn back(bytes: &[u8], rows: usize) -> Option<Vec<i64>> {
        read(&mut NumberReader::new(bytes), rows).map(|column| column.each(rows))
    }

    #[test]
    fn each_way_is_the_shortest_of_what_it_is_for() {
        // One byte for the way, then: one value; a thousand steps of 1 after the first; two runs; values alike in size only.
        let years: Vec<i64> = (2000..3000).collect();
        let halves: Vec<i64> = (0..1000).map(|row| i64::from(row >= 500) * 100).collect();
        let sizes: Vec<i64> = (0..1000).map(|row| if row % 2 == 0 { 60 - row % 60 } else { -60 + row % 60 }).collect();
        for (values, most) in [(vec![7; 1000], 2), (years, 1002), (halves, 8), (sizes, 1001)] {
            let bytes = written(&values);
            assert!(bytes.len() <= most, "{} bytes", bytes.len());
            assert_eq!(back(&bytes, values.len()), Some(values));
        }
    }

    proptest! {
        #[test]
        fn a_column_reads_back(values in prop::collection::vec(prop_oneof![any::<i64>(), -3..3_i64, Just(i64::MIN)], 1..200)) {
            let bytes = written(&values);
            prop_assert_eq!(back(&bytes, values.len()), Some(values));
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..60), rows in 0..50_usize) {
            if let Some(values) = back(&bytes, rows) {
                prop_assert_eq!(values.len(), rows);
            }
        }
    }
}
