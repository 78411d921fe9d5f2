//! What rows in order show that no row shows alone: two of one key, and a series in two currencies.

use super::Rows;
use crate::trade::Word;

/// A fault between rows; rows are counted from 0 as in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFault {
    /// A row has the same key as an earlier one.
    Duplicate {
        /// The later row.
        row: u32,
        /// The earlier one.
        of: u32,
    },
    /// A series is in two currencies.
    Currency {
        /// The later row.
        row: u32,
        /// Its currency.
        currency: Word,
        /// The earlier row.
        of: u32,
        /// Its currency.
        other: Word,
    },
}

impl Rows {
    /// Tells the faults between rows that are in order, one by one: there may be as many as rows.
    pub fn faults(&self, tell: &mut dyn FnMut(RowFault)) {
        for row in 1..self.len() {
            if self.key(row - 1) == self.key(row) {
                let (one, two) = (self.line[row - 1], self.line[row]);
                tell(RowFault::Duplicate { row: one.max(two), of: one.min(two) });
            }
        }
        let mut first = 0;
        while first < self.len() {
            let flow = |row: usize| (self.reporter[row], self.partner[row], self.product[row], self.flow[row], self.source[row]);
            let end = (first..self.len()).find(|row| flow(*row) != flow(first)).unwrap_or(self.len());
            if let Some(fault) = self.currency_fault(first, end) {
                tell(fault);
            }
            first = end;
        }
    }

    /// Two currencies of one calendar and frequency among the rows of one flow, where there are any.
    fn currency_fault(&self, first: usize, end: usize) -> Option<RowFault> {
        // Rows are by currency first: where the ends are alike, all are.
        if first == end || self.currency[first] == self.currency[end - 1] {
            return None;
        }
        let form = |row: &usize| (self.calendar[*row], self.frequency[*row]);
        let mut rows: Vec<usize> = (first..end).collect();
        rows.sort_by_key(|row| (form(row), self.line[*row]));
        let differ = |pair: &&[usize]| form(&pair[0]) == form(&pair[1]) && self.currency[pair[0]] != self.currency[pair[1]];
        let pair = rows.windows(2).find(differ)?;
        let word = |row: usize| self.currencies.list().get(usize::from(self.currency[row])).copied().unwrap_or_default();
        let (of, row) = (pair[0], pair[1]);
        Some(RowFault::Currency { row: self.line[row], currency: word(row), of: self.line[of], other: word(of) })
    }
}
