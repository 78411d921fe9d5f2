//! Goes through a text from period to period, and says what each is there for.

use super::{
    super::{
        mark::{PeriodMark, PeriodRole},
        token::{Token, TokenKind},
    },
    reckoning::{Now, span},
    relative::{Relative, compares, relative},
    source::Source,
    spoken::{Spoken, spoken},
    vocabulary::{self, Beside, Lead, Word},
    year::{Told, Trust, Year, year},
};
use crate::{language::Language, trade::Calendar};

/// A period with what of its words decides about its neighbours.
struct Found {
    mark: PeriodMark,
    /// The word before it, such as "in".
    lead: Option<Lead>,
    /// Is it a part of a year, with no year told?
    is_yearless: bool,
    /// Are its months named, so that they have a calendar?
    is_named: bool,
}

/// How many years one enumeration may have.
const ENUMERATED: usize = 12;
/// How many words may stand between a part of a year and its year.
const FEW: usize = 4;
/// How far from a year a word of goals may stand, in tokens.
const NEAR: usize = 12;

/// Every period that is spoken of in a text, in order; none overlaps another. `published` is the day the text came out as far
/// as known: `2024`, `2024-10`, `2024-10-11`.
pub(in crate::statement) fn periods(tokens: &[Token], language: Language, published: Option<&str>) -> Vec<PeriodMark> {
    let Some(words) = vocabulary::of(language) else { return Vec::new() };
    let source = Source { tokens, language, words, now: Now::of(published) };
    let mut all: Vec<Found> = Vec::new();
    let mut place = 0;
    while place < tokens.len() {
        let (found, end) = at(&source, place);
        all.extend(found);
        place = end.max(place + 1);
    }
    share_years(&source, &mut all);
    all.into_iter().map(|found| found.mark).collect()
}

/// The periods that begin at a place, and the token after them.
fn at(source: &Source, place: usize) -> (Vec<Found>, usize) {
    if !may_begin(source, place) {
        return (Vec::new(), place + 1);
    }
    let led = source
        .words
        .leads
        .at(source.tokens, place)
        .map(|(length, lead)| (source.skip(place + length, Word::Article), Some(*lead)));
    let bare = (source.skip(place, Word::Article), None);
    let plain = source.words.leads.at(source.tokens, place).map(|(length, lead)| (place + length, Some(*lead)));
    let found = [led, Some(bare)].into_iter().flatten().find_map(|(start, lead)| {
        let told = relative(source, start, lead).or_else(|| relative(source, plain?.0, lead).filter(|_| lead.is_some()));
        let told = told.map(|told| relative_mark(place, lead, told));
        let spoken = || spoken(source, start, lead).map(|spoken| spoken_marks(source, place, lead, spoken));
        longer(told, orders(source, place, start, lead).or_else(spoken))
    });
    let whole = relative(source, place, None).map(|whole| relative_mark(place, None, whole));
    longer(whole, found).unwrap_or((Vec::new(), place + 1))
}

/// May a period begin with the token at a place? Of signs few may, of two articles the second.
fn may_begin(source: &Source, place: usize) -> bool {
    let Some(token) = source.token(place) else { return false };
    match token.kind {
        TokenKind::Word => source.after(place, Word::Article).is_none() || source.after(place + 1, Word::Article).is_none(),
        TokenKind::Digits => true,
        TokenKind::Sign => matches!(token.word.as_str(), "'" | "/"),
        TokenKind::Break => false,
    }
}

/// What goes further, the first of two that go as far.
fn longer(one: Option<(Vec<Found>, usize)>, other: Option<(Vec<Found>, usize)>) -> Option<(Vec<Found>, usize)> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.1 > one.1 { other } else { one }),
        (one, other) => one.or(other),
    }
}

