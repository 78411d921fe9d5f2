//! The rows of a part, read from the table group by group; and what they come to.

use super::{coded_rows::CodedRows, error::PublishError, parquet::GROUP_ROWS, parts::Part, sums::Sums};
use crate::{
    dataset::Dataset,
    published::DataFile,
    table::{Rows, StorageError, TradeTable},
};

/// Where the rows of parts are read from.
pub(super) struct PartRows<'a> {
    table: &'a TradeTable,
    sources: Vec<&'a str>,
}

/// What rows come to, one group after another.
#[derive(Default)]
pub(super) struct PartRead {
    content: blake3::Hasher,
    pub sums: Sums,
    first: Option<String>,
    last: Option<String>,
    rows: usize,
}

impl PartRead {
    /// Adds a group.
    pub(super) fn add(&mut self, coded: &CodedRows) {
        self.content.update(coded.content().as_bytes());
        self.sums.join(Sums::of(coded));
        let (first, last) = coded.partners();
        self.first = self.first.take().or(first);
        self.last = last.or(self.last.take());
        self.rows += coded.rows;
    }

    /// The file that has these rows.
    pub(super) fn file(&self, path: String, (bytes, blake3): (u64, String)) -> DataFile {
        DataFile {
            path,
            rows: u64::try_from(self.rows).unwrap_or(u64::MAX),
            bytes,
            blake3,
            content: self.content.finalize().to_hex().to_string(),
            first_partner: self.first.clone().unwrap_or_default(),
            last_partner: self.last.clone().unwrap_or_default(),
        }
    }
}

impl<'a> PartRows<'a> {
    pub(super) fn of(dataset: &'a Dataset) -> Self {
        let sources = dataset.sources.iter().map(|source| source.name.as_str()).collect();
        Self { table: &dataset.table, sources }
    }

    /// Hands on the rows of a part, group by group.
    pub(super) fn read(
        &self,
        part: &Part,
        take: &mut dyn FnMut(CodedRows) -> Result<(), PublishError>,
    ) -> Result<PartRead, PublishError> {
        let (mut left, mut read) = (part.rows, PartRead::default());
        let mut groups = self.table.rows_in_order(part.reporter, part.skip, GROUP_ROWS);
        while left > 0 {
            let Some(rows) = groups.next().transpose()? else { break };
            let rows = if rows.len() > left { first(rows, left) } else { rows };
            left -= rows.len();
            let coded = CodedRows::of(&rows, &self.sources);
            read.add(&coded);
            take(coded)?;
        }
        if left > 0 {
            let text = format!("{} has {left} rows less than its index says", part.reporter.code());
            return Err(StorageError::Unreadable(text).into());
        }
        Ok(read)
    }
}

/// The first of some rows.
fn first(rows: Rows, count: usize) -> Rows {
    let rest: Vec<usize> = (count..rows.len()).collect();
    rows.without(&rest)
}
