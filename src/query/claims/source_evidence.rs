//! What one source says about one flow in one calendar, all frequencies together, now and then.

use std::sync::Arc;

use crate::{
    query::select::candidate::Candidate,
    series::{Point, Subject},
    trade::{Calendar, Day, Dyad, Product, Source, Vintage},
};

/// What one source says about one flow in one calendar, all frequencies together.
pub(in crate::query) struct Account {
    pub source: Arc<Source>,
    /// Whose trade with whom.
    pub dyad: Dyad,
    pub subject: Subject,
    pub product: Product,
    pub calendar: Calendar,
    pub currency: String,
    /// The figures, by frequency and period.
    pub points: Vec<Point>,
    candidates: Vec<Candidate>,
}

/// The candidates of a pair come by source, product and calendar; those of several frequencies join into one account.
pub(in crate::query) fn accounts(dyad: Dyad, found: Vec<Candidate>) -> Vec<Account> {
    let mut accounts: Vec<Account> = Vec::new();
    for candidate in found {
        let points = candidate.points();
        let same = |account: &&mut Account| {
            account.source.name == candidate.source.name
                && (&account.product, account.calendar, &account.currency)
                    == (&candidate.product, candidate.calendar, &candidate.currency)
        };
        if let Some(account) = accounts.iter_mut().find(same) {
            account.points.extend(points);
            account.points.sort_by_key(|point| point.period);
            account.candidates.push(candidate);
        } else {
            accounts.push(Account {
                source: Arc::clone(&candidate.source),
                dyad,
                subject: candidate.subject,
                product: candidate.product,
                calendar: candidate.calendar,
                currency: candidate.currency.clone(),
                points,
                candidates: vec![candidate],
            });
        }
    }
    accounts
}

impl Account {
    /// The figures that were out on a day; nothing when they are the same as now. Only then is the table read again.
    pub(in crate::query) fn then(&self, day: Day) -> Option<Vec<Point>> {
        if self.points.iter().all(|point| day.knows(point.published)) {
            return None;
        }
        let mut points: Vec<Point> =
            self.candidates.iter().flat_map(|candidate| candidate.clone().of(Vintage::AsOf(day)).points()).collect();
        points.sort_by_key(|point| point.period);
        Some(points)
    }
}
