//! What rows come to, by source, flow, currency, calendar and frequency.

use std::collections::BTreeMap;

use crate::{
    published::Sum,
    table::{NO_VALUE, Rows},
    trade::{Calendar, Flow, Frequency},
};

/// Source, flow, currency, calendar and frequency.
type Key = [String; 5];

/// Sums of rows; figures are exact, whatever they come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sums(BTreeMap<Key, Summed>);

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Summed {
    rows: u64,
    figures: u64,
    hundredths: i128,
}

impl Sums {
    /// The sums of rows; `sources` are the names that their codes stand for.
    pub(super) fn of(rows: &Rows, sources: &[&str]) -> Self {
        let kind = |row: usize| (rows.source[row], rows.flow[row], rows.currency[row], rows.calendar[row], rows.frequency[row]);
        let mut by_code: BTreeMap<_, Summed> = BTreeMap::new();
        let mut first = 0;
        while first < rows.len() {
            let own = kind(first);
            let end = (first..rows.len()).find(|row| kind(*row) != own).unwrap_or(rows.len());
            let sum = by_code.entry(own).or_default();
            sum.rows += u64::try_from(end - first).unwrap_or(0);
            for value in rows.value[first..end].iter().filter(|value| **value != NO_VALUE) {
                sum.figures += 1;
                sum.hundredths += i128::from(*value);
            }
            first = end;
        }
        let mut sums = Self::default();
        for ((source, flow, currency, calendar, frequency), sum) in by_code {
            let key = [
                sources.get(usize::from(source)).copied().unwrap_or_default(),
                Flow::from_code(flow).map_or("", Flow::word),
                rows.currencies.list().get(usize::from(currency)).map_or("", |currency| &**currency),
                Calendar::from_code(calendar).word(),
                Frequency::from_code(frequency).letter(),
            ];
            sums.add(key.map(str::to_owned), sum);
        }
        sums
    }

    fn add(&mut self, key: Key, other: Summed) {
        let sum = self.0.entry(key).or_default();
        sum.rows += other.rows;
        sum.figures += other.figures;
        sum.hundredths += other.hundredths;
    }

    /// Adds other sums.
    pub(super) fn join(&mut self, other: Self) {
        other.0.into_iter().for_each(|(key, sum)| self.add(key, sum));
    }

    /// As a manifest has them.
    pub(super) fn listed(&self) -> Vec<Sum> {
        let listed = self.0.iter().map(|([source, flow, currency, calendar, frequency], sum)| Sum {
            source: source.clone(),
            flow: flow.clone(),
            currency: currency.clone(),
            calendar: calendar.clone(),
            frequency: frequency.clone(),
            rows: sum.rows,
            figures: sum.figures,
            hundredths: sum.hundredths.to_string(),
        });
        listed.collect()
    }

    /// Those that a manifest has; none when a sum is no number.
    pub(super) fn read(listed: &[Sum]) -> Option<Self> {
        let mut sums = Self::default();
        for sum in listed {
            let key = [&sum.source, &sum.flow, &sum.currency, &sum.calendar, &sum.frequency].map(Clone::clone);
            sums.add(key, Summed { rows: sum.rows, figures: sum.figures, hundredths: sum.hundredths.parse().ok()? });
        }
        Some(sums)
    }

    /// Rows of all of them.
    pub(super) fn rows(&self) -> u64 {
        self.0.values().map(|sum| sum.rows).sum()
    }

    /// Where two differ, in words.
    pub(super) fn differences(&self, other: &Self, names: [&str; 2]) -> Vec<String> {
        let keys: std::collections::BTreeSet<&Key> = self.0.keys().chain(other.0.keys()).collect();
        let differ = keys.into_iter().filter(|key| self.0.get(*key) != other.0.get(*key));
        let told = |sum: Option<&Summed>| match sum {
            Some(sum) => format!("{} rows, {} figures, {} hundredths", sum.rows, sum.figures, sum.hundredths),
            None => "nothing".to_owned(),
        };
        let text = |key: &Key| {
            let [one, two] = [told(self.0.get(key)), told(other.0.get(key))];
            format!("{}: {one} {}, {two} {}", key.join(" "), names[0], names[1])
        };
        differ.map(text).collect()
    }
}
