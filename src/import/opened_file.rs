//! Where a provider's text comes from: files, `.gz`, `.zip` and workbooks known by their first bytes, standard input as `-`. What
//! is none of them is named for what it is.

use std::{
    cell::Cell,
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    path::Path,
    rc::Rc,
};

use flate2::read::MultiGzDecoder;

use super::{error::ImportError, formats::unreadable, workbook};
use crate::{
    limits::Limits,
    regular_file::{self, FileError},
};

/// What is done with each text: its name and its bytes.
pub(super) type Visit<'a> = &'a mut dyn FnMut(&str, &mut dyn BufRead) -> Result<(), ImportError>;

/// Bytes read so far, of all files.
pub(super) type BytesRead = Rc<Cell<u64>>;

struct Counting<R> {
    inner: R,
    read: BytesRead,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read.set(self.read.get() + count as u64);
        Ok(count)
    }
}

impl<R: Seek> Seek for Counting<R> {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        self.inner.seek(place)
    }
}

/// What is unpacked of a file, held against what was read of it.
#[derive(Clone)]
struct Packing {
    /// Bytes read, of this file and those before it, and how many of them were read before.
    read: BytesRead,
    before: u64,
    /// Bytes unpacked of this file.
    unpacked: BytesRead,
    most_times: u64,
    most_bytes: u64,
}

/// So much may be unpacked whatever it was packed in.
const FREE: u64 = 16 << 20;

/// What is unpacked, up to more than any table unpacks to: some kB may hold thousands of millions of the same byte.
struct Unpacked<R> {
    inner: R,
    packing: Packing,
    /// Of this text.
    bytes: u64,
}

impl Packing {
    fn of(read: &BytesRead) -> Self {
        let Limits { unpacked_ratio, unpacked_bytes, .. } = *Limits::current();
        let (read, unpacked) = (Rc::clone(read), BytesRead::default());
        Self { before: read.get(), read, unpacked, most_times: unpacked_ratio, most_bytes: unpacked_bytes }
    }

    fn unpack<R>(&self, inner: R) -> Unpacked<R> {
        Unpacked { inner, packing: self.clone(), bytes: 0 }
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let Packing { read, before, unpacked, most_times, most_bytes } = &self.packing;
        self.bytes += count as u64;
        unpacked.set(unpacked.get() + count as u64);
        let packed = read.get().saturating_sub(*before).max(1);
        let told = if unpacked.get() > FREE.max(packed.saturating_mul(*most_times)) {
            format!("unpacks to more than {most_times} times its size (the limit unpacked-ratio), which no table does")
        } else if self.bytes > *most_bytes {
            format!("unpacks to more than {most_bytes} bytes (the limit unpacked-bytes)")
        } else {
            return Ok(count);
        };
        Err(io::Error::other(told))
    }
}

/// Visits every text of a file: the file, what is packed in it, each member of an archive, or a sheet of a workbook.
pub(super) fn visit_texts(path: &Path, read: &BytesRead, sheet: Option<&str>, visit: Visit<'_>) -> Result<(), ImportError> {
    if path == Path::new("-") {
        let mut input = BufReader::new(Counting { inner: io::stdin().lock(), read: Rc::clone(read) });
        return visit_stream("standard input", &mut input, &Packing::of(read), visit);
    }
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let (file, packing) = (opened(path)?, Packing::of(read));
    let mut input = BufReader::with_capacity(1 << 17, Counting { inner: file, read: Rc::clone(read) });
    let start = input.fill_buf().map_err(ImportError::io(path))?;
    if start.starts_with(b"PK\x03\x04") {
        return visit_archive(path, &name, input, sheet, visit);
    }
    if start.starts_with(workbook::OLD) {
        return visit(&name, &mut &*workbook::text(&mut input, &name, sheet)?);
    }
    visit_stream(&name, &mut input, &packing, visit)
}

/// Opens a file that is named, when it is one.
fn opened(path: &Path) -> Result<File, ImportError> {
    regular_file::open(path).map_err(|error| {
        let place = path.display().to_string();
        match error {
            FileError::Io(error) => ImportError::Io { place, error },
            other => ImportError::input(&place, format!("{other}; what comes through a pipe is named -, standard input")),
        }
    })
}

