//! Mapped rows to Parquet and back: the columns of `observations`, one row group a batch, so that a file of any size is
//! written and read a piece at a time. The runs of a long sort are written the same way.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

use polars::{io::parquet::write::BatchedWriter, prelude::*};

use super::{
    error::ImportError,
    number::Number,
    precedence::Precedence,
    row::{Key, ProductCode, Row, Texts},
};
use crate::{
    dataset::{date_text, partial_date},
    trade::Product,
};

/// Rows of a group in a dataset.
pub(super) const GROUP_ROWS: usize = 128 * 1024;

/// The columns and, in words, what they hold; the order of the file.
pub(super) const COLUMNS: [(&str, &str); 15] = [
    ("reporter", "Whose statistics these are: ISO 3166 alpha-3 or a special area"),
    ("partner", "The other side of the trade"),
    ("flow", "export, import, re-export, re-import or turnover"),
    ("product", "TOTAL, or <classification>:<code>; codes are text"),
    ("period", "2023, 2023-Q2 or 2023-05"),
    ("value", "The figure as worded at the source, as text, so that it is exact; a decimal number"),
    ("currency", "ISO 4217"),
    ("unit_mult", "Power of ten of the value: 3 for thousands"),
    ("decimals", "Decimals that the source rounded to; empty when it is not known to be rounded"),
    ("valuation", "FOB, CIF or unknown"),
    ("status", "SDMX observation status"),
    ("source", "Name of one of the sources of this package"),
    ("calendar", "gregorian or solar-hijri"),
    ("published", "When the figure came out; empty when unknown"),
    ("note", "Remark, such as the territory that the figure is of"),
];

/// What a run on disk has beside the columns of a dataset.
const OF_A_RUN: [&str; 4] = ["standing", "whole", "codes", "record"];

/// Writes rows in the order they come.
pub(super) struct Writer {
    inner: BatchedWriter<BufWriter<File>>,
    rows: Vec<Row>,
    group: usize,
    run: bool,
}

impl Writer {
    /// A writer of a dataset.
    pub(super) fn new(path: &Path, group: usize) -> Result<Self, ImportError> {
        Self::of(path, group, false)
    }

    /// A writer of a run, which keeps also what only an import needs.
    pub(super) fn of_run(path: &Path, group: usize) -> Result<Self, ImportError> {
        Self::of(path, group, true)
    }

    fn of(path: &Path, group: usize, run: bool) -> Result<Self, ImportError> {
        let file = BufWriter::new(File::create_new(path).map_err(ImportError::io(path))?);
        let schema = frame(&[], &Texts::default(), run)?;
        let inner = ParquetWriter::new(file)
            .with_compression(ParquetCompression::Zstd(None))
            .with_statistics(StatisticsOptions::full())
            .batched(schema.schema())?;
        Ok(Self { inner, rows: Vec::with_capacity(group), group, run })
    }

    pub(super) fn push(&mut self, row: Row, texts: &Texts) -> Result<(), ImportError> {
        self.rows.push(row);
        if self.rows.len() == self.group { self.flush(texts) } else { Ok(()) }
    }

    fn flush(&mut self, texts: &Texts) -> Result<(), ImportError> {
        if !self.rows.is_empty() {
            self.inner.write_batch(&frame(&self.rows, texts, self.run)?)?;
            self.rows.clear();
        }
        Ok(())
    }

    /// Writes what is left and the footer. The caller syncs.
    pub(super) fn finish(mut self, texts: &Texts) -> Result<(), ImportError> {
        self.flush(texts)?;
        self.inner.finish()?;
        Ok(())
    }
}

fn frame(rows: &[Row], texts: &Texts, run: bool) -> PolarsResult<DataFrame> {
    let text = |name: &str, field: &dyn Fn(&Row) -> &str| -> Column {
        StringChunked::from_iter_values(name.into(), rows.iter().map(field)).into_column()
    };
    let owned = |name: &str, field: &dyn Fn(&Row) -> Option<String>| -> Column {
        StringChunked::from_iter_options(name.into(), rows.iter().map(field)).into_column()
    };
    let number = |name: &str, field: &dyn Fn(&Row) -> Option<i32>| -> Column {
        Column::new(name.into(), rows.iter().map(field).collect::<Vec<_>>())
    };
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let mut columns = vec![
        text("reporter", &|row| row.key.reporter.code()),
        text("partner", &|row| row.key.partner.code()),
        text("flow", &|row| row.key.flow.word()),
        owned("product", &|row| Some(row.key.product.text().to_owned())),
        owned("period", &|row| Some(row.key.period.to_string())),
        owned("value", &|row| row.value.map(|value| value.to_string())),
        owned("currency", &|row| Some(texts.text(row.currency).to_owned())),
        number("unit_mult", &|row| Some(row.unit_mult.into())),
        number("decimals", &|row| row.decimals.map(Into::into)),
        text("valuation", &|row| row.valuation.word()),
        owned("status", &|row| Some(row.status.letter().to_string())),
        owned("source", &|row| Some(texts.text(row.key.source).to_owned())),
        text("calendar", &|row| row.key.calendar.word()),
        owned("published", &|row| some(date_text(row.key.published))),
        owned("note", &|row| some(texts.text(row.note).to_owned())),
    ];
    if run {
        columns.push(number(OF_A_RUN[0], &|row| Some(row.precedence.packed())));
        columns.push(number(OF_A_RUN[1], &|row| Some(row.whole.into())));
        columns.push(owned(OF_A_RUN[2], &|row| Some(row.codes.to_string())));
        columns.push(owned(OF_A_RUN[3], &|row| Some(row.record.to_string())));
    }
    DataFrame::new(rows.len(), columns)
}

