//! One limit.

use super::unit::Unit;

/// What is fixed about one limit.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// Its name, of words joined by hyphens.
    pub name: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// What it is when nothing else is said.
    pub usual: u64,
    /// The least that it may be set to.
    pub least: u64,
    /// The most that it may be set to.
    pub most: u64,
    /// What it bounds, and what happens past it.
    pub about: &'static str,
    /// Its field in [`super::Limits`].
    pub(super) field: &'static str,
}

/// A limit that cannot be set so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// There is no such limit.
    #[error("there is no limit {name:?}; there are: {known}")]
    Unknown {
        /// The name as given.
        name: String,
        /// Every name there is.
        known: String,
    },
    /// It may not be so small or so large.
    #[error("{name} may be {} to {}, not {}", .unit.told(*.least), .unit.told(*.most), .unit.told(*.value))]
    OutOfRange {
        /// The limit.
        name: &'static str,
        /// What it is counted in.
        unit: Unit,
        /// The value as given.
        value: u64,
        /// The least that is allowed.
        least: u64,
        /// The most that is allowed.
        most: u64,
    },
    /// The value is no number, or of another unit.
    #[error("{name} cannot be {text:?}: wanted is {wanted}")]
    Unreadable {
        /// The limit.
        name: &'static str,
        /// The value as given.
        text: String,
        /// What is wanted, with examples.
        wanted: &'static str,
    },
}

impl Limit {
    /// The value, where the limit may be set to it.
    ///
    /// # Errors
    /// [`LimitError::OutOfRange`], with what is allowed.
    pub fn allowed(&self, value: u64) -> Result<u64, LimitError> {
        let Self { name, unit, least, most, .. } = *self;
        if (least..=most).contains(&value) { Ok(value) } else { Err(LimitError::OutOfRange { name, unit, value, least, most }) }
    }

    /// The value that a text gives, where it is one that is allowed. A number alone is in the limit's unit.
    ///
    /// # Errors
    /// [`LimitError`] when it cannot be read, or is out of range.
    pub fn read(&self, text: &str) -> Result<u64, LimitError> {
        let fault = || LimitError::Unreadable { name: self.name, text: text.to_owned(), wanted: self.unit.wanted() };
        self.allowed(self.unit.read(text).ok_or_else(fault)?)
    }

    /// A value of it as people write it.
    #[must_use]
    pub fn told(&self, value: u64) -> String {
        self.unit.told(value)
    }
}
