//! The resource `observations`.

use std::collections::{BTreeMap, HashMap};

use super::{
    dates::{DATE_ALLOWED, partial_date},
    header::Columns,
    row::{Row, each_row},
};
use crate::{
    table::Observation,
    trade::{Area, Calendar, Dyad, Finding, FindingCode, Flow, Frequency, Level, Period, Product, Status, Valuation, Word},
};

pub(super) const COLUMNS: Columns = Columns {
    required: &[
        "reporter",
        "partner",
        "flow",
        "product",
        "period",
        "value",
        "currency",
        "unit_mult",
        "decimals",
        "valuation",
        "status",
        "source",
    ],
    optional: &["calendar", "published", "note"],
    translated: &[],
};

/// Counted on the way, for warnings and for faults between rows.
#[derive(Default)]
pub(super) struct Tally {
    rounded: Counted,
    itself: Counted,
    keys: HashMap<Key, u64>,
    currencies: HashMap<SeriesKey, (Word, u64)>,
}

/// How many rows, and the first line.
type Counted = (u64, Option<u64>);

/// All columns but value, units, valuation, status and note.
pub(super) type Key = (Dyad, Flow, Product, Calendar, Period, u16, i32);

/// What rows of one series have in common; they are all in one currency.
type SeriesKey = (Dyad, Flow, Product, Calendar, Frequency, u16);

/// Every observation of a CSV file, everything wrong with it, and the line of each key.
pub(super) fn observations(
    bytes: &[u8],
    file: &str,
    sources: &BTreeMap<String, u16>,
) -> (Vec<Observation>, Vec<Finding>, HashMap<Key, u64>) {
    let (mut observations, mut tally) = (Vec::new(), Tally::default());
    let mut findings = each_row(bytes, file, &COLUMNS, |row| observations.extend(observation(row, sources, &mut tally)));
    findings.extend(tally.warnings(file));
    (observations, findings.all(), tally.keys)
}

impl Tally {
    /// Counts a figure that was rounded, in this line.
    pub(super) fn round(&mut self, line: u64) {
        self.rounded = (self.rounded.0 + 1, self.rounded.1.or(Some(line)));
    }

    /// Counts a row about an area's trade with itself. The world's is the total that everyone's is held against, no fault.
    pub(super) fn itself(&mut self, area: Area, line: u64) {
        if area != Area::world() {
            self.itself = (self.itself.0 + 1, self.itself.1.or(Some(line)));
        }
    }

    /// Rows about an area's trade with itself, and the first of them.
    pub(super) fn itself_counted(&self) -> (u64, Option<u64>) {
        self.itself
    }

    /// What was counted so before.
    pub(super) fn of_itself(itself: (u64, Option<u64>)) -> Self {
        Self { itself, ..Self::default() }
    }

    /// Adds what another counted of later rows.
    pub(super) fn join(&mut self, later: &Self) {
        self.rounded = (self.rounded.0 + later.rounded.0, self.rounded.1.or(later.rounded.1));
        self.itself = (self.itself.0 + later.itself.0, self.itself.1.or(later.itself.1));
    }

    /// The warnings of what was counted, one of each kind.
    pub(super) fn warnings(&self, file: &str) -> impl Iterator<Item = Finding> {
        let told = |(count, first): Counted, code, column, text: &str| {
            let plural = if count == 1 { "row" } else { "rows" };
            let finding = Finding::of_file(code, file, format!("{count} {plural}, first here: {text}"));
            first.map(|line| finding.at_line(line).in_column(column))
        };
        let rounded = "a value finer than hundredths of the unit was rounded half to even";
        let itself = "reporter and partner are the same; kept out of totals";
        [
            told(self.rounded, FindingCode::RoundedInput, "value", rounded),
            told(self.itself, FindingCode::ReporterIsPartner, "partner", itself),
        ]
        .into_iter()
        .flatten()
    }
}

pub(super) fn observation(row: &mut Row<'_>, sources: &BTreeMap<String, u16>, tally: &mut Tally) -> Option<Observation> {
    let reporter = row.word("reporter", FindingCode::UnknownArea);
    let partner = row.word("partner", FindingCode::UnknownArea);
    let flow = row.word("flow", FindingCode::UnknownFlow);
    let product = row.word("product", FindingCode::UnknownTerm);
    let period = row.word("period", FindingCode::BadPeriod);
    let calendar =
        if row.field("calendar").is_empty() { Some(Calendar::Gregorian) } else { row.word("calendar", FindingCode::UnknownTerm) };
    let period = in_calendar(row, period, calendar);
    let valuation = row.word("valuation", FindingCode::UnknownTerm);
    let status = row.word("status", FindingCode::UnknownStatus);
    let source = source(row, sources);
    let currency = currency(row);
    let published = published(row);
    let level = level(row, status, valuation, tally);
    let dyad = Dyad { reporter: reporter?, partner: partner? };
    if dyad.reporter == dyad.partner {
        tally.itself(dyad.reporter, row.line());
    }
    let key = (dyad, flow?, product?, calendar?, period?, source?, published?);
    if let Some(first) = tally.keys.insert(key, row.line()) {
        tally.keys.insert(key, first);
        row.fault(
            FindingCode::DuplicateKey,
            "period",
            format!("the same key as line {first}: all columns but value, units, valuation, status and note"),
        );
        return None;
    }
    let (dyad, flow, product, calendar, period, source, published) = key;
    let (level, valuation, status, currency) = (level?, valuation?, status?, currency?);
    let series = (dyad, flow, product, calendar, period.frequency(), source);
    let (first, line) = *tally.currencies.entry(series).or_insert_with(|| (currency, row.line()));
    if first != currency {
        row.fault(
            FindingCode::UnknownTerm,
            "currency",
            format!("{currency}, but line {line} of the same series is in {first}; name two sources"),
        );
        return None;
    }
    let note = row.owned("note");
    Some(Observation { dyad, flow, product, calendar, period, level, valuation, status, source, currency, published, note })
}

