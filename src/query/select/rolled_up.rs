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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        query::{sample::catalogue, select::find::candidates},
        series::Subject,
        table::Products,
        trade::Vintage,
    };

    /// From which frequency, with quarters beside, and the sums.
    type Rolled = (Frequency, bool, Vec<(String, Option<i64>)>);

    /// What of these periods of Russia's exports to Iran, each of 10 dollars, is rolled up: from which frequency, with quarters
    /// beside, and the sums.
    fn rolled(periods: &[(&str, &str)], to: Frequency) -> Vec<Rolled> {
        let rows: Vec<String> =
            periods.iter().map(|(period, source)| format!("RUS IRN export TOTAL {period} 10 {source}")).collect();
        let subject = Subject::Exports;
        let found = candidates(&catalogue(&rows), "RUS-IRN".parse().unwrap(), subject, Products::All, Vintage::Latest).unwrap();
        let sums = |candidate: &Candidate| {
            let points = candidate.points().into_iter();
            points.map(|point| (point.period.to_string(), point.level.map(|level| level.amount.hundredths() / 100))).collect()
        };
        let rolled = rolled_up(&found, to).into_iter();
        rolled.map(|one| (one.rolled_up_from.unwrap(), one.quarters.is_some(), sums(&one))).collect()
    }

    const QUARTERS: [(&str, &str); 4] = [("2020-Q1", "one"), ("2020-Q2", "one"), ("2020-Q3", "one"), ("2020-Q4", "one")];

    #[test]
    fn quarters_make_a_year_that_nobody_publishes() {
        // Four times 10.
        let year = vec![("2020".to_owned(), Some(40))];
        assert_eq!(rolled(&QUARTERS, Frequency::Annual), [(Frequency::Quarterly, false, year)]);
    }

    #[test]
    fn a_published_year_is_not_made_once_more() {
        let published: Vec<_> = QUARTERS.into_iter().chain([("2020", "one")]).collect();
        assert_eq!(rolled(&published, Frequency::Annual), []);
        let by_another: Vec<_> = QUARTERS.into_iter().chain([("2020", "two")]).collect();
        assert_eq!(rolled(&by_another, Frequency::Annual).len(), 1, "another source's year is another series");
    }

    #[test]
    fn months_come_before_quarters_which_stand_in_where_months_are_wanting() {
        // Three months are the first quarter; of the others there are the published quarters: 30 and three times 10.
        let months = [("2020-01", "one"), ("2020-02", "one"), ("2020-03", "one")];
        let both: Vec<_> = months.into_iter().chain(QUARTERS.into_iter().skip(1)).collect();
        let year = vec![("2020".to_owned(), Some(60))];
        assert_eq!(rolled(&both, Frequency::Annual), [(Frequency::Monthly, true, year)]);
        // Quarters are made of months only, and there is a series of them.
        assert_eq!(rolled(&both, Frequency::Quarterly), []);
        let first = vec![("2020-Q1".to_owned(), Some(30))];
        assert_eq!(rolled(&months, Frequency::Quarterly), [(Frequency::Monthly, false, first)]);
    }
}
