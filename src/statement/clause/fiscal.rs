//! Whose fiscal years begin when.

use crate::trade::{Area, Calendar, FiscalStart, Span};

/// Fiscal years that begin on another day than 1 January, by whose they are, as the calendars of trade statistics have them: India
/// and Myanmar from April, Pakistan, Bangladesh and Egypt from July, Nepal from the middle of it, Ethiopia from 8 July, the federal
/// United States and Thailand from October.
const STARTS: [(&str, u8, u8); 9] = [
    ("IND", 4, 1),
    ("MMR", 4, 1),
    ("PAK", 7, 1),
    ("BGD", 7, 1),
    ("EGY", 7, 1),
    ("NPL", 7, 16),
    ("ETH", 7, 8),
    ("USA", 10, 1),
    ("THA", 10, 1),
];

/// Gregorian years between which a Solar Hijri year of this number less lies.
const HIJRI_LATER: i32 = 621;

/// The calendar of the fiscal years of two; none where each has its own, or where only the partner's is known and is Iranian, since
/// a Gregorian number is seldom of an Iranian year. "India's exports to Bangladesh" are told in India's. Trade with the United States is told in the reporter's: theirs are of budgets.
pub(super) fn of_pair(reporter: Option<Area>, partner: Option<Area>, is_sided: bool) -> Option<Calendar> {
    let (own, other) = (reporter.and_then(calendar), partner.and_then(calendar));
    match (own, other) {
        (Some(own), Some(_)) if partner.is_some_and(|partner| partner.code() == "USA") => Some(own),
        (Some(own), Some(other)) if is_sided && is_of_trade(reporter, own) && other != Calendar::SolarHijri => Some(own),
        (Some(own), Some(other)) if own != other && other != Calendar::SolarHijri => None,
        (None, Some(other)) if other != Calendar::SolarHijri => Some(other),
        (own, _) => own,
    }
}

/// Is trade told in these fiscal years? American and Thai ones are of budgets, and Iranian ones have numbers of their own.
fn is_of_trade(area: Option<Area>, calendar: Calendar) -> bool {
    calendar != Calendar::SolarHijri && area.is_some_and(|area| !matches!(area.code(), "USA" | "THA"))
}

/// The calendar of an area's fiscal years; none where nothing is known of them.
fn calendar(area: Area) -> Option<Calendar> {
    if area.code() == "IRN" {
        return Some(Calendar::SolarHijri);
    }
    let (_, month, day) = STARTS.iter().find(|(code, ..)| *code == area.code())?;
    FiscalStart::new(*month, *day).map(Calendar::Fiscal)
}

/// The months of the fiscal year that begins in a Gregorian year, or of a part of it. Parts are told in Gregorian months where the
/// years begin with one, since fiscal years have no months of their own.
pub(super) fn months(year: i32, part: Option<(i32, i32)>, calendar: Calendar) -> Option<(Span, Calendar)> {
    let label = match (part, calendar) {
        (None, Calendar::SolarHijri) => format!("{:04}", year - HIJRI_LATER),
        (None, _) => format!("{year:04}"),
        (Some((first, months)), Calendar::SolarHijri) => format!("{:04}-{first:02}/P{months}M", year - HIJRI_LATER),
        (Some((first, months)), Calendar::Fiscal(start)) if start.day() == 1 => {
            let month = year * 12 + i32::from(start.month()) - 1 + first - 1;
            let label = format!("{:04}-{:02}/P{months}M", month.div_euclid(12), month.rem_euclid(12) + 1);
            return Some((label.parse().ok()?, Calendar::Gregorian));
        }
        _ => return None,
    };
    Some((label.parse().ok()?, calendar))
}
