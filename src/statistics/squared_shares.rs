//! The sum of squared shares, `Σx² / (Σx)²`, of parts on one another: what an index of concentration and its bounds are made of.

use super::fraction::Fraction;
use crate::trade::Bound;

/// `Σx² / (Σx)²`; nothing when the sum is 0. Where the squares pass 127 bits it is taken from doubles.
pub(super) fn squared_shares(values: impl Iterator<Item = Bound> + Clone) -> Option<f64> {
    let exact = || {
        let mut totals = (0 as Bound, 0 as Bound);
        for value in values.clone() {
            totals = (totals.0.checked_add(value.checked_mul(value)?)?, totals.1.checked_add(value)?);
        }
        Some((totals.0, totals.1.checked_mul(totals.1)?))
    };
    if let Some((squares, all)) = exact() {
        return Fraction::new(squares, all).map(Fraction::to_f64);
    }
    #[expect(clippy::cast_precision_loss, reason = "past 127 bits; off by a few parts in ten to the fifteenth")]
    let (squares, all) = values.fold((0.0, 0.0), |(squares, all), value| {
        let value = value as f64;
        (squares + value * value, all + value)
    });
    (all > 0.0).then(|| squares / (all * all))
}
