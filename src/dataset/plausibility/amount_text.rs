//! Amounts in whole units, as a finding shows them.

use crate::trade::{Amount, BOUND_PER_HUNDREDTH, Bound};

/// An amount in whole units, as a person reads it beside another.
pub(super) fn units(amount: Amount) -> String {
    let hundredths = amount.hundredths();
    let cents = hundredths.unsigned_abs() % 100;
    let (sign, whole) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs() / 100);
    if cents == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{cents:02}") }
}

/// The same of a bound.
pub(super) fn bound_units(bound: Bound) -> String {
    units(Amount::from_hundredths(i64::try_from(bound / BOUND_PER_HUNDREDTH).unwrap_or(i64::MAX)))
}
