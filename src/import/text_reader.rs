//! Reading a text: its header finds the mapper, its records become figures in the sink or are counted; records whose spelling
//! others decide wait for them.

use std::{io::BufRead, rc::Rc};

use super::{
    buffered_mapper::BufferedMapper,
    delimited_text::{Record, Records},
    error::ImportError,
    header::Header,
    json::read_objects,
    mapping::Mapping,
    opened_file::BytesRead,
    progress::{Progress, Step, TELL_EVERY},
    provider::{Context, Mapper, Provider},
    providers::detect,
    reason::{DropReason, Dropped},
    row_collector::RowCollector,
    service_reply::{error_page, is_page},
    texts_read::TextsRead,
};

/// What reading came to.
pub(super) struct ReadTexts {
    pub collector: RowCollector,
    pub provider: &'static Provider,
    pub texts: TextsRead,
    pub rows: u64,
    /// What is said of texts.
    pub remarks: Vec<String>,
}

impl ReadTexts {
    fn new(collector: RowCollector, provider: &'static Provider) -> Self {
        Self { collector, provider, texts: TextsRead::default(), rows: 0, remarks: Vec::new() }
    }
}

/// A header that lacks columns, and the line further down that has them.
fn with_hint(error: ImportError, line: Option<u64>) -> ImportError {
    match (error, line) {
        (ImportError::WrongUse(text), Some(line)) if text.starts_with("there is no column") => ImportError::WrongUse(format!(
            "{text}. The header seems to be on line {line}: write skip = {} into the mapping",
            line - 1
        )),
        (error, _) => error,
    }
}

/// The reading of one text.
pub(super) struct TextReader<'a> {
    pub mapping: Option<&'a Mapping>,
    pub candidates: &'a [&'static Provider],
    pub name: &'a str,
    pub bytes: &'a BytesRead,
    pub found: &'a mut Option<ReadTexts>,
    /// Where a member of an archive goes that is no table of a known form, such as the code lists beside BACI's figures.
    pub skipped: Option<&'a mut Vec<String>>,
}

pub(super) type Start<'a> = &'a dyn Fn(&str) -> Result<RowCollector, ImportError>;

