//! A period put together: a part with its year, and the parenthesis that says it again.

use super::{
    date::{self, Bounded},
    part::{Part, Way, part},
    reckoning::span,
    source::Source,
    vocabulary::{Lead, Word},
    year::{Told, Trust, Year, year},
};
use crate::{
    language::Language,
    trade::{Calendar, Span},
};

/// In what way a period is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A year or a part of one.
    Plain,
    /// A day.
    Day,
    /// From one end to another: "from January to September".
    Row,
}

/// A period as spoken of, with nothing said of what it is there for.
#[derive(Debug, Clone)]
pub(super) struct Spoken {
    /// The token after it.
    pub end: usize,
    pub span: Option<Span>,
    pub calendar: Calendar,
    pub fiscal: Option<i32>,
    pub part: Option<(i32, i32)>,
    pub is_reckoned: bool,
    /// Which year it is told by, if by one.
    pub told: Option<Told>,
    /// Are its months named?
    pub is_named: bool,
    /// In what way it is told.
    pub shape: Shape,
}

/// The longest parenthesis that says a period again, in tokens.
const PARENTHESIS: usize = 24;

/// The period at a place, after a word such as "in" or none.
pub(super) fn spoken(source: &Source, place: usize, lead: Option<Lead>) -> Option<Spoken> {
    let found = plain(source, place, lead)?;
    Some(if found.is_day() { found } else { with_parenthesis(source, found) })
}

fn plain(source: &Source, place: usize, lead: Option<Lead>) -> Option<Spoken> {
    if let Some(row) = date::row(source, place) {
        return Some(Spoken { shape: Shape::Row, ..of_days(row) });
    }
    if let Some(day) = date::day(source, place) {
        return Some(Spoken { shape: Shape::Day, ..none(day.end, Calendar::Gregorian) });
    }
    if let Some(month) = numeric_month(source, place) {
        return Some(month);
    }
    if let Some(part) = part(source, place, lead)
        && let Some(found) = of_part(source, part, lead)
    {
        return Some(found);
    }
    of_year(source, year(source, place, trust(lead))?)
}

/// "2023-10"; of "2009-12" it is open whether it is a month.
fn numeric_month(source: &Source, place: usize) -> Option<Spoken> {
    let year = source.digits(place, 4..=4).filter(|year| (1950..=2060).contains(year))?;
    let month = source.digits(place + 2, 2..=2).filter(|month| (1..=12).contains(month) && *month < year % 100)?;
    let is_close = source.is(place + 1, "-") && source.is_close(place + 1) && source.is_close(place + 2);
    let is_end = !source.is(place + 3, "-") || !source.is_close(place + 3);
    let is_start = place == 0 || !source.is_close(place) || source.is(place - 1, "(");
    let found = Spoken { span: span(year * 12 + month - 1, 1), part: Some((month, 1)), ..none(place + 3, Calendar::Gregorian) };
    (is_close && is_end && is_start).then_some(Spoken { told: Some(Told::Of(year)), ..found })
}

/// How surely a number is a year after a word.
fn trust(lead: Option<Lead>) -> Trust {
    match lead {
        None | Some(Lead::Start | Lead::Until | Lead::Towards) => Trust::Bare,
        Some(Lead::Of | Lead::On | Lead::Over | Lead::By | Lead::From) => Trust::Weak,
        Some(Lead::Compared | Lead::In | Lead::Between | Lead::Since | Lead::Moment | Lead::Beside | Lead::After) => Trust::Sure,
    }
}

impl Spoken {
    /// A period of which no months are told.
    pub(super) fn open(end: usize) -> Self {
        none(end, Calendar::Gregorian)
    }

    /// Is it a day?
    pub(super) fn is_day(&self) -> bool {
        self.shape == Shape::Day
    }

    /// Is it told from one end to another?
    pub(super) fn is_row(&self) -> bool {
        self.shape == Shape::Row
    }
}

