//! What a source has to say about months in a row: its figures, their sums, and the floors and ceilings that they make.

use super::{
    claim_set::DataRange,
    difference_constraints::{Limits, Part, limits},
    fact::{Fact, StatedGrowth},
    fraction::Fraction,
    sum::sum,
    verdict::Unverifiable,
};
use crate::trade::{BOUND_PER_UNIT, Bound, Level, Period, Span, Status};

/// What may be held against a claim: figures of one source about the claimed flow, or of one compiler's several sources.
#[derive(Debug, Clone, Copy, Default)]
pub struct Evidence<'a> {
    /// The figures, published ones first.
    pub facts: &'a [Fact],
    /// Stated growth.
    pub growths: &'a [StatedGrowth],
    /// The currency of the figures.
    pub unit: &'a str,
    /// The claim that is judged: it is no evidence of itself.
    pub except: Option<usize>,
    /// Are they of a balance, which may be below zero?
    pub is_signed: bool,
    /// What the claimed flow is a part of.
    pub all: AllPartners<'a>,
}

/// The reporter's trade with all partners: of the same source, flow, product, calendar and currency.
#[derive(Debug, Clone, Copy, Default)]
pub struct AllPartners<'a> {
    /// With the world.
    pub world: &'a [Fact],
    /// With each other partner that is one by itself.
    pub others: &'a [Vec<Fact>],
}

/// What is known of months in a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Known {
    /// At least this.
    pub low: Bound,
    /// At most this.
    pub high: Option<Bound>,
    /// The figure or the sum of figures; none where there are only limits.
    pub level: Option<Level>,
    /// Is it one figure, not a sum?
    pub is_single: bool,
    /// Is it of exactly these months, not what figures of other months leave?
    pub is_exact: bool,
    /// What it rests on.
    pub rests: Rests,
}

/// What a judgement rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rests {
    /// The least reliable status of the figures.
    pub status: Status,
    /// Their sources, each once.
    pub sources: Vec<usize>,
    /// Is one of them a claim?
    pub on_claims: bool,
}

/// How the months are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Of one figure.
    One,
    /// Of figures of so many months each.
    Each(i32),
    /// Of any figures, as few as possible.
    Mixed,
}

pub(super) const SHAPES: [Shape; 5] = [Shape::One, Shape::Each(12), Shape::Each(3), Shape::Each(1), Shape::Mixed];

impl Rests {
    pub(super) fn on(facts: &[&Fact]) -> Self {
        let mut sources: Vec<usize> = facts.iter().map(|fact| fact.source).collect();
        sources.sort_unstable();
        sources.dedup();
        let status = least_reliable(facts.iter().map(|fact| fact.status));
        Self { status, sources, on_claims: facts.iter().any(|fact| fact.claim.is_some()) }
    }

    pub(super) fn with(mut self, other: &Self) -> Self {
        self.sources.extend(&other.sources);
        self.sources.sort_unstable();
        self.sources.dedup();
        let status = least_reliable([self.status, other.status].into_iter());
        Self { status, on_claims: self.on_claims || other.on_claims, ..self }
    }
}

/// Low reliability before a forecast before what else is not normal.
fn least_reliable(all: impl Iterator<Item = Status>) -> Status {
    let all: Vec<Status> = all.filter(|status| !matches!(status, Status::Normal | Status::Break)).collect();
    let graver = [Status::Doubtful, Status::Forecast].into_iter().find(|status| all.contains(status));
    graver.or(all.iter().min().copied()).unwrap_or(Status::Normal)
}

impl<'a> Evidence<'a> {
    fn facts(&self) -> impl Iterator<Item = &'a Fact> + use<'a> {
        let except = self.except;
        self.facts.iter().filter(move |fact| fact.claim.is_none() || fact.claim != except)
    }

    /// The same of the reporter's trade with the world.
    pub(super) fn of_world(&self) -> Self {
        Self { facts: self.all.world, growths: &[], ..*self }
    }

