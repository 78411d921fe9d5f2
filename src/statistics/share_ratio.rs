//! The ratio of two shares, `(x/X) / (y/Y)`: what revealed comparative advantage and trade intensity have in common.
//!
//! x is a part of X and of y, and those are parts of the world's Y. The value is `x·Y / (X·y)`, from exact integers, rounded
//! once. Bounds use each input once. Totals that a source publishes are inputs of their own: then it is lowest at x low, X high,
//! y high, Y low, and highest at the other ends. Totals that are sums hold x themselves: with the rests r = X − x, o = y − x and
//! q = Y − x − r − o it is `x·(x+r+o+q) / ((x+r)·(x+o))`, which falls with r and o and rises with q, but rises with x only up to
//! `q·x² = r·o·(2x + r + o + q)` and falls from there: its lowest is at an end of x, its highest at an end or at that turn.
//! A total published as 0 gives `zero_base`: no value, a finite lower bound, no upper one. `not_comparable` when part and whole
//! of a share are valued differently. A bound past 128-bit products is null.

use super::{fraction::Fraction, ratio::ratio_within};
use crate::{
    series::{Ratio, Reason},
    trade::{Interval, Level},
};

/// The four levels of a ratio of two shares, all of one source, period, flow and currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares {
    /// x: the reporter's trade of the product, or with the partner.
    pub part: Level,
    /// X: the reporter's trade in all.
    pub whole: Level,
    /// y: the world's trade of the product, or with the partner.
    pub world_part: Level,
    /// Y: the world's trade in all.
    pub world: Level,
    /// Are the totals published, and not sums that hold the part?
    pub published: bool,
}

/// `(x/X) / (y/Y)` with its bounds.
#[must_use]
pub fn ratio_of_shares(shares: &Shares) -> Ratio {
    let Shares { part, whole, world_part, world, published } = *shares;
    if part.valuation != whole.valuation || world_part.valuation != world.valuation {
        return Ratio::null(Reason::NotComparable);
    }
    let amount = |level: Level| i128::from(level.amount.hundredths());
    let base = [whole, world_part, world].into_iter().any(|level| level.amount.hundredths() == 0);
    let value = if base { None } else { quotient(amount(part), amount(whole), amount(world_part), amount(world)) };
    let (low, high) = if published { apart(shares) } else { within(shares) };
    ratio_within(value, low, high)
}

/// `x·Y / (X·y)`, shortened first so that it fits; nothing when a divisor is 0 or the products do not fit.
fn quotient(part: i128, whole: i128, world_part: i128, world: i128) -> Option<f64> {
    fraction(part, whole, world_part, world).map(Fraction::to_f64)
}

fn fraction(part: i128, whole: i128, world_part: i128, world: i128) -> Option<Fraction> {
    let (part, whole) = shortened(part, whole);
    let (world, world_part) = shortened(world, world_part);
    let (part, world_part) = shortened(part, world_part);
    let (world, whole) = shortened(world, whole);
    Fraction::new(part.checked_mul(world)?, whole.checked_mul(world_part)?)
}

/// Both divided by what divides both.
fn shortened(one: i128, other: i128) -> (i128, i128) {
    let (mut divisor, mut rest) = (one, other);
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    if divisor > 0 { (one / divisor, other / divisor) } else { (one, other) }
}

/// Bounds of inputs that are published one by one.
fn apart(shares: &Shares) -> (Option<f64>, Option<f64>) {
    let [part, whole, world_part, world] = [shares.part, shares.whole, shares.world_part, shares.world].map(|level| level.bounds);
    (quotient(part.low, whole.high, world_part.high, world.low), quotient(part.high, whole.low, world_part.low, world.high))
}

/// Bounds where the totals are sums that hold the part.
fn within(shares: &Shares) -> (Option<f64>, Option<f64>) {
    let part = shares.part.bounds;
    let rest = |whole: Interval, taken: Interval| Interval { low: whole.low - taken.low, high: whole.high - taken.high };
    let (own, others) = (rest(shares.whole.bounds, part), rest(shares.world_part.bounds, part));
    let elsewhere = rest(rest(shares.world.bounds, shares.whole.bounds), others);
    let at = |part: i128, own: i128, others: i128, elsewhere: i128| {
        fraction(part, part + own, part + others, part + own + others + elsewhere)
    };
    let ends = [part.low, part.high];
    let low = ends.into_iter().filter_map(|part| at(part, own.high, others.high, elsewhere.low)).min();
    let turn = turn(part, own.low, others.low, elsewhere.high);
    let high = ends.into_iter().chain(turn).filter_map(|part| at(part, own.low, others.low, elsewhere.high)).max();
    (low.map(Fraction::to_f64), high.map(Fraction::to_f64))
}

/// The whole numbers on both sides of the part at which the ratio turns, where they lie between its bounds.
fn turn(part: Interval, own: i128, others: i128, elsewhere: i128) -> impl Iterator<Item = i128> {
    #[expect(clippy::cast_precision_loss, reason = "only where to look; the bound itself is exact there")]
    let [r, o, q] = [own, others, elsewhere].map(|rest| rest as f64);
    // q·x² − 2·r·o·x − r·o·(r + o + q) = 0
    let root = (r * o + (r * o * (r * o + q * (r + o + q))).sqrt()) / q;
    #[expect(clippy::cast_possible_truncation, reason = "saturates, and is held between the bounds below")]
    let near = if root.is_finite() { root as i128 } else { part.high };
    [near.saturating_sub(1), near, near.saturating_add(1)].into_iter().filter(move |at| (part.low..=part.high).contains(at))
}
