//! A sorted run of rows on disk: each row as what is other in it than in the row before, since neighbours in the order of a
//! dataset are alike. Only the import that wrote it reads it, so texts stand in it as their numbers.

use std::{
    fs::File,
    io::{self, BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

use super::{
    error::ImportError,
    number::Number,
    precedence::Precedence,
    row::{Key, ProductCode, Row, TextId},
};
use crate::trade::{Area, Calendar, Flow, Frequency, Period, Status, Valuation};

/// A finished run.
#[derive(Debug)]
pub(super) struct Run {
    path: PathBuf,
    /// How many rows it has.
    pub rows: u64,
}

/// What a mark before a row says to be other than in the row before.
mod other {
    pub const AREAS: u16 = 1;
    pub const PRODUCT: u16 = 1 << 1;
    pub const FLOW: u16 = 1 << 2;
    pub const PERIOD: u16 = 1 << 3;
    pub const CALENDAR: u16 = 1 << 4;
    pub const PUBLISHED: u16 = 1 << 5;
    pub const SOURCE: u16 = 1 << 6;
    pub const VALUE: u16 = 1 << 7;
    pub const SCALE: u16 = 1 << 8;
    pub const QUALITY: u16 = 1 << 9;
    pub const CURRENCY: u16 = 1 << 10;
    pub const NOTE: u16 = 1 << 11;
    pub const STANDING: u16 = 1 << 12;
    pub const CODES: u16 = 1 << 13;
}

/// Room for a run's pieces on their way to and from the disk.
const BUFFER: usize = 1 << 16;

/// Before the first row.
fn nothing() -> Row {
    let key = Key {
        reporter: Area::first(),
        partner: Area::first(),
        product: ProductCode::total(),
        flow: Flow::Export,
        calendar: Calendar::Gregorian,
        period: Period::year(0),
        published: 0,
        source: TextId::default(),
    };
    Row {
        key,
        value: None,
        unit_mult: 0,
        decimals: None,
        valuation: Valuation::Unknown,
        status: Status::Normal,
        currency: TextId::default(),
        note: TextId::default(),
        precedence: Precedence::default(),
        whole: false,
        codes: 0,
        record: 0,
    }
}

impl Run {
    /// Writes sorted rows.
    pub(super) fn write<'a>(path: PathBuf, mut rows: impl ExactSizeIterator<Item = &'a Row>) -> Result<Self, ImportError> {
        let file = File::create_new(&path).map_err(ImportError::io(&path))?;
        let mut out = RowWriter { file: BufWriter::with_capacity(BUFFER, file), before: nothing(), bytes: Vec::new() };
        let count = rows.len() as u64;
        let written = rows.try_for_each(|row| out.push(row)).and_then(|()| out.file.flush());
        written.map_err(ImportError::io(&path))?;
        Ok(Self { path, rows: count })
    }

    /// Its rows in their order.
    pub(super) fn open(&self) -> Result<RunRows, ImportError> {
        let file = File::open(&self.path).map_err(ImportError::io(&self.path))?;
        Ok(RunRows { path: self.path.clone(), left: self.rows, file: BufReader::with_capacity(BUFFER, file), row: nothing() })
    }
}

struct RowWriter {
    file: BufWriter<File>,
    before: Row,
    bytes: Vec<u8>,
}

impl RowWriter {
    fn push(&mut self, row: &Row) -> io::Result<()> {
        self.bytes.clear();
        self.bytes.extend([0, 0]);
        let mark = self.key(&row.key) | self.figure(row) | self.standing(row);
        self.bytes.extend(row.record.to_le_bytes());
        self.bytes[..2].copy_from_slice(&mark.to_le_bytes());
        self.before = *row;
        self.file.write_all(&self.bytes)
    }

    /// Takes the bytes of what is other, and says so by the mark.
    fn differing<const COUNT: usize>(&mut self, mark: u16, differs: bool, bytes: [u8; COUNT]) -> u16 {
        if differs {
            self.bytes.extend(bytes);
            mark
        } else {
            0
        }
    }

    fn key(&mut self, key: &Key) -> u16 {
        let old = self.before.key;
        let [reporter, partner] = [key.reporter, key.partner].map(|area| area.place().to_le_bytes());
        let areas = [reporter[0], reporter[1], partner[0], partner[1]];
        let [year, month, day, more] = key.period.ordinal().to_le_bytes();
        let period = [key.period.frequency().code(), year, month, day, more];
        self.differing(other::AREAS, (key.reporter, key.partner) != (old.reporter, old.partner), areas)
            | self.differing(other::PRODUCT, key.product != old.product, key.product.bytes())
            | self.differing(other::FLOW, key.flow != old.flow, [key.flow.code()])
            | self.differing(other::PERIOD, key.period != old.period, period)
            | self.differing(other::CALENDAR, key.calendar != old.calendar, key.calendar.code().to_le_bytes())
            | self.differing(other::PUBLISHED, key.published != old.published, key.published.to_le_bytes())
            | self.differing(other::SOURCE, key.source != old.source, key.source.number().to_le_bytes())
    }

    fn figure(&mut self, row: &Row) -> u16 {
        let before = self.before;
        let value = match row.value {
            None => self.differing(other::VALUE, before.value.is_some(), [u8::MAX]),
            Some(Number { digits, decimals, unknown }) if row.value != before.value => {
                self.bytes.extend([decimals, unknown]);
                self.differing(other::VALUE, true, digits.to_le_bytes())
            }
            Some(_) => 0,
        };
        let scale = [row.unit_mult, row.decimals.is_some().into(), row.decimals.unwrap_or(0)];
        let quality = [row.valuation.code(), row.status.code()];
        value
            | self.differing(other::SCALE, (row.unit_mult, row.decimals) != (before.unit_mult, before.decimals), scale)
            | self.differing(other::QUALITY, (row.valuation, row.status) != (before.valuation, before.status), quality)
            | self.differing(other::CURRENCY, row.currency != before.currency, row.currency.number().to_le_bytes())
            | self.differing(other::NOTE, row.note != before.note, row.note.number().to_le_bytes())
    }

    fn standing(&mut self, row: &Row) -> u16 {
        let (before, Precedence { territories, estimated, classification }) = (self.before, row.precedence);
        let standing = [territories, estimated, classification, row.whole.into()];
        self.differing(other::STANDING, (row.precedence, row.whole) != (before.precedence, before.whole), standing)
            | self.differing(other::CODES, row.codes != before.codes, row.codes.to_le_bytes())
    }
}

/// The rows of a run, one after the other.
#[derive(Debug)]
pub(super) struct RunRows {
    path: PathBuf,
    left: u64,
    file: BufReader<File>,
    row: Row,
}

impl RunRows {
    /// The next row; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Row>, ImportError> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        self.read().map_err(|error| ImportError::io(Path::new(&self.path))(error))?;
        Ok(Some(self.row))
    }

    fn read(&mut self) -> io::Result<()> {
        let mark = u16::from_le_bytes(self.bytes()?);
        self.read_key(mark)?;
        self.read_figure(mark)?;
        self.row.record = u64::from_le_bytes(self.bytes()?);
        Ok(())
    }

    fn read_key(&mut self, mark: u16) -> io::Result<()> {
        let is_other = |bit: u16| mark & bit != 0;
        let mut key = self.row.key;
        if is_other(other::AREAS) {
            (key.reporter, key.partner) = (self.area()?, self.area()?);
        }
        if is_other(other::PRODUCT) {
            key.product = ProductCode::of_bytes(self.bytes()?);
        }
        if is_other(other::FLOW) {
            let [code] = self.bytes()?;
            key.flow = known(Flow::from_code(code))?;
        }
        if is_other(other::PERIOD) {
            let [frequency] = self.bytes()?;
            key.period = Period::from_ordinal(Frequency::from_code(frequency), i32::from_le_bytes(self.bytes()?));
        }
        if is_other(other::CALENDAR) {
            key.calendar = Calendar::from_code(u16::from_le_bytes(self.bytes()?));
        }
        if is_other(other::PUBLISHED) {
            key.published = i32::from_le_bytes(self.bytes()?);
        }
        if is_other(other::SOURCE) {
            key.source = self.text()?;
        }
        self.row.key = key;
        Ok(())
    }

    fn read_figure(&mut self, mark: u16) -> io::Result<()> {
        let is_other = |bit: u16| mark & bit != 0;
        if is_other(other::VALUE) {
            self.row.value = match self.bytes()? {
                [u8::MAX] => None,
                [decimals] => {
                    let [unknown] = self.bytes()?;
                    Some(Number { digits: i64::from_le_bytes(self.bytes()?), decimals, unknown })
                }
            };
        }
        if is_other(other::SCALE) {
            let [unit_mult, known, decimals] = self.bytes()?;
            (self.row.unit_mult, self.row.decimals) = (unit_mult, (known != 0).then_some(decimals));
        }
        if is_other(other::QUALITY) {
            let [valuation, status] = self.bytes()?;
            self.row.valuation = known(Valuation::from_code(valuation))?;
            self.row.status = known(Status::from_code(status))?;
        }
        if is_other(other::CURRENCY) {
            self.row.currency = self.text()?;
        }
        if is_other(other::NOTE) {
            self.row.note = self.text()?;
        }
        if is_other(other::STANDING) {
            let [territories, estimated, classification, whole] = self.bytes()?;
            self.row.precedence = Precedence { territories, estimated, classification };
            self.row.whole = whole != 0;
        }
        if is_other(other::CODES) {
            self.row.codes = u32::from_le_bytes(self.bytes()?);
        }
        Ok(())
    }

    fn bytes<const COUNT: usize>(&mut self) -> io::Result<[u8; COUNT]> {
        let mut bytes = [0; COUNT];
        self.file.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn area(&mut self) -> io::Result<Area> {
        known(Area::from_place(u16::from_le_bytes(self.bytes()?)))
    }

    fn text(&mut self) -> io::Result<TextId> {
        Ok(TextId::of_number(u32::from_le_bytes(self.bytes()?)))
    }
}

/// A code that only a run which another has written over can lack.
fn known<T>(found: Option<T>) -> io::Result<T> {
    found.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a run of this import is not as it was written"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_read_back_as_they_were() {
        let number = |digits, decimals| Some(Number { digits, decimals, unknown: 1 });
        let plain = nothing();
        let key = Key {
            reporter: "RUS".parse().unwrap(),
            partner: "IRN".parse().unwrap(),
            product: ProductCode::from_code("HS", "270900").unwrap(),
            flow: Flow::ReImport,
            calendar: "fiscal:07-16".parse().unwrap(),
            period: "2021-10/P6M".parse().unwrap(),
            published: 20_241_011,
            source: TextId::of_number(7),
        };
        let full = Row {
            key,
            value: number(-12_345_678_901, 4),
            unit_mult: 6,
            decimals: Some(0),
            valuation: Valuation::Cif,
            status: Status::Estimated,
            currency: TextId::of_number(1),
            note: TextId::of_number(70_000),
            precedence: Precedence { territories: 2, estimated: 1, classification: 24 },
            whole: true,
            codes: u32::MAX,
            record: u64::MAX - 1,
        };
        let of_another_year = Row { key: Key { period: "2023-Q2".parse().unwrap(), ..key }, value: None, record: 5, ..full };
        let rows =
            [plain, full, full, of_another_year, Row { decimals: None, ..full }, plain, Row { value: number(0, 0), ..plain }];
        let folder = tempfile::tempdir().unwrap();
        let run = Run::write(folder.path().join("run"), rows.iter()).unwrap();
        let mut read = run.open().unwrap();
        for row in &rows {
            assert_eq!(read.next().unwrap().as_ref(), Some(row));
        }
        assert!(read.next().unwrap().is_none() && run.rows == 7);
        // A run that was cut is an error, not an end.
        let file = File::options().write(true).open(&run.path).unwrap();
        file.set_len(file.metadata().unwrap().len() - 1).unwrap();
        let mut cut = run.open().unwrap();
        assert!((0..6).all(|_| cut.next().is_ok()) && cut.next().is_err());
    }
}
