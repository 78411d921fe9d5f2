//! Days on which figures were known, and which of several vintages of a figure is meant.

use std::{fmt, str::FromStr};

use super::UnknownTerm;

/// A calendar day, `yyyymmdd`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Which of several vintages of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Vintage {
    /// The latest.
    #[default]
    Latest,
    /// The latest that was out on this day.
    AsOf(Day),
    /// The first; of those out on this day, if there is one.
    First(Option<Day>),
}

impl Day {
    /// Was a figure out on this day? `published` is `yyyymmdd` with zeros for what is not known: a figure of a month (or year)
    /// counts from its last day on, since it was surely out then; one without a date counts always.
    #[must_use]
    pub fn knows(self, published: i32) -> bool {
        let last = match (published % 10_000, published % 100) {
            (0, _) => published + 1231,
            (_, 0) => published + 31,
            _ => published,
        };
        published == 0 || last <= self.0
    }

    /// A date as text as figures carry it: `yyyymmdd` with zeros for what is not known; 0 when it is no date.
    #[must_use]
    pub fn number_of(text: &str) -> i32 {
        let digits: String = text.split('-').collect();
        if matches!(digits.len(), 4 | 6 | 8) { format!("{digits:0<8}").parse().unwrap_or(0) } else { 0 }
    }

    /// The last day that a date as text may mean: `2024`, `2024-10` or `2024-10-05`; nothing when it is no date.
    #[must_use]
    pub fn last_of(text: &str) -> Option<Self> {
        let days = |month: &str| (28..=31).rev().find_map(|day| format!("{month}-{day}").parse().ok());
        match text.len() {
            4 => format!("{text}-12-31").parse().ok(),
            7 => days(text),
            _ => text.parse().ok(),
        }
    }

    /// The same of a date as text: `2024`, `2024-10` or `2024-10-05`.
    #[must_use]
    pub fn knows_text(self, published: &str) -> bool {
        let digits: String = published.split('-').collect();
        format!("{digits:0<8}").parse().is_ok_and(|published| self.knows(published))
    }
}

impl Vintage {
    /// Is a figure that came out then among those meant?
    #[must_use]
    pub fn holds(self, published: i32) -> bool {
        match self {
            Self::Latest | Self::First(None) => true,
            Self::AsOf(day) | Self::First(Some(day)) => day.knows(published),
        }
    }
}

impl FromStr for Day {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        let day = Some(text).filter(|text| text.len() == 10).and_then(|text| text.parse::<chrono::NaiveDate>().ok());
        let digits = day.and_then(|day| day.format("%Y%m%d").to_string().parse().ok());
        digits.map(Self).ok_or_else(|| UnknownTerm::new("date", text, "a date such as 2024-03-01"))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.0 / 10_000, self.0 / 100 % 100, self.0 % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_counts_from_the_day_on_which_it_was_surely_out() {
        let day: Day = "2024-10-05".parse().unwrap();
        assert_eq!(day.to_string(), "2024-10-05");
        let known = [0, 20_240_900, 20_241_005, 20_230_000].map(|published| day.knows(published));
        assert_eq!(
            (known, day.knows(20_241_000), day.knows(20_240_000), day.knows(20_241_006)),
            ([true; 4], false, false, false)
        );
        assert_eq!(["2024", "2024-10", "2024-10-05", "soon"].map(Day::number_of), [20_240_000, 20_241_000, 20_241_005, 0]);
        assert!(day.knows_text("2024-09") && day.knows_text("2023") && !day.knows_text("2024-10"));
        let last = ["2024", "2024-02", "2023-02", "2024-10-05", "2024-13", "soon"].map(Day::last_of);
        let last = last.map(|day| day.map_or_else(String::new, |day| day.to_string()));
        assert_eq!(last, ["2024-12-31", "2024-02-29", "2023-02-28", "2024-10-05", "", ""]);
        for bad in ["2024-10", "2024-02-30", "2024-3-1", "today", ""] {
            assert!(bad.parse::<Day>().is_err(), "{bad}");
        }
    }
}
