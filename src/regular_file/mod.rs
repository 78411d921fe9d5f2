//! Files of a disk, opened in one way (floor 0): looked at first and opened without waiting, regular files only, no link followed
//! out of the folder that they belong to, and read no further than a limit however large they say they are.

mod open;
mod read;

use std::io;

pub use open::{open, open_within};
pub use read::{read, read_open, read_within};

/// Why a file is not opened or read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It is something else.
    #[error("is {0}, no regular file")]
    NotRegular(&'static str),
    /// A link or a path leads out of its folder.
    #[error("leads out of its folder; a link is relative and stays inside")]
    Outside,
    /// It holds more than is read.
    #[error("holds more than the {most} bytes that are read of it")]
    TooLarge {
        /// The limit.
        most: u64,
    },
    /// The system refused.
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
}

impl FileError {
    /// Is there simply no such file?
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Io(error) if error.kind() == io::ErrorKind::NotFound)
    }
}

impl From<rustix::io::Errno> for FileError {
    fn from(error: rustix::io::Errno) -> Self {
        Self::Io(error.into())
    }
}
