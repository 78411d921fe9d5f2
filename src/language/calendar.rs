//! Calendars, frequencies and periods of a calendar in words.

use super::Language;
use crate::trade::{Calendar, FiscalStart, Frequency, PartYear, Period};

/// The sign that a Persian noun takes before another, as in "January of 2021".
const EZAFE: char = '\u{654}';

impl Language {
    /// A period of the Gregorian calendar as people write it.
    #[must_use]
    pub fn period(self, period: Period) -> String {
        self.period_in(period, Calendar::Gregorian)
    }

    /// A period of a calendar as people write it, in the space of an axis label: "2023", "Q2 2023", "May 2023"; fiscal years by
    /// both Gregorian years (2012/13), parts of a year by their months.
    #[must_use]
    pub fn period_in(self, period: Period, calendar: Calendar) -> String {
        let year = self.year_in(period.calendar_year(), calendar);
        match period.frequency() {
            Frequency::PartYear(part) => self.part_of(part, period.calendar_year(), calendar),
            Frequency::Quarterly => {
                let quarter = self.digits(&(period.ordinal().rem_euclid(4) + 1).to_string());
                self.fill("date.quarter", &[("quarter", &quarter), ("year", &year)])
            }
            Frequency::Annual => year,
            Frequency::Monthly => self.month_in(period, &year, calendar),
        }
    }

    /// "May 2023", "Khordad 1402"; a month of a fiscal year by number, since its name would say another year.
    fn month_in(self, period: Period, year: &str, calendar: Calendar) -> String {
        let month = (period.ordinal().rem_euclid(12) + 1).to_string();
        let name = match calendar {
            Calendar::Gregorian => self.term("month_short", &month),
            Calendar::SolarHijri => self.term("month_hijri", &month),
            Calendar::Fiscal(_) => return self.fill("date.fiscal_month", &[("month", &self.digits(&month)), ("year", year)]),
        };
        self.fill("date.short", &[("month", name), ("year", year)])
    }

    /// A year of a calendar.
    #[must_use]
    pub fn year_in(self, year: i32, calendar: Calendar) -> String {
        let text =
            if calendar.is_fiscal() { format!("{year:04}/{:02}", (year + 1).rem_euclid(100)) } else { format!("{year:04}") };
        self.digits(&text)
    }

    /// "January–September 2021", "October 2021–March 2022".
    fn part_of(self, part: PartYear, year: i32, calendar: Calendar) -> String {
        let (first, last) = self.months_of(part, calendar);
        let over = part.first() + part.months() > 13;
        let (year, next) = (self.year_in(year, calendar), self.year_in(year + i32::from(over), calendar));
        let key = if calendar.is_fiscal() {
            "date.month_numbers"
        } else if over {
            "date.months_over"
        } else {
            "date.months"
        };
        self.fill(key, &[("first", &first), ("last", &last), ("year", &year), ("next", &next)])
    }

    /// The first and the last month of a part of a year; by number where the months have no names of their own.
    fn months_of(self, part: PartYear, calendar: Calendar) -> (String, String) {
        let place = |months: i32| ((part.first() + months - 1).rem_euclid(12) + 1).to_string();
        let (first, last) = (place(0), place(part.months() - 1));
        match calendar {
            Calendar::Gregorian => (alone(self.term("month", &first)).to_owned(), self.term("month", &last).to_owned()),
            Calendar::SolarHijri => (self.term("month_hijri", &first).to_owned(), self.term("month_hijri", &last).to_owned()),
            Calendar::Fiscal(_) => (self.digits(&first), self.digits(&(part.first() + part.months() - 1).to_string())),
        }
    }

    /// How often a series has a value: "Years", or the months of every year that it is of.
    #[must_use]
    pub fn frequency(self, frequency: Frequency, calendar: Calendar) -> String {
        let Frequency::PartYear(part) = frequency else { return self.term("frequency", frequency.letter()).to_owned() };
        let (first, last) = self.months_of(part, calendar);
        let key = if calendar.is_fiscal() { "date.part_numbers" } else { "date.part" };
        self.fill(key, &[("first", &first), ("last", alone(&last))])
    }

