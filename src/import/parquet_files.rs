//! Mapped rows to Parquet and back: the columns of `observations`, one row group a batch, so that a file of any size is
//! written and read a piece at a time. A thread of its own encodes and writes a group while the next one is merged.

use std::{
    fmt::Write as _,
    fs::File,
    hash::Hash,
    io::BufWriter,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread::JoinHandle,
};

use foldhash::HashMap;
use polars::{io::parquet::write::BatchedWriter, prelude::*};

use super::{
    error::ImportError,
    number::Number,
    precedence::Precedence,
    row::{Key, ProductCode, Row, Texts},
};
use crate::{
    dataset::{GroupTexts, TableTexts, date_text, partial_date},
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

/// Writes rows in the order they come.
pub(super) struct Writer {
    path: PathBuf,
    /// Groups on their way to the file; one waits at most.
    groups: SyncSender<DataFrame>,
    file: Option<JoinHandle<PolarsResult<()>>>,
    rows: Vec<Row>,
    group: usize,
}

impl Writer {
    pub(super) fn new(path: &Path, group: usize) -> Result<Self, ImportError> {
        let file = BufWriter::new(File::create_new(path).map_err(ImportError::io(path))?);
        let unwritable = |error| ImportError::table(path, error);
        let schema = frame(&[], &Texts::default()).map_err(unwritable)?;
        let writer = ParquetWriter::new(file)
            .with_compression(ParquetCompression::Zstd(None))
            .with_statistics(StatisticsOptions::full())
            .batched(schema.schema())
            .map_err(unwritable)?;
        let (groups, to_write) = sync_channel(0);
        let file = Some(std::thread::spawn(move || write_all(writer, &to_write)));
        Ok(Self { path: path.to_owned(), groups, file, rows: Vec::with_capacity(group), group })
    }

    pub(super) fn push(&mut self, row: Row, texts: &Texts) -> Result<(), ImportError> {
        self.rows.push(row);
        if self.rows.len() == self.group { self.flush(texts) } else { Ok(()) }
    }

    fn flush(&mut self, texts: &Texts) -> Result<(), ImportError> {
        if !self.rows.is_empty() {
            let frame = frame(&self.rows, texts).map_err(|error| ImportError::table(&self.path, error))?;
            self.rows.clear();
            // Refused only when the thread has ended, which it does early for a failure.
            if self.groups.send(frame).is_err() {
                return self.written();
            }
        }
        Ok(())
    }

    /// Waits for the thread, once.
    fn written(&mut self) -> Result<(), ImportError> {
        let Some(file) = self.file.take() else { return Ok(()) };
        let written = file.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        written.map_err(|error| ImportError::table(&self.path, error))
    }

    /// Writes what is left and the footer. The caller syncs.
    pub(super) fn finish(mut self, texts: &Texts) -> Result<(), ImportError> {
        self.flush(texts)?;
        // No more comes: the thread writes the footer.
        self.groups = sync_channel(0).0;
        self.written()
    }
}

fn write_all(mut writer: BatchedWriter<BufWriter<File>>, groups: &Receiver<DataFrame>) -> PolarsResult<()> {
    groups.iter().try_for_each(|group| writer.write_batch(&group))?;
    writer.finish().map(drop)
}

fn frame(rows: &[Row], texts: &Texts) -> PolarsResult<DataFrame> {
    let text =
        |name: &str, field: fn(&Row) -> &str| StringChunked::from_iter_values(name.into(), rows.iter().map(field)).into_column();
    let number = |name: &str, field: &dyn Fn(&Row) -> Option<i32>| -> Column {
        Column::new(name.into(), rows.iter().map(field).collect::<Vec<_>>())
    };
    let some = |text| Some(text).filter(|text: &&str| !text.is_empty());
    let periods = spelled(rows, |row| row.key.period, ToString::to_string);
    let statuses = spelled(rows, |row| row.status, |status| status.letter().to_string());
    let vintages = spelled(rows, |row| row.key.published, |published| date_text(*published));
    let columns = vec![
        text("reporter", |row| row.key.reporter.code()),
        text("partner", |row| row.key.partner.code()),
        text("flow", |row| row.key.flow.word()),
        perhaps("product", rows, |row| Some(row.key.product.text())),
        perhaps("period", rows, |row| periods.get(&row.key.period).map(String::as_str)),
        values(rows),
        perhaps("currency", rows, |row| Some(texts.text(row.currency))),
        number("unit_mult", &|row| Some(row.unit_mult.into())),
        number("decimals", &|row| row.decimals.map(Into::into)),
        text("valuation", |row| row.valuation.word()),
        perhaps("status", rows, |row| statuses.get(&row.status).map(String::as_str)),
        perhaps("source", rows, |row| Some(texts.text(row.key.source))),
        text("calendar", |row| row.key.calendar.word()),
        perhaps("published", rows, |row| vintages.get(&row.key.published).and_then(|date| some(date))),
        perhaps("note", rows, |row| some(texts.text(row.note))),
    ];
    DataFrame::new(rows.len(), columns)
}

/// A column of texts that may not be there.
fn perhaps<'a>(name: &str, rows: &'a [Row], field: impl Fn(&'a Row) -> Option<&'a str>) -> Column {
    StringChunked::from_iter_options(name.into(), rows.iter().map(field)).into_column()
}

/// The texts of what rows have, each spelled once.
fn spelled<T: Hash + Eq + Copy>(rows: &[Row], of: fn(&Row) -> T, text: fn(&T) -> String) -> HashMap<T, String> {
    let mut spelled = HashMap::default();
    for row in rows {
        let what = of(row);
        spelled.entry(what).or_insert_with(|| text(&what));
    }
    spelled
}

/// The figures as text.
fn values(rows: &[Row]) -> Column {
    let (mut text, mut ends) = (String::with_capacity(rows.len() * 12), Vec::with_capacity(rows.len()));
    for row in rows {
        if let Some(value) = row.value {
            let _ = write!(text, "{value}");
        }
        ends.push(text.len());
    }
    let mut start = 0;
    let figures = rows.iter().zip(&ends).map(|(row, end)| {
        let figure = row.value.map(|_| &text[start..*end]);
        start = *end;
        figure
    });
    StringChunked::from_iter_options("value".into(), figures).into_column()
}

/// Reads rows back, a piece at a time.
pub(super) struct Reader {
    path: PathBuf,
    table: TableTexts,
    /// The next group.
    next: usize,
    /// The group at hand, and its next row.
    group: Option<(GroupTexts, usize)>,
    /// Rows before the group at hand.
    before: usize,
    piece: usize,
}

impl Reader {
    pub(super) fn new(path: &Path, piece: usize) -> Result<Self, ImportError> {
        let table = TableTexts::open(path).map_err(unreadable(path))?;
        Ok(Self { path: path.to_owned(), table, next: 0, group: None, before: 0, piece })
    }

    /// How many rows the file has.
    pub(super) fn total(&self) -> usize {
        self.table.groups().sum()
    }

    /// The next rows, of one group; none at the end.
    pub(super) fn read(&mut self, texts: &mut Texts) -> Result<Vec<Row>, ImportError> {
        while self.group.as_ref().is_none_or(|(group, row)| *row >= group.rows()) {
            self.before += self.group.take().map_or(0, |(group, _)| group.rows());
            if self.next >= self.table.groups().count() {
                return Ok(Vec::new());
            }
            self.group = Some((self.table.group(self.next).map_err(unreadable(&self.path))?, 0));
            self.next += 1;
        }
        let Some((group, row)) = &mut self.group else { return Ok(Vec::new()) };
        let rows = *row..(*row + self.piece).min(group.rows());
        *row = rows.end;
        let wrong = |row: usize| {
            let text = format!("row {} cannot be read back; was the file made by `dyad import`?", self.before + row + 1);
            ImportError::Dataset(format!("{}: {text}", self.path.display()))
        };
        rows.map(|row| {
            let mut fields = [""; COLUMNS.len()];
            fields.iter_mut().zip(group.row(row)).for_each(|(field, text)| *field = text);
            row_of(&fields, texts).ok_or_else(|| wrong(row))
        })
        .collect()
    }
}

fn unreadable(path: &Path) -> impl FnOnce(String) -> ImportError {
    move |text| ImportError::Dataset(format!("{}: {text}", path.display()))
}

/// The row of these fields, which are in the order of [`COLUMNS`].
fn row_of(fields: &[&str; COLUMNS.len()], texts: &mut Texts) -> Option<Row> {
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
    ] = *fields;
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
        precedence: Precedence::default(),
        whole: false,
        codes: 0,
        record: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_read_back_in_the_order_that_they_are_written_in() {
        assert!(TableTexts::columns().eq(COLUMNS.iter().map(|(name, _)| *name)));
    }
}