    /// The same of its trade with each other partner.
    pub(super) fn of_others(&self) -> impl Iterator<Item = Self> + use<'a> {
        let own = *self;
        own.all.others.iter().map(move |facts| Self { facts, growths: &[], ..own })
    }

    /// Has any figure a month in common with the span? Most sources have none, which is soon said.
    fn touches(&self, span: &Span) -> bool {
        let (first, end) = (span.first_month(), span.first_month() + span.months());
        self.facts().any(|fact| fact.first < end && fact.end() > first)
    }

    /// The figures that together are exactly these months, in one shape.
    fn tiles(&self, first: i32, months: i32, shape: Shape) -> Option<Vec<&'a Fact>> {
        let fits = |fact: &&Fact| {
            fact.level.is_some()
                && fact.first >= first
                && fact.end() <= first + months
                && match shape {
                    Shape::One => fact.months == months,
                    Shape::Each(length) => fact.months == length,
                    Shape::Mixed => true,
                }
        };
        let inside: Vec<&Fact> = self.facts().filter(fits).collect();
        if inside.is_empty() {
            return None;
        }
        // From each month on, the fewest figures that reach the end, and the first of them.
        let length = usize::try_from(months).ok()?;
        let mut best: Vec<Option<(usize, &Fact)>> = vec![None; length];
        for fact in by_first_month_descending(&inside) {
            let (start, stop) = (usize::try_from(fact.first - first).ok()?, usize::try_from(fact.end() - first).ok()?);
            let after = if stop == length { Some(0) } else { best[stop].map(|(count, _)| count) };
            if let Some(count) = after
                && best[start].is_none_or(|(known, _)| count + 1 < known)
            {
                best[start] = Some((count + 1, fact));
            }
        }
        let (mut tiles, mut at) = (Vec::new(), 0);
        while at < length {
            let (_, fact) = best[at]?;
            tiles.push(fact);
            at += usize::try_from(fact.months).ok()?;
        }
        Some(tiles)
    }

    /// The figure of these months in one shape.
    pub(super) fn exact(&self, first: i32, months: i32, shape: Shape) -> Option<Known> {
        let tiles = self.tiles(first, months, shape)?;
        let level = sum(tiles.iter().filter_map(|fact| fact.level))?;
        Some(Known {
            low: level.bounds.low,
            high: Some(level.bounds.high),
            level: Some(level),
            is_single: tiles.len() == 1,
            is_exact: true,
            rests: Rests::on(&tiles),
        })
    }

    /// The figure of a span, or the sum of figures that make it up.
    pub(super) fn sum_of(&self, span: &Span) -> Option<Known> {
        if !self.touches(span) {
            return None;
        }
        SHAPES.into_iter().find_map(|shape| self.exact(span.first_month(), span.months(), shape))
    }

    /// What is known of a span without a figure: floors and ceilings from the figures that share months with it. A balance of
    /// some months may be above that of all of them.
    pub(super) fn limits(&self, span: &Span) -> Option<Known> {
        if self.is_signed {
            return None;
        }
        let (first, end) = (span.first_month(), span.first_month() + span.months());
        let sharing = || self.facts().filter(|fact| fact.first < end && fact.end() > first);
        let from = sharing().map(|fact| fact.first).min()?.min(first);
        let to = sharing().map(Fact::end).max()?.max(end);
        let around: Vec<&Fact> =
            self.facts().filter(|fact| fact.first >= from && fact.end() <= to && (fact.low > 0 || fact.high.is_some())).collect();
        let parts: Vec<Part> =
            around.iter().map(|fact| Part { first: fact.first, end: fact.end(), low: fact.low, high: fact.high }).collect();
        let found = limits(first, end, &parts).ok().filter(Limits::say_something)?;
        let used: Vec<&Fact> = found.used.iter().map(|place| around[*place]).collect();
        // A level that is only implied has no figure and both ends.
        let is_exact = around.iter().any(|fact| (fact.first, fact.end()) == (first, end) && fact.low > 0 && fact.high.is_some());
        let (low, high, rests) = (found.low, found.high, Rests::on(&used));
        Some(Known { low, high, level: None, is_single: false, is_exact, rests })
    }

    /// What is known of a span: its figure, else limits.
    pub(super) fn known(&self, span: &Span) -> Option<Known> {
        self.sum_of(span).or_else(|| self.limits(span))
    }

    /// The figures of two spans put together alike, the base first, if they may be compared.
    ///
    /// # Errors
    /// `no_data` where one of them has none, `not_comparable` over a break or another valuation.
    pub(super) fn both(&self, base: &Span, span: &Span) -> Result<(Known, Known), Unverifiable> {
        if !self.touches(base) || !self.touches(span) {
            return Err(Unverifiable::NoData);
        }
        let of = |span: &Span, shape| self.exact(span.first_month(), span.months(), shape);
        let alike = SHAPES.into_iter().find_map(|shape| Some((of(base, shape)?, of(span, shape)?)));
        let both = alike.or_else(|| Some((self.sum_of(base)?, self.sum_of(span)?)));
        self.comparable(base, span, both.ok_or(Unverifiable::NoData)?)
    }

    /// The same where one or both have limits only.
    ///
    /// # Errors
    /// As [`Self::both`].
    pub(super) fn both_limits(&self, base: &Span, span: &Span) -> Result<(Known, Known), Unverifiable> {
        let both = self.known(base).zip(self.known(span)).ok_or(Unverifiable::NoData)?;
        self.comparable(base, span, both)
    }

    fn comparable(&self, base: &Span, span: &Span, both: (Known, Known)) -> Result<(Known, Known), Unverifiable> {
        let first = base.first_month().min(span.first_month());
        let end = (base.first_month() + base.months()).max(span.first_month() + span.months());
        let valuation = |known: &Known| known.level.map(|level| level.valuation);
        let differ = valuation(&both.0).zip(valuation(&both.1)).is_some_and(|(one, other)| one != other);
        if self.is_broken(first, end) || differ { Err(Unverifiable::NotComparable) } else { Ok(both) }
    }

    /// Does a break lie behind the first of these months?
    fn is_broken(&self, first: i32, end: i32) -> bool {
        self.facts().any(|fact| fact.status == Status::Break && fact.first > first && fact.first < end)
    }

    /// The earlier spans of the same length and shape, back to the earliest figure or to `since`, and what is known of them.
    pub(super) fn earlier(&self, span: &Span, shape: Shape, here: &Known, since: Option<i32>) -> Earlier {
        let (months, end) = (span.months(), span.first_month() + span.months());
        // Years follow years, months follow months; other spans are those of other years.
        let step = if span.first_month().rem_euclid(months) == 0 && 12 % months == 0 { months } else { 12.max(months) };
        let alike = |fact: &&Fact| match shape {
            Shape::One => fact.months == months,
            Shape::Each(length) => fact.months == length,
            Shape::Mixed => fact.months <= months,
        };
        let begin = since.or_else(|| self.facts().filter(alike).map(|fact| fact.first).min());
        let mut earlier = Earlier::default();
        let mut first = span.first_month() - step;
        while begin.is_some_and(|begin| first >= begin) {
            match self.exact(first, months, shape) {
                None => earlier.missing += 1,
                Some(known) => {
                    let same = known.level.map(|level| level.valuation) == here.level.map(|level| level.valuation);
                    if same && !self.is_broken(first, end) {
                        earlier.comparable.extend(Period::of_months(first, months).map(|period| (period, known)));
                    } else {
                        earlier.beyond += 1;
                    }
                }
            }
            first -= step;
        }
        earlier.comparable.reverse();
        earlier
    }

    /// The growth that is stated for these spans.
    pub(super) fn stated_growth(&self, base: &Span, span: &Span) -> Option<&'a StatedGrowth> {
        let same = |one: &Span, other: &Span| one.first_month() == other.first_month() && one.months() == other.months();
        let except = self.except;
        self.growths.iter().find(|stated| Some(stated.claim) != except && same(&stated.base, base) && same(&stated.span, span))
    }
}

