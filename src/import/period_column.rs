//! A column of periods: what its labels leave open, the whole column decides. `2009-10` is October where other labels are months
//! and a fiscal year where others are (`2012-13`); `05/01/2001` is May or January as other dates have it; `2001-01-01` is a
//! year, a quarter or a month by the dates beside it. What nothing decides is refused with what to write.

use foldhash::HashMap;
use serde::Deserialize;

use super::{
    error::ImportError,
    period_label::{self, Label, Labelled},
    reason::{DropReason, Dropped, Mapped},
};
use crate::trade::{Calendar, Frequency, Period, Status};

/// `dates`: the order of day and month before a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum DateOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

/// A period of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DatedPeriod {
    pub period: Period,
    /// What a flag behind the label says.
    pub status: Status,
}

/// What the mapping says of the labels.
#[derive(Debug, Clone, Default)]
pub(super) struct Declared {
    pub calendar: Calendar,
    pub frequency: Option<Frequency>,
    pub dates: Option<DateOrder>,
}

/// A column of periods, and what it shows.
#[derive(Debug, Default)]
pub(super) struct PeriodColumn {
    declared: Declared,
    /// The last year that figures can be of.
    last_year: i32,
    labels: HashMap<String, Result<Labelled, &'static str>>,
    /// The first label that shows it: months, fiscal years, dates off quarters.
    months: Option<String>,
    fiscal: Option<String>,
    off_quarters: bool,
    /// The first label that waits for it.
    pair: Option<String>,
    date: Option<String>,
    slashed: Option<String>,
    dotted: Option<String>,
    /// Numbers seen first and second in slashed dates, as bits.
    first: u32,
    second: u32,
    /// Digits seen alone behind a point, as bits; was a zero seen before one?
    digits: u32,
    zero_before: bool,
    /// Labels with a year of two digits.
    pub short_years: u64,
}

/// Labels kept; a column of more is read label by label.
const LABELS: usize = 100_000;

impl PeriodColumn {
    pub(super) fn new(declared: Declared, this_year: i32) -> Self {
        Self { declared, last_year: this_year + 1, ..Self::default() }
    }

