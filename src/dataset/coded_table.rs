//! Blocks read from the file beside a table; a piece that is damaged comes from the table itself.

use std::collections::BTreeMap;

use super::{
    blocks_file::Blocks,
    parquet_table::{Bytes, Stored},
};
use crate::table::{Block, BlockSource, StorageError};

/// A table's blocks, and the table that they are of.
#[derive(Debug)]
pub(super) struct CodedTable {
    /// The file of the table.
    pub file: String,
    pub blocks: Blocks,
    /// The table itself; none for totals, which stand nowhere else.
    pub table: Option<Bytes>,
    pub sources: BTreeMap<String, u16>,
}

impl CodedTable {
    /// A piece of the table: its row group is read whole, and cut as it was when the blocks were written.
    fn piece_of_table(&self, place: usize) -> Result<Block, String> {
        let table = self.table.as_ref().ok_or("there is no other place that it could be read from")?;
        let table = table.again().map_err(|error| error.to_string())?;
        let stored = Stored::open(table, &self.file, &self.sources)
            .map_err(|findings| findings.first().map_or_else(String::new, ToString::to_string))?;
        let (group, piece) = self.blocks.origin(place).ok_or("there is no such piece")?;
        let block = stored.read(group).map_err(|error| error.to_string())?;
        let series = block.pieces().get(piece).cloned().ok_or("the table has no such piece")?;
        Block::from_bytes(&block.bytes_of(series)).ok_or_else(|| "the table's rows cannot be coded".to_owned())
    }
}

impl BlockSource for CodedTable {
    fn verify(&self, _: usize) -> Result<(), StorageError> {
        self.blocks.verify_or(|place| self.piece_of_table(place)).map_err(StorageError::Unreadable)
    }

    fn read(&self, place: usize) -> Result<Block, StorageError> {
        self.blocks.block(place).or_else(|damage| {
            let text = "it is read from the table instead, which is slower; `dyad index` writes the blocks anew";
            tracing::error!("the blocks of {}: {damage}; {text}", self.file);
            self.piece_of_table(place).map_err(|error| {
                tracing::error!("{}: {error}", self.file);
                StorageError::Unreadable(format!("{damage}; {error}"))
            })
        })
    }
}