fn none(end: usize, calendar: Calendar) -> Spoken {
    Spoken {
        end,
        span: None,
        calendar,
        fiscal: None,
        part: None,
        is_reckoned: false,
        told: None,
        is_named: false,
        shape: Shape::Plain,
    }
}

fn shape(part: Part) -> Shape {
    if part.way == Way::Row { Shape::Row } else { Shape::Plain }
}

fn of_days(days: Bounded) -> Spoken {
    let (span, calendar) = days.span.map_or((None, Calendar::Gregorian), |(span, calendar)| (Some(span), calendar));
    Spoken { span, is_reckoned: days.is_reckoned, ..none(days.end, calendar) }
}

/// A part of a year with its year, or by itself where it is one for sure.
fn of_part(source: &Source, part: Part, lead: Option<Lead>) -> Option<Spoken> {
    if part.calendar.is_none()
        && part.months > 1
        && part.way != Way::Last
        && let Some(found) = date::bounded(source, part.end, part.months, false)
    {
        return Some(of_days(found));
    }
    let after = months_in_parenthesis(source, part.end).unwrap_or(part.end);
    let told = year_of(source, after);
    if let Some(found) = told.and_then(|year| by_end(source, part, year)) {
        return Some(found);
    }
    let found = told.map(|year| (year, with_year(source, part, year)));
    match found {
        Some((year, found)) => Some(to_month(source, (part, lead), year, &found).unwrap_or(found)),
        _ if part.is_sure && part.way != Way::Last => Some(reckoned(source, part, part.end)),
        _ => None,
    }
}

/// A part of a year that is told by the day on which they end, or the year began: "the first eight months of the Iranian year,
/// which began on March 21, 2023".
fn by_end(source: &Source, part: Part, year: Year) -> Option<Spoken> {
    if matches!(year.told, Told::Of(_) | Told::Fiscal(_)) {
        return None;
    }
    let is_iranian = year.calendar == Calendar::SolarHijri;
    [part.months, 12].into_iter().find_map(|months| {
        let found = date::bounded(source, year.end, months, is_iranian)?;
        let (months_told, calendar) = found.span.as_ref()?;
        let begins = months_told.first_month();
        let first = if months == 12 { begins + part.first - 1 } else { begins };
        let is_fit = begins.rem_euclid(12) == if months == 12 { 0 } else { part.first - 1 };
        let span = span(first, part.months).filter(|_| is_fit && part.calendar.is_none_or(|own| own == *calendar))?;
        let base = none(found.end, *calendar);
        Some(Spoken { span: Some(span), part: Some((part.first, part.months)), is_reckoned: found.is_reckoned, ..base })
    })
}

/// The year that a part belongs to, after it.
fn year_of(source: &Source, place: usize) -> Option<Year> {
    if let Some(found) =
        year(source, place, Trust::Second).filter(|year| year.told != Told::Open || source.language != Language::English)
    {
        return Some(found);
    }
    let next = source.after(place, Word::Link)?;
    let is_comma = source.is(place, ",");
    let found = year(source, source.skip(next, Word::Link), Trust::Sure)?;
    (!is_comma || matches!(found.told, Told::Of(_) | Told::Fiscal(_))).then_some(found)
}

fn with_year(source: &Source, part: Part, year: Year) -> Spoken {
    let calendar = part.calendar.unwrap_or(year.calendar);
    let months = (part.first, part.months);
    let base = Spoken {
        part: Some(months),
        told: Some(year.told),
        shape: shape(part),
        is_named: part.calendar.is_some(),
        ..none(year.end, calendar)
    };
    if part.is_of_two_years() {
        let fiscal = if let Told::Fiscal(number) = year.told { Some(number) } else { None };
        return Spoken { fiscal: fiscal.filter(|_| part.months == 12), part: None, ..base };
    }
    let number = match year.told {
        Told::Of(number) => in_calendar(number, year.calendar, part, calendar),
        Told::This => source.now.year(calendar),
        Told::Last => source.now.year(calendar).map(|year| year - 1),
        Told::Fiscal(number) => return Spoken { fiscal: part.calendar.is_none().then_some(number), ..base },
        Told::Open => {
            return Spoken {
                told: None,
                shape: shape(part),
                ..reckoned(source, Part { calendar: Some(calendar), ..part }, year.end)
            };
        }
        Told::Previous | Told::Unknown => None,
    };
    let span = number.and_then(|number| span(number * 12 + part.first - 1, part.months));
    let is_reckoned = span.is_some() && matches!(year.told, Told::This | Told::Last);
    Spoken { span, is_reckoned, ..base }
}