/// "the first and second quarters of 2024": two marks.
fn orders(source: &Source, place: usize, start: usize, lead: Option<Lead>) -> Option<(Vec<Found>, usize)> {
    let (length, order) = source.words.orders.at(source.tokens, start)?;
    let next = source.after(start + length, Word::And)?;
    let second = spoken(source, source.skip(next, Word::Article), lead)?;
    let (_, months) =
        second.part.filter(|(first, months)| matches!(months, 3 | 6) && *first > (order - 1) * months + 1 && *order > 0)?;
    let first = (order - 1) * months + 1;
    let year = second.span.as_ref().map(|span| span.first_month().div_euclid(12));
    let span = year.and_then(|year| span(year * 12 + first - 1, months));
    let one = Spoken { span, part: Some((first, months)), end: start + length, ..second.clone() };
    let role = role(source, place, lead, &second, false);
    let end = second.end;
    Some((vec![found(place, lead, role, one), found(next, lead, role, second)], end))
}

fn relative_mark(place: usize, lead: Option<Lead>, told: Relative) -> (Vec<Found>, usize) {
    match told {
        Relative::Nothing(end) => (Vec::new(), end),
        Relative::Is(role, spoken) => {
            let end = spoken.end;
            let role =
                if matches!(lead, Some(Lead::Beside | Lead::After)) && role == PeriodRole::In { PeriodRole::Vague } else { role };
            (vec![found(place, lead, role, spoken)], end)
        }
    }
}

fn found(place: usize, lead: Option<Lead>, role: PeriodRole, spoken: Spoken) -> Found {
    let is_yearless = spoken.part.is_some() && spoken.told.is_none();
    let is_aside = matches!(role, PeriodRole::Day | PeriodRole::Vague);
    let is_after = lead == Some(Lead::After) && role == PeriodRole::Vague;
    let mark = PeriodMark {
        tokens: place..spoken.end,
        // "the highest after 2015" is told of those months too.
        span: spoken.span.filter(|_| !is_aside || is_after),
        calendar: spoken.calendar,
        role,
        is_reckoned: spoken.is_reckoned && !is_aside,
        fiscal: spoken.fiscal.filter(|_| !is_aside),
        part: spoken.part.filter(|_| !is_aside),
    };
    Found { mark, lead, is_yearless, is_named: spoken.is_named }
}

/// The marks of a period with the years that are enumerated after it, or to which it goes on.
fn spoken_marks(source: &Source, place: usize, lead: Option<Lead>, spoken: Spoken) -> (Vec<Found>, usize) {
    if let Some(pair) = pair(source, place, lead, &spoken) {
        return pair;
    }
    let is_level = matches!(source.words.beside.at(source.tokens, spoken.end), Some((_, Beside::Level)));
    // "fell to 2019" tells a sum rather than a year.
    if lead == Some(Lead::By)
        && source.is(place, "to")
        && spoken.end == place + 2
        && !is_level
        && matches!(spoken.told, Some(Told::Of(_)))
    {
        return (Vec::new(), spoken.end);
    }
    let role = role(source, place, lead, &spoken, is_level);
    let mut end = spoken.end;
    let like = spoken.clone();
    let mut all = vec![found(place, lead, role, spoken)];
    for _ in 0..ENUMERATED {
        let Some((start, next)) = enumerated(source, end, &like) else { break };
        let Told::Of(number) = next.told else { break };
        let (first, months) = like.part.unwrap_or((1, 12));
        let one = Spoken { span: span(number * 12 + first - 1, months), end: next.end, told: Some(next.told), ..like.clone() };
        end = next.end;
        all.push(found(start, lead, role, one));
    }
    (all, end)
}

/// The next year of "2021, 2022 and 2023", and where it begins.
fn enumerated(source: &Source, place: usize, like: &Spoken) -> Option<(usize, Year)> {
    if !matches!(like.told, Some(Told::Of(_))) || like.is_day() || like.span.is_none() {
        return None;
    }
    let next = source.after(place, Word::And).or_else(|| source.is(place, ",").then_some(place + 1))?;
    let found = year(source, next, Trust::Second).filter(|year| year.calendar == like.calendar)?;
    let goes_on = source.until(found.end).is_some_and(|next| year(source, next, Trust::Second).is_some());
    let is_range = source.is(found.end, "-") && source.digits(found.end + 1, 2..=4).is_some();
    (!goes_on && !is_range).then_some((next, found))
}

