//! Periods as they stand within a sentence, in the case that it asks for.

use crate::{
    language::Language,
    trade::{Calendar, Frequency, Period},
};

/// "in 2023", "in May 2023": «в мае 2023 г.».
#[must_use]
pub fn within(language: Language, period: Period, calendar: Calendar) -> String {
    let words = dated(language, period, calendar, Case::Within);
    language.fill_term("headline.when", kind(period, calendar), &[("period", &words)])
}

/// "1996", "May 2023" behind "since" and "of": «мая 2023 г.».
#[must_use]
pub fn of(language: Language, period: Period, calendar: Calendar) -> String {
    let words = dated(language, period, calendar, Case::Of);
    language.fill_term("headline.of", kind(period, calendar), &[("period", &words)])
}

/// "1996–2016".
#[must_use]
pub fn span(language: Language, (first, last): (Period, Period), calendar: Calendar) -> String {
    let words = |period| dated(language, period, calendar, Case::Alone);
    language.fill_term("headline.span", kind(first, calendar), &[("first", &words(first)), ("last", &words(last))])
}

/// Years, quarters, months, parts of years; those of fiscal years are apart.
fn kind(period: Period, calendar: Calendar) -> &'static str {
    match period.frequency() {
        Frequency::PartYear(_) => "P",
        _ if calendar.is_fiscal() => "fiscal",
        Frequency::Annual => "A",
        Frequency::Quarterly => "Q",
        Frequency::Monthly => "M",
    }
}

/// What stands before a period.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Alone,
    Within,
    Of,
}

fn dated(language: Language, period: Period, calendar: Calendar, case: Case) -> String {
    if period.frequency() == Frequency::Quarterly && !calendar.is_fiscal() {
        let number = (period.ordinal().rem_euclid(4) + 1).to_string();
        let quarter = language.term("headline.quarter", &number);
        let year = language.year_in(period.calendar_year(), calendar);
        return language.fill("headline.quarter_year", &[("quarter", quarter), ("year", &year)]);
    }
    if period.frequency() != Frequency::Monthly || calendar.is_fiscal() {
        return language.period_in(period, calendar);
    }
    let number = (period.first_month().rem_euclid(12) + 1).to_string();
    let month = match (calendar, case) {
        (Calendar::SolarHijri, Case::Within) => language.term("headline.month_hijri_within", &number),
        (Calendar::SolarHijri, Case::Of) => language.term("headline.month_hijri_of", &number),
        (Calendar::SolarHijri, Case::Alone) => language.term("month_hijri", &number),
        (_, Case::Within) => language.term("headline.month_within", &number),
        (_, Case::Of) => language.term("month_of_date", &number),
        (_, Case::Alone) => language.term("month", &number),
    };
    let year = language.year_in(period.calendar_year(), calendar);
    language.fill("headline.month_year", &[("month", month), ("year", &year)])
}
