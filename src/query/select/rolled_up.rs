//! Series in a frequency that their source does not publish: sums of its months, and of its quarters where months are wanting.

use super::candidate::Candidate;
use crate::trade::Frequency;

/// What sources that do not publish this frequency give when their months, else their quarters, are rolled up to it.
pub(in crate::query) fn rolled_up(found: &[Candidate], to: Frequency) -> Vec<Candidate> {
    let same = |one: &Candidate, two: &Candidate| {
        (one.dyad, one.subject, &one.source.name, &one.product, one.calendar, &one.currency)
            == (two.dyad, two.subject, &two.source.name, &two.product, two.calendar, &two.currency)
    };
    let finer = |other: &Candidate, one: &Candidate| to.is_sum_of(other.frequency) && other.frequency > one.frequency;
    let finest = |one: &&Candidate| {
        to.is_sum_of(one.frequency) && !found.iter().any(|other| same(one, other) && (other.frequency == to || finer(other, one)))
    };
    // Quarters made in the same way, where months are wanting.
    let quarters = |one: &Candidate| {
        let made = |one: &Candidate| (one.is_derived(), one.summed_over().map(str::to_owned));
        let other =
            found.iter().find(|other| same(one, other) && other.frequency == Frequency::Quarterly && made(one) == made(other));
        other.filter(|_| one.frequency == Frequency::Monthly && to != Frequency::Quarterly).map(|other| other.rows.clone())
    };
    let roll = |one: &Candidate| Candidate {
        frequency: to,
        rolled_up_from: Some(one.frequency),
        quarters: quarters(one),
        ..one.clone()
    };
    found.iter().filter(finest).map(roll).collect()
}