/// The year of a month that is named by one calendar and its year by the other: Farvardin 2023 is in 1402.
fn in_calendar(number: i32, of: Calendar, part: Part, calendar: Calendar) -> Option<i32> {
    match (of, calendar) {
        _ if of == calendar => Some(number),
        (Calendar::Gregorian, Calendar::SolarHijri) if part.first + part.months <= 10 => Some(number - 621),
        (Calendar::Gregorian, Calendar::SolarHijri) if part.first >= 11 => Some(number - 622),
        _ => None,
    }
}

/// A part without a year: the latest that was over when the text came out.
fn reckoned(source: &Source, part: Part, end: usize) -> Spoken {
    let own = if source.language == Language::Persian { Calendar::SolarHijri } else { Calendar::Gregorian };
    let calendar = part.calendar.unwrap_or(own);
    let months = (part.first, part.months);
    if part.is_of_two_years() {
        return Spoken { shape: shape(part), ..none(end, calendar) };
    }
    let year = source.now.year_of_part(calendar, months);
    let span = year.and_then(|year| span(year * 12 + part.first - 1, part.months));
    Spoken {
        is_reckoned: span.is_some(),
        span,
        part: Some(months),
        shape: shape(part),
        is_named: part.calendar.is_some(),
        ..none(end, calendar)
    }
}

/// "December 2022–February 2023", "between December 2022 and February 2023": from a month of one year to a month of another. Between
/// March and the next March are a year or thirteen months, nobody knows which.
fn to_month(source: &Source, (from, lead): (Part, Option<Lead>), year: Year, found: &Spoken) -> Option<Spoken> {
    let first = found.span.as_ref().filter(|_| from.calendar.is_some() && from.months == 1)?.first_month();
    let and = source.after(year.end, Word::And).filter(|_| lead == Some(Lead::Between));
    let next = source.skip(source.until(year.end).or(and)?, Word::Article);
    let to = part(source, next, None).filter(|to| to.calendar == from.calendar && to.months == 1)?;
    let last = with_year(source, to, year_of(source, to.end)?);
    let months = last.span.as_ref()?.first_month() - first + 1;
    let span = span(first, months).filter(|_| months > 1)?;
    let is_clear = and.is_none() || months % 12 != 1;
    Some(Spoken { span: Some(span).filter(|_| is_clear), part: None, shape: Shape::Row, ..last })
}

/// A whole year, or a part that is told after it: "2023 Q1", "2023's first quarter".
fn of_year(source: &Source, year: Year) -> Option<Spoken> {
    let base = Spoken { told: Some(year.told), ..none(year.end, year.calendar) };
    let is_iranian = year.calendar == Calendar::SolarHijri;
    if let Some(found) = date::bounded(source, year.end, 12, is_iranian) {
        return Some(told_by_end(source, year, &base, found));
    }
    let number = match year.told {
        Told::Of(number) => Some(number),
        Told::This => source.now.year(year.calendar),
        Told::Last => source.now.year(year.calendar).map(|year| year - 1),
        Told::Fiscal(number) => return Some(Spoken { fiscal: Some(number), ..base }),
        Told::Previous | Told::Unknown => None,
        Told::Open => return None,
    };
    let is_reckoned = number.is_some() && !matches!(year.told, Told::Of(_));
    if matches!(year.told, Told::Of(_)) {
        let next = if source.is(year.end, "-") { year.end + 1 } else { source.after(year.end, Word::Link).unwrap_or(year.end) };
        let is_open = next == year.end || source.is(year.end, "-") || source.is(year.end, "'");
        if is_open
            && let Some(part) = part(source, next, None).filter(|part| part.calendar.is_none() && part.way != Way::Count)
            && source.language == Language::English
        {
            return Some(with_year(source, part, Year { end: part.end, ..year }));
        }
    }
    Some(Spoken { span: number.and_then(|number| span(number * 12, 12)), is_reckoned, ..base })
}

