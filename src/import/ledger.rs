//! What is kept out and what is told, by reason and by code: rows, exact sums of money, and where first. Nothing is lost
//! without a line here.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use serde::Serialize;

use super::reason::{DropReason, Dropped};

/// Codes listed of one reason; what has still others is counted together, so that a wrong column cannot fill the memory.
const CODES: usize = 20_000;

/// An exact sum in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Money {
    /// ISO 4217.
    pub currency: String,
    /// The exact sum in currency units.
    pub value: String,
}

/// How often a reason was met, where first, and what it came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drop {
    /// Why.
    pub reason: DropReason,
    /// How many figures.
    pub count: u64,
    /// The first one: file, line and what stood there.
    pub first: String,
    /// What they come to, where their figures can be read.
    pub sums: Vec<Money>,
    /// How many of them have no figure that can be read.
    pub without_figure: u64,
    /// By code, the most money first.
    pub codes: Vec<DroppedCode>,
    /// Figures of still other codes, which are too many to be listed.
    pub unlisted: u64,
}

/// The same of one code, such as an area code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DroppedCode {
    /// What stood in the file.
    pub code: String,
    /// The name that stood beside it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How many figures.
    pub count: u64,
    /// What they come to.
    pub sums: Vec<Money>,
    /// File and line of the first.
    pub first: String,
    /// The greatest sum, for the order.
    #[serde(skip)]
    pub hundredths: i128,
}

/// Every reason met.
#[derive(Debug, Default)]
pub(super) struct Ledger(BTreeMap<DropReason, LedgerEntry>);

/// Hundredths by currency; there are few, so they are looked through.
#[derive(Debug, Default, Clone)]
pub(super) struct MoneySums(Vec<(String, i128)>);

#[derive(Debug, Default)]
struct LedgerEntry {
    count: u64,
    first: String,
    sums: MoneySums,
    without_figure: u64,
    codes: HashMap<String, Code>,
    unlisted: u64,
}

#[derive(Debug, Default)]
struct Code {
    name: String,
    count: u64,
    first: String,
    sums: MoneySums,
}

impl MoneySums {
    pub(super) fn add(&mut self, currency: &str, hundredths: i128) {
        match self.0.iter_mut().find(|sum| sum.0 == currency) {
            Some(sum) => sum.1 += hundredths,
            None => self.0.push((currency.to_owned(), hundredths)),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Hundredths in a currency.
    pub(super) fn sum_in(&self, currency: &str) -> i128 {
        self.0.iter().find(|sum| sum.0 == currency).map_or(0, |sum| sum.1)
    }

    /// By currency.
    pub(super) fn money(&self) -> Vec<Money> {
        let mut sums: Vec<_> = self.0.iter().collect();
        sums.sort();
        sums.into_iter().map(|(currency, sum)| Money { currency: currency.clone(), value: units(*sum) }).collect()
    }

    /// What codes are ordered by.
    fn greatest(&self) -> i128 {
        self.0.iter().map(|sum| sum.1.abs()).max().unwrap_or(0)
    }
}

impl Ledger {
    /// Counts a figure; `place` is only asked for the first of its reason and code.
    pub(super) fn add(&mut self, dropped: &Dropped, place: impl Fn() -> String) {
        let entry = self.0.entry(dropped.reason).or_default();
        if entry.count == 0 {
            let what = if dropped.detail.is_empty() { &dropped.code } else { &dropped.detail };
            entry.first = format!("{}: {}", place(), short(what));
        }
        entry.count += 1;
        match &dropped.worth {
            Some(worth) => entry.sums.add(&worth.currency, worth.hundredths),
            None => entry.without_figure += 1,
        }
        let code = if dropped.code.is_empty() { &dropped.detail } else { &dropped.code };
        if let Some(known) = entry.codes.get_mut(code.as_str()) {
            known.add(dropped);
        } else if entry.codes.len() < CODES {
            let mut new = Code { name: short(&dropped.name), first: place(), ..Code::default() };
            new.add(dropped);
            entry.codes.insert(code.clone(), new);
        } else {
            entry.unlisted += 1;
        }
    }

    /// Hundredths in a currency that stand nowhere else.
    pub(super) fn lost(&self, currency: &str) -> i128 {
        self.0.iter().filter(|(reason, _)| reason.is_loss()).map(|(_, entry)| entry.sums.sum_in(currency).abs()).sum()
    }

    /// The currencies in which something is lost.
    pub(super) fn currencies(&self) -> Vec<String> {
        let lost = self.0.iter().filter(|(reason, _)| reason.is_loss());
        let mut currencies: Vec<String> = lost.flat_map(|(_, entry)| entry.sums.0.iter().map(|sum| sum.0.clone())).collect();
        currencies.sort();
        currencies.dedup();
        currencies
    }

    pub(super) fn list(&self) -> Vec<Drop> {
        self.0.iter().map(|(reason, entry)| entry.drop(*reason)).collect()
    }
}

impl Code {
    fn add(&mut self, dropped: &Dropped) {
        self.count += 1;
        if let Some(worth) = &dropped.worth {
            self.sums.add(&worth.currency, worth.hundredths);
        }
    }
}

impl LedgerEntry {
    fn drop(&self, reason: DropReason) -> Drop {
        let mut codes: Vec<_> = self.codes.iter().collect();
        codes.sort_by_key(|(code, found)| (Reverse(found.sums.greatest()), Reverse(found.count), *code));
        let listed = |(code, found): (&String, &Code)| DroppedCode {
            code: short(code),
            name: found.name.clone(),
            count: found.count,
            sums: found.sums.money(),
            first: found.first.clone(),
            hundredths: found.sums.greatest(),
        };
        Drop {
            reason,
            count: self.count,
            first: self.first.clone(),
            sums: self.sums.money(),
            without_figure: self.without_figure,
            codes: codes.into_iter().map(listed).collect(),
            unlisted: self.unlisted,
        }
    }
}

/// A text that may come from anywhere, at a length that can be shown.
fn short(text: &str) -> String {
    text.chars().take(160).collect()
}

/// Hundredths as currency units, cents only where there are any.
pub(super) fn units(hundredths: i128) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, cents) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    if cents == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{cents:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_by_code_the_most_first() {
        let mut ledger = Ledger::default();
        let mut add = |code: &str, cents: Option<i128>| {
            let dropped = Dropped::new(DropReason::Area, format!("{code:?} in 2010")).of_code(code);
            let dropped = cents.map_or(dropped.clone(), |cents| dropped.worth(cents, "USD"));
            ledger.add(&dropped, || format!("f:{code}"));
        };
        add("899", Some(150));
        add("381", Some(900));
        add("899", Some(-25));
        add("899", None);
        let listed = &ledger.list()[0];
        assert_eq!((listed.count, listed.without_figure, listed.first.as_str()), (4, 1, "f:899: \"899\" in 2010"));
        // 1.50 + 9.00 - 0.25.
        assert_eq!(listed.sums, [Money { currency: "USD".to_owned(), value: "10.25".to_owned() }]);
        let codes: Vec<_> =
            listed.codes.iter().map(|code| (code.code.as_str(), code.count, code.sums[0].value.as_str())).collect();
        assert_eq!(codes, [("381", 1, "9"), ("899", 3, "1.25")]);
        assert_eq!((ledger.lost("USD"), ledger.currencies()), (1025, vec!["USD".to_owned()]));
        assert_eq!((units(-5), units(-1200)), ("-0.05".to_owned(), "-12".to_owned()));
    }
}