    fn label(&self, text: &str) -> Result<Labelled, &'static str> {
        self.labels.get(text).copied().unwrap_or_else(|| period_label::read(text, self.declared.calendar == Calendar::SolarHijri))
    }

    /// Takes note of a label before any is read; true when all so far can be read.
    pub(super) fn look(&mut self, text: &str, line: u64) -> Result<bool, ImportError> {
        if let Some(known) = self.labels.get(text) {
            self.short_years += u64::from(known.is_ok_and(|label| label.short_year));
            return Ok(self.is_decided());
        }
        let found = period_label::read(text, self.declared.calendar == Calendar::SolarHijri);
        if let Ok(found) = found {
            self.short_years += u64::from(found.short_year);
            self.note(found.label, text, line);
        }
        if self.labels.len() < LABELS {
            self.labels.insert(text.to_owned(), found);
        }
        match (&self.months, &self.fiscal, &self.pair) {
            (Some(months), Some(fiscal), Some(pair)) if !self.pairs_declared() => Err(cannot_tell(
                pair,
                "is a month or a fiscal year",
                &format!("the column shows both ({months}, {fiscal})"),
                "frequency = \"M\", or calendar = \"fiscal:MM\"",
            )),
            _ => Ok(self.is_decided()),
        }
    }

    fn note(&mut self, label: Label, text: &str, line: u64) {
        let here = || format!("{text:?} on line {line}");
        if let Some((_, digits)) = text.split_once('.') {
            self.zero_before |= digits.len() == 2 && digits.starts_with('0') && text.len() == 7;
        }
        match label {
            Label::Period(period) if period.frequency() == Frequency::Monthly => {
                self.months.get_or_insert_with(here);
            }
            Label::Period(_) | Label::Span { .. } => {}
            Label::Pair { month: Some(_), .. } => {
                self.pair.get_or_insert_with(here);
            }
            Label::Pair { month: None, .. } | Label::PairQuarter { .. } => {
                self.fiscal.get_or_insert_with(here);
            }
            Label::Date { month, day, .. } => {
                self.date.get_or_insert_with(here);
                self.off_quarters |= if day == 1 { month % 3 != 1 } else { month % 3 != 0 };
            }
            Label::Slashed { first, second, .. } => {
                self.slashed.get_or_insert_with(here);
                self.first |= 1 << first.min(31);
                self.second |= 1 << second.min(31);
                let off = |day: i32, month: i32| (day == 1 && month % 3 != 1) || (day > 27 && month % 3 != 0);
                self.off_quarters |= off(first, second) || off(second, first);
            }
            Label::Dotted { digit, .. } => {
                self.dotted.get_or_insert_with(here);
                self.digits |= 1 << digit;
            }
        }
    }

    fn pairs_declared(&self) -> bool {
        self.declared.calendar.is_fiscal()
            || self.declared.frequency == Some(Frequency::Monthly)
            || self.declared.calendar == Calendar::SolarHijri
    }

    /// Are pairs fiscal years? Nothing while it is open.
    fn pairs_are_fiscal(&self) -> Option<bool> {
        if self.pairs_declared() {
            return Some(self.declared.calendar.is_fiscal());
        }
        match (&self.months, &self.fiscal) {
            (Some(_), None) => Some(false),
            (None, Some(_)) => Some(true),
            _ => None,
        }
    }

    /// How long are the periods that dates stand for?
    fn of_dates(&self) -> Option<Frequency> {
        let shown = (self.months.is_some() || self.off_quarters).then_some(Frequency::Monthly);
        self.declared.frequency.or(shown)
    }

    /// Is the day first in slashed dates? One of the numbers is above 12, or is 1 throughout while the other is not.
    fn order(&self) -> Option<DateOrder> {
        let high = |bits: u32| bits >> 13 != 0;
        match (self.declared.dates, high(self.first), high(self.second)) {
            (Some(order), ..) => Some(order),
            (None, true, false) => Some(DateOrder::Dmy),
            (None, false, true) => Some(DateOrder::Mdy),
            _ => None,
        }
    }

    /// The order that the whole column shows when no number is above 12.
    fn order_at_end(&self) -> Option<DateOrder> {
        self.order().or(match (self.first, self.second) {
            (2, _) => Some(DateOrder::Dmy),
            (_, 2) => Some(DateOrder::Mdy),
            _ => None,
        })
    }

    /// Is a digit alone behind a point a month whose other digit was lost? `2001.01` beside it says so, `2001.2` the contrary.
    fn dotted_is_lost_zero(&self) -> Option<bool> {
        match (self.zero_before, self.digits & !2 != 0) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    fn is_decided(&self) -> bool {
        (self.pair.is_none() || self.pairs_are_fiscal().is_some())
            && (self.date.is_none() && self.slashed.is_none() || self.of_dates().is_some())
            && (self.slashed.is_none() || self.order().is_some())
            && self.dotted.is_none()
    }

    /// At the end of the column: was every label decided?
    pub(super) fn settle(&mut self) -> Result<(), ImportError> {
        if let Some(pair) = self.pair.as_ref().filter(|_| self.pairs_are_fiscal().is_none()) {
            let write = "calendar = \"fiscal:MM\" with the month that the year begins in (fiscal:04), or frequency = \"M\"";
            return Err(cannot_tell(pair, "is a fiscal year or a month", "no label of the column decides it", write));
        }
        if let Some(date) = self.date.as_ref().or(self.slashed.as_ref()).filter(|_| self.of_dates().is_none()) {
            let why = "all dates of the column are at borders of quarters or years";
            return Err(cannot_tell(date, "stands for a year, a quarter or a month", why, "frequency = \"A\", \"Q\" or \"M\""));
        }
        if let Some(date) = self.slashed.as_ref().filter(|_| self.order_at_end().is_none()) {
            let write = "dates = \"dmy\" or dates = \"mdy\"";
            return Err(cannot_tell(
                date,
                "has day and month in an order that is not said",
                "no date of the column decides it",
                write,
            ));
        }
        self.declared.dates = self.order_at_end();
        if let Some(dotted) = self.dotted.as_ref().filter(|_| self.dotted_is_lost_zero().is_none()) {
            let why = "no label of the column decides it";
            return Err(cannot_tell(
                dotted,
                "is January, or October without its zero",
                why,
                "the months with two digits into the file",
            ));
        }
        Ok(())
    }

    /// The period of a label.
    pub(super) fn read(&self, text: &str) -> Mapped<DatedPeriod> {
        let wrong = |why: &str| Dropped::new(DropReason::Period, format!("{text:?}: {why}"));
        let Labelled { label, status, .. } = self.label(text).map_err(wrong)?;
        let month = |year: i32, month: i32| Period::from_ordinal(Frequency::Monthly, year * 12 + month - 1);
        let period = match label {
            Label::Period(period) if self.declared.calendar.is_fiscal() && period.frequency() == Frequency::Monthly => {
                return Err(wrong("a month in a calendar of fiscal years"));
            }
            Label::Period(period) => period,
            Label::Pair { year, month: Some(number) } if self.pairs_are_fiscal() == Some(false) => month(year, number),
            Label::Pair { .. } | Label::PairQuarter { .. } if !self.declared.calendar.is_fiscal() => {
                return Err(wrong("a fiscal year; write calendar = \"fiscal:MM\" with the month that it begins in (fiscal:04)"));
            }
            Label::Pair { year, .. } => Period::year(year),
            Label::PairQuarter { year, quarter } => Period::from_ordinal(Frequency::Quarterly, year * 4 + quarter - 1),
            Label::Date { year, month, day } => self.dated(year, month, day).map_err(wrong)?,
            Label::Slashed { first, second, year } => match self.order_at_end() {
                Some(DateOrder::Mdy) => self.dated(year, first, second).map_err(wrong)?,
                _ => self.dated(year, second, first).map_err(wrong)?,
            },
            Label::Dotted { year, digit } => match (self.dotted_is_lost_zero(), digit) {
                (Some(true), 1) => month(year, 10),
                (_, 1..=9) => month(year, digit),
                _ => return Err(wrong("a month that no year has")),
            },
            Label::Span { .. } if self.declared.calendar.is_fiscal() => {
                return Err(wrong("months in a calendar of fiscal years"));
            }
            Label::Span { year, month, months } => {
                Period::of_months(year * 12 + month - 1, months).ok_or_else(|| wrong("months that no year has"))?
            }
        };
        self.plausible(period).map_err(|why| wrong(&why))?;
        Ok(DatedPeriod { period, status })
    }

    /// The period that begins or ends on a day.
    fn dated(&self, year: i32, month: i32, day: i32) -> Result<Period, &'static str> {
        if !(1..=12).contains(&month) {
            return Err("a date that no calendar has");
        }
        let this = Period::from_ordinal(Frequency::Monthly, year * 12 + month - 1);
        let last = if self.declared.calendar == Calendar::SolarHijri { 29 } else { 28 };
        let frequency = self.of_dates().unwrap_or(Frequency::Monthly);
        let whole = this.within(frequency).ok_or("a date that no period has")?;
        let (begins, ends) = (whole.first_month() == this.ordinal(), whole.first_month() + whole.months() - 1 == this.ordinal());
        match day {
            1 if begins => Ok(whole),
            _ if day >= last && ends => Ok(whole),
            _ => Err("a day, which is no period here"),
        }
    }

    /// Is the year one that figures of this calendar can be of?
    pub(super) fn plausible(&self, period: Period) -> Result<(), String> {
        let (shift, other, of_other) = match self.declared.calendar {
            Calendar::SolarHijri => (621, "gregorian", 0),
            _ => (0, "solar-hijri", 621),
        };
        let (year, first, last) = (period.calendar_year(), FIRST_YEAR - shift, self.last_year - shift);
        if (first..=last).contains(&year) {
            return Ok(());
        }
        let hint = if (FIRST_YEAR - of_other..=self.last_year - of_other).contains(&year) {
            format!("; in the calendar {other:?} it is")
        } else {
            String::new()
        };
        Err(format!("{year} is no year from {first} to {last}{hint}"))
    }
}

/// No table of trade by partner begins earlier.
const FIRST_YEAR: i32 = 1800;

fn cannot_tell(label: &str, what: &str, why: &str, write: &str) -> ImportError {
    ImportError::WrongUse(format!("the period {label} {what}, and {why}; write {write} into the mapping"))
}

#[cfg(test)]
#[path = "period_column_tests.rs"]
mod tests;
