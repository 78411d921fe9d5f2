//! What an import came to.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use foldhash::HashMap;
use serde::Serialize;

use super::{
    ledger::{Drop, DroppedCode, Ledger, Money, MoneySums, units},
    reason::DropReason,
    row::{Key, ProductCode, Row, TextId, Texts},
};
use crate::trade::{Area, Dyad, Flow, Frequency};

/// What an import came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The provider whose format it was.
    pub provider: String,
    /// The dataset.
    pub dataset: String,
    /// The source in it.
    pub source: String,
    /// Was the dataset written? Under `--strict` not when anything was dropped.
    pub written: bool,
    /// Texts read: files and members of archives.
    pub texts: u64,
    /// The texts, each with its rows.
    pub files: Vec<Text>,
    /// Records read.
    pub rows_read: u64,
    /// Observations that stand in the dataset now and come from these files.
    pub kept: u64,
    /// Figures that were added to another as parts of it.
    pub added_up: u64,
    /// Figures finer than hundredths of the unit, rounded half to even.
    pub rounded: u64,
    /// What nobody should overlook.
    pub warnings: Vec<String>,
    /// What was left out and stands nowhere else, where it is more than a thousandth of the money.
    pub lost: Vec<Lost>,
    /// What was kept out.
    pub dropped: Vec<Drop>,
    /// What is to be known of figures that were kept.
    pub told: Vec<Drop>,
    /// What else is to be known of the texts: an encoding that was guessed, product codes that were mended, rows not asked for.
    pub remarks: Vec<String>,
    /// Earlier observations that these files replaced.
    pub replaced: u64,
    /// Of these, the ones for which another figure stands now.
    pub changed: u64,
    /// Earlier observations that stay.
    pub retained: u64,
    /// Of these, the ones of partners and products that the files name, which they do not have.
    pub left: u64,
    /// Pairs of reporter and partner.
    pub pairs: u64,
    /// The first year and the last.
    pub years: Option<(i32, i32)>,
    /// Sums, each of one flow, frequency, level and currency, so that nothing is in a sum twice.
    pub totals: Vec<Total>,
}

/// A text that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Text {
    /// The file, or the member of an archive.
    pub name: String,
    /// Its records.
    pub rows: u64,
    /// The earlier text that has the same records.
    pub same_as: Option<String>,
    /// Why a member of an archive was left out.
    pub skipped: Option<String>,
    /// The line in which the file may have been cut.
    pub cut_at: Option<u64>,
}

/// Money that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lost {
    /// How much.
    #[serde(flatten)]
    pub money: Money,
    /// Of a million units read, how many these are.
    pub per_million: u64,
}

/// The sum of one flow at one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Total {
    /// The flow.
    pub flow: &'static str,
    /// A, Q or M.
    pub frequency: &'static str,
    /// `TOTAL`, or the classification with how many digits.
    pub level: String,
    /// Is it the row of all partners together (WLD)?
    pub world: bool,
    /// Observations.
    pub observations: u64,
    /// ISO 4217.
    pub currency: String,
    /// The exact sum in currency units.
    pub value: String,
}

/// Flow, frequency, level, of all partners together, currency.
type SumKey = (&'static str, &'static str, String, bool, String);

/// The same without an allocation, as every row has it: of the product its classification and how long its text is.
type RowSumKey = (Flow, Frequency, ProductCode, usize, bool, TextId);

/// Observations, hundredths.
type FlowSum = (u64, i128);

/// Counts kept observations while they are written in order.
#[derive(Debug, Default)]
pub(super) struct WrittenTally {
    pub kept: u64,
    pub pairs: u64,
    pub years: Option<(i32, i32)>,
    last_pair: Option<Dyad>,
    sums: HashMap<RowSumKey, (SumKey, FlowSum)>,
    /// Of partners, and of the World, all levels and frequencies together.
    money: [MoneySums; 2],
    sources: BTreeSet<String>,
}

impl WrittenTally {
    pub(super) fn add(&mut self, row: &Row, texts: &Texts) {
        self.kept += 1;
        let pair = Dyad { reporter: row.key.reporter, partner: row.key.partner };
        if self.last_pair != Some(pair) {
            self.pairs += 1;
            self.last_pair = Some(pair);
        }
        let year = row.key.period.calendar_year();
        let (first, last) = self.years.unwrap_or((year, year));
        self.years = Some((first.min(year), last.max(year)));
        let (Key { flow, product, partner, .. }, frequency) = (row.key, row.key.period.frequency());
        let world = partner == Area::world();
        let of_row = (flow, frequency, product.of_classification(), product.text().len(), world, row.currency);
        let (_, sum) = self.sums.entry(of_row).or_insert_with(|| {
            let currency = texts.text(row.currency).to_owned();
            ((flow.word(), frequency.letter(), product.level(), world, currency), FlowSum::default())
        });
        let hundredths = row.value.map_or(0, |value| value.hundredths(row.unit_mult));
        *sum = (sum.0 + 1, sum.1 + hundredths);
        self.money[usize::from(world)].add(texts.text(row.currency), hundredths);
        self.name_source(texts.text(row.key.source));
    }

