//! What else answers a question about a series.

use std::sync::Arc;

use crate::{
    query::View,
    trade::{Calendar, Dyad, Frequency, Period, Source},
};

/// Another series that answers the same question differently.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// Its source.
    pub source: Arc<Source>,
    /// Whose statistics, about whom; the mirror of the dyad asked for when the partner reports it.
    pub dyad: Dyad,
    /// Its view.
    pub view: View,
    /// Its frequency.
    pub frequency: Frequency,
    /// Its calendar.
    pub calendar: Calendar,
    /// Its first and last period.
    pub periods: (Period, Period),
    /// How many periods it has.
    pub observations: usize,
    /// Its canonical path and query.
    pub address: String,
}
