//! A span of whole months that a claim speaks of: a period, or `2021-01/P11M`.

use std::{fmt, str::FromStr};

use super::{Period, UnknownTerm};

/// Whole months in a row; its label is kept as written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Span {
    first_month: i32,
    months: i32,
    label: Box<str>,
}

const ALLOWED: &str = "a period (2023, 2023-Q2, 2023-05) or a span of months such as 2021-01/P11M";

impl Span {
    /// The first month, counted from year 0.
    #[must_use]
    pub fn first_month(&self) -> i32 {
        self.first_month
    }

    /// How many months.
    #[must_use]
    pub fn months(&self) -> i32 {
        self.months
    }

    /// Is this exactly that period, however written (`2022-01/P12M` is 2022)?
    #[must_use]
    pub fn is(&self, period: Period) -> bool {
        self.first_month == period.first_month() && self.months == period.months()
    }

    /// The calendar year this is, when it is exactly one.
    #[must_use]
    pub fn whole_year(&self) -> Option<i32> {
        (self.months == 12 && self.first_month.rem_euclid(12) == 0).then_some(self.first_month.div_euclid(12))
    }

    /// The year this begins and is a part of: months from January (or Farvardin) on, fewer than twelve.
    #[must_use]
    pub fn year_to_date(&self) -> Option<i32> {
        (self.months < 12 && self.first_month.rem_euclid(12) == 0).then_some(self.first_month.div_euclid(12))
    }

    /// The same months one year earlier.
    #[must_use]
    pub fn year_before(&self) -> Self {
        let first_month = self.first_month - 12;
        let year = first_month.div_euclid(12);
        let label = self.label.get(4..).map_or_else(|| format!("{year:04}"), |rest| format!("{year:04}{rest}"));
        Self { first_month, months: self.months, label: label.into() }
    }
}

impl From<Period> for Span {
    fn from(period: Period) -> Self {
        Self { first_month: period.first_month(), months: period.months(), label: period.to_string().into() }
    }
}

impl FromStr for Span {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        let wrong = || UnknownTerm::new("period", text, ALLOWED);
        let Some((start, length)) = text.split_once('/') else {
            return text.parse::<Period>().map(Self::from).map_err(|_| wrong());
        };
        let start: Period = start.parse().map_err(|_| wrong())?;
        let digits = length.strip_prefix('P').and_then(|rest| rest.strip_suffix('M')).ok_or_else(wrong)?;
        let plain = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        let months: i32 = if plain { digits.parse().map_err(|_| wrong())? } else { 0 };
        if start.months() != 1 || months == 0 {
            return Err(wrong());
        }
        Ok(Self { first_month: start.first_month(), months, label: text.into() })
    }
}

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_of_twelve_months_is_its_year() {
        let span: Span = "2022-01/P12M".parse().unwrap();
        assert!(span.is(Period::year(2022)));
        assert_eq!((span.whole_year(), span.year_to_date()), (Some(2022), None));
        let part: Span = "2021-01/P11M".parse().unwrap();
        assert_eq!(part.year_to_date(), Some(2021));
        assert_eq!(part.year_before().to_string(), "2020-01/P11M");
        assert_eq!("2023".parse::<Span>().unwrap().year_before().to_string(), "2022");
        for bad in ["2021/P11M", "2021-01/11M", "2021-01/P0M", "2021-01/P1Y", "2021-01/P+1M"] {
            assert!(bad.parse::<Span>().is_err(), "{bad}");
        }
    }
}
