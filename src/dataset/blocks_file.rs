//! A table once more in a file beside it (`<table>.blocks`), written by `dyad import` and `dyad index`: its index, and its rows
//! in coded pieces of a few thousand, so that a start looks at no row and a question reads only its own.
//!
//! It names the table by its length and the hash of its footer, and its sources in their order. One that does not fit is left
//! alone, and a piece that is damaged is taken from the table instead: slower, and the same figures.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
};

use super::parquet_table::{Bytes, Identity};
use crate::{
    limits::Limits,
    table::{Block, Index, NumberReader, NumberWriter, SummedLevel, vocabulary},
    trade::Word,
};

/// What the blocks of a table are called.
pub(super) const SUFFIX: &str = ".blocks";

/// The first and the last bytes of the file.
const MAGIC: &[u8; 8] = b"dyadblk1";

/// At the end: where the head begins, how long it is, its checksum, and the magic.
const TRAILER: usize = 8 + 8 + 4 + MAGIC.len();

/// What a file of blocks is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BlocksOf {
    /// The Parquet table.
    pub table: Identity,
    /// The names of its sources, in the order that rows refer to.
    pub sources: Vec<String>,
    /// What the totals beside the table are sums of; none where it has its own.
    pub summed: Vec<SummedLevel>,
    /// Rows about an area's trade with itself, and the first of them.
    pub itself: (u64, Option<u64>),
}

/// Where a piece lies.
#[derive(Debug, Clone, Copy)]
struct Piece {
    offset: u64,
    length: u32,
    checksum: u32,
    /// The row group of the table that it is of.
    group: u32,
}

/// Writes a file of blocks, piece after piece.
pub(super) struct BlocksWriter<'a> {
    file: BufWriter<&'a File>,
    at: u64,
    pieces: Vec<Piece>,
}

/// A file of blocks.
#[derive(Debug)]
pub(super) struct Blocks {
    bytes: Bytes,
    pieces: Vec<Piece>,
}

impl<'a> BlocksWriter<'a> {
    /// A writer to an empty file.
    pub(super) fn new(file: &'a File) -> io::Result<Self> {
        let mut file = BufWriter::new(file);
        file.write_all(MAGIC)?;
        Ok(Self { file, at: length(MAGIC), pieces: Vec::new() })
    }

    /// Adds a piece of a row group; pieces come in the order of the table.
    pub(super) fn push(&mut self, bytes: &[u8], group: usize) -> io::Result<()> {
        self.file.write_all(bytes)?;
        let (length_of, group) = (u32::try_from(bytes.len()), u32::try_from(group));
        let (Ok(length_of), Ok(group)) = (length_of, group) else { return Err(io::ErrorKind::FileTooLarge.into()) };
        self.pieces.push(Piece { offset: self.at, length: length_of, checksum: crc32fast::hash(bytes), group });
        self.at += length(bytes);
        Ok(())
    }

    /// The pieces that are written, to be read.
    pub(super) fn so_far(&mut self) -> io::Result<Blocks> {
        self.file.flush()?;
        Ok(Blocks { bytes: Bytes::File(self.file.get_ref().try_clone()?), pieces: self.pieces.clone() })
    }

    /// Writes what the pieces are of, and where they lie.
    pub(super) fn finish(mut self, of: &BlocksOf, index: &Index) -> io::Result<()> {
        let mut head = NumberWriter::default();
        head.raw(&vocabulary());
        of.write(&mut head);
        head.count(self.pieces.len());
        for piece in &self.pieces {
            head.number(piece.length);
            head.number(piece.checksum);
            head.number(piece.group);
        }
        index.write(&mut head);
        let head = head.finish();
        self.file.write_all(&head)?;
        self.file.write_all(&self.at.to_le_bytes())?;
        self.file.write_all(&length(&head).to_le_bytes())?;
        self.file.write_all(&crc32fast::hash(&head).to_le_bytes())?;
        self.file.write_all(MAGIC)?;
        self.file.flush()
    }
}

impl BlocksOf {
    fn write(&self, head: &mut NumberWriter) {
        head.number(self.table.0);
        head.text(&self.table.1);
        head.count(self.sources.len());
        self.sources.iter().for_each(|source| head.text(source));
        head.count(self.summed.len());
        for level in &self.summed {
            head.number(level.source);
            head.text(&level.classification);
            head.count(level.digits);
        }
        head.number(self.itself.0);
        head.number(self.itself.1.unwrap_or(0));
    }

    fn read(head: &mut NumberReader<'_>) -> Option<Self> {
        let table = (head.number()?, head.text()?.to_owned());
        let sources = (0..head.count()?).map(|_| head.text().map(str::to_owned)).collect::<Option<_>>()?;
        let count = head.count()?;
        let level = |_| {
            let source = head.small()?;
            Some(SummedLevel { source, classification: Word::new(head.text()?)?, digits: head.small()? })
        };
        let summed = (0..count).map(level).collect::<Option<_>>()?;
        let itself = (head.number()?, Some(head.number()?).filter(|line| *line > 0));
        Some(Self { table, sources, summed, itself })
    }
}