/// "from 2016 to 2023", "2021–23": two marks.
fn pair(source: &Source, place: usize, lead: Option<Lead>, first: &Spoken) -> Option<(Vec<Found>, usize)> {
    let Some(Told::Of(number)) = first.told else { return None };
    if first.part.is_some()
        || first.is_row()
        || matches!(lead, Some(Lead::By | Lead::Until | Lead::Beside | Lead::After | Lead::Since))
    {
        return None;
    }
    let and = || source.after(first.end, Word::And).filter(|_| lead == Some(Lead::Between));
    let next = source.until(first.end).or_else(and)?;
    let is_short = source.is(first.end, "-") && source.is_close(next);
    let short = source.digits(next, 2..=2).filter(|short| is_short && *short > number % 100 && number >= 1950);
    let (end, last) = match short {
        Some(short) => (words_of_year(source, next + 1), number / 100 * 100 + short),
        None => {
            match year(source, source.skip(next, Word::Article), Trust::Second).filter(|year| year.calendar == first.calendar)? {
                Year { told: Told::Of(last), end, .. } => (end, last),
                _ => return None,
            }
        }
    };
    if last <= number {
        return None;
    }
    let year_of = |number: i32, end: usize| Spoken { span: span(number * 12, 12), end, ..first.clone() };
    let from = found(place, lead, PeriodRole::From, year_of(number, first.end));
    let to = found(first.end, lead, PeriodRole::To, year_of(last, end));
    Some((vec![from, to], end))
}

/// «2021–23 гг.»: past the word for years.
fn words_of_year(source: &Source, place: usize) -> usize {
    match source.words.years.at(source.tokens, place) {
        Some((length, vocabulary::YearWord::Year)) => place + length,
        _ => place,
    }
}

/// What a period is there for, by the word before it.
fn role(source: &Source, place: usize, lead: Option<Lead>, spoken: &Spoken, is_level: bool) -> PeriodRole {
    if spoken.is_day() {
        return PeriodRole::Day;
    }
    let is_row = spoken.is_row() && matches!(lead, Some(Lead::From | Lead::Start | Lead::Between));
    let is_part = spoken.part.is_some();
    let is_earlier = compares(lead) && lead != Some(Lead::Start);
    match (lead, spoken.told) {
        _ if is_row => PeriodRole::In,
        (_, Some(Told::Previous)) if is_earlier => PeriodRole::YearEarlier,
        (Some(Lead::Start), Some(Told::Previous)) => PeriodRole::YearEarlier,
        (None | Some(Lead::In | Lead::Of), Some(Told::Previous)) => PeriodRole::YearBefore,
        (_, Some(Told::Last)) if is_earlier && !is_part && spoken.fiscal.is_none() => PeriodRole::YearEarlier,
        (Some(Lead::Moment), _) => PeriodRole::Day,
        (Some(Lead::Beside | Lead::After), _) => PeriodRole::Vague,
        (Some(Lead::Since | Lead::Start), _) => PeriodRole::Since,
        (Some(Lead::From), _) if source.after(spoken.end, Word::Onward).is_some() => PeriodRole::Since,
        (Some(Lead::Compared | Lead::On | Lead::From), _) => PeriodRole::ComparedTo,
        (Some(Lead::Over), _) if !is_part && !matches!(spoken.told, Some(Told::This)) => PeriodRole::ComparedTo,
        (_, _) if is_level => PeriodRole::ComparedTo,
        (Some(Lead::Towards), _) if is_goal(source, place, spoken) => PeriodRole::To,
        (Some(Lead::Towards), _) => PeriodRole::ComparedTo,
        (Some(Lead::Until | Lead::By), _) => PeriodRole::To,
        (None | Some(Lead::In | Lead::Of | Lead::Over | Lead::Between), _) => PeriodRole::In,
    }
}

