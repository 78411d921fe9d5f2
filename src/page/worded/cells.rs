//! Cells of tables in words: a figure with what its rounding allows, or why there is none.

use crate::{
    language::{Language, Magnitude},
    page::formatting,
    series::{FigureKind, Measured, Point, Ratio, Reason},
    statistics::MeasureColumns,
    trade::{Calendar, Level, Period, Status},
};

/// So many letters of a name stand in a cell.
pub(super) const LONGEST: usize = 70;

/// Why there is no figure.
pub(super) fn reason(language: Language, reason: Reason) -> String {
    language.term("reason", reason.word()).to_owned()
}

/// An amount in a scale with its bounds, or why there is none.
pub(super) fn amount(language: Language, level: Option<&Level>, scale: Magnitude, why: Reason) -> String {
    let Some(level) = level else { return reason(language, why) };
    bounded(formatting::level_in(language, level, scale), formatting::allowed_in(language, level, scale))
}

/// An amount in its own scale with its currency and its bounds, or why there is none.
pub(super) fn money(language: Language, level: Option<&Level>, unit: &str, why: Reason) -> String {
    let Some(level) = level else { return reason(language, why) };
    let text = format!("{}\u{a0}{}", formatting::level(language, level), formatting::currency(language, unit));
    bounded(text, formatting::allowed(language, level))
}

/// A percentage with its bounds, or those alone, or why there is none.
pub(super) fn percent(language: Language, ratio: &Ratio, is_doubtful: bool) -> String {
    let why = ratio.reason.map(|why| reason(language, why)).unwrap_or_default();
    match (ratio.value, formatting::percent_range(language, ratio)) {
        (Some(value), range) => {
            let mark = if is_doubtful { "\u{a0}†" } else { "" };
            bounded(format!("{}{mark}", formatting::percent(language, value)), range)
        }
        (None, Some(range)) => bounded(range, Some(why).filter(|why| !why.is_empty())),
        (None, None) => why,
    }
}

/// A number without a unit with its bounds, or why there is none.
fn number(language: Language, ratio: &Ratio) -> String {
    let Some(value) = ratio.value else { return ratio.reason.map(|why| reason(language, why)).unwrap_or_default() };
    let plain = |value| formatting::plain(language, value);
    let ends = ratio.low.zip(ratio.high).map(|(low, high)| (plain(low), plain(high))).filter(|(low, high)| low != high);
    bounded(plain(value), ends.map(|(low, high)| formatting::range(language, &low, &high)))
}

/// A period, with the status of its figure where that is not plainly normal.
pub(super) fn period(language: Language, period: Period, calendar: Calendar, status: Status) -> String {
    let status = Some(status.letter().to_string()).filter(|_| status != Status::Normal);
    bounded(language.period_in(period, calendar), status.map(|letter| language.term("status", &letter).to_owned()))
}

/// What a measure makes of a figure, a cell for each of its columns.
pub(super) fn measured(language: Language, columns: &[MeasureColumns], point: &Point, scale: Magnitude) -> Vec<String> {
    let found: Vec<&Measured> = point.measured.iter().flatten().collect();
    let cell = |(place, columns): (usize, &MeasureColumns)| match (columns, found.get(place)) {
        (MeasureColumns::Figure(figure), Some(Measured::Ratio(ratio))) if figure.kind == FigureKind::Percent => {
            percent(language, ratio, false)
        }
        (_, Some(Measured::Ratio(ratio))) => number(language, ratio),
        (_, Some(Measured::Level(level, why))) => amount(language, level.as_ref(), scale, why.unwrap_or(Reason::Missing)),
        (_, Some(Measured::Months(months))) => count(language, usize::try_from(*months).unwrap_or(0)),
        (_, None) => reason(language, Reason::Missing),
    };
    columns.iter().enumerate().map(cell).collect()
}

/// How many.
pub(super) fn count(language: Language, count: usize) -> String {
    language.number(&count.to_string())
}

/// A text with another behind it in brackets.
pub(super) fn bounded(text: String, within: Option<String>) -> String {
    match within {
        Some(within) => format!("{text} ({within})"),
        None => text,
    }
}
