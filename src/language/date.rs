//! Dates and periods in words.

use super::Language;
use crate::trade::Period;

/// `05` as `5`, if it is a month.
fn month_number(text: &str) -> Option<String> {
    text.parse::<u8>().ok().filter(|number| (1..=12).contains(number)).map(|number| number.to_string())
}

impl Language {
    /// An ISO date (`2024-10-22`, `2024-10` or `2024`) as people write it: "22 October 2024"; any other text as it stands.
    #[must_use]
    pub fn date(self, iso: &str) -> String {
        let parts: Vec<&str> = iso.split('-').collect();
        let words = match parts[..] {
            [year, months, days] => month_number(months).map(|number| {
                let day = days.get(..2).unwrap_or(days).trim_start_matches('0');
                let (day, month) = (self.digits(day), self.term("month_of_date", &number).to_owned());
                self.fill("date.day", &[("day", &day), ("month", &month), ("year", &self.digits(year))])
            }),
            [year, months] => month_number(months)
                .map(|number| self.fill("date.month", &[("month", self.term("month", &number)), ("year", &self.digits(year))])),
            _ => None,
        };
        words.unwrap_or_else(|| self.digits(iso))
    }

    /// A period as people write it, in the space of an axis label: "2023", "2023-Q2", "2023-05".
    #[must_use]
    pub fn period(self, period: Period) -> String {
        let text = period.to_string();
        match text.split_once("-Q") {
            Some((year, quarter)) => {
                self.fill("date.quarter", &[("quarter", &self.digits(quarter)), ("year", &self.digits(year))])
            }
            // A stroke keeps year and month in their order among words that run to the left; a hyphen would not.
            None if self.is_right_to_left() => self.digits(&text.replace('-', "/")),
            None => self.digits(&text),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::language::tests::THREE;

    #[test]
    fn dates_are_written_as_the_language_does() {
        let written = |text: &str| THREE.map(|language| language.date(text));
        assert_eq!(written("2024-10-02"), ["2 October 2024", "2 октября 2024\u{a0}г.", "۲ اکتبر ۲۰۲۴"]);
        assert_eq!(written("2024-05"), ["May 2024", "май 2024\u{a0}г.", "مهٔ ۲۰۲۴"]);
        assert_eq!(written("2024")[2], "۲۰۲۴");
        assert_eq!(written("spring 2024")[1], "spring 2024");
    }

    #[test]
    fn periods_fit_an_axis() {
        let written = |text: &str| THREE.map(|language| language.period(text.parse().unwrap()));
        assert_eq!(written("1402")[2], "۱۴۰۲");
        assert_eq!(written("2023-05"), ["2023-05", "2023-05", "۲۰۲۳/۰۵"]);
        assert_eq!(written("2023-Q2"), ["2023-Q2", "2\u{a0}кв. 2023", "س‌م۲ ۲۰۲۳"]);
    }
}