/// A year with the day on which it ended or began: what its number says goes before that.
fn told_by_end(source: &Source, year: Year, base: &Spoken, found: Bounded) -> Spoken {
    if let Told::Of(number) = year.told {
        let own = span(number * 12, 12);
        let is_same =
            found.span.as_ref().is_some_and(|(span, calendar)| own.as_ref() == Some(span) && *calendar == year.calendar);
        let is_apart = !source.is_close(year.end) || source.is(year.end, ",");
        let end = if is_same || (is_apart && source.is(year.end, "(")) { found.end } else { year.end };
        return Spoken { span: own, end, ..base.clone() };
    }
    let gregorian = found.span.as_ref().filter(|(_, calendar)| *calendar == Calendar::Gregorian);
    let first = gregorian.map(|(span, _)| span.first_month().div_euclid(12));
    let fiscal = match year.told {
        Told::Fiscal(number) => Some(number),
        _ => first.filter(|_| year.is_fiscal),
    };
    let told = (year.told == Told::Previous && found.span.is_none()).then_some(Told::Previous);
    Spoken { fiscal, told, ..of_days(found) }
}

/// Where a parenthesis ends that holds names of months and nothing else: "the first nine months (January–September) of 2023".
fn months_in_parenthesis(source: &Source, place: usize) -> Option<usize> {
    let from = source.month(place + 1).filter(|_| source.is(place, "("))?.0;
    let to = source.month(source.until(from)?)?.0;
    source.is(to, ")").then_some(to + 1)
}

/// Takes in a parenthesis that says the period again, in other days, months or another calendar.
fn with_parenthesis(source: &Source, found: Spoken) -> Spoken {
    let place = found.end;
    if !source.is(place, "(") {
        return found;
    }
    let Some(end) = (place + 1..place + PARENTHESIS).find(|place| source.is(*place, ")")) else { return found };
    let start = source.words.leads.at(source.tokens, place + 1).map_or(place + 1, |(length, _)| place + 1 + length);
    let inner = plain(source, source.skip(start, Word::Article), Some(Lead::In)).or_else(|| plain(source, place + 1, None));
    let Some(inner) = inner.filter(|inner| inner.end <= end) else { return found };
    let is_other = inner.is_row() || inner.calendar != found.calendar || inner.fiscal.is_some();
    let is_whole = inner.end == end || is_second_year(source, inner.end, end);
    if !is_other || inner.is_day() || !is_whole {
        return found;
    }
    let is_narrower = found.part.is_none() && inner.told.is_none() && inner.part.is_some() && inner.is_row();
    match (found.told, inner.part) {
        // "in 2023 (January–September)"
        (Some(Told::Of(number)), Some((first, months))) if is_narrower && inner.calendar == found.calendar => {
            Spoken { span: span(number * 12 + first - 1, months), part: inner.part, end: end + 1, ..found }
        }
        // What is reckoned gives way to what is told.
        _ if inner.span.is_some() && !inner.is_reckoned && (found.span.is_none() || found.is_reckoned) => {
            Spoken { end: end + 1, fiscal: found.fiscal, part: found.part, ..inner }
        }
        _ => Spoken { end: end + 1, ..found },
    }
}

/// Is what goes on to the end a dash and a second year: "(2023–2024)"?
fn is_second_year(source: &Source, place: usize, end: usize) -> bool {
    source.until(place).and_then(|next| year(source, next, Trust::Second)).is_some_and(|year| year.end == end)
}
