//! Rows of one key made one figure, or none: by rules that do not look at the order of rows, files or imports.
//!
//! Where rows are parts they are added, corrections below zero too; rows of one whole record are one, a row that says it is
//! the sum of the others stands for them, and a sum below zero is no figure. Where rows are whole figures equal ones are
//! one; of different ones the best founded is kept ([`Precedence`](super::precedence::Precedence)), CIF before FOB imports; where
//! that does not decide there is no figure.

use std::cmp::Ordering;

use super::{
    ledger::{Ledger, units},
    number::Number,
    provider::Repeats,
    reason::{DropReason, Dropped},
    row::{Key, Row, Texts},
};
use crate::trade::{Dyad, Flow, Status, Territories, Valuation};

/// Where rows that are kept out, and what is told of those that are kept, are counted.
pub(super) struct Books<'a> {
    pub drops: &'a mut Ledger,
    pub told: &'a mut Ledger,
    pub texts: &'a mut Texts,
}

/// One figure, or none, and how many were added to it.
pub(super) type Decided = (Option<Row>, u64);

/// Makes the rows of one key one; they are emptied.
pub(super) fn decide(rows: &mut Vec<Row>, repeats: Repeats, books: &mut Books<'_>) -> Decided {
    if rows.len() > 1 {
        let texts = &*books.texts;
        rows.sort_by(|one, two| order(one, two, texts));
    }
    let decided = match (repeats, rows.as_slice()) {
        (Repeats::Doubles, [only]) => (Some(*only), 0),
        _ => decide_by_codes(rows, repeats, books),
    };
    rows.clear();
    decided
}

/// Several codes may be one area of ours. Those of a residual area are parts of it, which are added; of any other area they
/// are its territories, of which one is kept.
fn decide_by_codes(rows: &mut Vec<Row>, repeats: Repeats, books: &mut Books<'_>) -> Decided {
    let Some(first) = rows.first() else { return (None, 0) };
    let residual = first.key.reporter.is_residual() || first.key.partner.is_residual();
    let several = rows.iter().any(|row| row.codes != first.codes);
    match (repeats, several, residual) {
        (Repeats::Doubles, true, true) => {
            let mut decided: Vec<Row> = each_code(rows, books, |rows, books| best(rows, books));
            sum(&mut decided, books)
        }
        (Repeats::Doubles, ..) => (best(rows, books), 0),
        (Repeats::Parts, true, false) => {
            let mut added = 0;
            let mut decided = each_code(rows, books, |rows, books| {
                let (row, more) = sum(rows, books);
                added += more;
                row
            });
            decided.sort_by(|one, two| order(one, two, books.texts));
            (best(&decided, books), added)
        }
        (Repeats::Parts, ..) => sum(rows, books),
    }
}

