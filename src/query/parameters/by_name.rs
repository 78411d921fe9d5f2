//! Data parameters by their names: which a resource takes, and how they are set and written.

use super::{
    parameter::{Parameter, canonical},
    series_reference,
    table::PARAMETERS,
};
use crate::{
    parameter::ParameterError,
    query::{Parameters, Resource},
};

impl Parameters {
    /// The parameters that a resource takes.
    pub fn of(resource: &Resource) -> impl Iterator<Item = &'static Parameter<Self>> {
        PARAMETERS.iter().filter(|parameter| parameter.is_of(resource))
    }

    /// The names that a resource takes.
    #[must_use]
    pub fn names(resource: &Resource) -> Vec<&'static str> {
        Self::of(resource).map(|parameter| parameter.name).collect()
    }

    /// The parameter of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Parameter<Self>> {
        PARAMETERS.iter().find(|parameter| parameter.name == name)
    }

    /// Sets one parameter from its text.
    ///
    /// # Errors
    /// A parameter error that says what is allowed.
    pub fn set(&mut self, name: &str, text: &str) -> Result<(), ParameterError> {
        let known = Self::named(name).ok_or_else(|| ParameterError::new(name, "is not known", &[]))?;
        known.read(self, text, None)
    }

    /// Takes out of the entries of `series=` what holds for all anyway, and a scale into the value that it scales, so that one query has
    /// one form.
    ///
    /// # Errors
    /// A parameter error when two entries are the same series then, or the value is too large.
    pub(in crate::query) fn simplify(&mut self) -> Result<(), ParameterError> {
        self.sought.simplify()?;
        let shared = self.narrowing();
        self.series = series_reference::simplified(std::mem::take(&mut self.series), &shared)?;
        Ok(())
    }

    /// Names and values by name, defaults left out.
    #[must_use]
    pub fn canonical(&self) -> Vec<(&'static str, String)> {
        canonical(&PARAMETERS, self)
    }
}
