//! Into which files a table is cut: by reporter, and of a reporter so many rows each.

use crate::{table::Index, trade::Area};

/// Rows of a file: about a hundred MiB, as large as one reader of a distributed engine takes on, and as little as is lost when a
/// run is stopped.
pub(super) const FILE_ROWS: usize = 8 << 20;

/// The rows of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub reporter: Area,
    /// Its place among the files of the reporter.
    pub number: usize,
    /// Rows of the reporter before it.
    pub skip: usize,
    pub rows: usize,
}

/// The files of a table, in its order.
pub(super) fn parts(index: &Index, most: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for extent in index.dyads() {
        let (reporter, mut left) = (extent.dyad.reporter, extent.observations);
        while left > 0 {
            let (number, skip) = match parts.last_mut().filter(|last| last.reporter == reporter) {
                Some(last) if last.rows < most => {
                    let taken = left.min(most - last.rows);
                    last.rows += taken;
                    left -= taken;
                    continue;
                }
                Some(last) => (last.number + 1, last.skip + last.rows),
                None => (0, 0),
            };
            parts.push(Part { reporter, number, skip, rows: 0 });
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        table::{Observation, TradeTable},
        trade::{Calendar, Flow, Product, Status, Valuation},
    };

    #[test]
    fn a_reporter_has_files_of_its_own_of_at_most_so_many_rows() {
        let row = |dyad: &str, year: i32| Observation {
            dyad: dyad.parse().unwrap(),
            flow: Flow::Export,
            product: Product::Total,
            calendar: Calendar::Gregorian,
            period: year.to_string().parse().unwrap(),
            level: None,
            valuation: Valuation::Fob,
            status: Status::Missing,
            source: 0,
            currency: "USD".parse().unwrap(),
            published: 0,
            note: None,
        };
        let rows: Vec<_> = (2000..2004)
            .map(|year| row("IRN-RUS", year))
            .chain((2000..2007).map(|year| row("RUS-CHN", year)))
            .chain((2000..2004).map(|year| row("RUS-IRN", year)))
            .collect();
        let table = TradeTable::new(&rows);
        let told: Vec<_> =
            parts(table.index(), 4).iter().map(|part| (part.reporter.code(), part.number, part.skip, part.rows)).collect();
        assert_eq!(told, [("IRN", 0, 0, 4), ("RUS", 0, 0, 4), ("RUS", 1, 4, 4), ("RUS", 2, 8, 3)]);
    }
}
