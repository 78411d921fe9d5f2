//! What one source has to say about a span of months.

use std::ops::Range;

use super::{claim_set::Allowed, claims::Unverifiable, fraction::Fraction, growth::growth_bounds};
use crate::{
    series::Point,
    trade::{Amount, BOUND_PER_UNIT, Bound, Frequency, Interval, Level, Period, Span, Status, Valuation},
};

/// One source's points about the claimed flow in the claimed calendar, sorted by frequency and period.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// The points.
    pub points: &'a [Point],
    /// The currency of their levels.
    pub unit: &'a str,
}

const FREQUENCIES: [Frequency; 3] = [Frequency::Annual, Frequency::Quarterly, Frequency::Monthly];

impl Evidence<'_> {
    /// The place of the one point that is exactly this span.
    pub(super) fn point(&self, span: &Span) -> Option<usize> {
        self.points.iter().position(|point| span.is(point.period) && point.level.is_some())
    }

    /// The places of the points of one frequency that together are exactly this span, all with a level.
    fn covering(&self, span: &Span, frequency: Frequency) -> Option<Range<usize>> {
        let step = 12 / frequency.per_year();
        if span.first_month().rem_euclid(step) != 0 || span.months() % step != 0 {
            return None;
        }
        let first = Period::from_ordinal(frequency, span.first_month() / step);
        let start = self.points.iter().position(|point| point.period == first)?;
        let range = start..start + usize::try_from(span.months() / step).ok()?;
        let parts = self.points.get(range.clone())?;
        let whole = parts
            .iter()
            .zip(first.ordinal()..)
            .all(|(point, ordinal)| point.level.is_some() && point.period == Period::from_ordinal(frequency, ordinal));
        whole.then_some(range)
    }

    /// The level of a span: a point, or the sum of the quarters or months that make it up.
    pub(super) fn level(&self, span: &Span) -> Option<Level> {
        FREQUENCIES.into_iter().find_map(|frequency| sum(&self.points[self.covering(span, frequency)?]))
    }

    /// Only one side is known: a year is at least its months or quarters so far, a part of a year at most the year.
    pub(super) fn one_sided(&self, span: &Span) -> Option<Allowed> {
        if let Some(year) = span.whole_year() {
            let so_far = [Frequency::Quarterly, Frequency::Monthly].map(|frequency| self.so_far(year, frequency));
            let low = so_far.into_iter().flatten().max()?;
            return Some(Allowed { low: Fraction::new(low, BOUND_PER_UNIT), high: None });
        }
        let whole = self.level(&Span::from(Period::year(span.year_to_date()?)))?;
        Some(Allowed { low: Fraction::new(0, 1), high: Fraction::new(whole.bounds.high, BOUND_PER_UNIT) })
    }

    /// The least that the first parts of a year come to, up to the first that is not there.
    fn so_far(&self, year: i32, frequency: Frequency) -> Option<Bound> {
        let parts = (0..frequency.per_year()).map_while(|part| {
            let period = Period::from_ordinal(frequency, year * frequency.per_year() + part);
            self.points[self.point(&Span::from(period))?].level
        });
        parts.map(|level| level.bounds.low).reduce(|sum, low| sum + low)
    }

    /// The levels of two spans in one frequency, the base first, if they may be compared.
    ///
    /// # Errors
    /// `no_data` when no frequency covers both spans, `not_comparable` over a break or another valuation.
    pub(super) fn both(&self, base: &Span, span: &Span) -> Result<(Level, Level), Unverifiable> {
        let covered = |frequency| Some((self.covering(base, frequency)?, self.covering(span, frequency)?));
        let (old, new) = FREQUENCIES.into_iter().find_map(covered).ok_or(Unverifiable::NoData)?;
        let broken = self.is_broken(old.start.min(new.start), old.end.max(new.end));
        let (old, new) = sum(&self.points[old]).zip(sum(&self.points[new])).ok_or(Unverifiable::NoData)?;
        if broken || old.valuation != new.valuation { Err(Unverifiable::NotComparable) } else { Ok((old, new)) }
    }

    /// Does a break lie behind the first of these places?
    fn is_broken(&self, first: usize, end: usize) -> bool {
        self.points[first + 1..end].iter().any(|point| point.status == Status::Break)
    }

    /// The earlier points of the same length as the one at `place`, and those of them that it may be compared with.
    pub(super) fn earlier(&self, place: usize) -> (usize, Vec<(Period, Level)>) {
        let here = &self.points[place];
        let same_length = |other: &Point| other.period.frequency() == here.period.frequency();
        let earlier: Vec<usize> =
            (0..place).filter(|at| same_length(&self.points[*at]) && self.points[*at].level.is_some()).collect();
        let comparable = earlier.iter().filter(|at| !self.is_broken(**at, place + 1)).filter_map(|at| {
            let level = self.points[*at].level?;
            (Some(level.valuation) == here.level.map(|here| here.valuation)).then_some((self.points[*at].period, level))
        });
        let comparable = comparable.collect();
        (earlier.len(), comparable)
    }

    /// Growth between two spans: its bounds and its value in per cent.
    ///
    /// # Errors
    /// As [`Self::both`], and `not_comparable` on a zero base.
    pub(super) fn growth(&self, base: &Span, span: &Span) -> Result<(Allowed, Fraction), Unverifiable> {
        let (old, new) = self.both(base, span)?;
        let (low, high) = growth_bounds(old, new);
        let (base, value) = (i128::from(old.amount.hundredths()), i128::from(new.amount.hundredths()));
        let growth = Fraction::new(value - base, base).ok_or(Unverifiable::NotComparable)?;
        Ok((Allowed { low, high }, growth.percent()))
    }
}

/// The sum of levels of one valuation.
fn sum(parts: &[Point]) -> Option<Level> {
    let mut levels = parts.iter().map(|point| point.level);
    let first = levels.next()??;
    levels.try_fold(first, |total, level| {
        let level = level?;
        let same = total.valuation == level.valuation;
        Some(Level {
            amount: Amount::checked_add(total.amount, level.amount)?,
            bounds: Interval::plus(total.bounds, level.bounds),
            rounding: total.rounding.max(level.rounding),
            valuation: if same { total.valuation } else { Valuation::Mixed },
        })
    })
}

/// The values a level allows, in currency units.
pub(super) fn allowed(level: Level) -> Allowed {
    Allowed { low: Fraction::new(level.bounds.low, BOUND_PER_UNIT), high: Fraction::new(level.bounds.high, BOUND_PER_UNIT) }
}