/// The period, if its calendar has such.
fn in_calendar(row: &mut Row<'_>, period: Option<Period>, calendar: Option<Calendar>) -> Option<Period> {
    if let Err(error) = period?.check_calendar(calendar?) {
        row.fault(FindingCode::BadPeriod, "period", format!("{error}, not {}", row.field("calendar")));
        return None;
    }
    if !can_be(period?, calendar?) {
        row.fault(FindingCode::BadPeriod, "period", year_fault(row.field("period")));
        return None;
    }
    period
}

/// The years that a figure can be of, of the Gregorian calendar.
const YEARS: std::ops::RangeInclusive<i32> = 1000..=2199;

/// Can a period be of a year that anybody has figures of? Another is a slip, and would stand as the latest of its series.
pub(super) fn can_be(period: Period, calendar: Calendar) -> bool {
    is_year(period.calendar_year(), calendar)
}

/// The same of a year of a calendar.
#[must_use]
pub fn is_year(year: i32, calendar: Calendar) -> bool {
    // The Iranian year begins in March: 1400 is 2021/22.
    YEARS.contains(&(year + if calendar == Calendar::SolarHijri { 621 } else { 0 }))
}

/// What is told of a year that cannot be.
#[must_use]
pub fn year_fault(written: &str) -> String {
    format!("{written:?} is of no year that there are figures of; allowed are {} to {}", YEARS.start(), YEARS.end())
}

pub(super) fn source(row: &mut Row<'_>, sources: &BTreeMap<String, u16>) -> Option<u16> {
    let found = sources.get(row.field("source")).copied();
    if found.is_none() {
        let names: Vec<&str> = sources.keys().map(String::as_str).collect();
        let text = format!("{:?} is not a source of datapackage.json; there are: {}", row.field("source"), names.join(", "));
        row.fault(FindingCode::UnknownSource, "source", text);
    }
    found
}

fn currency(row: &mut Row<'_>) -> Option<Word> {
    let code = row.field("currency");
    if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Word::new(code);
    }
    row.fault(FindingCode::UnknownTerm, "currency", format!("{code:?} is not an ISO 4217 code such as USD"));
    None
}

fn published(row: &mut Row<'_>) -> Option<i32> {
    let Some(text) = row.optional("published") else { return Some(0) };
    let date = partial_date(text);
    if date.is_none() {
        row.fault(FindingCode::BadPeriod, "published", format!("{text:?} is not a date; allowed: {DATE_ALLOWED}"));
    }
    date
}

/// The level of a row: outer none when it is faulty, inner none when the status allows an empty value.
#[expect(clippy::option_option, reason = "faulty and rightly empty are two things")]
fn level(row: &mut Row<'_>, status: Option<Status>, valuation: Option<Valuation>, tally: &mut Tally) -> Option<Option<Level>> {
    let decimals = row.small("decimals");
    let unit_mult = row.small("unit_mult");
    if row.field("unit_mult").is_empty() && !row.field("value").is_empty() {
        row.fault(
            FindingCode::BadNumber,
            "unit_mult",
            "is empty; write the power of ten of the value as worded, 0 for units, 9 for billions",
        );
    }
    if row.field("value").is_empty() {
        let allowed = status.is_some_and(Status::allows_empty);
        if status.is_some() && !allowed {
            row.fault(FindingCode::EmptyValue, "value", "is empty; only status L, M, O or Q may have no value");
        }
        return allowed.then_some(None);
    }
    let figure = row.figure("value")?;
    if figure.is_negative() {
        row.fault(FindingCode::NegativeAmount, "value", "is below zero; a level of trade never is");
        return None;
    }
    if let Some(decimals) = decimals.filter(|decimals| figure.significant_decimals() > u32::from(*decimals)) {
        let text = format!("{} is written with more than the stated {decimals} decimals", row.field("value"));
        row.fault(FindingCode::DecimalsContradict, "decimals", text);
        return None;
    }
    match Level::from_wording(figure, unit_mult?, decimals, valuation?) {
        Ok((level, inexact)) => {
            if inexact {
                tally.round(row.line());
            }
            Some(Some(level))
        }
        Err(error) => {
            row.fault(FindingCode::OutOfRange, "value", error.to_string());
            None
        }
    }
}
