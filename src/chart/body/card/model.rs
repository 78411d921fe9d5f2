//! What a card shows.

use crate::{chart::wording::phrases::in_turn, language::Language};

/// The figure of a card.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct CardFigure {
    /// As it is written: "$5bn".
    pub(in crate::chart) amount: String,
    /// Its period, in words.
    pub(in crate::chart) when: String,
    /// What is written below it, the most important first: change, bounds, status.
    pub(in crate::chart) below: Vec<String>,
    /// Its period as addresses have it.
    pub(in crate::chart) period: String,
    /// Its value.
    pub(in crate::chart) value: f64,
}

impl CardFigure {
    /// "2023: $4bn; −20% on a year before".
    pub(super) fn words(&self, language: Language) -> String {
        let told: Vec<&str> = [self.amount.as_str()].into_iter().chain(self.below.iter().map(String::as_str)).collect();
        format!("{}: {}", self.when, in_turn(language, &told))
    }
}
