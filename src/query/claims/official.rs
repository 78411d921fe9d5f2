//! What official statistics count of the trade that claims are about, year by year: to stand behind the claims in a picture.

use std::{cmp::Reverse, sync::Arc};

use super::source_evidence::Account;
use crate::{
    series::Subject,
    trade::{Calendar, Dyad, Frequency, Level, Period, Product, Reporting, Source},
};

/// One official source's years of one flow and product, in one calendar and currency.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficialSeries {
    /// The source.
    pub source: Arc<Source>,
    /// What it counts.
    pub subject: Subject,
    /// Of which product.
    pub product: Product,
    /// The calendar of its years.
    pub calendar: Calendar,
    /// ISO 4217 code of the currency.
    pub unit: String,
    /// The years with a figure, the earliest first.
    pub years: Vec<(Period, Level)>,
}

/// The official series of a pair's flows among these accounts, the source with the highest priority first. What is merely quoted is none.
pub(in crate::query) fn official(accounts: &[Account], dyad: Dyad) -> Vec<OfficialSeries> {
    let own = accounts.iter().filter(|account| account.dyad == dyad && account.subject != Subject::Balance);
    let mut found: Vec<OfficialSeries> = own.filter_map(OfficialSeries::of).collect();
    found.sort_by_key(|series| (Reverse(series.source.priority), series.source.name.clone(), series.unit.clone()));
    found
}

impl OfficialSeries {
    fn of(account: &Account) -> Option<Self> {
        if account.source.reporting == Reporting::Quoted {
            return None;
        }
        let annual = account.points.iter().filter(|point| point.period.frequency() == Frequency::Annual);
        let mut years: Vec<(Period, Level)> = annual.filter_map(|point| Some((point.period, point.level?))).collect();
        years.sort_by_key(|(period, _)| *period);
        years.dedup_by_key(|(period, _)| *period);
        (!years.is_empty()).then(|| Self {
            source: Arc::clone(&account.source),
            subject: account.subject,
            product: account.product,
            calendar: account.calendar,
            unit: account.currency.clone(),
            years,
        })
    }
}
