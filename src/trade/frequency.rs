//! How often a series has a value: every year, quarter or month, or the same months of every year.

use std::{str::FromStr, sync::LazyLock};

use super::UnknownTerm;

/// How often a series has a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frequency {
    /// Whole years.
    Annual,
    /// Quarters.
    Quarterly,
    /// Months.
    Monthly,
    /// Once a year, the same months in a row of every year: January to September, say.
    PartYear(PartYear),
}

/// Months in a row that recur every year and are no month, quarter or calendar year: two to twelve, from some month on. They may
/// go on into the next year, to which they are then not counted: `2021-10/P6M` is of 2021.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartYear {
    first: u8,
    months: u8,
}

/// Codes below this one are of years, quarters and months.
const PART_YEARS: u8 = 3;
/// From two months to twelve.
const LENGTHS: u8 = 11;
const CODES: u8 = PART_YEARS + 12 * LENGTHS;

static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| (0..CODES).map(|code| Frequency::from_code(code).spelled()).collect());

impl PartYear {
    /// The first of its months, from 1.
    #[must_use]
    pub fn first(self) -> i32 {
        self.first.into()
    }

    /// How many.
    #[must_use]
    pub fn months(self) -> i32 {
        self.months.into()
    }
}

impl Frequency {
    /// The frequency of so many months in a row, the first of which is this one of the year, from 1; nothing when they are more than a year.
    #[must_use]
    pub fn of_months(first: i32, months: i32) -> Option<Self> {
        match (first, months) {
            (1, 12) => Some(Self::Annual),
            (1 | 4 | 7 | 10, 3) => Some(Self::Quarterly),
            (1..=12, 1) => Some(Self::Monthly),
            (1..=12, 2..=12) => {
                Some(Self::PartYear(PartYear { first: u8::try_from(first).ok()?, months: u8::try_from(months).ok()? }))
            }
            _ => None,
        }
    }

    /// The SDMX letter of years, quarters and months; the first month and the length of a part of every year: `01/P9M`.
    #[must_use]
    pub fn letter(self) -> &'static str {
        WORDS.get(usize::from(self.code())).map_or("M", String::as_str)
    }

    fn spelled(self) -> String {
        match self {
            Self::Annual => "A".to_owned(),
            Self::Quarterly => "Q".to_owned(),
            Self::Monthly => "M".to_owned(),
            Self::PartYear(PartYear { first, months }) => format!("{first:02}/P{months}M"),
        }
    }

    /// Periods in a year.
    #[must_use]
    pub fn per_year(self) -> i32 {
        match self {
            Self::Annual | Self::PartYear(_) => 1,
            Self::Quarterly => 4,
            Self::Monthly => 12,
        }
    }

    /// Months in a period.
    #[must_use]
    pub fn months(self) -> i32 {
        match self {
            Self::Annual => 12,
            Self::Quarterly => 3,
            Self::Monthly => 1,
            Self::PartYear(part) => part.months(),
        }
    }

    /// Can periods of this frequency be added up from those of another, which follow one another without a gap?
    #[must_use]
    pub fn is_sum_of(self, parts: Self) -> bool {
        match (self, parts) {
            (Self::Annual, Self::Quarterly | Self::Monthly) | (Self::Quarterly | Self::PartYear(_), Self::Monthly) => true,
            (Self::PartYear(part), Self::Quarterly) => part.first() % 3 == 1 && part.months() % 3 == 0,
            _ => false,
        }
    }

    /// The code stored in table columns.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Annual => 0,
            Self::Quarterly => 1,
            Self::Monthly => 2,
            Self::PartYear(PartYear { first, months }) => PART_YEARS + (first - 1) * LENGTHS + months - 2,
        }
    }

    /// The frequency of a table code.
    #[must_use]
    pub fn from_code(code: u8) -> Self {
        match code {
            0 => Self::Annual,
            1 => Self::Quarterly,
            PART_YEARS..CODES => {
                let place = code - PART_YEARS;
                Self::PartYear(PartYear { first: place / LENGTHS + 1, months: place % LENGTHS + 2 })
            }
            _ => Self::Monthly,
        }
    }
}

impl FromStr for Frequency {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        let part = || {
            let (first, length) = text.split_once("/P")?;
            let number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?;
            let found = Self::of_months(number(first)?, number(length.strip_suffix('M')?)?)?;
            // One word for one frequency: 01/P12M is A.
            (found.letter() == text).then_some(found)
        };
        let found = match text {
            "A" => Some(Self::Annual),
            "Q" => Some(Self::Quarterly),
            "M" => Some(Self::Monthly),
            _ => part(),
        };
        found.ok_or_else(|| UnknownTerm::new("frequency", text, "A, Q, M, 01/P9M (January to September of every year)"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_codes_read_back() {
        for word in ["A", "Q", "M", "01/P9M", "10/P6M", "07/P12M", "02/P3M", "12/P2M"] {
            let frequency: Frequency = word.parse().unwrap();
            assert_eq!((frequency.letter(), Frequency::from_code(frequency.code())), (word, frequency));
        }
        for bad in ["01/P12M", "04/P3M", "05/P1M", "1/P9M", "01/P09M", "13/P2M", "01/P13M", "01/P0M", "+1/P9M", "01/PM", "W", ""]
        {
            assert!(bad.parse::<Frequency>().is_err(), "{bad}");
        }
        let every: Vec<Frequency> = (0..CODES).map(Frequency::from_code).collect();
        assert!(every.iter().all(|frequency| (0..CODES).contains(&frequency.code())));
    }

    #[test]
    fn sums_of_shorter_periods() {
        let is = |whole: &str, parts: &str| {
            let (whole, parts): (Frequency, Frequency) = (whole.parse().unwrap(), parts.parse().unwrap());
            whole.is_sum_of(parts)
        };
        assert!(is("A", "M") && is("Q", "M") && is("A", "Q") && is("01/P9M", "M") && is("01/P9M", "Q") && is("10/P6M", "Q"));
        assert!(!is("01/P8M", "Q") && !is("02/P6M", "Q") && !is("A", "01/P9M") && !is("M", "Q") && !is("A", "A"));
    }
}