fn visit_stream(name: &str, input: &mut dyn BufRead, packing: &Packing, visit: Visit<'_>) -> Result<(), ImportError> {
    let start = input.fill_buf().map_err(|error| ImportError::Io { place: name.to_owned(), error })?;
    if start.starts_with(b"PK\x03\x04") {
        return Err(ImportError::input(name, "a zip archive cannot be read from a stream; name the file"));
    }
    if let Some(what) = unreadable(start) {
        return Err(ImportError::input(name, what));
    }
    if start.starts_with(b"\x1f\x8b") {
        let name = name.strip_suffix(".gz").unwrap_or(name);
        let mut unpacked = BufReader::with_capacity(1 << 17, packing.unpack(MultiGzDecoder::new(input)));
        let start = unpacked.fill_buf().map_err(|error| ImportError::Io { place: name.to_owned(), error })?;
        return match unreadable(start) {
            Some(what) => Err(ImportError::input(name, what)),
            None => visit(name, &mut unpacked),
        };
    }
    visit(name, input)
}

fn visit_archive<R: BufRead + Seek>(
    path: &Path,
    name: &str,
    mut input: R,
    sheet: Option<&str>,
    visit: Visit<'_>,
) -> Result<(), ImportError> {
    let broken = |error: zip::result::ZipError| ImportError::input(name, format!("is no readable zip archive: {error}"));
    let mut archive = zip::ZipArchive::new(&mut input).map_err(broken)?;
    let holds = |archive: &zip::ZipArchive<_>, member: &str| archive.index_for_name(member).is_some();
    if holds(&archive, "xl/workbook.xml") {
        drop(archive);
        input.rewind().map_err(ImportError::io(path))?;
        return visit(name, &mut &*workbook::text(&mut input, name, sheet)?);
    }
    for (member, what) in [
        ("xl/workbook.bin", "is a binary workbook (.xlsb); save it as .xlsx"),
        ("content.xml", "is a document of LibreOffice; save it as .xlsx or CSV"),
        ("word/document.xml", "is a document of Word; take the table out of it first"),
    ] {
        if holds(&archive, member) {
            return Err(ImportError::input(name, what));
        }
    }
    // What is read of an archive to find its members is no part of what they are packed in.
    let (mut texts, packed) = (0, BytesRead::default());
    let packing = Packing::of(&packed);
    for place in 0..archive.len() {
        let member = archive.by_index(place).map_err(broken)?;
        let inside = member.name().map_err(broken)?.into_owned();
        let ending = Path::new(&inside).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let text = ending.is_none_or(|ending| ["csv", "txt", "dat", "tsv", "json", "gz", ""].contains(&ending.as_str()));
        if member.is_dir() || !text {
            continue;
        }
        texts += 1;
        packed.set(packed.get() + member.compressed_size());
        let last = inside.rsplit('/').next().unwrap_or(&inside).to_owned();
        let mut unpacked = BufReader::with_capacity(1 << 17, packing.unpack(member));
        visit_stream(&last, &mut unpacked, &packing, visit)?;
    }
    if texts == 0 {
        let others: Vec<_> = archive.file_names().filter_map(Result::ok).take(5).collect();
        let text = format!("the archive holds no .csv, .txt, .dat, .tsv or .json but {}", others.join(", "));
        return Err(ImportError::input(&path.display().to_string(), text));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn texts(path: &Path) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let read = BytesRead::default();
        visit_texts(path, &read, None, &mut |name, input| {
            let mut text = String::new();
            input.read_to_string(&mut text).unwrap();
            found.push((name.to_owned(), text));
            Ok(())
        })
        .unwrap();
        assert!(read.get() > 0);
        found
    }

    #[test]
    fn packed_or_not_by_the_first_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let wanted = vec![("a.csv".to_owned(), "x,y\n".to_owned())];
        let plain = folder.path().join("a.csv");
        std::fs::write(&plain, "x,y\n").unwrap();
        assert_eq!(texts(&plain), wanted);
        let packed = folder.path().join("a.csv.gz");
        let mut writer = flate2::write::GzEncoder::new(File::create(&packed).unwrap(), flate2::Compression::fast());
        writer.write_all(b"x,y\n").unwrap();
        writer.finish().unwrap();
        assert_eq!(texts(&packed), wanted);
        let archive = folder.path().join("a.zip");
        let mut writer = zip::ZipWriter::new(File::create(&archive).unwrap());
        let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for name in ["deep/a.csv", "readme.pdf"] {
            writer.start_file(name, stored).unwrap();
            writer.write_all(b"x,y\n").unwrap();
        }
        writer.finish().unwrap();
        assert_eq!(texts(&archive), wanted);
    }
}
