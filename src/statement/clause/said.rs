//! What a figure says, and what it is found by.

use std::ops::Range;

use super::{anchor::Anchor, scene::Scene, subject::Subject};
use crate::{
    statement::mark::Quantity,
    trade::{ClaimKind, ClaimUnit, Figure, Qualifier},
};

/// What a figure says, with its value from the side that it is told from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub kind: ClaimKind,
    pub value: Option<Figure>,
    pub value_to: Option<Figure>,
    pub unit: Option<ClaimUnit>,
    pub unit_mult: u8,
    pub decimals: Option<u8>,
    pub qualifier: Qualifier,
    /// The word that gives it its kind.
    pub by: Option<Range<usize>>,
    /// Is it the level that a change began at: "from $1.5bn"?
    pub is_base: bool,
}

impl Said {
    /// A statement without a figure.
    pub(super) fn plain(kind: ClaimKind, by: Range<usize>) -> Self {
        Self {
            kind,
            value: None,
            value_to: None,
            unit: None,
            unit_mult: 0,
            decimals: None,
            qualifier: Qualifier::Exact,
            by: Some(by),
            is_base: false,
        }
    }

    /// What a quantity says.
    pub(super) fn figure(kind: ClaimKind, quantity: &Quantity, unit: Option<ClaimUnit>) -> Self {
        Self {
            kind,
            value: Some(quantity.value),
            value_to: quantity.value_to,
            unit,
            unit_mult: quantity.unit_mult,
            decimals: Some(quantity.decimals),
            qualifier: if quantity.value_to.is_some() { Qualifier::Between } else { quantity.qualifier },
            by: None,
            is_base: false,
        }
    }

    /// The same, by a word.
    pub(super) fn by(mut self, word: Option<Range<usize>>) -> Self {
        self.by = word;
        self
    }

    /// The same below zero: a fall turns its hedge and its range round.
    pub(super) fn turned(mut self) -> Self {
        self.value = self.value.map(Figure::negated);
        if let Some(to) = self.value_to.map(Figure::negated) {
            self.value_to = self.value.replace(to);
        }
        self.qualifier = match self.qualifier {
            Qualifier::Over => Qualifier::Under,
            Qualifier::Under => Qualifier::Over,
            Qualifier::AtLeast => Qualifier::AtMost,
            Qualifier::AtMost => Qualifier::AtLeast,
            same => same,
        };
        self
    }
}

/// What was found near a figure.
pub(super) struct Around<'a> {
    pub scene: &'a Scene<'a>,
    pub anchors: &'a [Anchor],
    pub anchor: &'a Anchor,
    pub subject: Option<&'a Subject>,
}
