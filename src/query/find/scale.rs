//! Slips of scale: a word too large or too small, a decimal point one place off, tomans told as rials.

use super::changes::{Change, ChangeKind};
use crate::{
    statistics::{ClaimSet, Fraction},
    trade::{Claim, ClaimUnit},
};

/// What a value would have to be taken by, and what that costs: millions for billions are mixed up sooner than digits.
const SLIPS: [(i128, i128, u32); 4] = [(1000, 1, 10), (1, 1000, 10), (10, 1, 14), (1, 10, 14)];

/// A claim with another scale: what it allows then, what changes, and what that costs.
pub(super) fn rescaled(claim: &Claim, set: &ClaimSet) -> Vec<(ClaimSet, Change, u32)> {
    let is_rial = matches!(&claim.unit, Some(ClaimUnit::Currency(code)) if code == "IRR");
    let slips = SLIPS.into_iter().filter_map(|(times, parts, cost)| {
        // A fraction over its inverse is so many times as much.
        let inverse = Fraction::new(parts, times)?;
        let scaled = |end: Fraction| end.over(inverse);
        let ends = set.ends();
        let stated = scaled(set.stated)?;
        let moved = ClaimSet::between(ends.low.and_then(scaled), ends.high.and_then(scaled), stated);
        // A toman is ten rials.
        let is_toman = is_rial && (times == 10 || parts == 10);
        let kind = if is_toman { ChangeKind::Toman } else { ChangeKind::Scale };
        let change = Change { kind, from: set.stated.to_f64().to_string(), to: stated.to_f64().to_string() };
        Some((moved, change, if is_toman { 8 } else { cost }))
    });
    slips.collect()
}
