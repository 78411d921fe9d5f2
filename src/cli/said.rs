//! What commands say. That a reader has gone is no fault, and no word that cannot be said stops the work: what was to be done is
//! done, and the command then says that its words were lost.

use std::{
    fmt::Display,
    io::{self, ErrorKind, Write},
};

use anyhow::Context;

/// Lines on standard output, as the work goes on.
#[derive(Debug, Default)]
pub(super) struct Lines {
    lost: Option<io::Error>,
}

impl Lines {
    /// Says a line, unless one before it was lost.
    pub(super) fn say(&mut self, line: impl Display) {
        if self.lost.is_none() {
            self.lost = written(&format!("{line}\n")).err();
        }
    }

    /// Were all of them said?
    ///
    /// # Errors
    /// Why not; that nobody reads any more is no error.
    pub(super) fn end(self) -> anyhow::Result<()> {
        match self.lost {
            Some(error) if error.kind() != ErrorKind::BrokenPipe => Err(error).context(STANDARD_OUTPUT),
            _ => Ok(()),
        }
    }
}

/// What stands before the reason.
pub(super) const STANDARD_OUTPUT: &str = "cannot write to standard output";

fn written(text: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    // Flushed at once: what the end of the process finds unwritten is lost without a word.
    output.write_all(text.as_bytes()).and_then(|()| output.flush())
}

/// Says a whole answer on standard output.
///
/// # Errors
/// When it cannot be said whole.
pub(super) fn print(bytes: &[u8]) -> anyhow::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(bytes).and_then(|()| output.flush()).context(STANDARD_OUTPUT)
}

/// Says a line on standard error. Where that is full or closed there is nobody to tell.
pub(super) fn note(line: impl Display) {
    // One piece, so that lines of several processes do not mix.
    let _ = io::stderr().write_all(format!("{line}\n").as_bytes());
}