/// The figure of each code, by the order of the rows.
fn each_code(
    rows: &[Row],
    books: &mut Books<'_>,
    mut decide: impl FnMut(&mut Vec<Row>, &mut Books<'_>) -> Option<Row>,
) -> Vec<Row> {
    let mut codes: Vec<u32> = rows.iter().map(|row| row.codes).collect();
    codes.sort_unstable();
    codes.dedup();
    let of = |code: u32| rows.iter().filter(|row| row.codes == code).copied().collect::<Vec<Row>>();
    codes.into_iter().filter_map(|code| decide(&mut of(code), books)).collect()
}

/// Would a row that the dataset has be kept beside a newer one of the same key? Then the newer one takes nothing away.
pub(super) fn outranks(old: &Row, new: &Row, texts: &Texts) -> bool {
    let territory = new.precedence.territories > unusual_sides(old, texts);
    let valuation = new.key.flow == Flow::Import && old.valuation == Valuation::Cif && new.valuation == Valuation::Fob;
    let estimated = new.precedence.estimated > 0 && old.status != Status::Estimated;
    territory || valuation || estimated
}

/// How many sides of a row of the dataset are of another territory than its period has.
fn unusual_sides(row: &Row, texts: &Texts) -> u8 {
    let Key { reporter, partner, calendar, period, .. } = row.key;
    Territories::unusual_sides(Dyad { reporter, partner }, calendar, period, texts.text(row.note))
}

/// Counts a row that is kept out, under its pair.
pub(super) fn drop(row: &Row, reason: DropReason, detail: &str, books: &mut Books<'_>) {
    let dropped = told_of(row, reason, detail, books.texts);
    books.drops.add(&dropped, || place(row));
}

fn told_of(row: &Row, reason: DropReason, detail: &str, texts: &Texts) -> Dropped {
    let key = &row.key;
    let code = format!("{}-{}", key.reporter.code(), key.partner.code());
    let dropped = Dropped::new(reason, detail).of_code(code);
    let worth = hundredths(row);
    worth.map_or(dropped.clone(), |worth| dropped.worth(worth, texts.text(row.currency)))
}

fn place(row: &Row) -> String {
    let key = &row.key;
    format!("{}-{} {} {} {}", key.reporter.code(), key.partner.code(), key.flow, key.product.text(), key.period)
}

fn hundredths(row: &Row) -> Option<i128> {
    row.value.map(|value| value.hundredths(row.unit_mult))
}

/// An order of rows of one key that does not depend on the order they came in.
fn order(one: &Row, two: &Row, texts: &Texts) -> Ordering {
    let plain = |row: &Row| (row.precedence, !row.whole, hundredths(row), row.unit_mult, row.decimals, row.valuation, row.status);
    let text = |id| texts.text(id);
    plain(one)
        .cmp(&plain(two))
        .then_with(|| text(one.currency).cmp(text(two.currency)))
        .then_with(|| text(one.note).cmp(text(two.note)))
        .then_with(|| (one.codes, one.record).cmp(&(two.codes, two.record)))
}

fn drop_all(rows: &[Row], reason: DropReason, detail: &str, books: &mut Books<'_>) {
    for row in rows {
        drop(row, reason, detail, books);
    }
}

/// The figures of rows, for a person to read.
fn figures(rows: &[Row]) -> String {
    let shown = rows.iter().take(5).map(|row| hundredths(row).map_or_else(|| "none".to_owned(), units));
    let more = if rows.len() > 5 { ", …" } else { "" };
    shown.collect::<Vec<_>>().join(", ") + more
}

/// Of whole figures the best founded, or none.
fn best(rows: &[Row], books: &mut Books<'_>) -> Option<Row> {
    let precedence = rows.first()?.precedence;
    let (mut peers, lesser): (Vec<Row>, Vec<Row>) = rows.iter().partition(|row| row.precedence == precedence);
    if peers[0].key.flow == Flow::Import && peers.iter().any(|row| row.valuation == Valuation::Cif) {
        let others: Vec<Row> = peers.extract_if(.., |row| row.valuation != Valuation::Cif).collect();
        drop_all(&others, DropReason::Valuation, &figures(&others), books);
    }
    let same = |one: &Row, two: &Row| hundredths(one) == hundredths(two) && one.currency == two.currency;
    let first = peers[0];
    let decided = peers.iter().all(|row| same(row, &first)).then_some(first);
    match decided {
        Some(_) => drop_all(&peers[1..], DropReason::Repeated, &figures(&peers[1..]), books),
        None => drop_all(&peers, DropReason::Conflict, &figures(&peers), books),
    }
    for row in lesser {
        let reason =
            if same(&row, &first) && decided.is_some() { DropReason::Repeated } else { row.precedence.reason_beside(precedence) };
        let beside = [first, row];
        drop(&row, reason, &figures(&beside), books);
    }
    decided
}

/// The sum of parts, or none.
fn sum(rows: &mut Vec<Row>, books: &mut Books<'_>) -> Decided {
    let mut repeated = Vec::new();
    rows.dedup_by(|later, kept| {
        let equal = later == kept;
        if equal {
            repeated.push(*later);
        }
        equal
    });
    drop_all(&repeated, DropReason::Repeated, &figures(&repeated), books);
    totals_for_parts(rows, books);
    let Some(&first) = rows.first() else { return (None, 0) };
    if rows.iter().any(|row| row.currency != first.currency) {
        drop_all(rows, DropReason::Conflict, "parts in two currencies", books);
        return (None, 0);
    }
    let Some(value) = added(rows) else {
        drop_all(rows, DropReason::Value, "the sum of the parts is too large", books);
        return (None, 0);
    };
    if value.is_some_and(|(value, _)| value.digits < 0) {
        drop_all(rows, DropReason::BelowZero, &figures(rows), books);
        return (None, 0);
    }
    let row = joined(rows, value, books.texts);
    (Some(row), u64::try_from(rows.len() - 1).unwrap_or(0))
}

/// Where rows say that they are the sum of the parts, the parts are kept out.
fn totals_for_parts(rows: &mut Vec<Row>, books: &mut Books<'_>) {
    if rows.iter().all(|row| row.whole) || !rows.iter().any(|row| row.whole) {
        return;
    }
    let parts: Vec<Row> = rows.extract_if(.., |row| !row.whole).collect();
    let worth = |rows: &[Row]| rows.iter().filter_map(hundredths).sum::<i128>();
    let (total, sum) = (worth(rows), worth(&parts));
    if total != sum {
        let told =
            told_of(&rows[0], DropReason::Unequal, &format!("{} beside parts of {}", units(total), units(sum)), books.texts);
        books.told.add(&told, || place(&rows[0]));
    }
    drop_all(&parts, DropReason::Breakdown, &figures(&parts), books);
}

/// The sum and its scale, none inside where no part has a figure, none at all where it does not fit.
#[expect(clippy::option_option, reason = "a sum that does not fit and no figure to add are two things")]
fn added(rows: &[Row]) -> Option<Option<(Number, u8)>> {
    let same = rows.iter().all(|row| row.unit_mult == rows[0].unit_mult);
    let unit_mult = if same { rows[0].unit_mult } else { 0 };
    let mut sum: Option<Number> = None;
    for row in rows {
        let Some(value) = row.value else { continue };
        let value = if same { value } else { Number::of_hundredths(value.hundredths(row.unit_mult))? };
        sum = Some(match sum {
            Some(sum) => sum.plus(value)?,
            None => value,
        });
    }
    let Some(sum) = sum else { return Some(None) };
    i64::try_from(sum.hundredths(unit_mult)).ok().map(|_| Some((sum, unit_mult)))
}

/// The parts as one row: what they say alike, and of the rest what is safe to say.
fn joined(rows: &[Row], value: Option<(Number, u8)>, texts: &mut Texts) -> Row {
    let first = rows[0];
    let alike = rows.iter().all(|row| row.valuation == first.valuation);
    let mut notes: Vec<&str> = rows.iter().map(|row| texts.text(row.note)).filter(|note| !note.is_empty()).collect();
    notes.sort_unstable();
    notes.dedup();
    let unknown = rows.iter().filter(|row| row.value.is_none()).count();
    let lacking = (unknown > 0 && value.is_some()).then(|| format!("without {unknown} parts that have no figure"));
    let note = match (notes.as_slice(), lacking) {
        ([], None) => String::new(),
        (notes, lacking) => notes.iter().map(|note| (*note).to_owned()).chain(lacking).collect::<Vec<_>>().join("; "),
    };
    let statuses = rows.iter().filter(|row| row.value.is_some() || value.is_none()).map(|row| row.status);
    Row {
        value: value.map(|value| value.0),
        unit_mult: value.map_or(first.unit_mult, |value| value.1),
        decimals: rows.iter().map(|row| row.decimals).min().flatten(),
        valuation: if alike { first.valuation } else { Valuation::Unknown },
        status: Status::worst(statuses),
        note: texts.id(&note),
        ..first
    }
}
