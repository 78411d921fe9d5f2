//! Times told by reference: "year on year", "the same period of last year", "so far this year", "in recent years".

use super::{
    part::part,
    reckoning::span,
    source::Source,
    spoken::{Shape, Spoken},
    vocabulary::{Lead, Whole, Word},
    year::{Told, Trust, year},
};
use crate::{language::Language, statement::mark::PeriodRole, trade::Calendar};

/// What was found: a period with its role, or words that look like one.
#[derive(Debug, Clone)]
pub(super) enum Relative {
    /// A period.
    Is(PeriodRole, Spoken),
    /// No period, up to this token.
    Nothing(usize),
}

impl Relative {
    /// The token after it.
    pub(super) fn end(&self) -> usize {
        match self {
            Self::Is(_, spoken) => spoken.end,
            Self::Nothing(end) => *end,
        }
    }
}

/// Does a word before a period make it what is compared to?
pub(super) fn compares(lead: Option<Lead>) -> bool {
    matches!(lead, Some(Lead::Compared | Lead::On | Lead::Over | Lead::From | Lead::Towards | Lead::Start))
}

fn open(role: PeriodRole, end: usize) -> Relative {
    Relative::Is(role, Spoken::open(end))
}

/// What is told by reference at a place, after a word such as "in" or none.
pub(super) fn relative(source: &Source, place: usize, lead: Option<Lead>) -> Option<Relative> {
    let Some((length, whole)) = source.words.whole.at(source.tokens, place) else { return lengths(source, place) };
    let end = place + length;
    let earlier = if compares(lead) { PeriodRole::YearEarlier } else { PeriodRole::YearBefore };
    Some(match whole {
        Whole::YearOnYear => open(PeriodRole::YearEarlier, end),
        Whole::YearEarlier => open(earlier, end),
        Whole::Same => same(source, end, lead),
        Whole::SoFar => open(PeriodRole::In, end),
        Whole::SoFarOf => return so_far(source, end),
        Whole::Vague => return lengths(source, place).filter(|found| found.end() > end).or(Some(open(PeriodRole::Vague, end))),
        Whole::Moment => open(PeriodRole::Day, end),
        Whole::EachYear => open(PeriodRole::EachYear, end),
        Whole::Recent(months, back) => recent(source, end, lead, (*months, *back)),
        Whole::Previous if compares(lead) => open(PeriodRole::ComparedTo, end),
        Whole::Previous => open(PeriodRole::Vague, end),
        Whole::Nothing => Relative::Nothing(end),
    })
}

/// "the same period" of a year, or of none.
fn same(source: &Source, end: usize, lead: Option<Lead>) -> Relative {
    let is_in = matches!(lead, Some(Lead::In | Lead::Of | Lead::Moment));
    let link = source.skip(source.skip(end, Word::Link), Word::Article);
    let earlier = if is_in { PeriodRole::YearBefore } else { PeriodRole::YearEarlier };
    if let Some((length, Whole::YearEarlier)) = source.words.whole.at(source.tokens, link) {
        return open(earlier, link + length);
    }
    let found = year(source, link, Trust::Sure).filter(|year| !matches!(year.told, Told::Open | Told::This));
    let Some(found) = found else {
        return if compares(lead) { open(PeriodRole::YearEarlier, end) } else { Relative::Nothing(end) };
    };
    if let Told::Of(number) = found.told {
        let spoken =
            Spoken { span: span(number * 12, 12), calendar: found.calendar, told: Some(found.told), ..Spoken::open(found.end) };
        return Relative::Is(PeriodRole::SameMonths, spoken);
    }
    open(earlier, found.end)
}

/// "since the beginning of the year", and up to a month of it: «از ابتدای سال تا پایان آبان».
fn so_far(source: &Source, place: usize) -> Option<Relative> {
    let found = year(source, source.skip(place, Word::Article), Trust::Sure)?;
    let onward = source.after(found.end, Word::Onward).unwrap_or(found.end);
    let whole = Spoken { told: Some(found.told), calendar: found.calendar, ..Spoken::open(onward) };
    let until = source.until(found.end).map(|next| source.skip(next, Word::Article));
    let Some(to) =
        until.and_then(|next| part(source, next, Some(Lead::Until))).filter(|to| to.months == 1 && to.calendar.is_some())
    else {
        return Some(Relative::Is(PeriodRole::In, whole));
    };
    let calendar = to.calendar.unwrap_or(found.calendar);
    let own = year(source, to.end, Trust::Second).filter(|year| matches!(year.told, Told::Of(_) | Told::This | Told::Last));
    let (end, told) = own.map_or((to.end, found.told), |year| (year.end, year.told));
    let number = match told {
        Told::Of(number) if found.calendar == calendar => Some(number),
        Told::Last => source.now.year(calendar).map(|year| year - 1),
        Told::Open | Told::This => source.now.year_of_part(calendar, (1, to.first)),
        _ => None,
    };
    let span = number.and_then(|number| span(number * 12, to.first));
    let is_reckoned = span.is_some() && !matches!(told, Told::Of(_));
    let spoken = Spoken {
        span,
        calendar,
        is_reckoned,
        part: Some((1, to.first)),
        told: Some(told),
        shape: Shape::Row,
        ..Spoken::open(end)
    };
    Some(Relative::Is(PeriodRole::In, spoken))
}

/// "last month", "this quarter".
fn recent(source: &Source, end: usize, lead: Option<Lead>, (months, back): (i32, i32)) -> Relative {
    let calendar = if source.language == Language::Persian { Calendar::SolarHijri } else { Calendar::Gregorian };
    let first = source.now.month(calendar).map(|month| month.div_euclid(months) * months - back * months);
    let span = first.and_then(|first| span(first, months));
    let role = if compares(lead) { PeriodRole::ComparedTo } else { PeriodRole::In };
    Relative::Is(role, Spoken { is_reckoned: span.is_some(), span, calendar, ..Spoken::open(end) })
}

/// "the past five years", "two decades ago", «۱۰ سال گذشته»: lengths, of which it is open where they lie.
fn lengths(source: &Source, start: usize) -> Option<Relative> {
    let past = source.after(start, Word::Past);
    let number = past.unwrap_or(start);
    let after = match source.words.numbers.at(source.tokens, number) {
        Some((length, _)) => number + length,
        None => number + usize::from(source.digits(number, 1..=3).is_some()),
    };
    if after == number {
        return None;
    }
    let after = if source.is(after, "-") { after + 1 } else { after };
    let end = source.after(after, Word::Long)?;
    let later = source.after(end, Word::Past).or_else(|| source.after(end, Word::Ago));
    (past.is_some() || later.is_some()).then(|| open(PeriodRole::Vague, later.unwrap_or(end)))
}
