//! Dates and periods in words.

use super::Language;

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
}