    /// Notes a source that has rows in the dataset.
    pub(super) fn name_source(&mut self, source: &str) {
        if !self.sources.contains(source) {
            self.sources.insert(source.to_owned());
        }
    }

    pub(super) fn sources(&self) -> &BTreeSet<String> {
        &self.sources
    }

    /// The money of all partners, or where there are none of the World, by which what is left out is measured.
    pub(super) fn of_partners(&self) -> &MoneySums {
        if self.money[0].is_empty() { &self.money[1] } else { &self.money[0] }
    }

    pub(super) fn totals(&self) -> Vec<Total> {
        let sums: BTreeMap<&SumKey, FlowSum> = self.sums.values().map(|(key, sum)| (key, *sum)).collect();
        let total = |(key, sum): (&SumKey, FlowSum)| {
            let (flow, frequency, level, world, currency) = key.clone();
            Total { flow, frequency, level, world, observations: sum.0, currency, value: units(sum.1) }
        };
        sums.into_iter().map(total).collect()
    }
}

impl Summary {
    /// Warns where more than a thousandth of the money stands nowhere.
    pub(super) fn warn(&mut self, drops: &Ledger, kept: &MoneySums) {
        for currency in drops.currencies() {
            let (lost, kept) = (drops.lost(&currency), kept.sum_in(&currency));
            let per_million = (lost * 1_000_000).checked_div(lost + kept).unwrap_or(0);
            if per_million > 1000 {
                let money = Money { currency, value: units(lost) };
                self.lost.push(Lost { money, per_million: u64::try_from(per_million).unwrap_or(u64::MAX) });
            }
        }
        let unread: u64 = self.dropped.iter().filter(|drop| drop.reason.is_loss()).map(|drop| drop.without_figure).sum();
        if unread > 0 && unread * 1000 > self.rows_read {
            self.warnings.push(format!("{unread} of {} rows are left out, and nobody knows what they are worth", self.rows_read));
        }
        if let Some(conflicts) = self.dropped.iter().find(|drop| drop.reason == DropReason::Conflict) {
            self.warnings.push(format!(
                "{} figures contradict one another under the same keys, which are left without a figure: rows may be parts whose \
                 columns were cut away, and then a key with a single row may hold a part too",
                conflicts.count
            ));
        }
        if let Some(text) = self.caution() {
            self.warnings.insert(0, text);
        }
    }

    /// What users of the dataset must know of the money that is left out.
    pub(super) fn caution(&self) -> Option<String> {
        if self.lost.is_empty() {
            return None;
        }
        let lost: Vec<String> = self.lost.iter().map(Lost::told).collect();
        let losses = self.dropped.iter().filter(|drop| drop.reason.is_loss());
        let mut codes: Vec<(DropReason, &DroppedCode)> =
            losses.flat_map(|drop| drop.codes.iter().map(|code| (drop.reason, code))).collect();
        codes.sort_by_key(|(reason, code)| (Reverse(code.hundredths), *reason, &code.code));
        let told = |(reason, code): &(DropReason, &DroppedCode)| {
            let money = code.sums.first().map_or_else(String::new, |money| format!("{} {} of ", money.value, money.currency));
            format!("{money}{} ({reason})", code.code)
        };
        let most: Vec<String> = codes.iter().take(3).map(told).collect();
        let text = "of what the imported files hold is left out, most of it";
        Some(format!("{} {text} {}; import-report.json and --json have all", lost.join(", "), most.join(", ")))
    }

    /// Warns of files given twice and of files that may be cut.
    pub(super) fn warn_of_files(&mut self) {
        for text in &self.files {
            if let Some(first) = &text.same_as {
                self.warnings.push(format!("{} has the same rows as {first}: equal figures are counted once", text.name));
            }
            if let Some(line) = text.cut_at {
                self.warnings.push(format!(
                    "{}:{line}: the last row has no line end and is short or ends in a number: the file may be cut, and the                      number too",
                    text.name
                ));
            }
        }
    }
}

impl Lost {
    fn told(&self) -> String {
        let Self { money: Money { currency, value }, per_million } = self;
        format!("{value} {currency} ({}.{:02} per cent)", per_million / 10_000, per_million % 10_000 / 100)
    }
}
