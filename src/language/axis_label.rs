//! Periods along a calendar axis: months and quarters by their short names, with a year where one begins.

use super::Language;
use crate::trade::{Calendar, Frequency, Period};

impl Language {
    /// A period along an axis: "2023", "Jan 2023", "Q1 2023".
    #[must_use]
    pub fn along_axis(self, period: Period, calendar: Calendar) -> String {
        let year = self.year_in(period.calendar_year(), calendar);
        match self.part_along_axis(period, calendar) {
            Some(part) => self.fill("axis.of_year", &[("part", &part), ("year", &year)]),
            None if matches!(period.frequency(), Frequency::PartYear(_)) => year,
            None => self.period_in(period, calendar),
        }
    }

    /// The same without its year: "Jan", "Q1"; none of what is named by its year alone.
    #[must_use]
    pub fn part_along_axis(self, period: Period, calendar: Calendar) -> Option<String> {
        let place = |of: i32| (period.ordinal().rem_euclid(of) + 1).to_string();
        match (period.frequency(), calendar) {
            (Frequency::Quarterly, _) => Some(self.fill("axis.quarter", &[("quarter", &self.digits(&place(4)))])),
            (Frequency::Monthly, Calendar::Gregorian) => Some(self.term("axis.month", &place(12)).to_owned()),
            (Frequency::Monthly, Calendar::SolarHijri) => Some(self.term("axis.month_hijri", &place(12)).to_owned()),
            // Months of fiscal years have no names; parts of years and years are called by their year.
            (Frequency::Monthly, Calendar::Fiscal(_)) | (Frequency::Annual | Frequency::PartYear(_), _) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tests::THREE;

    #[test]
    fn months_and_quarters_have_names_on_an_axis() {
        let along = |label: &str, calendar| THREE.map(|language| language.along_axis(label.parse().unwrap(), calendar));
        assert_eq!(along("2023-01", Calendar::Gregorian), ["Jan 2023", "янв. 2023", "ژانویه ۲۰۲۳"]);
        assert_eq!(along("2023-Q2", Calendar::Gregorian), ["Q2 2023", "2\u{a0}кв. 2023", "س‌م۲ ۲۰۲۳"]);
        assert_eq!(along("1401-12", Calendar::SolarHijri), ["Esf 1401", "эсф. 1401", "اسفند ۱۴۰۱"]);
        assert_eq!(along("2023", Calendar::Gregorian), ["2023", "2023", "۲۰۲۳"]);
        let part = |label: &str| Language::English.part_along_axis(label.parse().unwrap(), Calendar::Gregorian);
        assert_eq!([part("2023-04"), part("2023-Q4"), part("2023")], [Some("Apr".into()), Some("Q4".into()), None]);
    }
}
