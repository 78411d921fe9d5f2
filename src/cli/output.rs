//! Where an answer goes: to standard output, or into a file that is there whole or not at all.

use std::{
    fs::{self, File},
    io::{self, BufWriter, ErrorKind, Write},
    path::{Path, PathBuf},
};

use anyhow::Context;

use super::said::STANDARD_OUTPUT;
use crate::durable::{NewFile, folder_of, sync_folder};

/// Writes an answer to a file, or to standard output where none is named.
///
/// # Errors
/// What `fill` fails with, and when the bytes cannot be written; the old file is then as it was.
pub(super) fn write(path: Option<&Path>, fill: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let Some(path) = path else { return to_standard_output(fill) };
    let cannot_write = || format!("cannot write {}", path.display());
    let Some(place) = replaceable(path) else {
        let mut device = BufWriter::new(File::create(path).with_context(cannot_write)?);
        return fill(&mut device).and_then(|()| Ok(device.flush()?)).with_context(cannot_write);
    };
    let new = NewFile::at(&place).with_context(cannot_write)?;
    let mut buffer = BufWriter::new(new.file());
    fill(&mut buffer).and_then(|()| Ok(buffer.flush()?)).with_context(cannot_write)?;
    drop(buffer);
    new.put().and_then(|()| sync_folder(folder_of(&place))).with_context(cannot_write)
}

/// The place of a file that another can take, behind the links to it; none for a device, a pipe and the like, which are written to.
fn replaceable(path: &Path) -> Option<PathBuf> {
    match fs::metadata(path) {
        Ok(there) => path.canonicalize().ok().filter(|_| there.is_file()),
        Err(_) => Some(path.to_owned()),
    }
}

/// Standard output, and whether it has been closed at its other end.
struct Standard {
    output: io::StdoutLock<'static>,
    is_closed: bool,
}

impl Write for Standard {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.output.write(bytes);
        self.noticed(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.output.flush();
        self.noticed(flushed)
    }
}

impl Standard {
    fn noticed<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        self.is_closed |= result.as_ref().is_err_and(|error| error.kind() == ErrorKind::BrokenPipe);
        result
    }
}

fn to_standard_output(fill: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let mut output = BufWriter::new(Standard { output: io::stdout().lock(), is_closed: false });
    let written = fill(&mut output).and_then(|()| Ok(output.flush()?));
    // Whatever the writer of a format made of it: that nobody reads any more is known by this kind of error.
    let closed = || io::Error::from(ErrorKind::BrokenPipe);
    let is_closed = output.get_ref().is_closed;
    // What could not be written is not tried again.
    drop(output.into_parts());
    if is_closed { Err(closed().into()) } else { written.context(STANDARD_OUTPUT) }
}
