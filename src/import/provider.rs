//! What a provider is: how its header is known, how a record becomes observations, and what its source is called.

use std::{
    borrow::Cow,
    hash::{DefaultHasher, Hash, Hasher},
    time::SystemTime,
};

use chrono::Datelike;

use super::{
    delimited_text::Record,
    error::ImportError,
    header::Header,
    mapping::Mapping,
    number::{Number, is_missing},
    precedence::Precedence,
    product::Mend,
    reason::{Dropped, Mapped, Worth},
    revision::HsRevision,
    row::ProductCode,
};
use crate::trade::{Area, Calendar, Flow, Period, Reporting, Status, Valuation};

/// A provider of files.
pub(super) struct Provider {
    /// Its name on the command line, and of its source unless another is given.
    pub name: &'static str,
    pub title: &'static str,
    pub path: &'static str,
    pub license: &'static str,
    pub compiler: &'static str,
    pub reporting: Reporting,
    pub repeats: Repeats,
    /// Is this its header?
    pub knows: fn(&Header) -> bool,
    /// Finds the columns.
    pub mapper: MakeMapper,
}

/// Finds the columns of a header.
pub(super) type MakeMapper = fn(&Header, &Context<'_>) -> Result<Box<dyn Mapper>, ImportError>;

/// What rows of the same key are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeats {
    /// Parts of one figure, by region or procedure: they are added.
    Parts,
    /// Whole figures: equal ones are one, and of different ones the best founded is kept, or none.
    Doubles,
}

/// What a mapper may need beside the header.
pub(super) struct Context<'a> {
    /// The name of the text, for what only stands there.
    pub file: &'a str,
    /// `--map`.
    pub mapping: Option<&'a Mapping>,
}

/// Turns records into observations.
pub(super) trait Mapper {
    /// Takes note of a record before any is mapped, where what some leave open is decided by others; true when all so far can
    /// be mapped.
    fn look(&mut self, _record: &Record) -> Result<bool, ImportError> {
        Ok(true)
    }

    /// At the end of the records: can all be mapped?
    fn settle(&mut self) -> Result<(), ImportError> {
        Ok(())
    }

    /// What the summary should say of the text beside what was dropped.
    fn remarks(&self) -> Vec<String> {
        Vec::new()
    }

    /// Gives every figure of a record, or why it is kept out, to `keep`.
    fn map(&self, record: &Record, keep: Keep<'_>);

    /// What a record is worth that is kept out, where its figure can be read: nothing is lost without its sum being told.
    fn worth(&self, record: &Record) -> Option<Worth>;
}

/// Takes one figure.
pub(super) type Keep<'a> = &'a mut dyn FnMut(Mapped<Draft<'_>>);

/// A figure, and whether it was rounded to hundredths on the way in.
pub(super) type DraftValue = (Number, bool);

/// An observation as a provider gives it; the core adds source and vintage.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft<'a> {
    pub reporter: Area,
    pub partner: Area,
    pub flow: Flow,
    pub product: ProductCode,
    /// What was done to its product code.
    pub mended: Option<Mend>,
    pub calendar: Calendar,
    pub period: Period,
    /// The figure, where there is one.
    pub value: Option<DraftValue>,
    pub unit_mult: u8,
    pub decimals: Option<u8>,
    pub valuation: Valuation,
    pub status: Status,
    pub currency: &'a str,
    pub note: String,
    /// The revision of the Harmonized System that its product is of, where the file says.
    pub revision: Option<HsRevision>,
    /// Its claim to be the figure of its key.
    pub precedence: Precedence,
    /// Is it the sum of the parts of its key, where rows are parts?
    pub whole: bool,
    /// A hash of the area codes in the file, where several codes may be one area of ours.
    pub codes: u32,
    /// What is told of it though it is kept.
    pub told: Option<Dropped>,
}

impl Draft<'_> {
    /// A total of goods in dollars, not rounded as far as is known: what most providers give.
    pub(super) fn dollars(flow: Flow, period: Period, value: DraftValue, reporter: Area, partner: Area) -> Self {
        Self { value: Some(value), ..Self::nothing(flow, period, reporter, partner) }
    }

    /// The same without a figure.
    pub(super) fn nothing(flow: Flow, period: Period, reporter: Area, partner: Area) -> Self {
        Self {
            reporter,
            partner,
            flow,
            product: ProductCode::total(),
            mended: None,
            calendar: Calendar::Gregorian,
            period,
            value: None,
            unit_mult: 0,
            decimals: None,
            valuation: Valuation::Unknown,
            status: Status::Normal,
            currency: "USD",
            note: String::new(),
            revision: None,
            precedence: Precedence::default(),
            whole: false,
            codes: 0,
            told: None,
        }
    }
}

/// What figures in these fields are worth together, where all that is there can be read.
pub(super) fn worth_of<'a>(fields: impl Iterator<Item = &'a str>, unit_mult: u8, currency: &'static str) -> Option<Worth> {
    let (mut hundredths, mut read) = (0, false);
    for field in fields.filter(|field| !is_missing(field)) {
        hundredths += Number::read_signed(field, '.', unit_mult).ok()?.0.hundredths(unit_mult);
        read = true;
    }
    read.then_some(Worth { hundredths, currency: Cow::Borrowed(currency) })
}

/// A hash of the codes of both areas.
pub(super) fn codes(reporter: &str, partner: &str) -> u32 {
    let mut hasher = DefaultHasher::new();
    (reporter, partner).hash(&mut hasher);
    u32::try_from(hasher.finish() >> 32).unwrap_or(0)
}

/// The same where one of them is a residual area, of which a provider may have several; else nothing.
pub(super) fn residual_codes(areas: (Area, Area), reporter: &str, partner: &str) -> u32 {
    if areas.0.is_residual() || areas.1.is_residual() { codes(reporter, partner) } else { 0 }
}

/// The border at which a flow is valued unless the file says otherwise.
pub(super) fn usual_valuation(flow: Flow) -> Valuation {
    match flow {
        Flow::Export | Flow::ReExport => Valuation::Fob,
        Flow::Import | Flow::ReImport => Valuation::Cif,
        Flow::Turnover => Valuation::Unknown,
    }
}

/// The year that it is.
pub(super) fn this_year() -> i32 {
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let now = i64::try_from(seconds).ok().and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
    now.unwrap_or_default().year()
}

/// An area, and a note where the code means another territory.
pub(super) type Side<'a> = (Area, &'a str);

/// The notes of both areas.
pub(super) fn notes(reporter: &str, partner: &str) -> String {
    if reporter.is_empty() && partner.is_empty() {
        return String::new();
    }
    let named = [("reporter", reporter), ("partner", partner)].into_iter().filter(|named| !named.1.is_empty());
    named.map(|(side, note)| format!("{side}: {note}")).collect::<Vec<_>>().join("; ")
}
