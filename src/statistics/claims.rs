//! Holding claims against observations.
//!
//! A claim is a set C of values, the data give an interval O: `consistent` when they share a value (it cannot be ruled
//! out), `inconsistent` when they do not, `unverifiable` when there is no O. `proved` when every value in O satisfies C.
//! A claim is held only against the same reporter, partner, flow, product, calendar and exact period; months so far are a
//! floor for their year. Within one source and rounding unit the published order is strict: a record of 5 over 4 billion
//! is proved although both may stand for 4.5.

use super::{
    claim_set::{Allowed, ClaimSet},
    evidence::{Evidence, allowed},
    fraction::Fraction,
};
use crate::trade::{Claim, ClaimKind, ClaimUnit, Level, Period, Source, Status};

/// What the data say of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It cannot be ruled out.
    Consistent,
    /// It is ruled out.
    Inconsistent,
    /// Nothing can be said.
    Unverifiable,
}

/// Why nothing can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unverifiable {
    /// The source has no figure for it.
    NoData,
    /// The figures are not comparable.
    NotComparable,
    /// The claim is too vague.
    Vague,
    /// The claim was a forecast.
    Forecast,
}

/// How claim and source are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The claim stands in the source itself.
    SameSource,
    /// Both figures were made by the same body.
    SameCompiler,
    /// Neither, as far as is known.
    Independent,
}

/// The earlier periods that a record was compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// The first of them.
    pub from: Period,
    /// The last of them.
    pub to: Period,
    /// How many have a figure.
    pub periods: usize,
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
    /// The lowest value the data allow: currency units for levels, per cent for growth.
    pub low: Option<f64>,
    /// The highest value the data allow.
    pub high: Option<f64>,
    /// `(claimed − data)·100 / data` for levels; `claimed − data` in percentage points for growth.
    pub difference_percent: Option<f64>,
    /// For records: what it was compared with.
    pub scope: Option<Scope>,
}

/// Holds a claim against one source's evidence.
#[must_use]
pub fn judge(claim: &Claim, source: &Source, evidence: Evidence<'_>) -> Judgement {
    let relation = relation(claim, source);
    if claim.status == Status::Forecast {
        return unverifiable(relation, Unverifiable::Forecast);
    }
    match claim.claim_kind {
        ClaimKind::Near => unverifiable(relation, Unverifiable::Vague),
        ClaimKind::Level => level(claim, relation, evidence),
        ClaimKind::Growth => growth(claim, relation, evidence),
        ClaimKind::RecordHigh => record(claim, relation, evidence),
        ClaimKind::Above | ClaimKind::Below => comparison(claim, relation, evidence),
    }
}

fn relation(claim: &Claim, source: &Source) -> Relation {
    if claim.source == source.name {
        Relation::SameSource
    } else if claim.compiler.is_some() && claim.compiler == source.compiler {
        Relation::SameCompiler
    } else {
        Relation::Independent
    }
}

fn unverifiable(relation: Relation, reason: Unverifiable) -> Judgement {
    let verdict = Verdict::Unverifiable;
    Judgement {
        verdict,
        reason: Some(reason),
        proved: false,
        relation,
        low: None,
        high: None,
        difference_percent: None,
        scope: None,
    }
}

fn judged(relation: Relation, consistent: bool, proved: bool, data: Allowed) -> Judgement {
    Judgement {
        verdict: if consistent { Verdict::Consistent } else { Verdict::Inconsistent },
        reason: None,
        proved: consistent && proved,
        low: data.low.map(Fraction::to_f64),
        high: data.high.map(Fraction::to_f64),
        ..unverifiable(relation, Unverifiable::NoData)
    }
}