/// «к 2030 году»: is it a year to come, or do words of goals stand near?
fn is_goal(source: &Source, place: usize, spoken: &Spoken) -> bool {
    let year = spoken.span.as_ref().map(|span| span.first_month().div_euclid(12));
    if let (Some(year), Some(now)) = (year, source.now.year(Calendar::Gregorian))
        && spoken.calendar == Calendar::Gregorian
        && year > now
    {
        return true;
    }
    let is_end = |place: &usize| {
        source
            .token(*place)
            .is_none_or(|token| token.kind == TokenKind::Break || matches!(token.word.as_str(), "." | ";" | "!" | "?"))
    };
    let goal = |place: usize| matches!(source.words.beside.at(source.tokens, place), Some((_, Beside::Goal)));
    let before = (place.saturating_sub(NEAR)..place).rev().take_while(|place| !is_end(place)).any(goal);
    before || (spoken.end..spoken.end + NEAR).take_while(|place| !is_end(place)).any(goal)
}

/// Gives a part of a year the year of the one that it stands with: "in January and February 2024".
fn share_years(source: &Source, all: &mut Vec<Found>) {
    year_after_words(source, all);
    let joined = |from: usize, to: usize| {
        let past = source.after(from, Word::And).or_else(|| source.is(from, ",").then_some(from + 1));
        past == Some(to) || (from + 1 == to && source.is(from, "/"))
    };
    for place in (1..all.len()).rev() {
        let [first, second] = &mut all[place - 1..=place] else { continue };
        if !joined(first.mark.tokens.end, second.mark.tokens.start) {
            continue;
        }
        match (first.is_yearless, second.is_yearless) {
            (true, false) => take_year(first, second),
            (false, true) => take_year(second, first),
            _ => {}
        }
    }
    for place in 1..all.len() {
        let [first, second] = &mut all[place - 1..=place] else { continue };
        let is_plain = second.mark.role == PeriodRole::In && !matches!(first.mark.role, PeriodRole::From | PeriodRole::Since);
        if second.lead.is_none()
            && is_plain
            && joined(first.mark.tokens.end, second.mark.tokens.start)
            && second.mark.part.is_some()
            && first.mark.part.is_some()
        {
            second.mark.role = first.mark.role;
        }
    }
}

/// "nine-month trade of 2023", "in January exports in 2023": the year after a few words is that of the part.
fn year_after_words(source: &Source, all: &mut Vec<Found>) {
    let mut place = 1;
    while place < all.len() {
        let [first, second] = &mut all[place - 1..=place] else { break };
        let between = first.mark.tokens.end..second.mark.tokens.start;
        let is_near = (1..=FEW).contains(&between.len())
            && between.clone().all(|place| source.token(place).is_some_and(|token| token.kind == TokenKind::Word))
            && between.clone().all(|place| source.after(place, Word::And).is_none());
        let year = second.mark.span.as_ref().and_then(crate::trade::Span::whole_year);
        let is_plain = matches!(second.lead, Some(Lead::In | Lead::Of))
            && second.mark.part.is_none()
            && second.mark.role == PeriodRole::In
            && !second.mark.is_reckoned;
        let is_kin = first.mark.calendar == second.mark.calendar || !first.is_named;
        if let (true, true, true, true, Some((from, months)), Some(year)) =
            (is_near, is_plain, is_kin, first.is_yearless, first.mark.part, year)
        {
            first.mark.span = span(year * 12 + from - 1, months);
            (first.mark.calendar, first.mark.is_reckoned, first.is_yearless) = (second.mark.calendar, false, false);
            all.remove(place);
        } else {
            place += 1;
        }
    }
}

fn take_year(open: &mut Found, told: &Found) {
    let (Some((first, months)), Some(span_told)) = (open.mark.part, &told.mark.span) else {
        if let (Some(_), Some(fiscal)) = (open.mark.part, told.mark.fiscal) {
            (open.mark.fiscal, open.mark.span, open.mark.is_reckoned) = (Some(fiscal), None, false);
            open.is_yearless = false;
        }
        return;
    };
    let is_kin = told.mark.part.is_some() && (open.mark.calendar == told.mark.calendar);
    if is_kin {
        let year = span_told.first_month().div_euclid(12);
        open.mark.span = span(year * 12 + first - 1, months);
        open.mark.is_reckoned = told.mark.is_reckoned;
        open.is_yearless = false;
    }
}