/// Earlier figures to compare a record with.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    /// Those that it may be compared with, the earliest first.
    pub comparable: Vec<(Period, Known)>,
    /// How many periods between the earliest and the record have no figure.
    pub missing: usize,
    /// How many figures lie beyond a break or are valued otherwise.
    pub beyond: usize,
}

fn by_first_month_descending<'a>(facts: &[&'a Fact]) -> Vec<&'a Fact> {
    let mut sorted = facts.to_vec();
    sorted.sort_by_key(|fact| std::cmp::Reverse(fact.first));
    sorted
}

impl Known {
    /// The values allowed, in currency units.
    pub(super) fn allowed(&self) -> DataRange {
        let units = |bound: Bound| Fraction::new(bound, BOUND_PER_UNIT);
        DataRange { low: units(self.low), high: self.high.and_then(units) }
    }

    /// The lowest and highest growth from one to the other, per cent; a side is open where nothing bounds it.
    pub(super) fn growth(base: &Self, value: &Self) -> DataRange {
        let against = |value: Bound, base: Bound| Fraction::new(value - base, base).map(Fraction::percent);
        // A balance below zero is the less of a base the greater that is.
        let low = if value.low < 0 { Some(base.low) } else { base.high };
        let high = |value: Bound| if value < 0 { base.high } else { Some(base.low) };
        DataRange {
            low: low.and_then(|base| against(value.low, base)),
            high: value.high.and_then(|value| against(value, high(value)?)),
        }
    }
}
