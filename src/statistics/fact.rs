//! What a source states of months in a row: figures, published or claimed, and growth.

use super::{claim_set::DataRange, fraction::Fraction};
use crate::{
    series::Point,
    trade::{Amount, Bound, Interval, Level, Span, Status},
};

/// One figure of months in a row, as published or as claimed.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The first month, counted from year 0.
    pub first: i32,
    /// How many months.
    pub months: i32,
    /// At least this.
    pub low: Bound,
    /// At most this; nothing when there is no ceiling.
    pub high: Option<Bound>,
    /// The figure; none when it was not published, or only "over" or "under" something was said.
    pub level: Option<Level>,
    /// Its status.
    pub status: Status,
    /// The day from which on it was surely out, `yyyymmdd` as in [`Point::published`].
    pub out: i32,
    /// Which source it is of, by a number of the caller's.
    pub source: usize,
    /// The claim that states it, by a number of the caller's; none for a published figure.
    pub claim: Option<usize>,
}

/// A growth that somebody states.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedGrowth {
    /// From these months.
    pub base: Span,
    /// To these.
    pub span: Span,
    /// The values, per cent, that the statement allows.
    pub allowed: DataRange,
    /// The stated value.
    pub stated: Fraction,
    /// Its status.
    pub status: Status,
    /// As in [`Fact`].
    pub out: i32,
    /// As in [`Fact`].
    pub source: usize,
    /// As in [`Fact`].
    pub claim: usize,
}

impl Fact {
    /// A published figure.
    #[must_use]
    pub fn published(point: &Point, out: i32, source: usize) -> Self {
        let level = point.level;
        Self {
            first: point.period.first_month(),
            months: point.period.months(),
            low: level.map_or(0, |level| level.bounds.low),
            high: level.map(|level| level.bounds.high),
            level,
            status: point.status,
            out,
            source,
            claim: None,
        }
    }

    /// A balance as the other side has it.
    #[must_use]
    pub fn turned(self) -> Self {
        let Some(level) = self.level else { return self };
        let bounds = Interval { low: -level.bounds.high, high: -level.bounds.low };
        let amount = Amount::from_hundredths(level.amount.hundredths().saturating_neg());
        Self { low: bounds.low, high: Some(bounds.high), level: Some(Level { amount, bounds, ..level }), ..self }
    }

    /// The first month after it.
    pub(super) fn end(&self) -> i32 {
        self.first + self.months
    }
}