impl Blocks {
    /// The blocks in these bytes, what they are of, and their index.
    ///
    /// # Errors
    /// Why they cannot be used.
    pub(super) fn open(bytes: Bytes) -> Result<(Self, BlocksOf, Index), &'static str> {
        const DAMAGED: &str = "is cut short or damaged";
        let head = head(&bytes).ok_or(DAMAGED)?;
        let mut reader = NumberReader::new(&head);
        if reader.raw(vocabulary().len()).ok_or(DAMAGED)? != vocabulary() {
            return Err("was written by another version of dyad");
        }
        let reader = &mut reader;
        let of = BlocksOf::read(reader).ok_or(DAMAGED)?;
        let pieces = pieces(reader).ok_or(DAMAGED)?;
        let index = Index::read(reader).filter(|_| reader.is_done()).ok_or(DAMAGED)?;
        if index.rows_of_blocks().count() != pieces.len() {
            return Err(DAMAGED);
        }
        Ok((Self { bytes, pieces }, of, index))
    }

    /// One piece.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn block(&self, place: usize) -> Result<Block, String> {
        let bytes = self.checked(place)?;
        Block::from_bytes(&bytes).ok_or_else(|| format!("piece {place} is no piece"))
    }

    /// The row group that a piece is of, and which of its pieces it is.
    pub(super) fn origin(&self, place: usize) -> Option<(usize, usize)> {
        let group = self.pieces.get(place)?.group;
        let first = self.pieces.partition_point(|piece| piece.group < group);
        Some((usize::try_from(group).ok()?, place - first))
    }

    /// Holds every piece against its checksum.
    ///
    /// # Errors
    /// What is wrong with the first that is damaged.
    pub(super) fn verify(&self) -> Result<(), String> {
        (0..self.pieces.len()).try_for_each(|place| self.checked(place).map(|_| ()))
    }

    /// Adds what tells these blocks from all others: their checksums.
    pub(super) fn name(&self, hasher: &mut blake3::Hasher) {
        for piece in &self.pieces {
            hasher.update(&piece.length.to_le_bytes()).update(&piece.checksum.to_le_bytes());
        }
    }

    /// Can each piece be read, from here or by `otherwise`?
    ///
    /// # Errors
    /// What is wrong with the first that cannot.
    pub(super) fn verify_or(&self, otherwise: impl Fn(usize) -> Result<Block, String>) -> Result<(), String> {
        (0..self.pieces.len()).try_for_each(|place| {
            self.checked(place)
                .map(drop)
                .or_else(|damage| otherwise(place).map(drop).map_err(|error| format!("{damage}; {error}")))
        })
    }

    fn checked(&self, place: usize) -> Result<Vec<u8>, String> {
        let piece = self.pieces.get(place).ok_or_else(|| format!("there is no piece {place}"))?;
        if u64::from(piece.length) > Limits::current().column_bytes {
            return Err(format!("piece {place} says that it has {} bytes", piece.length));
        }
        let range = piece.offset..piece.offset + u64::from(piece.length);
        let bytes = self.bytes.read_at(range).map_err(|error| format!("piece {place} cannot be read: {error}"))?;
        let sound = crc32fast::hash(&bytes) == piece.checksum;
        if sound {
            Ok(bytes)
        } else {
            Err(format!("piece {place}, {} bytes from byte {}, is damaged", piece.length, piece.offset))
        }
    }
}

/// The bytes of the head, when the end of the file names them rightly.
fn head(bytes: &Bytes) -> Option<Vec<u8>> {
    let all = bytes.length();
    let start = all.checked_sub(u64::try_from(TRAILER).ok()?)?;
    let trailer = bytes.read_at(start..all).ok()?;
    let (at, rest) = trailer.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    let (checksum, magic) = rest.split_first_chunk()?;
    let (at, length) = (u64::from_le_bytes(*at), u64::from_le_bytes(*length));
    if magic != MAGIC || at.checked_add(length)? != start || length > Limits::current().column_bytes {
        return None;
    }
    let head = bytes.read_at(at..start).ok()?;
    (crc32fast::hash(&head) == u32::from_le_bytes(*checksum)).then_some(head)
}

fn pieces(head: &mut NumberReader<'_>) -> Option<Vec<Piece>> {
    let (count, mut offset) = (head.count()?, length(MAGIC));
    let piece = |_| {
        let piece = Piece { offset, length: head.small()?, checksum: head.small()?, group: head.small()? };
        offset += u64::from(piece.length);
        Some(piece)
    };
    (0..count).map(piece).collect()
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}
