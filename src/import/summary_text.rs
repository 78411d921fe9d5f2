//! The summary of an import as text: warnings first, then what was left out, with the codes that most money is lost under.

use std::fmt;

use super::{
    ledger::{Drop, Money},
    summary::{Summary, Total},
};

/// Codes told of one reason; the report has all.
const CODES: usize = 8;

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { provider, dataset, source, rows_read, kept, .. } = self;
        let verb = if self.written { "into" } else { "NOT written into" };
        writeln!(out, "{provider} {verb} {dataset} as source {source:?}: {rows_read} rows read, {kept} observations kept")?;
        for warning in &self.warnings {
            writeln!(out, "  WARNING: {warning}")?;
        }
        for why in self.files.iter().filter_map(|text| text.skipped.as_ref()) {
            writeln!(out, "  left out of an archive: {why}")?;
        }
        for dropped in &self.dropped {
            writeln!(out, "  dropped {}: {}{}; first {}", dropped.count, dropped.reason, sums(dropped), dropped.first)?;
            codes(out, dropped)?;
        }
        for told in &self.told {
            writeln!(out, "  kept {}: {}{}; first {}", told.count, told.reason, sums(told), told.first)?;
            codes(out, told)?;
        }
        for remark in &self.remarks {
            writeln!(out, "  {remark}")?;
        }
        for (count, word) in [
            (self.added_up, "figures added to others as parts of one"),
            (self.rounded, "figures finer than the hundredths that hold them"),
            (self.replaced, "earlier observations replaced"),
            (self.changed, "of them by another figure"),
            (self.retained, "earlier observations kept beside them"),
            (self.left, "of them of partners and products that the files name and have no more (--whole takes them away)"),
        ] {
            if count > 0 {
                writeln!(out, "  {count} {word}")?;
            }
        }
        if let Some((first, last)) = self.years {
            writeln!(out, "  {} pairs, {first} to {last}", self.pairs)?;
        }
        for total in &self.totals {
            let Total { flow, frequency, level, observations, currency, value, .. } = total;
            let partners = if total.world { "World" } else { "partners" };
            writeln!(out, "  {flow} {frequency} {level}, {partners}: {value} {currency} in {observations} observations")?;
        }
        Ok(())
    }
}

/// What figures come to, where that is known.
fn sums(dropped: &Drop) -> String {
    let money = dropped.sums.iter().fold(String::new(), |all, money| all + "; " + &told(money));
    let unread = dropped.without_figure;
    if unread > 0 && unread < dropped.count { format!("{money}, {unread} without a figure that can be read") } else { money }
}

fn told(money: &Money) -> String {
    format!("{} {}", money.value, money.currency)
}

/// The codes that most money goes by, and how many more there are.
fn codes(out: &mut fmt::Formatter<'_>, dropped: &Drop) -> fmt::Result {
    let several = dropped.codes.len() > 1 || dropped.codes.first().is_some_and(|code| code.count > 1);
    for code in dropped.codes.iter().take(CODES).filter(|_| several) {
        let money = code.sums.iter().fold(String::new(), |all, money| all + ", " + &told(money));
        let name = if code.name.is_empty() { String::new() } else { format!(" ({})", code.name) };
        writeln!(out, "    {}{name}: {}{money}", code.code, code.count)?;
    }
    match dropped.codes.len().saturating_sub(CODES) {
        0 => Ok(()),
        more => writeln!(out, "    and {more} more, all in import-report.json and with --json"),
    }
}