    /// The name of a calendar.
    #[must_use]
    pub fn calendar(self, calendar: Calendar) -> String {
        match calendar {
            Calendar::Fiscal(start) => self.fiscal(start),
            _ => self.term("calendar", calendar.word()).to_owned(),
        }
    }

    fn fiscal(self, start: FiscalStart) -> String {
        let number = start.month().to_string();
        let month = alone(self.term("month_of_date", &number));
        let key = if start.day() == 1 { "date.fiscal" } else { "date.fiscal_day" };
        self.fill(key, &[("day", &self.digits(&start.day().to_string())), ("month", month)])
    }
}

/// A month that no year follows.
pub(super) fn alone(month: &str) -> &str {
    month.trim_end_matches(EZAFE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tests::THREE;

    fn written(label: &str, calendar: &str) -> [String; 3] {
        let (period, calendar) = (label.parse().unwrap(), calendar.parse().unwrap());
        THREE.map(|language| language.period_in(period, calendar))
    }

    #[test]
    fn periods_of_calendars() {
        assert_eq!(written("2012", "fiscal:04"), ["2012/13", "2012/13", "۲۰۱۲/۱۳"]);
        assert_eq!(written("1999-Q4", "fiscal:07"), ["Q4 1999/00", "4\u{a0}кв. 1999/00", "س‌م۴ ۱۹۹۹/۰۰"]);
        assert_eq!(
            written("2021-01/P9M", "gregorian"),
            ["January–September 2021", "январь – сентябрь 2021\u{a0}г.", "ژانویه تا سپتامبر ۲۰۲۱"]
        );
        assert_eq!(written("1402-01/P8M", "solar-hijri")[0], "Farvardin–Aban 1402");
        assert_eq!(written("1402-01/P8M", "solar-hijri")[2], "فروردین تا آبان ۱۴۰۲");
        assert_eq!(written("2021-10/P6M", "gregorian")[0], "October 2021–March 2022");
        assert_eq!(written("2022-01/P10M", "fiscal:07-16")[0], "Months 1–10 of 2022/23");
        assert_eq!(written("2023", "gregorian"), ["2023", "2023", "۲۰۲۳"]);
    }

    #[test]
    fn months_and_quarters_are_words_and_no_codes_of_machines() {
        assert_eq!(written("2023-05", "gregorian"), ["May 2023", "май 2023", "مهٔ ۲۰۲۳"]);
        assert_eq!(written("2023-01", "gregorian"), ["Jan 2023", "янв. 2023", "ژانویهٔ ۲۰۲۳"]);
        assert_eq!(written("1401-01", "solar-hijri"), ["Farvardin 1401", "фарвардин 1401", "فروردین ۱۴۰۱"]);
        assert_eq!(written("2023-Q2", "gregorian"), ["Q2 2023", "2\u{a0}кв. 2023", "س‌م۲ ۲۰۲۳"]);
        assert_eq!(written("2012-12", "fiscal:04")[0], "Month 12 of 2012/13");
    }

    #[test]
    fn names_of_calendars_and_frequencies() {
        let named = |word: &str| THREE.map(|language| language.calendar(word.parse().unwrap()));
        assert_eq!(named("fiscal:04"), ["Fiscal years from April", "Финансовые годы с апреля", "سال مالی از آوریل"]);
        assert_eq!(named("fiscal:07-16"), ["Fiscal years from 16 July", "Финансовые годы с 16 июля", "سال مالی از ۱۶ ژوئیه"]);
        let often = |word: &str| THREE.map(|language| language.frequency(word.parse().unwrap(), Calendar::Gregorian));
        assert_eq!(often("01/P9M"), ["January–September", "Январь – сентябрь".to_lowercase().as_str(), "ژانویه تا سپتامبر"]);
        assert_eq!(often("A")[0], "Years");
    }
}
