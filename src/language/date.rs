//! Dates and periods in words.

use super::{Language, calendar::alone};

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

    /// From one ISO date to another, what they have in common once: "22–24 October 2024", "30 September – 2 October 2024".
    #[must_use]
    pub fn dates(self, first: &str, last: &str) -> String {
        let parts = |iso: &str| {
            let mut parts = iso.splitn(3, '-').map(str::to_owned);
            Some((parts.next()?, month_number(&parts.next()?)?, parts.next()?.trim_start_matches('0').to_owned()))
        };
        let apart = || self.fill("date.apart", &[("first", &self.date(first)), ("last", &self.date(last))]);
        let (Some(one), Some(two)) = (parts(first), parts(last)) else {
            return if first == last { self.date(first) } else { apart() };
        };
        if one == two {
            return self.date(first);
        }
        if one.0 != two.0 {
            return apart();
        }
        let (begin, end, year) = (self.digits(&one.2), self.digits(&two.2), self.digits(&one.0));
        let shared = [("first", begin.as_str()), ("last", &end), ("month", self.term("month_of_date", &two.1)), ("year", &year)];
        if one.1 == two.1 {
            return self.fill("date.days", &shared);
        }
        let both: Vec<_> = shared.into_iter().chain([("first_month", alone(self.term("month_of_date", &one.1)))]).collect();
        self.fill("date.days_over", &both)
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
        let from_to = |first: &str, last: &str| THREE.map(|language| language.dates(first, last));
        assert_eq!(
            from_to("2024-10-22", "2024-10-24"),
            ["22–24 October 2024", "22–24 октября 2024\u{a0}г.", "۲۲ تا ۲۴ اکتبر ۲۰۲۴"]
        );
        assert_eq!(
            from_to("2024-09-30", "2024-10-02"),
            ["30 September – 2 October 2024", "30 сентября – 2 октября 2024\u{a0}г.", "۳۰ سپتامبر تا ۲ اکتبر ۲۰۲۴"]
        );
        assert_eq!(from_to("2024-12-30", "2025-01-02")[0], "30 December 2024 – 2 January 2025");
        assert_eq!(
            (from_to("2024-05", "2024-06")[0].as_str(), from_to("2024", "2024")[1].as_str()),
            ("May 2024 – June 2024", "2024")
        );
        assert_eq!(written("spring 2024")[1], "spring 2024");
    }
}