fn level(claim: &Claim, relation: Relation, evidence: Evidence<'_>) -> Judgement {
    let Some(set) = ClaimSet::of(claim) else { return unverifiable(relation, Unverifiable::Vague) };
    let exact = evidence.level(&claim.period);
    let Some(data) = exact.map(allowed).or_else(|| evidence.one_sided(&claim.period)) else {
        return unverifiable(relation, Unverifiable::NoData);
    };
    if !matches!(&claim.unit, Some(ClaimUnit::Currency(code)) if code == evidence.unit) {
        return unverifiable(relation, Unverifiable::NotComparable);
    }
    let published = exact.and_then(|level| Fraction::new(level.amount.hundredths().into(), 100));
    let difference = published.and_then(|published| set.stated.minus(published)?.over(published));
    let difference_percent = difference.map(|difference| difference.percent().to_f64());
    Judgement { difference_percent, ..judged(relation, set.intersects(data), set.contains(data), data) }
}

fn growth(claim: &Claim, relation: Relation, evidence: Evidence<'_>) -> Judgement {
    let Some(set) = ClaimSet::of(claim) else { return unverifiable(relation, Unverifiable::Vague) };
    let base = claim.compared_to.clone().unwrap_or_else(|| claim.period.year_before());
    match evidence.growth(&base, &claim.period) {
        Err(reason) => unverifiable(relation, reason),
        Ok((data, published)) => Judgement {
            difference_percent: set.stated.minus(published).map(Fraction::to_f64),
            ..judged(relation, set.intersects(data), set.contains(data), data)
        },
    }
}

/// Is `one` surely above `other`: by their intervals, or by the strict order of figures rounded alike?
fn surely_above(one: Level, other: Level) -> bool {
    one.bounds.low > other.bounds.high || (one.rounding == other.rounding && one.amount > other.amount)
}

/// Compared with every earlier period of the source that it may be compared with; the scope says which.
fn record(claim: &Claim, relation: Relation, evidence: Evidence<'_>) -> Judgement {
    let Some(place) = evidence.point(&claim.period) else { return unverifiable(relation, Unverifiable::NoData) };
    let (there, earlier) = evidence.earlier(place);
    let (Some(value), Some(first), Some(last)) = (evidence.points[place].level, earlier.first(), earlier.last()) else {
        return unverifiable(relation, if there > 0 { Unverifiable::NotComparable } else { Unverifiable::NoData });
    };
    let beaten = earlier.iter().any(|(_, level)| surely_above(*level, value));
    let proved = earlier.iter().all(|(_, level)| surely_above(value, *level));
    let scope = Scope { from: first.0, to: last.0, periods: earlier.len() };
    // Periods beyond a break are out of scope: among them there may be a higher one.
    let proved = proved && there == earlier.len();
    Judgement { scope: Some(scope), ..judged(relation, !beaten, proved, allowed(value)) }
}

fn comparison(claim: &Claim, relation: Relation, evidence: Evidence<'_>) -> Judgement {
    let Some(compared_to) = &claim.compared_to else { return unverifiable(relation, Unverifiable::Vague) };
    let (other, value) = match evidence.both(compared_to, &claim.period) {
        Ok(both) => both,
        Err(reason) => return unverifiable(relation, reason),
    };
    let (upper, lower) = if claim.claim_kind == ClaimKind::Above { (value, other) } else { (other, value) };
    let impossible = surely_above(lower, upper) || upper.bounds.high <= lower.bounds.low;
    judged(relation, !impossible, surely_above(upper, lower), allowed(value))
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 3] = [Self::Consistent, Self::Inconsistent, Self::Unverifiable];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Consistent => "consistent",
            Self::Inconsistent => "inconsistent",
            Self::Unverifiable => "unverifiable",
        }
    }
}

impl Unverifiable {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::NoData, Self::NotComparable, Self::Vague, Self::Forecast];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NoData => "no_data",
            Self::NotComparable => "not_comparable",
            Self::Vague => "vague",
            Self::Forecast => "forecast",
        }
    }
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 3] = [Self::SameSource, Self::SameCompiler, Self::Independent];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::SameSource => "same_source",
            Self::SameCompiler => "same_compiler",
            Self::Independent => "independent",
        }
    }
}

#[cfg(test)]
#[path = "claims_tests.rs"]
mod tests;
