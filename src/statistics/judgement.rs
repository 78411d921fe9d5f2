//! What holding a claim against one source came to.

use super::{
    claim_set::DataRange,
    evidence::Rests,
    fraction::Fraction,
    verdict::{Relation, Unverifiable, Verdict},
};
use crate::trade::{Period, Status};

/// The earlier periods that a record was compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// The first of them.
    pub from: Period,
    /// The last of them.
    pub to: Period,
    /// How many have a figure.
    pub periods: usize,
    /// How many from the earliest of the source up to the record have none, or none that compares.
    pub missing: usize,
}

/// One claim held against one source.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Why nothing can be said.
    pub reason: Option<Unverifiable>,
    /// Every value the data allow satisfies the claim.
    pub proved: bool,
    /// How claim and source are related.
    pub relation: Relation,
    /// The lowest value the data allow: currency units for levels and changes, per cent for growth and shares, times for
    /// multiples, a place for ranks.
    pub low: Option<f64>,
    /// The highest value the data allow.
    pub high: Option<f64>,
    /// `(claimed − data)·100 / data` for levels, multiples and changes, of the size of the data where they are below zero;
    /// `claimed − data` in percentage points for growth and shares, in places for ranks; of comparisons the growth from the
    /// figure compared with.
    pub difference_percent: Option<f64>,
    /// `claimed / data` for levels and multiples.
    pub ratio: Option<f64>,
    /// For records: what it was compared with.
    pub scope: Option<Scope>,
    /// What the claim merely keeps, where there is no figure.
    pub limit: Option<Limit>,
    /// What it rests on.
    pub rests: Rests,
}

/// What bounds a claim where there is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// A floor or a ceiling of a level.
    OfLevel,
    /// One of a growth: mostly so wide that to keep it says nothing.
    OfGrowth,
}

pub(super) type Judged = Result<Judgement, Unverifiable>;

pub(super) fn unverifiable(relation: Relation, reason: Unverifiable) -> Judgement {
    Judgement {
        verdict: Verdict::Unverifiable,
        reason: Some(reason),
        proved: false,
        relation,
        low: None,
        high: None,
        difference_percent: None,
        ratio: None,
        scope: None,
        limit: None,
        rests: Rests::on(&[]),
    }
}

pub(super) fn judged(consistent: bool, proved: bool, data: DataRange, rests: Rests) -> Judgement {
    Judgement {
        verdict: if consistent { Verdict::Consistent } else { Verdict::Inconsistent },
        reason: None,
        proved: consistent && proved,
        low: data.low.map(Fraction::to_f64),
        high: data.high.map(Fraction::to_f64),
        rests,
        ..unverifiable(Relation::Independent, Unverifiable::NoData)
    }
}

/// How far the claimed is from the published value, per cent of its size; nothing of 0.
pub(super) fn relative(claimed: Fraction, published: Fraction) -> Option<f64> {
    Some(claimed.minus(published)?.over(published.size())?.percent().to_f64())
}

pub(super) fn is_reliable(status: Status) -> bool {
    !matches!(status, Status::Doubtful | Status::Forecast)
}

impl Judgement {
    /// Does it rest on figures that may judge: neither of low reliability nor forecasts?
    #[must_use]
    pub fn is_reliable(&self) -> bool {
        is_reliable(self.rests.status)
    }

    /// Is the claim merely not beyond a floor or a ceiling?
    #[must_use]
    pub fn is_kept_limit(&self) -> bool {
        self.limit.is_some() && self.verdict == Verdict::Consistent
    }

    /// Does it rule the claim out, or bear it out?
    #[must_use]
    pub fn judges(&self) -> bool {
        self.verdict != Verdict::Unverifiable
    }
}