impl TextReader<'_> {
    /// Reads a text into the sink.
    pub(super) fn text(&mut self, input: &mut dyn BufRead, progress: Progress<'_>, start: Start<'_>) -> Result<(), ImportError> {
        let beginning = input.fill_buf().map_err(|error| ImportError::Io { place: self.name.to_owned(), error })?;
        if is_page(beginning) {
            return Err(ImportError::input(self.name, error_page(input)));
        }
        let json = beginning.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| b"{[".contains(byte));
        let bytes = Rc::clone(self.bytes);
        if json {
            return self.objects(input, progress, start);
        }
        let skip = self.mapping.map_or(0, |mapping| mapping.skip);
        let hint = self.mapping.and_then(|mapping| mapping.header_in(beginning, skip));
        let (mut records, head) = Records::after(skip, input, self.name)?;
        let header = Header::from_record(&head);
        if let Some(skipped) = self.skipped.as_mut().filter(|_| self.mapping.is_none())
            && let Err(why) = detect(self.candidates, &header, self.name)
        {
            skipped.push(why.to_string());
            return Ok(());
        }
        let mapper = self.mapper(&header, start).map_err(|error| with_hint(error, hint))?;
        let (mut pending, mut record) = (BufferedMapper::new(mapper), Record::default());
        while records.read(&mut record)? {
            self.record(&mut pending, header.width(), &mut record, progress, bytes.get())?;
        }
        let last = pending.last().unwrap_or(&record);
        if let Some(read) = self.found.as_mut().filter(|_| records.may_be_cut(last, header.width())) {
            read.texts.cut(last.line);
        }
        self.end(&mut pending)
    }

    /// Records in JSON.
    fn objects(&mut self, input: &mut dyn BufRead, progress: Progress<'_>, start: Start<'_>) -> Result<(), ImportError> {
        let bytes = Rc::clone(self.bytes);
        let mut pending: Option<(usize, BufferedMapper)> = None;
        read_objects(&mut { input }, self.name, &mut |header, mut record| {
            // An object may have members that those before it had not: the columns are found again.
            let pending = match &mut pending {
                Some((width, pending)) if *width == header.width() => pending,
                Some((width, narrower)) => {
                    self.remark(narrower.mapper.remarks().iter().map(String::as_str));
                    narrower.replace(self.again(header)?)?;
                    *width = header.width();
                    narrower
                }
                none => &mut none.insert((header.width(), BufferedMapper::new(self.mapper(header, start)?))).1,
            };
            self.record(pending, header.width(), &mut record, progress, bytes.get())
        })?;
        pending.map_or(Ok(()), |mut pending| self.end(&mut pending.1))
    }

    /// Maps what still waited, and notes what the mapper says of the whole text.
    fn end(&mut self, pending: &mut BufferedMapper) -> Result<(), ImportError> {
        pending.settle()?;
        self.release(pending)?;
        self.remark(pending.mapper.remarks().iter().map(String::as_str));
        Ok(())
    }

    fn release(&mut self, pending: &mut BufferedMapper) -> Result<(), ImportError> {
        pending.release().iter().try_for_each(|record| self.take(pending.mapper.as_ref(), record))
    }

    /// Notes what the summary should say of the text.
    pub(super) fn remark<'b>(&mut self, remarks: impl Iterator<Item = &'b str>) {
        if let Some(read) = self.found {
            read.remarks.extend(remarks.map(|remark| format!("{}: {remark}", self.name)));
        }
    }

    /// The mapper of a header that has columns more than the one before.
    fn again(&self, header: &Header) -> Result<Box<dyn Mapper>, ImportError> {
        let provider = self.found.as_ref().map(|read| read.provider);
        let provider = provider.ok_or_else(|| ImportError::WrongUse("no file to import".to_owned()))?;
        (provider.mapper)(header, &Context { file: self.name, mapping: self.mapping })
    }

    /// The mapper of a header, and at the first text the beginning of the import.
    fn mapper(&mut self, header: &Header, start: Start<'_>) -> Result<Box<dyn Mapper>, ImportError> {
        let provider = match self.candidates {
            [only] if only.name == "tidy" => only,
            candidates => detect(candidates, header, self.name)?,
        };
        match self.found {
            None => *self.found = Some(ReadTexts::new(start(provider.name)?, provider)),
            Some(read) if !std::ptr::eq(read.provider, provider) => {
                let form = if read.provider.name == provider.name { " in another form" } else { "" };
                let text =
                    format!("{} is of {}, the files before it are of {}{form}", self.name, provider.name, read.provider.name);
                return Err(ImportError::WrongUse(format!("{text}; import them one provider at a time")));
            }
            Some(_) => {}
        }
        if let Some(read) = self.found {
            read.texts.begin(self.name);
        }
        (provider.mapper)(header, &Context { file: self.name, mapping: self.mapping })
    }

    fn record(
        &mut self,
        pending: &mut BufferedMapper,
        width: usize,
        record: &mut Record,
        progress: Progress<'_>,
        bytes: u64,
    ) -> Result<(), ImportError> {
        let Some(read) = self.found.as_mut() else { return Ok(()) };
        read.rows += 1;
        if read.rows.is_multiple_of(TELL_EVERY) {
            progress(Step::Reading { file: self.name, bytes, rows: read.rows });
        }
        // A line may end with a delimiter that the header does not have, or the other way round.
        if record.len() < width || (width..record.len()).any(|place| !record.field(place).is_empty()) {
            let text = format!("{} fields where the header has {width}", record.len());
            read.collector.drop(self.name, record.line, &Dropped::new(DropReason::RowLength, text));
            return Ok(());
        }
        if !pending.is_ready(record)? {
            return Ok(());
        }
        if pending.is_waiting() {
            self.release(pending)?;
        }
        self.take(pending.mapper.as_ref(), record)
    }

    fn take(&mut self, mapper: &dyn Mapper, record: &Record) -> Result<(), ImportError> {
        let Some(read) = self.found.as_mut() else { return Ok(()) };
        let (collector, hash) = (&mut read.collector, record.hash());
        read.texts.add(hash);
        mapper.map(record, &mut |mapped| match mapped {
            Ok(draft) => collector.take(self.name, record.line, &draft, hash),
            Err(dropped) => {
                let known = dropped.worth.or_else(|| mapper.worth(record));
                let worth = known.filter(|_| dropped.reason != DropReason::Missing);
                collector.drop(self.name, record.line, &Dropped { worth, ..dropped });
            }
        });
        collector.check()
    }
}
