//! What rows come to, by source, flow, currency, calendar and frequency.

use std::collections::{BTreeMap, BTreeSet};

use super::coded_rows::CodedRows;
use crate::{published::Sum, table::NO_VALUE};

/// The columns that sums are told apart by.
const KEY: [&str; 5] = ["source", "flow", "currency", "calendar", "frequency"];

/// The words of a row in them.
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
    /// The sums of rows.
    pub(super) fn of(rows: &CodedRows) -> Self {
        let texts = KEY.map(|name| rows.text(name));
        let kind = |row: usize| texts.map(|(_, places)| places.get(row).copied().unwrap_or(0));
        let mut by_code: BTreeMap<[u32; 5], Summed> = BTreeMap::new();
        let figures = rows.figures();
        let mut first = 0;
        while first < rows.rows {
            let own = kind(first);
            let end = (first..rows.rows).find(|row| kind(*row) != own).unwrap_or(rows.rows);
            let sum = by_code.entry(own).or_default();
            sum.rows += u64::try_from(end - first).unwrap_or(0);
            for value in figures[first..end].iter().filter(|value| **value != NO_VALUE) {
                sum.figures += 1;
                sum.hundredths += i128::from(*value);
            }
            first = end;
        }
        let mut sums = Self::default();
        for (places, sum) in by_code {
            let mut key = Key::default();
            for ((word, place), (words, _)) in key.iter_mut().zip(places).zip(texts) {
                word.clone_from(&words[place as usize]);
            }
            sums.add(key, sum);
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
        let keys: BTreeSet<&Key> = self.0.keys().chain(other.0.keys()).collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(source: &str, rows: u64, hundredths: &str) -> Sum {
        let [flow, currency, calendar, frequency] = ["export", "USD", "gregorian", "A"].map(str::to_owned);
        Sum {
            source: source.to_owned(),
            flow,
            currency,
            calendar,
            frequency,
            rows,
            figures: rows,
            hundredths: hundredths.to_owned(),
        }
    }

    #[test]
    fn sums_pass_64_bits_and_differences_are_told() {
        // Twice 2^63 - 1.
        let most = i64::MAX.to_string();
        let mut one = Sums::read(&[sum("comtrade", 1, &most)]).unwrap();
        one.join(one.clone());
        assert_eq!(one.listed(), [sum("comtrade", 2, "18446744073709551614")]);
        assert_eq!(Sums::read(&one.listed()), Some(one.clone()));
        assert_eq!(one.differences(&one, ["here", "there"]), Vec::<String>::new());
        let other = Sums::read(&[sum("baci", 1, "5")]).unwrap();
        assert_eq!(
            one.differences(&other, ["here", "there"]),
            [
                "baci export USD gregorian A: nothing here, 1 rows, 1 figures, 5 hundredths there",
                "comtrade export USD gregorian A: 2 rows, 2 figures, 18446744073709551614 hundredths here, nothing there",
            ]
        );
        assert_eq!(Sums::read(&[sum("comtrade", 1, "many")]), None);
    }
}