/// Reads rows back, a piece at a time.
pub(super) struct Reader {
    path: std::path::PathBuf,
    next: usize,
    total: usize,
    piece: usize,
}

impl Reader {
    pub(super) fn new(path: &Path, piece: usize) -> Result<Self, ImportError> {
        let file = File::open(path).map_err(ImportError::io(path))?;
        let total = ParquetReader::new(file).num_rows()?;
        Ok(Self { path: path.to_owned(), next: 0, total, piece })
    }

    /// How many rows the file has.
    pub(super) fn total(&self) -> usize {
        self.total
    }

    /// The next rows; none at the end.
    pub(super) fn read(&mut self, texts: &mut Texts) -> Result<Vec<Row>, ImportError> {
        if self.next >= self.total {
            return Ok(Vec::new());
        }
        let file = File::open(&self.path).map_err(ImportError::io(&self.path))?;
        let frame = ParquetReader::new(file).with_slice(Some((self.next, self.piece))).finish()?;
        let first = self.next;
        self.next += self.piece;
        let wrong = |row: usize| {
            let text = format!("row {} cannot be read back; was the file made by `dyad import`?", first + row + 1);
            ImportError::Dataset(format!("{}: {text}", self.path.display()))
        };
        let run = OF_A_RUN.iter().filter(|name| frame.column(name).is_ok());
        let names = COLUMNS.iter().map(|(name, _)| name).chain(run);
        let columns = names.map(|name| frame.column(name)?.cast(&DataType::String)).collect::<PolarsResult<Vec<_>>>()?;
        let columns = columns.iter().map(|column| column.str()).collect::<PolarsResult<Vec<_>>>()?;
        let mut fields: Vec<_> = columns.iter().map(|column| column.iter()).collect();
        (0..frame.height())
            .map(|place| {
                let mut row = [""; COLUMNS.len() + OF_A_RUN.len()];
                for (field, column) in row.iter_mut().zip(&mut fields) {
                    *field = column.next().flatten().unwrap_or_default();
                }
                row_of(&row, texts).ok_or_else(|| wrong(place))
            })
            .collect()
    }
}

fn row_of(fields: &[&str; COLUMNS.len() + OF_A_RUN.len()], texts: &mut Texts) -> Option<Row> {
    let [
        reporter,
        partner,
        flow,
        product,
        period,
        value,
        currency,
        unit_mult,
        decimals,
        valuation,
        status,
        source,
        calendar,
        published,
        note,
        precedence,
        whole,
        codes,
        record,
    ] = *fields;
    let or_none = |text: &str| if text.is_empty() { Some(0) } else { text.parse::<u64>().ok() };
    let unit_mult = unit_mult.parse().ok()?;
    let key = Key {
        reporter: reporter.parse().ok()?,
        partner: partner.parse().ok()?,
        product: ProductCode::from(&product.parse::<Product>().ok()?),
        flow: flow.parse().ok()?,
        calendar: calendar.parse().ok()?,
        period: period.parse().ok()?,
        published: if published.is_empty() { 0 } else { partial_date(published)? },
        source: texts.id(source),
    };
    Some(Row {
        key,
        value: if value.is_empty() { None } else { Some(Number::read_signed(value, '.', unit_mult).ok()?.0) },
        unit_mult,
        decimals: if decimals.is_empty() { None } else { Some(decimals.parse().ok()?) },
        valuation: valuation.parse().ok()?,
        status: status.parse().ok()?,
        currency: texts.id(currency),
        note: texts.id(note),
        precedence: Precedence::unpacked(i32::try_from(or_none(precedence)?).ok()?),
        whole: or_none(whole)? != 0,
        codes: u32::try_from(or_none(codes)?).ok()?,
        record: or_none(record)?,
    })
}

/// Makes a file last through a power cut.
pub(super) fn sync(path: &Path) -> Result<(), ImportError> {
    File::open(path).and_then(|file| file.sync_all()).map_err(ImportError::io(path))
}

/// Writes a small file whole and lasting.
pub(super) fn write_synced(path: &Path, bytes: &[u8]) -> Result<(), ImportError> {
    let mut file = File::create_new(path).map_err(ImportError::io(path))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(ImportError::io(path))
}
