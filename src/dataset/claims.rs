//! The resource `claims`.

use std::collections::{BTreeMap, HashMap};

use super::{
    claim_value::{StatedOf, is_whole, stated},
    dates::{DATE_ALLOWED, partial_date},
    header::Columns,
    observations::{is_year, source, year_fault},
    row::{Row, each_row},
};
use crate::trade::{
    Calendar, Claim, ClaimKind, Compared, Dyad, Finding, FindingCode, Frequency, Period, Qualifier, Span, Status,
};

const COLUMNS: Columns = Columns {
    required: &[
        "id",
        "reporter",
        "partner",
        "flow",
        "product",
        "period",
        "claim_kind",
        "value",
        "unit",
        "unit_mult",
        "decimals",
        "qualifier",
        "source",
        "text",
    ],
    optional: &[
        "statement",
        "calendar",
        "compared_to",
        "compiler",
        "stated_by",
        "published",
        "status",
        "note",
        "side",
        "value_to",
        "currency",
    ],
    translated: &[],
};

/// Every claim of a file, and everything wrong with it.
pub(super) fn claims(bytes: &[u8], file: &str, sources: &BTreeMap<String, u16>) -> (Vec<Claim>, Vec<Finding>) {
    let (mut claims, mut ids) = (Vec::new(), HashMap::new());
    let findings = each_row(bytes, file, &COLUMNS, |row| {
        claims.extend(claim(row, sources));
        if let Some(first) = row.owned("id").and_then(|id| ids.insert(id, row.line())) {
            row.fault(FindingCode::DuplicateKey, "id", format!("the same id as line {first}"));
        }
    });
    (claims, findings.all())
}

fn claim(row: &mut Row<'_>, sources: &BTreeMap<String, u16>) -> Option<Claim> {
    let id = row.needed("id");
    let reporter = row.word("reporter", FindingCode::UnknownArea);
    let partner = row.word("partner", FindingCode::UnknownArea);
    let flow = row.word("flow", FindingCode::UnknownFlow);
    let product = row.word("product", FindingCode::UnknownTerm);
    let is_open = side(row);
    let calendar =
        if row.field("calendar").is_empty() { Some(Calendar::Gregorian) } else { row.word("calendar", FindingCode::UnknownTerm) };
    let period = row.optional_word("period", FindingCode::BadPeriod);
    let period = in_calendar(row, "period", period, calendar);
    let compared_to = compared_to(row, calendar);
    let qualifier =
        if row.field("qualifier").is_empty() { Some(Qualifier::Exact) } else { row.word("qualifier", FindingCode::UnknownTerm) };
    let status =
        if row.field("status").is_empty() { Some(Status::Normal) } else { row.word("status", FindingCode::UnknownStatus) };
    let claim_kind: Option<ClaimKind> = row.word("claim_kind", FindingCode::UnknownTerm);
    let of = || Some(StatedOf { kind: claim_kind?, flow: flow?, qualifier: qualifier? });
    let stated = stated(row, of());
    let text = row.needed("text");
    let source = source(row, sources);
    published(row);
    let stated = stated?;
    let claim = Claim {
        id: id?,
        statement: row.owned("statement"),
        dyad: Dyad { reporter: reporter?, partner: partner? },
        is_open: is_open?,
        flow: flow?,
        product: product?,
        period: if row.field("period").is_empty() { None } else { Some(period?) },
        calendar: calendar?,
        claim_kind: claim_kind?,
        value: stated.value,
        value_to: stated.value_to,
        unit: stated.unit,
        unit_mult: stated.unit_mult,
        decimals: stated.decimals,
        qualifier: qualifier?,
        compared_to: compared_to?,
        currency: stated.currency,
        compiler: row.owned("compiler"),
        stated_by: row.owned("stated_by"),
        published: row.owned("published"),
        status: status?,
        source: source.map(|_| row.field("source").to_owned())?,
        text: text?,
        note: row.owned("note"),
    };
    is_whole(row, &claim).then_some(claim)
}

/// Is the side open whose statistics are meant?
fn side(row: &mut Row<'_>) -> Option<bool> {
    match row.field("side") {
        "" => Some(false),
        "open" => Some(true),
        other => {
            let shown: String = other.chars().take(60).collect();
            let text = format!("unknown side {shown:?}; allowed: open, or empty where reporter is the one that is meant");
            row.fault(FindingCode::UnknownTerm, "side", text);
            None
        }
    }
}

/// What the claim compares to, in its calendar.
fn compared_to(row: &mut Row<'_>, calendar: Option<Calendar>) -> Option<Compared> {
    if row.field("compared_to").is_empty() {
        return Some(Compared::Usual);
    }
    match row.word("compared_to", FindingCode::BadPeriod)? {
        Compared::To(span) => in_calendar(row, "compared_to", Some(span), calendar).map(Compared::To),
        other => Some(other),
    }
}

/// The months spoken of, if their calendar has such.
fn in_calendar(row: &mut Row<'_>, column: &'static str, span: Option<Span>, calendar: Option<Calendar>) -> Option<Span> {
    let (span, calendar) = (span?, calendar?);
    if !is_year(span.first_month().div_euclid(12), calendar) {
        row.fault(FindingCode::BadPeriod, column, year_fault(row.field(column)));
        return None;
    }
    // As it is written: months of a fiscal year are counted neither singly nor in a row.
    let whole = span
        .to_string()
        .parse::<Period>()
        .is_ok_and(|period| !row.field(column).contains('/') && calendar.has(period.frequency()));
    if whole || calendar.has(Frequency::Monthly) {
        return Some(span);
    }
    let text = format!(
        "{span} is no period of {}; its years and quarters are, and months are those of calendar gregorian",
        calendar.word()
    );
    row.fault(FindingCode::BadPeriod, column, text);
    None
}

fn published(row: &mut Row<'_>) {
    if let Some(text) = row.optional("published").filter(|text| partial_date(text).is_none()) {
        row.fault(FindingCode::BadPeriod, "published", format!("{text:?} is not a date; allowed: {DATE_ALLOWED}"));
    }
}

#[cfg(test)]
#[path = "claims_tests.rs"]
mod tests;
