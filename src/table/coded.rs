//! Tables in bytes: blocks and the index as they stand in a file beside a Parquet table, so that a question reads a few thousand
//! rows, already coded, and nothing of the rest.
//!
//! Codes are those of this program: [`vocabulary`] names them all, and bytes of another one are not read.

mod block_bytes;
mod columns;
mod index_bytes;
mod numbers;

pub use numbers::{NumberReader, NumberWriter};

use crate::{
    table::{Index, StorageError, TradeTable},
    trade::{Area, Calendar, Flow, Frequency, Status, Valuation},
};

/// Goes up when the bytes of a block or an index say another thing than before.
const VERSION: u32 = 1;

/// A hash of the form of the bytes and of every word that a code in them stands for.
#[must_use]
pub fn vocabulary() -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&VERSION.to_le_bytes());
    let mut word = |word: &str| {
        hasher.update(word.as_bytes()).update(b"\n");
    };
    Area::all().for_each(|area| word(area.code()));
    for flow in Flow::ALL {
        word(flow.word());
    }
    for valuation in Valuation::ALL {
        word(valuation.word());
    }
    (0..=u8::MAX).map_while(Status::from_code).for_each(|status| word(&status.letter().to_string()));
    (0..=u8::MAX).for_each(|code| word(Frequency::from_code(code).letter()));
    (0..=u16::from(u8::MAX)).for_each(|code| word(Calendar::from_code(code).word()));
    let mut short = [0; 16];
    short.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    short
}

impl TradeTable {
    /// Tells the bytes of every piece of the table, one after another; what comes back is the index of the pieces.
    ///
    /// # Errors
    /// [`StorageError`] when rows on disk cannot be read, and what `put` fails with.
    pub fn cut(&self, mut put: impl FnMut(&[u8]) -> Result<(), StorageError>) -> Result<Index, StorageError> {
        let mut index = Index::default();
        for place in 0..self.index().rows_of_blocks().count() {
            let block = self.block(place)?;
            let pieces = block.pieces();
            let _in_order = index.append(Index::of_pieces(&block, &pieces));
            pieces.into_iter().try_for_each(|series| put(&block.bytes_of(series)))?;
        }
        Ok(index)
    }
}
