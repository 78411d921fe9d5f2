//! Holding claims against observations.

use crate::series::Reason;

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
    /// Neither.
    Independent,
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
    /// The lowest value the data allow: ten-thousandths of the unit for amounts are given in whole units, per cent for growth.
    pub low: Option<f64>,
    /// The highest value the data allow.
    pub high: Option<f64>,
    /// (claimed − data)·100 / data for levels, claimed − data in points for growth.
    pub difference_percent: Option<f64>,
}

#[expect(unused, reason = "placeholder until growth lands")]
type Unused = Reason;
