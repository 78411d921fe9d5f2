//! Values of the field as the leaves that they are written in.

use crate::{
    language::Language,
    series::Reason,
    trade::{Calendar, CautionText, Period},
    write::{InlineText, Number},
};

/// The first and last day of a period as ISO dates.
pub(in crate::write) fn days(period: Period, calendar: Calendar) -> (Option<InlineText>, Option<InlineText>) {
    let text = |day: Option<chrono::NaiveDate>| day.map(InlineText::day);
    (text(period.first_day(calendar)), text(period.last_day(calendar)))
}

/// The word of a reason.
pub(super) fn word(reason: Option<Reason>) -> Option<&'static str> {
    reason.map(Reason::word)
}

/// What to beware of, in English with the labels of the data.
pub(super) fn coded(cautions: &[CautionText]) -> Vec<String> {
    cautions.iter().map(Language::coded_caution).collect()
}

/// The rounding unit as a number of currency units.
pub(in crate::write) fn rounding_unit(power: Option<i8>) -> Option<Number> {
    power.map(|power| Number::scaled(1, power.into()))
}

/// `yyyymmdd` with zeros for what is not known, as `2024`, `2024-10` or `2024-10-05`.
pub(in crate::write) fn date(published: i32) -> Option<String> {
    let (year, month, day) = (published / 10_000, published / 100 % 100, published % 100);
    match (year, month, day) {
        (0, ..) => None,
        (_, 0, _) => Some(format!("{year:04}")),
        (_, _, 0) => Some(format!("{year:04}-{month:02}")),
        _ => Some(format!("{year:04}-{month:02}-{day:02}")),
    }
}
