//! What is ranked as a movement: by which measure, in which direction, and from which size on.

use crate::{
    parameter::ParameterError,
    trade::{Amount, Figure, Level, Valuation},
};

/// By what those that moved most are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum MovedBy {
    /// Growth on a year before, per cent.
    #[default]
    Yoy,
    /// Change on a year before, in units of the currency.
    Change,
}

/// Who comes first among those that moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// The greatest rise.
    #[default]
    Rise,
    /// The greatest fall.
    Fall,
}

impl MovedBy {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Yoy, Self::Change];

    /// The word used in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Yoy => "yoy",
            Self::Change => "change",
        }
    }

    /// The measure of a word.
    ///
    /// # Errors
    /// A parameter error that names what is allowed.
    pub fn parse(text: &str) -> Result<Self, ParameterError> {
        let found = Self::ALL.into_iter().find(|measure| measure.word() == text);
        let wrong = || ParameterError::new("measure", format!("{text:?} is no measure of movement"), &Self::ALL.map(Self::word));
        found.ok_or_else(wrong)
    }
}

impl Direction {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Rise, Self::Fall];

    /// The word used in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Rise => "rise",
            Self::Fall => "fall",
        }
    }

    /// The direction of a word.
    ///
    /// # Errors
    /// A parameter error that names what is allowed.
    pub fn parse(text: &str) -> Result<Self, ParameterError> {
        let found = Self::ALL.into_iter().find(|direction| direction.word() == text);
        found.ok_or_else(|| ParameterError::new("sort", format!("{text:?} is not an order"), &Self::ALL.map(Self::word)))
    }
}

/// An amount in units of the currency, not negative and with two decimals at most; nothing for 0, which all have.
pub(super) fn least(text: &str) -> Result<Option<Amount>, ParameterError> {
    let wrong = || {
        let allowed = ["an amount in units of the currency such as 1000000, not negative, with two decimals at most"];
        ParameterError::new("min_value", format!("{text:?} is not allowed"), &allowed)
    };
    let figure: Figure = text.parse().map_err(|_| wrong())?;
    if figure.is_negative() || figure.significant_decimals() > 2 {
        return Err(wrong());
    }
    let (level, _) = Level::from_wording(figure, 0, None, Valuation::Unknown).map_err(|_| wrong())?;
    Ok(Some(level.amount).filter(|least| least.hundredths() > 0))
}

/// An amount as [`least`] reads it.
pub(super) fn written(amount: Amount) -> String {
    let (whole, cents) = (amount.hundredths() / 100, amount.hundredths() % 100);
    let cents = if cents == 0 { String::new() } else { format!(".{cents:02}").trim_end_matches('0').to_owned() };
    format!("{whole}{cents}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_back_and_have_one_spelling() {
        for (text, canonical) in [("1000000", "1000000"), ("1.50", "1.5"), ("0.05", "0.05"), ("007", "7")] {
            let amount = least(text).unwrap().unwrap();
            assert_eq!((written(amount).as_str(), least(&written(amount)).unwrap()), (canonical, Some(amount)));
        }
        assert_eq!(least("0.00").unwrap(), None);
        for bad in ["-1", "1e6", "0.001", "1,5", "", "99999999999999999999"] {
            assert!(least(bad).is_err(), "{bad}");
        }
    }
}
